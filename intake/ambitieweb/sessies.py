"""What people do with a session: each act changes it on one condition and is on record once."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from intake.ambitieweb.models import LOPEND, TE_BESPREKEN, Ambitiesessie, Sessiestaat
from intake.ambitieweb.startwaarden import zet_doelen_klaar
from intake.berichten.klaarzetten import vergeet_gast
from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.handelen import Achterhaald, Opslag, Wijzigingen, handel
from intake.dossier.models import Dossier
from intake.dossier.staten import BEWERKBAAR, Handeling, is_schrijver
from intake.dossier.weergave.zaak import Zaak

STAAT = "ambitiesessie"


class NietZo(Exception):
    """What was asked is refused; the message says why, for whoever asked."""


def laatste_sessie(dossier: Dossier) -> Ambitiesessie | None:
    """The one that counts; what was called off only when there is nothing else."""
    sessies = list(dossier.ambitiesessies.all())
    for sessie in sessies:
        sessie.dossier = dossier
    geldig = (een for een in sessies if een.staat != Sessiestaat.AFGELAST)
    return next(geldig, next(iter(sessies), None))


def lopende_sessie(dossier: Dossier) -> Ambitiesessie | None:
    sessie = laatste_sessie(dossier)
    return sessie if sessie and sessie.loopt else None


def leg_op_record(
    dossier: Dossier, handeling: str, opslag: Opslag, erbij: Wijzigingen | None = None
) -> None:
    handel(dossier, handeling, opslag, staten=BEWERKBAAR, erbij=erbij, mag=is_schrijver)


@transaction.atomic
def wijzig(
    sessie: Ambitiesessie,
    handeling: str,
    opslag: Opslag,
    *,
    versie: int,
    kolommen: dict[str, Any] | None = None,
    erbij: Wijzigingen | None = None,
    staten: tuple[Sessiestaat, ...] = LOPEND,
) -> None:
    """One act on a session as its page showed it. Raises `Achterhaald`."""
    neem_versie(sessie, versie, kolommen or {}, staten)
    leg_op_record(sessie.dossier, handeling, opslag, erbij)


def neem_versie(
    sessie: Ambitiesessie,
    versie: int,
    kolommen: dict[str, Any],
    staten: tuple[Sessiestaat, ...] = LOPEND,
) -> None:
    """Inside a transaction: nobody else changes this session until it ends."""
    gelezen = Ambitiesessie.objects.filter(pk=sessie.pk, versie=versie, staat__in=staten)
    if not gelezen.update(**kolommen, versie=F("versie") + 1):
        raise Achterhaald(sessie.dossier)
    for naam, waarde in {**kolommen, "versie": versie + 1}.items():
        setattr(sessie, naam, waarde)


def leg_overleg_vast(dossier: Dossier, op: date, zaak: Zaak, opslag: Opslag) -> Ambitiesessie:
    """The talk with Concern Inkoop comes first: it begins the session, with its goals ready."""
    sessie = lopende_sessie(dossier)
    erbij: Wijzigingen = {"ambitie_overleg": [None, op.isoformat()]}
    if sessie:
        erbij["ambitie_overleg"][0] = sessie.overleg_op.isoformat() if sessie.overleg_op else None
        kolommen = {"overleg_op": op}
        wijzig(
            sessie, "ambitie_overleg", opslag, versie=sessie.versie, kolommen=kolommen, erbij=erbij
        )
        return sessie
    try:
        with transaction.atomic():
            leg_op_record(dossier, "ambitie_overleg", opslag, erbij)
            sessie = Ambitiesessie.objects.create(
                dossier=dossier, overleg_op=op, gemaakt_door=opslag.gebruiker
            )
            zet_doelen_klaar(sessie, zaak)
    except IntegrityError as fout:  # a colleague began one at the same moment
        raise Achterhaald(dossier) from fout
    return sessie


@transaction.atomic
def open_scoren(sessie: Ambitiesessie, versie: int, zaak: Zaak, opslag: Opslag) -> None:
    """Also again, when the discussion gives reason to."""
    if not sessie.genodigden.welkom().exists():
        raise NietZo("Nodig eerst iemand uit. Zonder deelnemers kan niemand scoren.")
    was = sessie.staat
    if was == Sessiestaat.VOORBEREIDING:
        zet_doelen_klaar(sessie, zaak)
    naar(sessie, Sessiestaat.OPEN, versie, opslag, (was,))


def sluit_scoren(sessie: Ambitiesessie, versie: int, opslag: Opslag) -> None:
    naar(sessie, Sessiestaat.BESPREKEN, versie, opslag, (Sessiestaat.OPEN,))


def naar(
    sessie: Ambitiesessie,
    staat: Sessiestaat,
    versie: int,
    opslag: Opslag,
    van: tuple[Any, ...],
    kolommen: dict[str, Any] | None = None,
    erbij: Wijzigingen | None = None,
) -> None:
    labels = [Sessiestaat(sessie.staat).label, staat.label]
    wijzig(
        sessie,
        f"ambitie_{staat}",
        opslag,
        versie=versie,
        kolommen={"staat": staat, **(kolommen or {})},
        erbij={STAAT: labels, **(erbij or {})},
        staten=van,
    )


@transaction.atomic
def gelast_af(sessie: Ambitiesessie, versie: int, reden: str, opslag: Opslag) -> None:
    # The session first, as everywhere: two who act at once wait for each other in one order.
    naar(
        sessie,
        Sessiestaat.AFGELAST,
        versie,
        opslag,
        LOPEND,
        {"reden_afgelast": reden},
        {"reden": ["", reden]},
    )
    wis_personen(sessie)


NA_HET_ADVIES = "Het advies over deze inkoop is vastgesteld of afgerond."


def eindig_met_het_dossier(instance: Gebeurtenis, **_: Any) -> None:
    """A session that still runs when the advice is settled ends in the same transaction."""
    if instance.handeling not in (Handeling.VASTSTELLEN, Handeling.AFRONDEN):
        return
    for sessie in Ambitiesessie.objects.filter(dossier=instance.dossier_id, staat__in=LOPEND):
        Ambitiesessie.objects.filter(pk=sessie.pk).update(
            staat=Sessiestaat.AFGELAST, reden_afgelast=NA_HET_ADVIES, versie=F("versie") + 1
        )
        wis_personen(sessie)


def wis_personen(sessie: Ambitiesessie) -> None:
    """When a session is over, nobody's name or address is needed any more."""
    for gast in sessie.genodigden.all():
        vergeet_gast(gast.sleutel)
    sessie.genodigden.update(naam="", email="")


