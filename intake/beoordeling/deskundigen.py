"""Questions to experts about a dossier: asked, withdrawn, answered, shared with the inkoper."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from intake.advies.advies import Doorverwijzing
from intake.beoordeling.models import Adviesvraag
from intake.berichten.klaarzetten import Berichtsoort, zet_klaar
from intake.dossier.delen import leg_vast
from intake.dossier.handelen import Achterhaald, Opslag, Wijzigingen, handel
from intake.dossier.indienen import beoordelingspagina
from intake.dossier.models import Dossier
from intake.dossier.staten import (
    BEWERKBAAR,
    BIJ_CONCERN_INKOOP,
    Staat,
    heeft_het_opgepakt,
    is_beoordelaar,
)
from intake.dossier.weergave.woorden import VERWIJZING
from intake.gebruikers import MAG_RAAD_GEVEN, Bureau, Gebruiker, met_recht

VRAAGBAAR = (Staat.IN_BEOORDELING, Staat.AANVULLING_GEVRAAGD)
LOOPT = (*BEWERKBAAR, *BIJ_CONCERN_INKOOP)


class Gesloten(Exception):
    """The question takes no answer any more: it was withdrawn, or the advice is settled."""


class AntwoordVeranderd(Exception):
    """The answer is not the one that the reviewer read on the page."""


def deskundigen_voor(dossier: Dossier, vrager: Gebruiker) -> QuerySet[Gebruiker]:
    """Whom this reviewer may ask. Nobody gives advice on a dossier of their own."""
    mogen = met_recht(MAG_RAAD_GEVEN)
    mogen = mogen.exclude(pk__in=[dossier.eigenaar_id, vrager.pk]).exclude(bureau="")
    return mogen.exclude(delingen__in=dossier.delingen.filter(schrijven=True)).order_by(
        "bureau", "last_name", "first_name", "pk"
    )


def voorgesteld(doorverwijzing: Doorverwijzing) -> dict[Bureau, str]:
    """The bureaus that the advice thinks of, and in words how strongly; the strongest first."""
    uitkomsten = {
        Bureau.BSR: doorverwijzing.bureau_social_return,
        Bureau.BID: doorverwijzing.bureau_inclusie_diversiteit,
    }
    sterk_eerst = sorted(uitkomsten.items(), key=lambda paar: paar[1] != "aanbevolen")
    return {bureau: VERWIJZING[hoe] for bureau, hoe in sterk_eerst if hoe in VERWIJZING}


def mag_vragen(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    return dossier.staat in VRAAGBAAR and heeft_het_opgepakt(gebruiker, dossier)


def mag_beheren(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    """Withdrawing and sharing: by whoever reviews it, or by any reviewer when nobody does."""
    eigen = dossier.beoordelaar_id in (None, gebruiker.pk)
    return eigen and is_beoordelaar(gebruiker, dossier)


@transaction.atomic
def stel_vraag(dossier: Dossier, aan: Gebruiker, tekst: str, opslag: Opslag) -> Adviesvraag:
    """Ask, and let the expert read along. The same open question twice is one question."""
    houd_vast(dossier)
    if not mag_vragen(opslag.gebruiker, dossier):
        raise Achterhaald(dossier)
    zelfde = dossier.adviesvragen.filter(aan=aan, vraag=tekst, antwoord="", ingetrokken_op=None)
    if al_gesteld := zelfde.first():
        return al_gesteld
    vraag = dossier.adviesvragen.create(
        bureau=aan.bureau, aan=aan, vraag=tekst, gesteld_door=opslag.gebruiker
    )
    op_record("adviesvraag", vraag, opslag, {f"adviesvraag:{vraag.pk}": ["", f"{aan}: {tekst}"]})
    if not dossier.delingen.filter(gebruiker=aan).exists():
        leg_vast(dossier, "delen", opslag, aan, None, False)
        dossier.delingen.create(gebruiker=aan, gedeeld_door=opslag.gebruiker)
    meld(Berichtsoort.VRAAG_AAN_DESKUNDIGE, vraag, [aan], vraagpagina(vraag), opslag)
    return vraag


@transaction.atomic
def trek_in(vraag: Adviesvraag, opslag: Opslag) -> None:
    """Ends the question, and the reading along that came with it."""
    lees_vast(vraag)
    if not mag_beheren(opslag.gebruiker, vraag.dossier):
        raise Achterhaald(vraag.dossier)
    if vraag.ingetrokken_op:
        return
    erbij = {f"adviesvraag:{vraag.pk}": [f"{vraag.aan}: {vraag.vraag}", ""]}
    op_record("adviesvraag_ingetrokken", vraag, opslag, erbij)
    schrijf(vraag, ingetrokken_op=timezone.now())
    neem_toegang_terug(vraag, opslag)


def neem_toegang_terug(vraag: Adviesvraag, opslag: Opslag) -> None:
    """Unless another question still needs it, or the inkoper shared the dossier."""
    aan_hen = vraag.dossier.adviesvragen.filter(aan=vraag.aan)
    if aan_hen.filter(ingetrokken_op=None).exists():
        return
    door = aan_hen.values("gesteld_door")
    delingen = vraag.dossier.delingen.filter(gebruiker=vraag.aan, schrijven=False)
    if deling := delingen.filter(gedeeld_door__in=door).first():
        leg_vast(vraag.dossier, "niet_meer_delen", opslag, vraag.aan, deling, None)
        deling.delete()


@transaction.atomic
def beantwoord(vraag: Adviesvraag, antwoord: str, opslag: Opslag) -> bool:
    """False when this was the answer already. Raises `Gesloten`.

    A corrected answer is not shared any more: the reviewer decided about the words before it.
    """
    lees_vast(vraag)
    if not kan_beantwoorden(vraag):
        raise Gesloten
    if antwoord == vraag.antwoord:
        return False
    erbij = {f"raad:{vraag.pk}": [vraag.antwoord, antwoord]}
    op_record("adviesvraag_beantwoord", vraag, opslag, erbij)
    schrijf(vraag, antwoord=antwoord, beantwoord_op=timezone.now(), gedeeld=False)
    lezers = {vraag.gesteld_door, vraag.dossier.beoordelaar or vraag.gesteld_door}
    pad = beoordelingspagina(vraag.dossier)
    meld(Berichtsoort.VRAAG_BEANTWOORD, vraag, list(lezers), pad, opslag)
    return True


def kan_beantwoorden(vraag: Adviesvraag) -> bool:
    return vraag.ingetrokken_op is None and vraag.dossier.staat in LOOPT


@transaction.atomic
def deel_antwoord(
    vraag: Adviesvraag, gedeeld: bool, gelezen: datetime | None, opslag: Opslag
) -> None:
    """Let the inkoper read the answer, or not any more.

    `gelezen` is the moment of the answer on the reviewer's page. Raises `AntwoordVeranderd`.
    """
    lees_vast(vraag)
    if not mag_beheren(opslag.gebruiker, vraag.dossier):
        raise Achterhaald(vraag.dossier)
    if gedeeld and (vraag.beantwoord_op is None or vraag.beantwoord_op != gelezen):
        raise AntwoordVeranderd
    if gedeeld == vraag.gedeeld:
        return
    op_record("raad_delen", vraag, opslag, {f"raad_gedeeld:{vraag.pk}": [not gedeeld, gedeeld]})
    schrijf(vraag, gedeeld=gedeeld)


def gedeelde_raad(dossier: Dossier) -> QuerySet[Adviesvraag]:
    """What the inkoper may read."""
    return dossier.adviesvragen.filter(gedeeld=True).select_related("aan")


def vraagpagina(vraag: Adviesvraag) -> str:
    return reverse("intake:adviesvraag", args=[vraag.pk])


def houd_vast(dossier: Dossier) -> None:
    """Wait for whoever acts on this dossier at the same moment, and read it as they left it."""
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    dossier.refresh_from_db()


def lees_vast(vraag: Adviesvraag) -> None:
    dossier = vraag.dossier
    houd_vast(dossier)
    vraag.refresh_from_db()
    vraag.dossier = dossier


def schrijf(vraag: Adviesvraag, **kolommen: object) -> None:
    Adviesvraag.objects.filter(pk=vraag.pk).update(**kolommen)
    for kolom, waarde in kolommen.items():
        setattr(vraag, kolom, waarde)


def op_record(handeling: str, vraag: Adviesvraag, opslag: Opslag, erbij: Wijzigingen) -> None:
    handel(vraag.dossier, handeling, opslag, staten=tuple(Staat), erbij=erbij)


def meld(
    soort: Berichtsoort, vraag: Adviesvraag, aan: list[Gebruiker], pad: str, opslag: Opslag
) -> None:
    zet_klaar(soort, aan, naam=vraag.dossier.naam, pad=pad, van=opslag.gebruiker)
