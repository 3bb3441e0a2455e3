"""The toets of one purchase as shown: what was found, with what the inkoper says about it."""

from dataclasses import dataclass, replace

from intake.advies.kader import Clausule
from intake.advies.toets import toets
from intake.advies.toets.tekstset import GEVRAAGD, Settekst, Tekstset, Toetsbevinding
from intake.dossier.besluiten import BEOORDELAAR
from intake.dossier.weergave.clausules import Clausulebeeld, maak_groepen
from intake.dossier.weergave.invulling import plaatsen
from intake.dossier.weergave.zaak import Zaak
from intake.kader.woorden import HERKOMST


@dataclass(frozen=True)
class Getoetst:
    """One finding, with the texts that it is about. Without `uitleg` it still has to be solved."""

    bevinding: Toetsbevinding
    teksten: tuple[Clausule, ...]
    uitleg: str

    @property
    def sleutel(self) -> str:
        return self.bevinding.sleutel

    @property
    def herkomst(self) -> tuple[str, str]:
        return HERKOMST[self.bevinding.regel.herkomst]


@dataclass(frozen=True)
class Verband:
    """Why one text belongs to this contract; `is_eigen` when the inkoper wrote it."""

    clausule: Clausule
    zin: str
    is_eigen: bool


def toets_van(zaak: Zaak) -> tuple[Getoetst, ...]:
    """An explanation of what is no longer found does not count."""
    teksten = tekstset_van(zaak)
    per_code = {tekst.code: tekst.clausule for tekst in teksten.teksten}
    uitleg = zaak.besluiten.toetsuitleg
    return tuple(
        Getoetst(
            een, tuple(per_code[code] for code in een.over), uitleg.get(een.sleutel, "").strip()
        )
        for een in toets(teksten)
    )


def onverklaard(zaak: Zaak) -> tuple[Getoetst, ...]:
    return tuple(een for een in toets_van(zaak) if not een.uitleg)


def aan_de_inkoper(zaak: Zaak) -> tuple[Getoetst, ...]:
    """What is left to the inkoper. A reviewer who changes the set gives a reason there already."""
    zonder = {k: v for k, v in zaak.besluiten.clausules.items() if v.van != BEOORDELAAR}
    besluiten = replace(zaak.besluiten, clausules=zonder, eigen_clausules=())
    van_inkoper = {een.sleutel for een in onverklaard(replace(zaak, besluiten=besluiten))}
    beslist = zaak.besluiten.clausules.keys() - zonder.keys()
    return tuple(
        een
        for een in onverklaard(zaak)
        if een.sleutel in van_inkoper and beslist.isdisjoint(een.bevinding.over)
    )


def tekstset_van(zaak: Zaak) -> Tekstset:
    groepen = maak_groepen(zaak)
    teksten = tuple(settekst(beeld) for groep in groepen for beeld in groep.clausules)
    invulling = {
        plaats.veld.naam: plaats.waarde or plaats.veld.standaard
        for plaats in plaatsen(zaak, groepen)
    }
    return Tekstset(teksten, zaak.beeld, zaak.advies, invulling)


def settekst(beeld: Clausulebeeld) -> Settekst:
    eigen = beeld.is_eigen or beeld.verwoording is not None
    woorden = beeld.verwoording.tekst if beeld.verwoording else ""
    return Settekst(beeld.clausule, beeld.tekst, beeld.verband, eigen, woorden)


def verbanden(zaak: Zaak) -> tuple[Verband, ...]:
    """Of each text that needs one."""
    gezegd = zaak.besluiten.verbanden
    return tuple(
        Verband(beeld.clausule, beeld.verband, bool(gezegd.get(beeld.clausule.code)))
        for groep in maak_groepen(zaak)
        for beeld in groep.clausules
        if beeld.clausule.soort in GEVRAAGD and not beeld.is_eigen
    )
