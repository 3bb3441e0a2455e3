"""What the inkoper changed since Concern Inkoop last had the dossier: each answer, old and new."""

from typing import Any

from django.utils import timezone

from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.geschiedenisbeeld import namen
from intake.dossier.geschiedeniswoorden import VELDEN, Wijziging, Woordenlijst, in_woorden
from intake.dossier.kader import kader_van
from intake.dossier.models import Dossier
from intake.dossier.staten import BEWERKBAAR, Handeling

WEG = (Handeling.AANVULLING_VRAGEN, Handeling.INTREKKEN, Handeling.HEROPENEN)
VAN_DE_INKOPER = {
    *VELDEN,
    "clausulekeuzes",
    "afwijkingen",
    "tekstvolgorde",
    "invulling",
    "verwoordingen",
    "verbanden",
    "toetsuitleg",
    "ambitie",
    "redenen_weg",
    "eigenaar",
    "route",
    "geraamde_waarde",
}


def laatst_weggegaan(dossier: Dossier) -> Gebeurtenis | None:
    """When the dossier last left Concern Inkoop, or None when it is there for the first time."""
    gegaan = dossier.gebeurtenissen.filter(handeling__in=WEG).order_by("-versie")
    return next((g for g in gegaan if g.wijzigingen["staat"][0] not in BEWERKBAAR), None)


def wijzigingen_sinds(dossier: Dossier, versie: int) -> tuple[Wijziging, ...]:
    """The difference between then and now: what was changed and changed back is left out."""
    later = list(dossier.gebeurtenissen.filter(versie__gt=versie).order_by("versie"))
    was: dict[str, Any] = {}
    wordt: dict[str, Any] = {}
    for gebeurtenis in later:
        for veld, (oud, nieuw) in gebeurtenis.wijzigingen.items():
            was.setdefault(veld, oud)
            wordt[veld] = nieuw
    woorden = Woordenlijst(kader_van(dossier, timezone.localdate())[1], namen(later))
    return tuple(
        wijziging
        for veld in was
        if veld in VAN_DE_INKOPER and was[veld] != wordt[veld]
        for wijziging in in_woorden(veld, was[veld], wordt[veld], woorden)
    )
