"""The list of clauses: its filter, and the clauses by place in the tender documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils import timezone

from intake.advies.beeld import OMVANG
from intake.advies.charter import MARKTZIN
from intake.advies.kader import Clausule, Kader
from intake.advies.keuzes import ClausuleSoort
from intake.bibliotheek.vraag import LANGSTE
from intake.bibliotheek.zoeken import CLAUSULE, zoek
from intake.formulier import IkForm
from intake.kader.voorwaardezin import voorwaardezin
from intake.kader.woorden import HERKOMST, PLAATS, WETTELIJK


class Clausulefilter(IkForm):
    """Every field narrows the list; an empty one does not."""

    zoek = forms.CharField(label="Woorden", required=False, max_length=LANGSTE)
    doelstelling = forms.ChoiceField(label="Doelstelling", required=False)
    soort = forms.ChoiceField(label="Plaats in de stukken", required=False)
    niveau = forms.ChoiceField(label="Ambitieniveau", required=False)
    productgroep = forms.ChoiceField(label="Past bij productgroep", required=False)
    markt = forms.ChoiceField(label="Bedrijven in de markt", required=False)

    def __init__(self, data: Mapping[str, Any], kader: Kader) -> None:
        super().__init__(data)
        groepen = sorted(kader.productgroepen, key=lambda groep: groep.naam.casefold())
        keuzes = {
            "doelstelling": [(d.code, d.naam) for d in kader.doelstelling.values()],
            "soort": [(soort, PLAATS[soort][0]) for soort in ClausuleSoort],
            "niveau": [(n.niveau, f"{n.niveau}, {n.naam.lower()}") for n in kader.niveaus],
            "productgroep": [(groep.slug, groep.naam) for groep in groepen],
            "markt": list(MARKTZIN.items()),
        }
        for naam, opties in keuzes.items():
            veld = self.fields[naam]
            veld.choices = [("", "Alle"), *((str(w), label) for w, label in opties)]
            veld.error_messages["invalid_choice"] = "Deze keuze bestaat niet. Kies uit de lijst."

    def past(self, clausule: Clausule) -> bool:
        keuze, toepassing = self.keuze, clausule.toepassing
        groep, markt = keuze.get("productgroep"), keuze.get("markt")
        return all(
            (
                self.gevonden is None or clausule.code in self.gevonden,
                keuze.get("doelstelling", "") in ("", *clausule.doelstellingen),
                keuze.get("soort", "") in ("", clausule.soort),
                keuze.get("niveau", "") in ("", str(clausule.ambitieniveau)),
                not groep or not toepassing.productgroepen or groep in toepassing.productgroepen,
                not markt or OMVANG[markt] >= toepassing.marktomvang_min,
            )
        )

    @cached_property
    def gevonden(self) -> frozenset[str] | None:
        """The clauses with these words, or None when there are no words."""
        if not (woorden := self.keuze.get("zoek")):
            return None
        uitslag = zoek(woorden, timezone.localdate())
        return frozenset(sleutel for soort, sleutel in uitslag.vondsten if soort == CLAUSULE)

    @cached_property
    def keuze(self) -> dict[str, str]:
        """What was chosen and exists."""
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}

    @property
    def in_woorden(self) -> list[str]:
        """What was chosen, for who reads the list on paper."""
        opties = {naam: dict(getattr(veld, "choices", ())) for naam, veld in self.fields.items()}
        return [
            f"{self.fields[naam].label}: {opties[naam].get(waarde, waarde)}"
            for naam, waarde in self.keuze.items()
        ]

    def ruimer(self, kader: Kader) -> list[tuple[str, str, int]]:
        """Per choice: its name, the query without it, and how many clauses that leaves."""
        keuze, wijder = self.keuze, []
        for weg in keuze:
            rest = {naam: waarde for naam, waarde in keuze.items() if naam != weg}
            filter = Clausulefilter(rest, kader)
            aantal = sum(filter.past(clausule) for clausule in kader.clausules)
            wijder.append((str(self.fields[weg].label), urlencode(rest), aantal))
        return wijder


@dataclass(frozen=True)
class Regel:
    clausule: Clausule
    voorwaarde: str
    herkomst: tuple[str, str]
    wettelijk: str


@dataclass(frozen=True)
class Groep:
    anker: str
    titel: str
    plaats: str
    regels: tuple[Regel, ...]


def groepen(kader: Kader, filter: Clausulefilter) -> tuple[Groep, ...]:
    """In the order of the documents; empty places are left out."""
    gekozen = [clausule for clausule in kader.clausules if filter.past(clausule)]
    alle = (_groep(soort, gekozen, kader) for soort in ClausuleSoort)
    return tuple(groep for groep in alle if groep.regels)


def _groep(soort: ClausuleSoort, clausules: list[Clausule], kader: Kader) -> Groep:
    titel, plaats, _ = PLAATS[soort]
    eigen = tuple(_regel(c, kader) for c in clausules if c.soort is soort)
    return Groep(f"plaats-{soort}", titel, plaats, eigen)


def _regel(clausule: Clausule, kader: Kader) -> Regel:
    return Regel(
        clausule,
        voorwaardezin(clausule, kader, kort=True),
        HERKOMST[clausule.herkomst],
        WETTELIJK[clausule.wettelijk],
    )
