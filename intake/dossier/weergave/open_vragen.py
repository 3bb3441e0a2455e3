"""The questions still open, in the words of the questionnaire, and where to answer them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from intake.advies.keuzes import Feit
from intake.dossier.ramingsfeiten import TOEVOEGINGEN, open_ramingsvragen
from intake.dossier.stappen import STAPPEN, Reis, Stap
from intake.dossier.vertaling import HANGT_AF_VAN
from intake.dossier.weergave.zaak import Zaak

# What the rules call a missing fact, and the column of the question that settles it.
KOLOM = {
    "waarde": "bedrag",
    "looptijd": "looptijd",
    "soort opdracht": "soort",
    "delen": "delen",
    "hoofdvoorwerp": "hoofdvoorwerp",
    "productgroep": "productgroep",
    "marktomvang": "markt",
    "fase": "fase",
}
VRAAG_NAAR_WAARDE = "Wat is de waarde van de opdracht?"
RAMINGSKOLOMMEN = TOEVOEGINGEN | {"wijze", "btw", "bedrag", "percelen", "looptijd_maanden"}
LOOPTIJDVRAGEN = {"looptijd", "looptijd_maanden", "verlenging_mogelijk", "verlengingen_aantal"}


@dataclass(frozen=True)
class OpenVraag:
    """Without `adres` the reader cannot answer it here."""

    naam: str
    vraag: str
    adres: str = ""


def open_vragen(zaak: Zaak) -> tuple[OpenVraag, ...]:
    """One per missing fact; of the value each question that is still open in the dossier."""
    namen = dict.fromkeys(
        deel for naam in zaak.advies.ontbrekend for deel in vragen_over(zaak, naam)
    )
    return tuple(
        OpenVraag(naam, vraagtekst(naam), zaak.stapadressen.get(naam, "")) for naam in namen
    )


def vragen_over(zaak: Zaak, naam: str) -> list[str]:
    if naam != "waarde":
        return [naam]
    return [kolom for kolom in zaak.stapadressen if kolom in RAMINGSKOLOMMEN] or [naam]


def vraagtekst(naam: str) -> str:
    if naam == "waarde":
        return VRAAG_NAAR_WAARDE
    return vragen_per_kolom().get(KOLOM.get(naam, naam), naam)


@cache
def vragen_per_kolom() -> dict[str, str]:
    return {
        kolom: str(veld.label) for stap in STAPPEN for kolom, veld in stap.form.base_fields.items()
    }


def stapadressen(reis: Reis, ontbrekend: tuple[str, ...]) -> dict[str, str]:
    """Per missing fact the address of the page that asks it, or what it hangs on."""
    adressen = {}
    if "waarde" in ontbrekend:
        ontbrekend = (*ontbrekend, *open_ramingsvragen(reis.antwoorden))
    for naam in ontbrekend:
        stap = next((s for kolom in kolommen(reis, naam) if (s := stap_met(reis, kolom))), None)
        if stap:
            adressen[naam] = reverse("intake:stap", args=[reis.dossier.kenmerk, stap.slug])
    return adressen


def kolommen(reis: Reis, naam: str) -> Iterator[str]:
    """The columns that may settle a fact, the most direct first."""
    nodig = open_ramingsvragen(reis.antwoorden)
    if naam == "waarde":
        yield from nodig
        yield "wijze"
    elif naam == "looptijd":
        yield from (kolom for kolom in nodig if kolom in LOOPTIJDVRAGEN)
    yield KOLOM.get(naam, naam)
    if naam in tuple(Feit):
        yield from (ouder.value for ouder in HANGT_AF_VAN.get(Feit(naam), ()))


def stap_met(reis: Reis, kolom: str) -> Stap | None:
    return next((stap for stap in reis.route if kolom in stap.velden), None)
