"""The pages on which the inkoper decides: which texts to take over, where to deviate."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intake.dossier import hervatten
from intake.dossier.forms.keuzes import AfwijkenForm, KeuzesForm, TekstenForm, neem_rest_over
from intake.dossier.indienen import Indiening, bekijk
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.models import Dossier
from intake.dossier.opmerkingen import Over, bij_onderwerp
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import dossier_om_te_bewerken, lees_versie, opslag
from intake.dossier.weergave.clausules import Clausulebeeld, Groep
from intake.dossier.weergave.keuzes import conclusies, tekstgroepen

BEWAARD = "Uw keuzes zijn bewaard."
BEWAARD_TOT_LATER = "Uw keuzes zijn bewaard. U kunt later verdergaan."
BOTSING = "Een collega heeft hier intussen iets anders gekozen: {}. Kies wat moet gelden."


@dataclass(frozen=True)
class Keuzepagina:
    """One page of choices: its form, the column it fills and how the history names it.

    `vrij` are the choices that nobody has to make.
    """

    naam: str
    kolom: str
    form: Callable[..., KeuzesForm]
    niets: str
    mag_later: bool = False
    vrij: Collection[str] = ()

    @property
    def template(self) -> str:
        return f"intake/keuzes/{self.naam}.html"


TEKSTEN = Keuzepagina("teksten", "clausulekeuzes", TekstenForm, "nog geen keuze", mag_later=True)
AFWIJKEN = Keuzepagina("afwijken", "afwijkingen", AfwijkenForm, "geen afwijking")


@require_http_methods(["GET", "HEAD", "POST"])
def teksten(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    indiening = bekijk(dossier)
    plan = indiening.plan
    standaard = plan.standaard if plan else frozenset()
    optioneel = {een.clausule.code: een.clausule.titel for een in plan.optioneel} if plan else {}
    onderwerpen = {tekst.code: tekst.titel for tekst in indiening.teksten} | optioneel
    volgens_plan, groepen = verdeel(tekstgroepen(indiening.zaak), standaard)
    context = {
        "plan": plan,
        "volgens_plan": volgens_plan,
        "groepen": groepen,
        "opmerkingen": bij_onderwerp(dossier, Over.CLAUSULE),
    }
    form = partial(TekstenForm, standaard=standaard, vrij=optioneel)
    pagina = replace(TEKSTEN, form=form, vrij=optioneel)
    return kies(request, pagina, indiening, onderwerpen, context)


@require_http_methods(["GET", "HEAD", "POST"])
def afwijken(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    indiening = bekijk(dossier)
    alle = conclusies(indiening.zaak)
    onderwerpen = {een.sleutel: een.naam for een in alle}
    context = {
        "eerst": [een for een in alle if een.vraagt_iets],
        "verder": [een for een in alle if not een.vraagt_iets],
        "opmerkingen": bij_onderwerp(dossier, Over.BEVINDING),
    }
    return kies(request, AFWIJKEN, indiening, onderwerpen, context)


def verdeel(
    groepen: Iterable[Groep], standaard: Collection[str]
) -> tuple[tuple[Clausulebeeld, ...], tuple[Groep, ...]]:
    """What the plan fixed, and the places with what is still to be chosen."""
    rest, vast = [], []
    for groep in groepen:
        vast += [een for een in groep.clausules if een.clausule.code in standaard]
        anders = tuple(een for een in groep.clausules if een.clausule.code not in standaard)
        rest += [replace(groep, clausules=anders)] if anders else []
    return tuple(vast), tuple(rest)


def kies(
    request: HttpRequest,
    pagina: Keuzepagina,
    indiening: Indiening,
    onderwerpen: Mapping[str, str],
    context: dict[str, Any],
) -> HttpResponse:
    dossier, status = indiening.reis.dossier, 200
    getypt = lees_getypt(request, [een for een in onderwerpen if een not in pagina.vrij])
    bewaard = dossier.antwoord(pagina.kolom)
    form = pagina.form(getypt, onderwerpen=onderwerpen, bewaard=bewaard)
    versie = dossier.versie if getypt is None else lees_versie(getypt)
    if request.method != "POST" and form.is_bound:
        form.toon_zonder_fouten()
    elif is_te_bewaren(request, pagina, form):
        zoals_getypt = opslag(request, versie)
        botsend = bewaar_keuzes(dossier, pagina.kolom, pagina.naam, form.te_bewaren(), zoals_getypt)
        if not botsend:
            return verder(request, dossier)
        meld_botsing(pagina, form, dossier, botsend)
        versie, status = dossier.versie, 409
    context |= {"dossier": dossier, "indiening": indiening, "form": form, "versie": versie}
    return render(request, pagina.template, context, status=status)


def lees_getypt(request: HttpRequest, sleutels: Iterable[str]) -> QueryDict | None:
    """What was sent, or what waited for a new login; None when there is only what is stored."""
    getypt = request.POST if request.method == "POST" else hervatten.haal_op(request)
    if getypt and "alles" in getypt:
        return neem_rest_over(getypt, sleutels)
    return getypt


def is_te_bewaren(request: HttpRequest, pagina: Keuzepagina, form: KeuzesForm) -> bool:
    """Also a page that is put aside with choices still open."""
    later = pagina.mag_later and "later" in request.POST
    return form.is_valid() or (later and form.mist_alleen_antwoorden())


def meld_botsing(
    pagina: Keuzepagina, form: KeuzesForm, dossier: Dossier, botsend: frozenset[str]
) -> None:
    """At each choice in dispute what is stored now; what was just chosen stays in the form."""
    nu = dossier.antwoord(pagina.kolom)
    for sleutel in botsend:
        keuze = nu.get(sleutel)
        form.add_error(f"keuze_{sleutel}", BOTSING.format(in_woorden(pagina, keuze)))


def in_woorden(pagina: Keuzepagina, keuze: dict[str, Any] | None) -> str:
    if keuze is None:
        return pagina.niets
    if pagina is AFWIJKEN:
        return f"afwijken, omdat: {keuze['reden']}"
    return "‘Neem over’" if keuze["ja"] else f"‘Niet’, omdat: {keuze['reden']}"


def verder(request: HttpRequest, dossier: Dossier) -> HttpResponseRedirect:
    """To the last page, or to the dossier while there is more to do first."""
    later = "later" in request.POST
    messages.success(request, BEWAARD_TOT_LATER if later else BEWAARD)
    if later or not bekijk(dossier).kan:
        return redirect(dossier)
    return redirect("intake:indienen", dossier.kenmerk)
