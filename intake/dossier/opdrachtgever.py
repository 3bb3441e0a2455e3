"""The opdrachtgever of a dossier: the account behind the e-mail address, and what was shared."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from intake.accountwijziging import Accountwijziging, leg_rechten_vast
from intake.advies.tekst import opsomming
from intake.berichten.klaarzetten import Berichtsoort, nodig_uit, zet_klaar
from intake.dossier.bevroren import laatste_advies, memo_van_advies
from intake.dossier.handelen import Opslag, handel
from intake.dossier.kader import kader_van
from intake.dossier.memo import Memo, memo_van_dossier
from intake.dossier.models import Dossier
from intake.dossier.staten import BEWERKBAAR, BIJ_CONCERN_INKOOP, Staat
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.gebruikers import RECHTEN, Gebruiker

ROL = "opdrachtgever"
MAX_ADRES = Gebruiker._meta.get_field("username").max_length
LOOPT = (*BEWERKBAAR, *BIJ_CONCERN_INKOOP)


class OpdrachtgeverFout(Exception):
    """Why no account can be found or made for an address; its text is for the page."""


def koppel_opdrachtgever(dossier: Dossier, opslag: Opslag) -> Gebruiker | None:
    """Link the account of the named opdrachtgever; None when nobody is named.

    Raises `OpdrachtgeverFout`. Part of a transaction of the caller.
    """
    if not dossier.opdrachtgever_email:
        return None
    account = vind_of_maak_account(dossier.opdrachtgever_email, opslag.gebruiker)
    if dossier.opdrachtgever_id != account.pk:
        kolommen = {"opdrachtgever": account.pk}
        handel(dossier, "koppelen", opslag, staten=tuple(Staat), kolommen=kolommen)
    return account


@transaction.atomic
def vind_of_maak_account(adres: str, door: Gebruiker | None = None) -> Gebruiker:
    """The one active account with this address; without any, a new one that is invited.

    Of several that one counts whose person signs on at the municipality.
    """
    controleer_domein(adres)
    accounts = list(Gebruiker.objects.filter(email__iexact=adres)[:10])
    actief = [account for account in accounts if account.is_active]
    if len(actief) > 1:
        actief = [a for a in actief if a.aanmeldingen.exists()] or actief
    if len(actief) > 1:
        raise OpdrachtgeverFout(
            f"Er zijn meer accounts met het adres {adres}. Vraag de beheerder welk account van "
            "uw opdrachtgever is."
        )
    if not actief and accounts:
        raise OpdrachtgeverFout(
            f"Het account met het adres {adres} is gesloten. Vraag de beheerder om het te openen, "
            "of noem een andere opdrachtgever."
        )
    return actief[0] if actief else maak_account(adres, door)


def controleer_domein(adres: str) -> None:
    domeinen = settings.EMAIL_DOMEINEN
    if domeinen and adres.rpartition("@")[2].lower() not in domeinen:
        eindes = opsomming([f"@{domein}" for domein in domeinen], "of")
        raise OpdrachtgeverFout(
            f"Het adres {adres} kan niet. Een opdrachtgever heeft een adres met {eindes}."
        )


def maak_account(adres: str, door: Gebruiker | None) -> Gebruiker:
    """Its password is chosen by the person, through the link in the invitation."""
    bezet = OpdrachtgeverFout(
        f"Er kan geen account komen voor {adres}. Vraag de beheerder om het te maken."
    )
    if len(adres) > MAX_ADRES:
        raise bezet
    try:
        with transaction.atomic():
            account = Gebruiker.objects.create_user(adres.lower(), adres)
    except IntegrityError as fout:  # someone else has the address as a name to sign in with
        raise bezet from fout
    account.groups.add(Group.objects.get(name=ROL))
    leg_rechten_vast(account, [], Accountwijziging.Via.UITNODIGING, door)
    nodig_uit(account)
    return account


@transaction.atomic
def deel_concept(dossier: Dossier, opslag: Opslag) -> Gebruiker:
    """Let the opdrachtgever see the advice as it stands. Raises `OpdrachtgeverFout`.

    With `exact`: the address may have changed since the page was made.
    """
    account = vind_of_maak_account(dossier.opdrachtgever_email, opslag.gebruiker)
    kolommen = {"opdrachtgever": account.pk, "concept_gedeeld": True}
    handel(dossier, "concept_delen", opslag, staten=LOOPT, kolommen=kolommen, exact=True)
    zet_klaar(
        Berichtsoort.CONCEPT_GEDEELD,
        [account],
        naam=dossier.naam,
        pad=reverse("intake:uitkomst", args=[dossier.kenmerk]),
        van=opslag.gebruiker,
    )
    return account


def stop_met_delen(dossier: Dossier, opslag: Opslag) -> None:
    kolommen = {"concept_gedeeld": False}
    handel(dossier, "concept_niet_delen", opslag, staten=LOOPT, kolommen=kolommen)


def deelt_concept(dossier: Dossier) -> bool:
    """Whether the opdrachtgever who is named now sees the advice as it stands."""
    if dossier.is_definitief or not dossier.concept_gedeeld or not dossier.opdrachtgever:
        return False
    return dossier.opdrachtgever.email.lower() == dossier.opdrachtgever_email.lower()


def ziet_stand_van_nu(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    """Whether someone may see the advice on the answers of today, not only what was settled."""
    if Dossier.objects.zichtbaar_voor(gebruiker).filter(pk=dossier.pk).exists():
        return True
    return dossier.opdrachtgever_id == gebruiker.pk and deelt_concept(dossier)


def vastgesteld_voor(gebruiker: Gebruiker, dossier: Dossier) -> VastgesteldAdvies | None:
    """The settled advice that someone sees instead of the advice as it stands.

    An opdrachtgever keeps seeing the last one after a dossier was opened again.
    """
    if not dossier.is_definitief and ziet_stand_van_nu(gebruiker, dossier):
        return None
    return laatste_advies(dossier)


def memo_voor(gebruiker: Gebruiker, dossier: Dossier) -> Memo:
    """What is settled, or else the advice as it stands, for whoever may see that.

    Raises `AndereUitkomst` when only the documents still say what was settled.
    """
    if advies := vastgesteld_voor(gebruiker, dossier):
        return memo_van_advies(advies)
    vandaag = timezone.localdate()
    return memo_van_dossier(dossier, kader_van(dossier, vandaag)[0], vandaag)


def is_alleen_opdrachtgever(gebruiker: Gebruiker) -> bool:
    """Whether the advices for this person are all there is to see."""
    if gebruiker.is_staff or any(gebruiker.has_perm(recht) for recht in RECHTEN):
        return False
    return not Dossier.objects.zichtbaar_voor(gebruiker).exists()
