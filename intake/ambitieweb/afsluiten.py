"""Ending a session: what must be agreed first, and handing the outcome to the dossier."""

from django.db import transaction
from django.utils import timezone

from intake.advies.ambitieregels import Niveaumelding, toets_niveaus
from intake.ambitieweb.models import TE_BESPREKEN, Ambitiesessie, Sessiedoel, Sessiestaat
from intake.ambitieweb.sessiebeeld import Sessiebeeld, maak_beeld
from intake.ambitieweb.sessies import NietZo, neem_versie, wis_personen
from intake.ambitieweb.uitkomst import leg_uitkomst_vast
from intake.dossier.besluiten import Ambitieuitkomst, Doelafspraak
from intake.dossier.handelen import Opslag
from intake.dossier.weergave.zaak import Zaak


def meldingen(doelen: list[Sessiedoel], zaak: Zaak) -> tuple[Niveaumelding, ...]:
    """Of the levels that are agreed so far."""
    met = [doel for doel in doelen if doel.niveau is not None]
    per_code = {doel.doel: doel.niveau for doel in met if doel.doel and doel.niveau is not None}
    eigen = tuple(doel.niveau for doel in met if not doel.doel and doel.niveau is not None)
    return toets_niveaus(per_code, zaak.beeld, eigen)


def ontbreekt(doelen: list[Sessiedoel]) -> list[Sessiedoel]:
    """The goals without a level, or without the reason for it."""
    return [doel for doel in doelen if doel.niveau is None or not doel.reden]


@transaction.atomic
def sluit_af(sessie: Ambitiesessie, versie: int, zaak: Zaak, opslag: Opslag) -> None:
    neem_versie(sessie, versie, {"staat": Sessiestaat.BESLOTEN}, TE_BESPREKEN)
    beeld = maak_beeld(sessie)
    doelen = [een.doel for een in beeld.doelen]
    if open_ := ontbreekt(doelen):
        raise NietZo(f"Nog geen niveau of reden: {', '.join(doel.naam for doel in open_)}.")
    for melding in meldingen(doelen, zaak):
        if melding.verboden:
            raise NietZo(melding.tekst)
    wis_personen(sessie)
    leg_uitkomst_vast(sessie.dossier, uitkomst_van(beeld, zaak), opslag)


def uitkomst_van(beeld: Sessiebeeld, zaak: Zaak) -> Ambitieuitkomst:
    eerder = zaak.besluiten.ambitie
    return Ambitieuitkomst(
        eerder.nummer + 1 if eerder else 1,
        timezone.localdate().isoformat(),
        len(beeld.gescoord),
        tuple(
            Doelafspraak(
                een.doel.doel,
                een.doel.naam,
                een.doel.niveau or 0,
                een.doel.reden,
                een.wens.midden if een.wens else None,
                een.kans.midden if een.kans else None,
            )
            for een in beeld.doelen
        ),
    )
