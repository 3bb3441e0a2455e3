"""What a reaction is about: a clause or a finding, as the writer sees it under one version."""

from dataclasses import dataclass

from django.utils import timezone

from intake.advies.kader import Kader
from intake.dossier.bevroren import memo_van_advies
from intake.dossier.kader import kader_van
from intake.dossier.memo import zaak_van_reis
from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import vastgesteld_voor
from intake.dossier.stappen import Reis
from intake.dossier.weergave.zaak import Zaak
from intake.gebruikers import Gebruiker
from intake.kader.clausuletekst import Tekstdeel, tekstdelen
from intake.kader.models import Kaderversie
from intake.kader.publicatie import kader_van_versie
from intake.reacties.models import Reactie


@dataclass(frozen=True)
class Onderwerp:
    """`delen` is the text of a clause; `uitleg` the rule of a finding, `gezien` its words."""

    over: Reactie.Over
    code: str
    naam: str
    versie: Kaderversie
    delen: tuple[Tekstdeel, ...] = ()
    uitleg: str = ""
    gezien: str = ""


def onderwerp_in_dossier(
    gebruiker: Gebruiker, over: str, code: str, dossier: Dossier
) -> Onderwerp | None:
    """As the advice of this dossier has it; the words of a finding only for who reads those."""
    if vastgesteld := vastgesteld_voor(gebruiker, dossier):
        versie, zaak = vastgesteld.kaderversie, memo_van_advies(vastgesteld).zaak
    else:
        vandaag = timezone.localdate()
        versie, kader = kader_van(dossier, vandaag)
        zaak = zaak_van_reis(Reis(dossier, kader, vandaag), versie, mag_bewerken=False)
    leest = Dossier.objects.zichtbaar_voor(gebruiker).filter(pk=dossier.pk).exists()
    return zoek(over, code, versie, zaak.kader, gezien(zaak, code) if leest else "")


def onderwerp_in_versie(over: str, code: str, versie: Kaderversie) -> Onderwerp | None:
    return zoek(over, code, versie, kader_van_versie(versie))


def gezien(zaak: Zaak, regel: str) -> str:
    redenen = (b.reden for b in zaak.advies.bevindingen if b.regel == regel)
    return "\n".join(dict.fromkeys(redenen))


def zoek(
    over: str, code: str, versie: Kaderversie, kader: Kader, gezien: str = ""
) -> Onderwerp | None:
    """None for what this version does not hold."""
    if over == Reactie.Over.CLAUSULE and code in kader.clausule:
        clausule = kader.clausule[code]
        velden = {veld.naam: veld for veld in kader.invulvelden}
        naam = f"{code} {clausule.titel}"
        return Onderwerp(
            Reactie.Over.CLAUSULE, code, naam, versie, delen=tekstdelen(clausule.tekst, velden)
        )
    if over == Reactie.Over.BEVINDING and (code in kader.regel or gezien):
        uitleg = kader.regel[code].omschrijving if code in kader.regel else ""
        return Onderwerp(
            Reactie.Over.BEVINDING, code, f"Regel {code}", versie, uitleg=uitleg, gezien=gezien
        )
    return None
