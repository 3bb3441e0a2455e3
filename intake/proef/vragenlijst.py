"""The questionnaire as people read it: each page, its questions, and when it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.dossier.stappen import Stap
from intake.dossier.voorwaarden import ADVIES, in_woorden, leest, vragen_in

# In front of the first page that hangs on it; pages count from 1.
NUMMER_ADVIES = 0

UIT_EERDER = "De vragen volgen uit eerdere antwoorden."


@dataclass(frozen=True)
class Pagina:
    """One step. `hangt_af_van`: the numbers of the pages whose answers decide whether it comes."""

    nummer: int
    groep: str
    titel: str
    vragen: tuple[str, ...]
    voorwaarde: str = ""
    hangt_af_van: tuple[int, ...] = ()
    bepaalt: tuple[int, ...] = ()

    @property
    def is_advies(self) -> bool:
        return self.nummer == NUMMER_ADVIES


def paginas(stappen: Sequence[Stap]) -> tuple[Pagina, ...]:
    vragen = vragen_in(stappen)
    nummers = {veld: n for n, stap in enumerate(stappen, 1) for veld in stap.velden}
    nummers[ADVIES] = NUMMER_ADVIES
    bronnen = [sorted({nummers[naam] for naam in leest(stap)}) for stap in stappen]
    lijst = [
        Pagina(
            nummer,
            stap.groep,
            stap.titel,
            labels(stap) or (UIT_EERDER,),
            in_woorden(stap, vragen),
            tuple(bronnen[nummer - 1]),
            volgers(bronnen, nummer),
        )
        for nummer, stap in enumerate(stappen, 1)
    ]
    return tuple(met_advies(lijst, volgers(bronnen, NUMMER_ADVIES)))


def labels(stap: Stap) -> tuple[str, ...]:
    return tuple(str(veld.label) for veld in stap.form.base_fields.values())


def volgers(bronnen: Sequence[Sequence[int]], nummer: int) -> tuple[int, ...]:
    return tuple(n for n, bron in enumerate(bronnen, 1) if nummer in bron)


def met_advies(lijst: list[Pagina], volgers: tuple[int, ...]) -> list[Pagina]:
    """With the moment at which the rules are asked, where a later page hangs on it."""
    if not volgers:
        return lijst
    plek = volgers[0] - 1
    titel = "Advies over de antwoorden tot hier"
    advies = Pagina(NUMMER_ADVIES, lijst[plek].groep, titel, (), bepaalt=volgers)
    return [*lijst[:plek], advies, *lijst[plek:]]
