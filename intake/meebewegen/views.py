"""The page "Het kader is gewijzigd": what changes for this purchase, and the choice."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.dossier import hervatten
from intake.dossier.handelen import Achterhaald
from intake.dossier.kader import Kaderstand, kaderstand, versie_van
from intake.dossier.models import Dossier
from intake.dossier.staten import BIJ_CONCERN_INKOOP
from intake.dossier.toegang import (
    dossier_om_te_bewerken,
    dossier_om_te_lezen,
    lees_versie,
    opslag,
)
from intake.formulier import IkForm, maak_helper
from intake.kader.models import Kaderversie
from intake.meebewegen.forms import BlijfForm
from intake.meebewegen.kiezen import blijf_bij, ga_mee
from intake.meebewegen.verschil import verschil_van

MEE, BLIJF = "mee", "blijf"
MEEGEGAAN = "Uw inkoop volgt nu versie {} van het kader. Bekijk of er vragen of keuzes open staan."
GEBLEVEN = "Uw inkoop blijft bij versie {} van het kader. Concern Inkoop ziet uw reden."
NOG_NIEUWER = (
    "Er geldt intussen weer een andere versie van het kader. Er is niets veranderd aan uw inkoop. "
    "Hieronder staat wat die versie verandert. Kies opnieuw."
)
VERANDERD = (
    "Een collega heeft het dossier intussen veranderd. Uw keuze is niet bewaard. "
    "Hieronder staat wat er nu verandert. Kies opnieuw."
)


@require_http_methods(["GET", "HEAD", "POST"])
def kader_gewijzigd(request: HttpRequest, kenmerk: str) -> HttpResponse:
    if request.method == "POST":
        return kies(request, dossier_om_te_bewerken(request, kenmerk))
    dossier = dossier_om_te_lezen(request, kenmerk)
    stand = kaderstand(dossier, timezone.localdate())
    if not stand.is_ouder:
        return redirect(dossier)
    bewaard = {"reden": dossier.kader_reden} if stand.blijft else {}
    return toon(request, stand, BlijfForm(initial=bewaard | hervatten.begin(request)))


def kies(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    stand = kaderstand(dossier, timezone.localdate())
    if is_al_gekozen(request, stand):
        return klaar(request, stand)
    if not dossier.is_open or not stand.is_ouder:
        raise Achterhaald(dossier)
    form = BlijfForm(request.POST if request.POST.get("keuze") != MEE else None)
    if request.POST.get("naar", str(stand.geldend.pk)) != str(stand.geldend.pk):
        return toon(request, stand, form, NOG_NIEUWER)
    if form.is_bound and not form.is_valid():
        return toon(request, stand, form)
    try:
        doe(request, stand, form)
    except Achterhaald:
        dossier.refresh_from_db()
        return opnieuw(request, dossier, form)
    return klaar(request, stand)


def doe(request: HttpRequest, stand: Kaderstand, form: BlijfForm) -> None:
    door = opslag(request, lees_versie(request.POST))
    if form.is_bound:
        blijf_bij(stand.dossier, stand.geldend, form.cleaned_data["reden"], door)
    else:
        ga_mee(stand.dossier, stand.geldend, door)


def opnieuw(request: HttpRequest, dossier: Dossier, form: BlijfForm) -> HttpResponse:
    """Too late: the other half of a double click did it, or the page is shown as it is now."""
    stand = kaderstand(dossier, timezone.localdate())
    if is_al_gekozen(request, stand):
        return klaar(request, stand)
    if not dossier.is_open or not stand.is_ouder:
        raise Achterhaald(dossier)
    return toon(request, stand, form, VERANDERD)


def is_al_gekozen(request: HttpRequest, stand: Kaderstand) -> bool:
    """Whether the dossier is where this click would bring it."""
    naar, dossier = request.POST.get("naar"), stand.dossier
    if request.POST.get("keuze") == MEE:
        return naar == str(dossier.kaderversie_id)
    zelfde_reden = request.POST.get("reden", "").strip() == dossier.kader_reden
    return stand.blijft and naar == str(dossier.kader_afgewezen_id) and zelfde_reden


def klaar(request: HttpRequest, stand: Kaderstand) -> HttpResponseRedirect:
    if request.POST.get("keuze") == MEE:
        messages.success(request, MEEGEGAAN.format(versie_van(stand.dossier)))
    else:
        messages.success(request, GEBLEVEN.format(stand.versie))
    return redirect(stand.dossier)


def toon(
    request: HttpRequest, stand: Kaderstand, form: BlijfForm, te_laat: str = ""
) -> HttpResponse:
    dossier = stand.dossier
    schrijft = dossier.is_schrijver(request.user)
    mee = IkForm()
    verborgen = {"versie": str(dossier.versie), "naar": str(stand.geldend.pk)}
    for een, keuze, knop, nadruk in (
        (mee, MEE, "Ga mee met het nieuwe kader", "primary"),
        (form, BLIJF, "Blijf bij het oude kader", "secondary"),
    ):
        een.helper = maak_helper(
            een,
            request.path,
            knop,
            later="",
            bewaak=een is form,
            verborgen=verborgen | {"keuze": keuze},
            nadruk=nadruk,
        )
    context = {
        "dossier": dossier,
        "stand": stand,
        "uitgaven": uitgaven(stand),
        "verschil": verschil_van(stand, timezone.localdate()),
        "mee": mee,
        "form": form,
        "te_laat": te_laat,
        "schrijft": schrijft,
        "kiest": schrijft and dossier.is_open,
        "ligt_bij_concern_inkoop": dossier.staat in BIJ_CONCERN_INKOOP,
    }
    status = 409 if te_laat else 200
    return render(request, "intake/kader_gewijzigd.html", context, status=status)


def uitgaven(stand: Kaderstand) -> QuerySet[Kaderversie]:
    """The publications since the version of the dossier, in the order in which they came."""
    later = Kaderversie.objects.defer("inhoud").filter(pk__gt=stand.versie.pk)
    return later.filter(pk__lte=stand.geldend.pk).order_by("pk")
