"""What the inkoper decides on, as shown: the advised texts by place, and the conclusions."""

from dataclasses import dataclass, replace

from intake.advies.advies import Bevinding
from intake.dossier.besluiten import BEOORDELAAR, Besluiten, Keuze, bevindingen
from intake.dossier.weergave.clausules import Groep, maak_groepen
from intake.dossier.weergave.redenen import Reden, als_reden, is_tegen
from intake.dossier.weergave.woorden import ADVIES, AMBITIEWEB, CHARTER, VERWIJZING
from intake.dossier.weergave.zaak import Zaak

ONDERWERP = {
    "RAMING": "De geraamde waarde",
    "DT1": "De Europese grens",
    "DT2": "Onder of boven de grens",
    "PERCEEL": "Percelen",
    "DT3": "Doelstellingen",
    "DT11": "Doelstellingen",
    "DT4": "Advies van Concern Inkoop",
    "DT6": "Ambitieweb",
    "DT7": "Charter of plan van aanpak",
    "DT8": "Categorieplan",
    "DT9": "Eigen afspraken",
    "NIVEAU": "Ambitieniveau",
    "DT13": "Waar u op let",
}
# What the inkoper is advised to do; the other conclusions lead up to these.
VRAAGT_IETS = ("DT4", "DT5", "DT6", "DT7", "DT8", "DT9")
# DT5 speaks about two offices; these are the rules about the first.
SOCIAL_RETURN = ("DT5.1", "DT5.2", "DT5.3")
UITKOMST = {"DT4": ADVIES, "DT6": AMBITIEWEB, "DT7": CHARTER, "DT5": VERWIJZING}


@dataclass(frozen=True)
class Conclusie:
    """A finding one may deviate from; `besloten` is what the reviewer decided about it.

    `titel` is what is advised, in words.
    """

    sleutel: str
    titel: str
    reden: Reden
    vraagt_iets: bool
    besloten: Keuze | None

    @property
    def naam(self) -> str:
        """For messages: two conclusions can have one subject."""
        return f"{self.titel}, regel {self.reden.regel}"


def conclusies(zaak: Zaak) -> tuple[Conclusie, ...]:
    return tuple(
        maak_conclusie(zaak, sleutel, bevinding)
        for sleutel, bevinding in bevindingen(zaak.advies).items()
    )


def maak_conclusie(zaak: Zaak, sleutel: str, bevinding: Bevinding) -> Conclusie:
    tabel = tabel_van(bevinding)
    besloten = zaak.besluiten.afwijkingen.get(sleutel)
    return Conclusie(
        sleutel,
        titel_van(zaak, bevinding),
        als_reden(zonder_besluiten(zaak), bevinding),
        tabel in VRAAGT_IETS and not is_tegen(bevinding),
        besloten if besloten and besloten.van == BEOORDELAAR else None,
    )


def titel_van(zaak: Zaak, bevinding: Bevinding) -> str:
    """`Ambitieweb: wij raden een ambitiewebsessie aan`."""
    uitkomst = UITKOMST.get(tabel_van(bevinding), {}).get(bevinding.uitkomst, "")
    over = onderwerp(zaak, bevinding)
    return f"{over}: {uitkomst[:1].lower()}{uitkomst[1:]}" if uitkomst else over


def onderwerp(zaak: Zaak, bevinding: Bevinding) -> str:
    if tabel_van(bevinding) == "DT5":
        return zaak.contact("BSR" if bevinding.regel in SOCIAL_RETURN else "BID").naam
    return ONDERWERP.get(tabel_van(bevinding), "Andere conclusie")


def tekstgroepen(zaak: Zaak) -> tuple[Groep, ...]:
    """All advised texts as this purchase words and fills them, also those that were left out."""
    besluiten = replace(zaak.besluiten, clausules={}, eigen_clausules=())
    return maak_groepen(replace(zaak, besluiten=besluiten))


def zonder_besluiten(zaak: Zaak) -> Zaak:
    return replace(zaak, besluiten=Besluiten())


def tabel_van(bevinding: Bevinding) -> str:
    return bevinding.regel.split(".")[0]
