"""The pages of what if: one on its own, and one for the answer that is being typed."""

from django.forms.boundfield import BoundField
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from intake.dossier import hervatten
from intake.dossier.forms.feiten import FEITVELDEN, FeitenForm
from intake.dossier.kader import kader_van
from intake.dossier.models import Dossier
from intake.dossier.stappen import Reis
from intake.dossier.stapviews import gesloten, omgeving
from intake.dossier.toegang import dossier_om_te_bewerken, dossier_om_te_lezen, mag_bewerken
from intake.rijen import met_extra_rij
from intake.watals.anders import Verschil, alsof, grens_van, verschil

GEVULD = "gevuld"
DEEL = "X-Deel"
NIET_GEVRAAGD = "Vragen die bij deze antwoorden niet gelden"


@require_safe
def watals(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Everything stands in the address, so that it can be shared; nothing is saved."""
    dossier = dossier_om_te_lezen(request, kenmerk)
    vandaag = timezone.localdate()
    versie, kader = kader_van(dossier, vandaag)
    reis = Reis(dossier, kader, vandaag)
    meer = met_extra_rij(request.GET)
    form = maak_form(meer or request.GET, reis)
    gevonden, anders = None, reis
    if meer:
        form.toon_zonder_fouten()
    elif form.is_bound and form.is_valid():
        anders = alsof(reis, form.cleaned_data)
        gevonden = verschil(reis, anders, str(versie))
    context = {
        "dossier": dossier,
        "form": form,
        "groepen": groepen(form, anders),
        "verschil": gevonden,
        "grens": grens_van((gevonden or verschil(reis, reis, str(versie))).anders, vandaag),
        "mag_bewerken": mag_bewerken(request.user, dossier),
    }
    return toon(request, "watals", context)


def groepen(form: FeitenForm, anders: Reis) -> list[tuple[str, list[BoundField]]]:
    """The questions that count with these answers; the others stand together at the end."""
    gelden = {veld for stap in anders.route for veld in stap.velden} | set(form.errors)
    delen = [
        (titel, [veld for veld in velden if veld.name in gelden]) for titel, velden in form.groepen
    ]
    rest = [veld for _, velden in form.groepen for veld in velden if veld.name not in gelden]
    return [deel for deel in (*delen, (NIET_GEVRAAGD, rest)) if deel[1]]


def maak_form(get: QueryDict, reis: Reis) -> FeitenForm:
    """Filled in from the dossier until the page itself was sent."""
    bewaard = {veld: reis.dossier.antwoord(veld) for veld in FEITVELDEN}
    return FeitenForm(
        get if GEVULD in get else None,
        kaders=[reis.antwoorden.kader],
        vandaag=reis.antwoorden.vandaag,
        initial=bewaard,
    )


@require_POST
def watals_stap(request: HttpRequest, kenmerk: str, slug: str) -> HttpResponse:
    """What the answers typed on one page would change. They wait for that page, unsaved."""
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    vandaag = timezone.localdate()
    versie, kader = kader_van(dossier, vandaag)
    reis = Reis(dossier, kader, vandaag)
    stap = reis.stap(slug)
    if stap is None:
        raise Http404
    form = stap.form(request.POST, **omgeving(request, reis))
    gevonden: Verschil | None = None
    if form.is_valid():
        gevonden = verschil(reis, alsof(reis, form.te_bewaren()), str(versie))
    terug = reverse("intake:stap", args=[kenmerk, slug])
    if DEEL not in request.headers:
        onthoud(request, dossier, terug)
    context = {"dossier": dossier, "stap": stap, "verschil": gevonden, "terug": terug}
    return toon(request, "stap", context)


def onthoud(request: HttpRequest, dossier: Dossier, pad: str) -> None:
    """So that the way back shows what was typed."""
    inhoud = request.POST.copy()
    inhoud.pop("csrfmiddlewaretoken", None)
    hervatten.onthoud(request, hervatten.Getypt(pad, inhoud.urlencode()))


def toon(request: HttpRequest, naam: str, context: dict[str, object]) -> HttpResponse:
    """The whole page, or for our script the part that changes."""
    if DEEL in request.headers:
        naam = "_verschil"
    return render(request, f"intake/watals/{naam}.html", context)
