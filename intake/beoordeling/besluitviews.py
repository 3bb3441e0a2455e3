"""The pages on which a reviewer decides: on a text, on a conclusion, on what this dossier adds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from intake.advies.kader import Clausule
from intake.beoordeling import besluiten
from intake.beoordeling.forms import JA, NEE, AfspraakForm, BesluitForm, EigenTekstForm
from intake.beoordeling.onderwerpen import Onderwerp, conclusie, leesbaar, tekst
from intake.beoordeling.pagina import toon
from intake.beoordeling.toegang import in_eigen_hand
from intake.dossier import hervatten
from intake.dossier.handelen import Achterhaald
from intake.dossier.indienen import Indiening, bekijk, beoordelingspagina
from intake.dossier.models import Dossier
from intake.dossier.toegang import opslag
from intake.dossier.weergave.besluiten import bijgekozen_codes
from intake.formulier import IkForm, maak_helper
from intake.kader.woorden import PLAATS

BEWAARD = "Uw besluit is bewaard."
INGETROKKEN = "Uw besluit is ingetrokken. De keuze van de inkoper geldt weer."
OVERNEMEN = {True: "Deze tekst hoort erin", False: "Deze tekst vervalt"}
TOEVOEGEN = {True: "Deze tekst komt erbij"}
AFWIJKEN = {
    False: "Concern Inkoop houdt zich aan deze conclusie",
    True: "Concern Inkoop wijkt van deze conclusie af",
}


@require_http_methods(["GET", "HEAD", "POST"])
@in_eigen_hand
def besluit_tekst(request: HttpRequest, dossier: Dossier, code: str) -> HttpResponse:
    indiening = bekijk(dossier)
    onderwerp = tekst(indiening, code)
    is_er_al = {een.code for een in indiening.teksten}
    is_er_al |= {c for c, keuze in dossier.clausulekeuzes.items() if keuze.get("erbij")}
    keuzes = OVERNEMEN if code in is_er_al else TOEVOEGEN
    return beslis(request, dossier, besluiten.CLAUSULES, onderwerp, keuzes, "teksten")


@require_http_methods(["GET", "HEAD", "POST"])
@in_eigen_hand
def besluit_conclusie(request: HttpRequest, dossier: Dossier, sleutel: str) -> HttpResponse:
    onderwerp = conclusie(bekijk(dossier), sleutel)
    return beslis(request, dossier, besluiten.AFWIJKINGEN, onderwerp, AFWIJKEN, "conclusies")


def beslis(
    request: HttpRequest,
    dossier: Dossier,
    kolom: str,
    onderwerp: Onderwerp,
    keuzes: dict[bool, str],
    anker: str,
) -> HttpResponse:
    eerder = dossier.antwoord(kolom).get(onderwerp.sleutel)
    if "intrekken" in request.POST:
        besluiten.besluit(dossier, kolom, onderwerp.sleutel, None, opslag(request))
        messages.success(request, INGETROKKEN)
        return terug(dossier, anker)
    begin = {"keuze": JA if eerder["ja"] else NEE, "reden": eerder["reden"]} if eerder else {}
    form = BesluitForm(
        request.POST if request.method == "POST" else None,
        keuzes=keuzes,
        initial=hervatten.begin(request) or begin,
    )
    if form.is_valid():
        besluiten.besluit(dossier, kolom, onderwerp.sleutel, form.besluit(), opslag(request))
        messages.success(request, BEWAARD)
        return terug(dossier, anker)
    form.helper = maak_helper(form, request.path, "Bewaar het besluit", later="")
    enige = next(iter(keuzes.values())) if len(keuzes) == 1 else ""
    return toon(
        request,
        "besluit",
        dossier,
        "Voeg een tekst toe" if enige else "Neem een besluit",
        form=form,
        onderwerp=onderwerp,
        eerder=eerder,
        van_inkoper=keuze_van_inkoper(dossier, kolom, onderwerp.sleutel, keuzes),
    )


def keuze_van_inkoper(
    dossier: Dossier, kolom: str, sleutel: str, keuzes: dict[bool, str]
) -> dict[str, Any] | None:
    van_wie = {besluiten.CLAUSULES: "clausulekeuzes", besluiten.AFWIJKINGEN: "afwijkingen"}
    return dossier.antwoord(van_wie[kolom]).get(sleutel) if len(keuzes) > 1 else None


@require_safe
@in_eigen_hand
def bibliotheek(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The texts that are not in the advice, to choose one from."""
    indiening, zoek = bekijk(dossier), request.GET.get("q", "").strip()
    gevonden = [
        (een, PLAATS[een.soort][2], leesbaar(indiening.zaak.kader, een))
        for een in niet_geadviseerd(indiening, zoek)
    ]
    titel = "Voeg een tekst uit de bibliotheek toe"
    return toon(request, "bibliotheek", dossier, titel, gevonden=gevonden, zoek=zoek)


