"""The few kinds of column that the tables of the framework share."""

from enum import StrEnum

from django.db import models

from intake.advies.keuzes import Drieweg, Feit, Herkomst


def keuzes(soort: type[StrEnum]) -> list[tuple[str, str]]:
    """The words of a fixed list, readable: `sociale_dienst` is shown as `Sociale dienst`."""
    return [(woord.value, woord.value.replace("_", " ").capitalize()) for woord in soort]


def keuzeveld(soort: type[StrEnum], naam: str, help_text: str) -> models.CharField:
    return models.CharField(naam, max_length=40, choices=keuzes(soort), help_text=help_text)


def herkomstveld() -> models.CharField:
    return keuzeveld(
        Herkomst,
        "herkomst",
        "Hoe hard dit is: letterlijk uit het handelingskader, een uitwerking daarvan, de wet, "
        "een openbare bron of een voorstel. Staat bij elk advies.",
    )


def lijstveld(naam: str, help_text: str) -> models.JSONField:
    """A list of plain words or sentences: nothing ever refers to one of them."""
    return models.JSONField(naam, default=list, blank=True, help_text=help_text)


def standaardfeit(feit: Feit) -> models.CharField:
    """What is usually so in a category of purchases; empty is not known beforehand."""
    return models.CharField(
        feit.value.replace("_", " "),
        max_length=10,
        blank=True,
        choices=keuzes(Drieweg),
        help_text="Vult dit antwoord vooraf in. De inkoper bevestigt het.",
    )


NVT = "nvt"


def voorwaarde(feit: Feit) -> models.CharField:
    """What a clause asks of a purchase; `nvt` asks nothing."""
    return models.CharField(
        f"voorwaarde {feit.value.replace('_', ' ')}",
        max_length=3,
        default=NVT,
        choices=[(Drieweg.JA.value, "Ja"), (Drieweg.NEE.value, "Nee"), (NVT, "Niet van belang")],
        help_text="De clausule past alleen als dit antwoord zo is. Onbekend: misschien.",
    )


class Geordend(models.Model):
    """A row with a fixed place among its kind: the order in which people read them."""

    volgorde = models.PositiveSmallIntegerField(
        "volgorde", default=0, help_text="Plaats in de lijst; het laagste getal staat vooraan."
    )

    class Meta:
        abstract = True
        ordering = ["volgorde", "pk"]


class EnkeleRij(models.Model):
    """A table that holds one row at most; the database sees to it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1),
                name="%(class)s_enkele_rij",
                violation_error_message="Er kan maar één rij zijn.",
            )
        ]
