"""A hit of the search as a line to read: its kind, its title, its address and a few words."""

from dataclasses import dataclass

from django.urls import reverse

from intake.advies.kader import Kader
from intake.advies.keuzes import Soort
from intake.advies.tekst import opsomming
from intake.bibliotheek.models import Zoekingang
from intake.bibliotheek.zoeken import Vondst
from intake.kader.woorden import PLAATS, STATUS

KORT = 3


@dataclass(frozen=True)
class Treffer:
    soort: str
    titel: str
    adres: str
    uitleg: str


def treffer(vondst: Vondst, kader: Kader) -> Treffer:
    soort, sleutel = vondst
    maak = {
        "productgroep": _productgroep,
        "clausule": _clausule,
        "drempelbedrag": _drempelbedrag,
        "doelstelling": _doelstelling,
        "regeling": _regeling,
    }[soort]
    return Treffer(Zoekingang.Soort(soort).label, *maak(sleutel, kader))


def _productgroep(slug: str, kader: Kader) -> tuple[str, str, str]:
    groep = kader.productgroep[slug]
    uitleg = f"Bijvoorbeeld {opsomming(groep.voorbeelden[:KORT])}." if groep.voorbeelden else ""
    return groep.naam, reverse("intake:bibliotheek_productgroep", args=[slug]), uitleg


def _clausule(code: str, kader: Kader) -> tuple[str, str, str]:
    clausule = kader.clausule[code]
    namen = [kader.doelstelling[d].naam.lower() for d in clausule.doelstellingen]
    return (
        f"{code} {clausule.titel}",
        reverse("intake:bibliotheek_clausule", args=[code]),
        f"{PLAATS[clausule.soort][2]} voor {opsomming(namen)}.",
    )


def _drempelbedrag(soort: str, kader: Kader) -> tuple[str, str, str]:
    rijen = kader.drempels_per_soort[Soort(soort)]
    adres = reverse("intake:bibliotheek_drempelbedragen")
    return rijen[-1].label, f"{adres}#{soort}", "Het bedrag per periode."


def _doelstelling(code: str, kader: Kader) -> tuple[str, str, str]:
    doelstelling = kader.doelstelling[code]
    adres = reverse("intake:bibliotheek_clausules")
    return doelstelling.naam, f"{adres}?doelstelling={code}", doelstelling.korte_omschrijving


def _regeling(code: str, kader: Kader) -> tuple[str, str, str]:
    regeling = kader.juridisch_kader[code]
    adres = reverse("intake:bibliotheek_regelingen")
    return regeling.naam, f"{adres}#{code}", f"{STATUS[regeling.status]}."
