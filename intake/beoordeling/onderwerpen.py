"""What a remark or decision is about: an answer, a conclusion, a text, or the whole dossier."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from intake.advies.kader import Clausule, Kader
from intake.dossier.besluiten import bevindingen
from intake.dossier.indienen import Indiening
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.opmerkingen import Getoond, toon
from intake.dossier.overzicht import antwoorden_per_stap
from intake.dossier.stapviews import maak_reis
from intake.kader.clausuletekst import tekstdelen

Over = Opmerking.Over


@dataclass(frozen=True)
class Onderwerp:
    """`naam` in words; `nu` is what stands there now."""

    over: str
    sleutel: str
    naam: str
    nu: tuple[str, ...] = ()


def zoek_onderwerp(indiening: Indiening, over: str, sleutel: str) -> Onderwerp:
    """Raises 404 for what is not in this dossier."""
    if over == Over.GEHEEL and not sleutel:
        return Onderwerp(over, "", "Het hele dossier")
    gevonden = {
        Over.ANTWOORD: antwoord,
        Over.BEVINDING: conclusie,
        Over.CLAUSULE: tekst,
    }.get(over)
    if gevonden is None:
        raise Http404
    return gevonden(indiening, sleutel)


def antwoord(indiening: Indiening, veld: str) -> Onderwerp:
    for onderdeel in antwoorden_per_stap(indiening.reis):
        for regel in onderdeel.regels:
            if regel.veld == veld:
                nu = regel.antwoord or ("Niet ingevuld",)
                return Onderwerp(Over.ANTWOORD, veld, regel.vraag, nu)
    raise Http404


def conclusie(indiening: Indiening, sleutel: str) -> Onderwerp:
    bevinding = bevindingen(indiening.zaak.advies).get(sleutel)
    if bevinding is None:
        raise Http404
    regel = indiening.zaak.kader.regel.get(bevinding.regel)
    naam = regel.omschrijving if regel else bevinding.regel
    return Onderwerp(Over.BEVINDING, sleutel, naam, (bevinding.reden,))


def tekst(indiening: Indiening, code: str) -> Onderwerp:
    clausule = indiening.zaak.kader.clausule.get(code)
    if clausule is None:
        raise Http404
    nu = leesbaar(indiening.zaak.kader, clausule)
    return Onderwerp(Over.CLAUSULE, code, f"{code} {clausule.titel}", (nu,))


def leesbaar(kader: Kader, clausule: Clausule) -> str:
    """The text with a proposal or a question at each place to fill in."""
    velden = {veld.naam: veld for veld in kader.invulvelden}
    return "".join(deel.tekst for deel in tekstdelen(clausule.tekst, velden))


def getoond(dossier: Dossier, opmerkingen: Iterable[Opmerking]) -> list[Getoond]:
    reis = maak_reis(dossier)
    return [toon(reis, opmerking) for opmerking in opmerkingen]
