"""The pages before and around a session: is it advised, is there time, prepare it, invite."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.advies.ambitieplanning import plan_ambitieweb
from intake.advies.keuzes import Fase
from intake.ambitieweb import kalender
from intake.ambitieweb.forms import AfgelastForm, OverlegForm, SessieForm
from intake.ambitieweb.genodigden import (
    AGENDA,
    als_rijen,
    bereid_voor,
    eerste_genodigden,
    geef_nieuwe_link,
    mail_uitnodigingen,
    trek_in,
)
from intake.ambitieweb.links import Link, links_van
from intake.ambitieweb.models import Ambitiesessie
from intake.ambitieweb.sessies import (
    NietZo,
    gelast_af,
    laatste_sessie,
    leg_overleg_vast,
    lopende_sessie,
)
from intake.ambitieweb.startwaarden import doelen_van, startwaarde
from intake.dossier import hervatten
from intake.dossier.handelen import Achterhaald
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import (
    dossier_om_te_bewerken,
    dossier_om_te_lezen,
    lees_nummer,
    lees_versie,
    mag_bewerken,
    opslag,
)
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.formulier import maak_helper
from intake.rijen import met_extra_rij

VELDEN = ("datum", "begintijd", "duur", "plaats", "begeleider", "agenda")


@require_http_methods(["GET", "HEAD", "POST"])
def ambitieweb(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """For every reader; the talk with Concern Inkoop is noted here by whoever may write."""
    if request.method == "POST":
        return noteer_overleg(request, dossier_om_te_bewerken(request, kenmerk))
    dossier = dossier_om_te_lezen(request, kenmerk)
    return toon(request, dossier, OverlegForm(hervatten.haal_op(request), initial=begin(dossier)))


def begin(dossier: Dossier) -> dict[str, Any]:
    sessie = lopende_sessie(dossier)
    return {"overleg_op": sessie.overleg_op, "gedaan": True} if sessie else {}


def noteer_overleg(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    if not dossier.is_open:
        raise Achterhaald(dossier)
    form = OverlegForm(request.POST)
    if not form.is_valid():
        return toon(request, dossier, form)
    zaak = bekijk(dossier).zaak
    leg_overleg_vast(dossier, form.cleaned_data["overleg_op"], zaak, opslag(request))
    messages.success(
        request, "Uw overleg met Concern Inkoop is vastgelegd. Bereid nu de sessie voor."
    )
    return redirect("intake:ambitie_voorbereiden", dossier.kenmerk)


def toon(request: HttpRequest, dossier: Dossier, form: OverlegForm) -> HttpResponse:
    if form.is_bound and request.method != "POST":
        form.toon_zonder_fouten()
    zaak, sessie = bekijk(dossier).zaak, laatste_sessie(dossier)
    form.helper = maak_helper(form, request.path, "Leg het overleg vast", later="")
    beeld = Adviesbeeld(zaak)
    fase = Fase(dossier.fase) if dossier.fase in set(Fase) else None
    context = {
        "dossier": dossier,
        "zaak": zaak,
        "beeld": beeld,
        "redenen": [reden for reden in beeld.alle_redenen if reden.regel.startswith("DT6")],
        "planning": plan_ambitieweb(dossier.aankondigingsdatum, timezone.localdate(), fase),
        "contact": zaak.contact("CIS"),
        "sessie": sessie,
        "sessies": dossier.ambitiesessies.all(),
        "starten": [(doel, startwaarde(zaak, doel.code)) for doel in doelen_van(zaak)],
        "mag_bewerken": mag_bewerken(request.user, dossier),
        "form": form,
    }
    return render(request, "intake/ambitieweb/ambitieweb.html", context)


def niet_meer(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The session ended meanwhile: what was just typed is shown, not saved."""
    if request.method == "POST":
        raise Achterhaald(dossier)
    return redirect("intake:ambitieweb", dossier.kenmerk)