def niet_geadviseerd(indiening: Indiening, zoek: str) -> list[Clausule]:
    """Those that hold every word that was looked for; all of them without a word."""
    er_al = {een.code for een in indiening.teksten}
    er_al |= set(indiening.reis.dossier.clausules_beoordelaar)
    er_al |= set(bijgekozen_codes(indiening.zaak))
    woorden = zoek.casefold().split()
    return [
        clausule
        for code, clausule in sorted(indiening.zaak.kader.clausule.items())
        if code not in er_al and all(woord in doorzocht(clausule) for woord in woorden)
    ]


def doorzocht(clausule: Clausule) -> str:
    return f"{clausule.code} {clausule.titel} {clausule.tekst}".casefold()


@dataclass(frozen=True)
class Rijpagina:
    """A page for a row of one column: something that this dossier adds to its advice."""

    kolom: str
    form: type[IkForm]
    nieuw: str
    wijzig: str
    anker: str


EIGEN_TEKST = Rijpagina(
    besluiten.EIGEN_CLAUSULES,
    EigenTekstForm,
    "Schrijf een tekst voor dit dossier",
    "Verander de tekst",
    "teksten",
)
AFSPRAAK = Rijpagina(
    besluiten.AFSPRAKEN, AfspraakForm, "Voeg een afspraak toe", "Verander de afspraak", "afspraken"
)


def rijview(pagina: Rijpagina) -> Callable[..., HttpResponse]:
    @require_http_methods(["GET", "HEAD", "POST"])
    @in_eigen_hand
    def view(request: HttpRequest, dossier: Dossier, rij: str = "") -> HttpResponse:
        return toon_rij(request, dossier, pagina, rij)

    return view


eigen_tekst = rijview(EIGEN_TEKST)
afspraak = rijview(AFSPRAAK)


def toon_rij(
    request: HttpRequest, dossier: Dossier, pagina: Rijpagina, sleutel: str
) -> HttpResponse:
    begin = zoek_rij(dossier, pagina, sleutel) if sleutel and request.method != "POST" else {}
    form = pagina.form(
        request.POST if request.method == "POST" else None,
        initial=hervatten.begin(request) or begin,
    )
    weg = bool(sleutel) and "verwijder" in request.POST
    if weg or form.is_valid():
        wordt = None if weg else form.cleaned_data
        besluiten.zet_rij(dossier, pagina.kolom, sleutel, wordt, opslag(request))
        messages.success(request, "Verwijderd." if weg else "Bewaard.")
        return terug(dossier, pagina.anker)
    form.helper = maak_helper(form, request.path, "Bewaar", later="")
    titel = pagina.wijzig if sleutel else pagina.nieuw
    return toon(request, "rij", dossier, titel, form=form, bestaat=bool(sleutel))


def zoek_rij(dossier: Dossier, pagina: Rijpagina, sleutel: str) -> dict[str, str]:
    """The row of that key; one that was changed or removed meanwhile is said to be so."""
    for rij in dossier.antwoord(pagina.kolom):
        if besluiten.sleutel_van_rij(rij) == sleutel:
            return rij
    raise Achterhaald(dossier)


def terug(dossier: Dossier, anker: str) -> HttpResponseRedirect:
    return redirect(f"{beoordelingspagina(dossier)}#{anker}")
