"""The pages of a dossier among colleagues: share it, hand it over, copy it."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.dossier import hervatten
from intake.dossier.delen import BeoordeeltDit, deel, draag_over, is_deskundige, stop_delen
from intake.dossier.forms.delen import SCHRIJVEN, CollegaForm, DelenForm, KopieForm, OverdragenForm
from intake.dossier.kopie import kopieer
from intake.dossier.models import Dossier
from intake.dossier.stapviews import lees_sleutel
from intake.dossier.toegang import dossier_om_te_lezen, eigen_dossier, mag_maken, opslag
from intake.formulier import maak_helper
from intake.gebruikers import Gebruiker

BEOORDEELT = (
    "{} beoordeelt dit dossier. Wie een dossier beoordeelt, mag het niet zelf invullen. "
    "Kies een andere collega."
)
STOP = "stop"


@require_http_methods(["GET", "HEAD", "POST"])
def delen(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = eigen_dossier(request, kenmerk)
    if request.method != "POST":
        form = DelenForm(dossier=dossier, initial=hervatten.begin(request))
        return toon_delen(request, dossier, form)
    if "gebruiker" in request.POST:
        return wijzig(request, dossier)
    form = DelenForm(request.POST, dossier=dossier)
    if not form.is_valid():
        return toon_delen(request, dossier, form)
    collega, schrijven = form.cleaned_data["adres"], form.cleaned_data["recht"] == SCHRIJVEN
    try:
        deel(dossier, collega, schrijven, opslag(request))
    except BeoordeeltDit:
        form.add_error("adres", BEOORDEELT.format(collega))
        return toon_delen(request, dossier, form)
    messages.success(request, f"U deelt dit dossier nu met {collega}.")
    return redirect("intake:delen", dossier.kenmerk)


def wijzig(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Change or stop what is shared with someone in the list."""
    collega = gedeeld_met(request, dossier)
    if request.POST.get("doe") == STOP:
        stop_delen(dossier, collega, opslag(request))
        messages.success(request, f"U deelt dit dossier niet meer met {collega}.")
        return redirect("intake:delen", dossier.kenmerk)
    try:
        deel(dossier, collega, request.POST.get("doe") == SCHRIJVEN, opslag(request))
    except BeoordeeltDit:
        messages.error(request, BEOORDEELT.format(collega))
        return redirect("intake:delen", dossier.kenmerk)
    messages.success(request, f"U hebt veranderd wat {collega} mag.")
    return redirect("intake:delen", dossier.kenmerk)


def gedeeld_met(request: HttpRequest, dossier: Dossier) -> Gebruiker:
    nummer = request.POST["gebruiker"]
    if not (nummer.isascii() and nummer.isdigit() and len(nummer) < 10):
        raise Http404
    collega = get_object_or_404(Gebruiker, pk=nummer, delingen__dossier=dossier)
    if is_deskundige(collega):
        raise Http404
    return collega


def toon_delen(request: HttpRequest, dossier: Dossier, form: DelenForm) -> HttpResponse:
    form.helper = maak_helper(form, request.path, "Deel het dossier", later="")
    delingen = [
        (deling, is_deskundige(deling.gebruiker))
        for deling in dossier.delingen.select_related("gebruiker")
    ]
    context = {"dossier": dossier, "form": form, "delingen": delingen}
    return render(request, "intake/delen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def overdragen(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = eigen_dossier(request, kenmerk)
    form = OverdragenForm(request.POST or None, dossier=dossier, initial=hervatten.begin(request))
    if not form.is_valid():
        return toon_overdragen(request, dossier, form)
    collega, blijft_lezen = form.cleaned_data["adres"], not form.cleaned_data["niet_meer_lezen"]
    try:
        draag_over(dossier, collega, blijft_lezen, opslag(request))
    except BeoordeeltDit:
        form.add_error("adres", BEOORDEELT.format(collega))
        return toon_overdragen(request, dossier, form)
    messages.success(request, f"{dossier.kenmerk}, {dossier.naam}, is nu van {collega}.")
    return redirect(dossier) if blijft_lezen else redirect("intake:dossiers")


def toon_overdragen(request: HttpRequest, dossier: Dossier, form: CollegaForm) -> HttpResponse:
    form.helper = maak_helper(form, request.path, "Draag het dossier over", later="")
    return render(request, "intake/overdragen.html", {"dossier": dossier, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def kopie(request: HttpRequest, kenmerk: str) -> HttpResponse:
    bron = dossier_om_te_lezen(request, kenmerk)
    if not mag_maken(request.user):
        raise Http404
    form = KopieForm(request.POST or None, initial={"naam": bron.naam} | hervatten.begin(request))
    if not form.is_valid():
        return toon_kopie(request, bron, form)
    nieuw = kopieer(
        bron,
        form.cleaned_data["naam"],
        lees_sleutel(request),
        opslag(request),
        timezone.localdate(),
    )
    messages.success(request, f"Uw nieuwe dossier is {nieuw.kenmerk}.")
    return redirect(nieuw)


def toon_kopie(request: HttpRequest, bron: Dossier, form: KopieForm) -> HttpResponse:
    sleutel = str(lees_sleutel(request) if form.is_bound else uuid4())
    form.helper = maak_helper(
        form, request.path, "Maak de kopie", later="", verborgen={"sleutel": sleutel}
    )
    return render(request, "intake/kopie.html", {"dossier": bron, "form": form})