@require_http_methods(["GET", "HEAD", "POST"])
def voorbereiden(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    sessie = lopende_sessie(dossier)
    if sessie is None:
        return niet_meer(request, dossier)
    getypt = request.POST if request.method == "POST" else hervatten.haal_op(request)
    if getypt is None:
        return toon_voorbereiden(
            request, sessie, SessieForm(initial=bewaard(sessie)), sessie.versie
        )
    versie, meer = lees_versie(getypt), met_extra_rij(getypt)
    form = SessieForm(meer or getypt)
    if meer or request.method != "POST":
        form.toon_zonder_fouten()
    elif form.is_valid():
        return bewaar(request, sessie, form, versie)
    return toon_voorbereiden(request, sessie, form, versie)


def bewaar(
    request: HttpRequest, sessie: Ambitiesessie, form: SessieForm, versie: int
) -> HttpResponse:
    kolommen = {naam: form.cleaned_data[naam] for naam in VELDEN}
    bereid_voor(sessie, versie, kolommen, form.cleaned_data["genodigden"], opslag(request))
    messages.success(request, "De sessie is bewaard. Geef nu iedereen de eigen link.")
    return redirect("intake:ambitie_links", sessie.dossier.kenmerk)


def bewaard(sessie: Ambitiesessie) -> dict[str, Any]:
    """What is stored; for a session without guests a good beginning."""
    waarden = {naam: getattr(sessie, naam) for naam in VELDEN}
    rijen = als_rijen(sessie)
    if not rijen:
        zaak = bekijk(sessie.dossier).zaak
        rijen = list(eerste_genodigden(sessie.dossier, zaak))
        waarden["agenda"] = sessie.agenda or AGENDA
    return {**waarden, "genodigden": rijen}


def toon_voorbereiden(
    request: HttpRequest, sessie: Ambitiesessie, form: SessieForm, versie: int
) -> HttpResponse:
    form.helper = maak_helper(
        form, request.path, "Bewaar de sessie", later="", verborgen={"versie": str(versie)}
    )
    dossier = sessie.dossier
    fase = Fase(dossier.fase) if dossier.fase in set(Fase) else None
    context = {
        "dossier": dossier,
        "sessie": sessie,
        "planning": plan_ambitieweb(dossier.aankondigingsdatum, timezone.localdate(), fase),
        "doelen": sessie.doelen.all(),
        "form": form,
    }
    return render(request, "intake/ambitieweb/voorbereiden.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """The own links, to mail, to print or to give; and to take back."""
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    sessie = lopende_sessie(dossier)
    if sessie is None:
        return niet_meer(request, dossier)
    if request.method == "POST":
        return doe(request, sessie)
    context = {
        "dossier": dossier,
        "sessie": sessie,
        "links": alle_links(request, sessie),
    }
    return render(request, "intake/ambitieweb/links.html", context)


def alle_links(request: HttpRequest, sessie: Ambitiesessie) -> list[Link]:
    begin = request.build_absolute_uri(reverse("intake:ambitie_deelname_begin"))
    return links_van(sessie.genodigden.welkom(), begin)


def doe(request: HttpRequest, sessie: Ambitiesessie) -> HttpResponseRedirect:
    wat, _, nummer = request.POST.get("doe", "").partition(":")
    versie = lees_versie(request.POST)
    try:
        melding = voer_uit(request, sessie, versie, wat, lees_nummer(nummer))
        messages.success(request, melding)
    except NietZo as fout:
        messages.warning(request, str(fout))
    return redirect("intake:ambitie_links", sessie.dossier.kenmerk)


def voer_uit(
    request: HttpRequest, sessie: Ambitiesessie, versie: int, wat: str, nummer: int
) -> str:
    wie = opslag(request)
    if wat == "mail":
        aantal = mail_uitnodigingen(sessie, versie, wie)
        return f"{aantal} uitnodigingen gaan weg." if aantal != 1 else "De uitnodiging gaat weg."
    if wat == "trek_in":
        trek_in(sessie, versie, nummer, wie)
        return "De link is ingetrokken. Hij opent niets meer."
    if wat == "nieuw":
        geef_nieuwe_link(sessie, versie, nummer, wie)
        return "Er is een nieuwe link. De oude opent niets meer."
    raise NietZo("Er is niets gedaan. Kies een knop op deze pagina.")


@require_http_methods(["GET", "HEAD", "POST"])
def afgelasten(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    sessie = lopende_sessie(dossier)
    if sessie is None:
        return niet_meer(request, dossier)
    form = AfgelastForm(request.POST or None, initial=hervatten.begin(request))
    versie = lees_versie(request.POST) if request.method == "POST" else sessie.versie
    if request.method == "POST" and form.is_valid():
        gelast_af(sessie, versie, form.cleaned_data["reden"], opslag(request))
        messages.success(request, "De sessie gaat niet door. De deelnemers lezen dat op hun link.")
        return redirect("intake:ambitieweb", kenmerk)
    form.helper = maak_helper(
        form, request.path, "Gelast de sessie af", later="", verborgen={"versie": str(versie)}
    )
    context = {"dossier": dossier, "sessie": sessie, "form": form}
    return render(request, "intake/ambitieweb/afgelasten.html", context)


@require_safe
def uitnodiging(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """The appointment without an own link: for whoever may read the dossier."""
    dossier = dossier_om_te_lezen(request, kenmerk)
    sessie = lopende_sessie(dossier)
    if sessie is None or sessie.datum is None:
        raise Http404
    adres = request.build_absolute_uri(reverse("intake:ambitieweb", args=[kenmerk]))
    return als_afspraak(sessie, adres)


def als_afspraak(sessie: Ambitiesessie, adres: str) -> HttpResponse:
    antwoord = HttpResponse(kalender.uitnodiging(sessie, adres), content_type=kalender.SOORT)
    antwoord.headers["Content-Disposition"] = 'attachment; filename="ambitiewebsessie.ics"'
    return antwoord
