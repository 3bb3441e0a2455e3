"""Finding a dossier and deciding who may do what with it; whoever may not, sees a 404."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from intake.dossier.handelen import Opslag
from intake.dossier.models import Dossier
from intake.gebruikers import MAG_ALLES_ZIEN, MAG_BEOORDELEN, MAG_MAKEN, Gebruiker
from intake.netwerkadres import netwerkadres
from intake.snellezen import EenRij

OP_KENMERK = EenRij(Dossier, "kenmerk = %s")


def dossier_om_te_lezen(request: HttpRequest, kenmerk: str) -> Dossier:
    """For whoever may see answers, advice and history."""
    dossiers = Dossier.objects.zichtbaar_voor(request.user)
    return get_object_or_404(dossiers.met_kader().select_related("eigenaar"), kenmerk=kenmerk)


def dossier_met_uitkomst(request: HttpRequest, kenmerk: str) -> Dossier:
    """For whoever may see the documents: the opdrachtgever too, once something was shared."""
    dossiers = Dossier.objects.uitkomst_zichtbaar_voor(request.user)
    return get_object_or_404(dossiers.met_kader().select_related("eigenaar"), kenmerk=kenmerk)


def dossier_om_te_bewerken(request: HttpRequest, kenmerk: str) -> Dossier:
    """For whoever may write; whether the dossier is open is for the page to say.

    The row first, and then whose it is: to build the query of `bewerkbaar_voor` takes longer than
    to run it, and every answer comes through here twice.
    """
    dossier = OP_KENMERK(kenmerk)
    if dossier is None or not dossier.is_schrijver(request.user):
        raise Http404
    return dossier


def eigen_dossier(request: HttpRequest, kenmerk: str) -> Dossier:
    """For the owner alone: sharing and handing over."""
    return get_object_or_404(Dossier.objects.van(request.user), kenmerk=kenmerk)


def dossier_om_te_archiveren(request: HttpRequest, kenmerk: str) -> Dossier:
    """To take everything along: for the owner, and for whoever may see every dossier."""
    dossier = dossier_om_te_lezen(request, kenmerk)
    if not mag_archiveren(request.user, dossier):
        raise Http404
    return dossier


def leest_intern(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    """Whether someone sees the work of the reviewers that was not shared with the inkoper."""
    return gebruiker.has_perm(MAG_BEOORDELEN) and not dossier.is_schrijver(gebruiker)


def mag_archiveren(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    return gebruiker.has_perm(MAG_ALLES_ZIEN) or dossier.eigenaar_id == gebruiker.pk


def mag_bewerken(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    """Whether this person can fill in answers now."""
    return dossier.is_open and dossier.is_schrijver(gebruiker)


def mag_maken(gebruiker: Gebruiker) -> bool:
    return gebruiker.has_perm(MAG_MAKEN)


def opslag(request: HttpRequest, versie: int = 0, halverwege: bool = False) -> Opslag:
    return Opslag(request.user, netwerkadres(request), versie, halverwege)


def lees_versie(post: dict[str, str]) -> int:
    """The version a page was made from; without a readable one every later save counts."""
    return lees_nummer(post.get("versie", ""))


def lees_nummer(tekst: str) -> int:
    """0 for what is no number, or one that no row can have."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else 0
