"""The page with all texts that fit or may fit this purchase, to filter, search and add from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake.advies.kader import Clausule, Kader
from intake.advies.keuzes import ClausuleSoort
from intake.dossier.indienen import Indiening, bekijk
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import dossier_om_te_bewerken
from intake.dossier.weergave.besluiten import bijgekozen_codes, optionele_codes
from intake.formulier import IkForm
from intake.kader.woorden import HERKOMST, PLAATS, WETTELIJK
from intake.werkbank.kiesregels import gekozen_codes

NIET, WEL, ALLE = "", "wel", "alle"
LANGSTE_ZOEKTEKST = 100


@dataclass(frozen=True)
class Regel:
    """A text in the list; `open_vraag` when an answer is missing to say whether it fits."""

    clausule: Clausule
    waarom: str
    open_vraag: str
    is_gekozen: bool
    is_geadviseerd: bool
    is_optioneel: bool
    is_erbij: bool

    @property
    def herkomst(self) -> tuple[str, str]:
        return HERKOMST[self.clausule.herkomst]

    @property
    def wettelijk(self) -> str:
        return WETTELIJK[self.clausule.wettelijk]

    @property
    def op_keuzepagina(self) -> bool:
        """Whether the inkoper chooses about it there, and not here."""
        return self.is_geadviseerd or self.is_gekozen or self.is_optioneel


class Tekstfilter(IkForm):
    """Every field narrows the list; an empty one does not, but for what is chosen already."""

    zoek = forms.CharField(
        label="Woorden in titel of tekst", required=False, max_length=LANGSTE_ZOEKTEKST
    )
    doelstelling = forms.ChoiceField(label="Doelstelling", required=False)
    soort = forms.ChoiceField(label="Plaats in de stukken", required=False)
    herkomst = forms.ChoiceField(label="Herkomst", required=False)
    niveau = forms.ChoiceField(label="Ambitieniveau", required=False)
    gekozen = forms.ChoiceField(label="Al gekozen?", required=False)

    def __init__(self, data: QueryDict, kader: Kader) -> None:
        super().__init__(data)
        herkomsten = {clausule.herkomst for clausule in kader.clausules}
        opties: dict[str, list[tuple[str, str]]] = {
            "doelstelling": [(d.code, d.naam) for d in kader.doelstelling.values()],
            "soort": [(soort, PLAATS[soort][0]) for soort in ClausuleSoort],
            "herkomst": [(h, HERKOMST[h][0]) for h in HERKOMST if h in herkomsten],
            "niveau": [(str(n.niveau), f"{n.niveau}, {n.naam.lower()}") for n in kader.niveaus],
        }
        for naam, keuzes in opties.items():
            self.fields[naam].choices = [("", "Alle"), *keuzes]
        self.fields["gekozen"].choices = [(NIET, "Nog niet"), (WEL, "Wel"), (ALLE, "Allebei")]
        for veld in self.fields.values():
            veld.error_messages["invalid_choice"] = "Deze keuze bestaat niet. Kies uit de lijst."

    @cached_property
    def keuze(self) -> dict[str, str]:
        """What was chosen and exists."""
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}

    def past(self, regel: Regel) -> bool:
        clausule, keuze = regel.clausule, self.keuze
        tekst = f"{clausule.code} {clausule.titel} {clausule.tekst}".casefold()
        gekozen = keuze.get("gekozen", NIET)
        return (
            all(woord in tekst for woord in keuze.get("zoek", "").casefold().split())
            and keuze.get("doelstelling", "") in ("", *clausule.doelstellingen)
            and keuze.get("soort", "") in ("", clausule.soort)
            and keuze.get("herkomst", "") in ("", clausule.herkomst)
            and keuze.get("niveau", "") in ("", str(clausule.ambitieniveau))
            and (gekozen == ALLE or regel.is_gekozen == (gekozen == WEL))
        )


@require_safe
def andere_teksten(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    indiening = bekijk(dossier)
    filter = Tekstfilter(request.GET, indiening.zaak.kader)
    alle = list(regels(indiening))
    over = [regel for regel in alle if filter.past(regel)]
    context = {
        "dossier": dossier,
        "indiening": indiening,
        "form": filter,
        "aantal": len(over),
        "totaal": len(alle),
        "past": per_plaats(over, lambda regel: not regel.open_vraag),
        "misschien": per_plaats(over, lambda regel: bool(regel.open_vraag)),
    }
    return render(request, "intake/werkbank/andere_teksten.html", context)


def regels(indiening: Indiening) -> Iterator[Regel]:
    """What is advised, what fits too, and what may fit; in that order."""
    zaak = indiening.zaak
    keuze, clausule = zaak.advies.clausules, zaak.kader.clausule
    gekozen, optioneel = gekozen_codes(zaak), optionele_codes(zaak)
    geadviseerd = {een.code for een in keuze.voorselectie}
    erbij = bijgekozen_codes(zaak)

    def regel(code: str, waarom: str, open_vraag: str = "") -> Regel:
        vlaggen = (code in gekozen, code in geadviseerd, code in optioneel, code in erbij)
        return Regel(clausule[code], waarom, open_vraag, *vlaggen)

    for een in (*keuze.voorselectie, *keuze.geschikt):
        yield regel(een.code, een.reden)
    for mogelijk in keuze.mogelijk:
        yield regel(mogelijk.code, "", mogelijk.open_vraag)
    elders = {een.code for een in (*keuze.geschikt, *keuze.mogelijk)} | geadviseerd
    for code in erbij:
        if code not in elders:
            yield regel(code, zaak.besluiten.clausules[code].reden)


def per_plaats(
    alle: list[Regel], hoort: Callable[[Regel], bool]
) -> list[tuple[str, str, list[Regel]]]:
    """Key, name and texts of each place that has any."""
    plaatsen: list[tuple[str, str, list[Any]]] = [
        (soort, PLAATS[soort][0], [r for r in alle if r.clausule.soort is soort and hoort(r)])
        for soort in ClausuleSoort
    ]
    return [plaats for plaats in plaatsen if plaats[2]]
