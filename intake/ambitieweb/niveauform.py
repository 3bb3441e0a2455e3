"""The agreed levels as one form for all goals, each with what the page said when it was made."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from intake.advies.ambitieregels import toets_niveaus
from intake.ambitieweb.models import Sessiedoel
from intake.ambitieweb.niveaus import Afgesproken, Opgeschreven
from intake.ambitieweb.scoreform import getal, tekst_van
from intake.dossier.weergave.zaak import Zaak
from intake.formulier import IkForm, IkVeld
from intake.velden import KeuzeField

BOTSING = "Een collega schreef hier intussen op: {}. Kies wat moet gelden."


class NiveausForm(IkForm):
    """Half a row is kept: a level without its reason can be saved, but not yet be the outcome."""

    def __init__(
        self,
        *args: Any,
        doelen: Iterable[Sessiedoel],
        niveaus: Iterable[tuple[int, str]],
        zaak: Zaak,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.doelen, self.zaak = list(doelen), zaak
        keuzes = [(str(niveau), tekst) for niveau, tekst in niveaus]
        for doel in self.doelen:
            pk = doel.pk
            self.fields[f"niveau_{pk}"] = KeuzeField(
                label=f"Afgesproken niveau voor {doel.naam}",
                choices=keuzes,
                required=False,
                initial=tekst_van(doel.niveau),
            )
            self.fields[f"reden_{pk}"] = redenveld(doel)
            self.fields[f"toen_niveau_{pk}"] = verborgen(tekst_van(doel.niveau))
            self.fields[f"toen_reden_{pk}"] = verborgen(doel.reden)

    @property
    def rijen(self) -> list[tuple[Sessiedoel, IkVeld, IkVeld]]:
        return [(d, self[f"niveau_{d.pk}"], self[f"reden_{d.pk}"]) for d in self.doelen]

    def clean(self) -> dict[str, Any]:
        """What cannot be agreed is refused where it is chosen."""
        for doel in self.doelen:
            niveau = getal(self.cleaned_data.get(f"niveau_{doel.pk}", ""))
            if doel.doel and niveau is not None:
                for melding in toets_niveaus({doel.doel: niveau}, self.zaak.beeld):
                    if melding.verboden:
                        self.add_error(f"niveau_{doel.pk}", melding.tekst)
        return self.cleaned_data

    def getypt(self) -> dict[int, Opgeschreven]:
        return {doel.pk: self.opgeschreven(doel.pk) for doel in self.doelen}

    def opgeschreven(self, pk: int) -> Opgeschreven:
        waarden = self.cleaned_data
        toen = getal_of_niets(waarden[f"toen_niveau_{pk}"])
        return Opgeschreven(
            Afgesproken(getal(waarden[f"niveau_{pk}"]), op_regels(waarden[f"reden_{pk}"])),
            Afgesproken(toen, op_regels(waarden[f"toen_reden_{pk}"])),
        )

    def meld_botsing(self, botsend: Mapping[int, Afgesproken]) -> None:
        """Beside what is stored now; what was typed stays, and a second save decides."""
        self.data = self.data.copy()
        for pk, nu in botsend.items():
            self.data[f"toen_niveau_{pk}"] = tekst_van(nu.niveau)
            self.data[f"toen_reden_{pk}"] = nu.reden
            self.add_error(f"niveau_{pk}", BOTSING.format(nu if str(nu) else "nog niets"))


def redenveld(doel: Sessiedoel) -> forms.CharField:
    return forms.CharField(
        label=f"Waarom dit niveau voor {doel.naam}?",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
        initial=doel.reden,
        error_messages={"max_length": "Gebruik niet meer dan 1.000 tekens."},
    )


def verborgen(waarde: str) -> forms.CharField:
    return forms.CharField(
        widget=forms.HiddenInput, required=False, initial=waarde, max_length=1000
    )


def op_regels(tekst: str) -> str:
    """A browser sends every line break as two characters."""
    return "\n".join(tekst.splitlines()).strip()


def getal_of_niets(tekst: str) -> int | None:
    return int(tekst) if tekst in ("0", "1", "2", "3") else None
