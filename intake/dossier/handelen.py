"""Every change of a dossier: one conditional update with one row of history, or nothing."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.models import Dossier
from intake.dossier.staten import OVERGANGEN, Handeling, Staat, Wie
from intake.gebruikers import Gebruiker


class Achterhaald(Exception):
    """Someone else was faster: the dossier is not what the page said it was.

    `dossier` is the dossier as it is now.
    """

    def __init__(self, dossier: Dossier) -> None:
        super().__init__(f"{dossier.kenmerk} is {dossier.staat}, versie {dossier.versie}")
        self.dossier = dossier


@dataclass(frozen=True)
class Opslag:
    """Who saves, from where, and which version of the dossier the page was made from.

    `halverwege`: the page is put aside with questions open, so its step is not done.
    """

    gebruiker: Gebruiker
    herkomst: str = ""
    van_versie: int = 0
    halverwege: bool = False


Wijzigingen = dict[str, list[Any]]


def schrijf(
    dossier: Dossier,
    handeling: str,
    wijzigingen: Wijzigingen,
    opslag: Opslag,
    kolommen: dict[str, Any],
) -> bool:
    """The conditional update with its history; False when another save came first."""
    gelezen = dossier.versie
    kolommen = {**kolommen, "versie": gelezen + 1, "gewijzigd": timezone.now()}
    with transaction.atomic():
        if not Dossier.objects.filter(pk=dossier.pk, versie=gelezen).update(**kolommen):
            return False
        leg_vast(dossier, handeling, wijzigingen, gelezen + 1, opslag)
    dossier.neem_over(kolommen)
    return True


def handel(
    dossier: Dossier,
    handeling: str,
    opslag: Opslag,
    *,
    staten: tuple[Staat, ...],
    kolommen: dict[str, Any] | None = None,
    erbij: Wijzigingen | None = None,
    exact: bool = False,
    mag: Wie | None = None,
) -> None:
    """Do something with a dossier that is in one of these states; raises `Achterhaald`.

    `kolommen` are written, a person as their id, with old and new value in the history; `erbij`
    goes to the history only, for what other tables hold. With `exact` nothing may have changed
    since the page was made; otherwise a save of something else is no reason to refuse. `mag` is
    asked again after such a save: it may have given the dossier to someone else.
    """
    kolommen = kolommen or {}
    while True:
        if dossier.staat not in staten or (exact and dossier.versie != opslag.van_versie):
            raise Achterhaald(dossier)
        if mag and not mag(opslag.gebruiker, dossier):
            raise PermissionDenied
        wijzigingen = verschil(dossier, kolommen) | (erbij or {})
        if schrijf(dossier, handeling, wijzigingen, opslag, kolommen):
            return
        dossier.refresh_from_db()


def voer_uit(
    dossier: Dossier,
    handeling: Handeling,
    opslag: Opslag,
    *,
    kolommen: dict[str, Any] | None = None,
    erbij: Wijzigingen | None = None,
    exact: bool = False,
) -> None:
    """Take a dossier to its next state. Raises `PermissionDenied` and `Achterhaald`."""
    overgang = OVERGANGEN[handeling]
    handel(
        dossier,
        handeling,
        opslag,
        staten=overgang.van,
        kolommen={"staat": overgang.naar, **(kolommen or {})},
        erbij=erbij,
        exact=exact,
        mag=overgang.mag,
    )


def verschil(dossier: Dossier, nieuw: dict[str, Any]) -> Wijzigingen:
    """Per column that changes: what it was and what it becomes."""
    oud = {veld: dossier.antwoord(veld) for veld in nieuw}
    return {veld: [oud[veld], nieuw[veld]] for veld in nieuw if oud[veld] != nieuw[veld]}


def leg_vast(
    dossier: Dossier, handeling: str, wijzigingen: Wijzigingen, versie: int, opslag: Opslag
) -> None:
    Gebeurtenis.objects.create(
        dossier=dossier,
        gebruiker=opslag.gebruiker,
        handeling=handeling,
        wijzigingen=wijzigingen,
        versie=versie,
        herkomst=opslag.herkomst,
    )