@transaction.atomic
def voeg_eigen_doel_toe(
    sessie: Ambitiesessie, versie: int, naam: str, zaak: Zaak, opslag: Opslag
) -> None:
    """A goal of the directie itself, as long as the framework allows another."""
    hoogstens = zaak.kader.max_directiedoelen
    neem_versie(sessie, versie, {})
    doelen = list(sessie.doelen.all())
    if sum(not een.doel for een in doelen) >= hoogstens:
        raise NietZo(f"Uw directie mag ten hoogste {hoogstens} eigen doelen toevoegen.")
    if any(een.naam.casefold() == naam.casefold() for een in doelen):
        raise NietZo(f"Het doel ‘{naam}’ staat er al.")
    sessie.doelen.create(naam=naam, volgorde=max((d.volgorde for d in doelen), default=0) + 1)
    leg_op_record(sessie.dossier, "ambitie_eigen_doel", opslag, {"ambitie_eigen_doel": ["", naam]})


@transaction.atomic
def haal_eigen_doel_weg(sessie: Ambitiesessie, versie: int, doel: int, opslag: Opslag) -> None:
    """Only while nobody scored it: what someone gave is not thrown away."""
    neem_versie(sessie, versie, {})
    rij = sessie.doelen.filter(pk=doel, doel="").first()
    if rij is None:
        raise Achterhaald(sessie.dossier)
    if rij.scores.exists():
        raise NietZo(f"Voor ‘{rij.naam}’ is al gescoord. Geef dit doel niveau 0 als het vervalt.")
    rij.delete()
    erbij: Wijzigingen = {"ambitie_eigen_doel": [rij.naam, ""]}
    leg_op_record(sessie.dossier, "ambitie_eigen_doel", opslag, erbij)


def mag_besproken(sessie: Ambitiesessie) -> bool:
    return sessie.staat in TE_BESPREKEN
