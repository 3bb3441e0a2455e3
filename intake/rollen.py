"""The roles people have, each a group with rights. Made where missing, never changed afterwards."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission


@dataclass(frozen=True)
class Rol:
    naam: str
    rechten: tuple[str, ...] = ()
    beheer: bool = False  # may enter the admin


ROLLEN = (
    Rol("inkoper", ("dossiers_maken",)),
    Rol("opdrachtgever"),
    Rol("beoordelaar", ("alle_dossiers_zien", "dossiers_beoordelen"), beheer=True),
    Rol("deskundige", ("adviesvragen_beantwoorden",)),
    Rol("categoriemanager", ("categorieplannen_maken",), beheer=True),
    Rol("beheerder", ("kader_beheren",), beheer=True),
)


def maak_rollen(using: str = "default", **kwargs: Any) -> None:
    """Runs after each migration. A group that exists is left as its administrator made it."""
    for rol in ROLLEN:
        groep, nieuw = Group.objects.using(using).get_or_create(name=rol.naam)
        if nieuw:
            rechten = Permission.objects.using(using).filter(
                content_type__app_label="intake", codename__in=rol.rechten
            )
            groep.permissions.set(rechten)
