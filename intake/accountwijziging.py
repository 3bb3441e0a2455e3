"""What changed about an account, who did it and from where: rows that are only ever added."""

from django.conf import settings
from django.db import models

from intake.gebruikers import Gebruiker


class Accountwijziging(models.Model):
    """`was` and `wordt` are lists of words; nobody in `door` means that `via` did it by itself.

    Both accounts are kept as a number: the row stays when retention takes the account away.
    Triggers in the database refuse to change or delete a row: `intake.kader.bewaking`.
    """

    class Soort(models.TextChoices):
        RECHTEN = "rechten", "Rechten"
        AANMELDING = "aanmelding", "Aanmelding bij de gemeente"
        TWEEDE_STAP = "tweede_stap", "Tweede stap"

    class Via(models.TextChoices):
        AANBIEDER = "aanbieder", "Aanmelddienst"
        BEHEER = "beheer", "Beheer"
        OPDRACHT = "opdracht", "Opdracht op de server"
        UITNODIGING = "uitnodiging", "Uitnodiging"
        ZELF = "zelf", "Zelf"

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        related_name="accountwijzigingen",
        db_constraint=False,
    )
    moment = models.DateTimeField(auto_now_add=True)
    soort = models.CharField("soort", max_length=20, choices=Soort.choices)
    was = models.JSONField("was", default=list)
    wordt = models.JSONField("wordt", default=list)
    via = models.CharField("via", max_length=20, choices=Via.choices)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
    )
    herkomst = models.CharField("netwerkadres", max_length=64, blank=True)

    class Meta:
        verbose_name = "wijziging van een account"
        verbose_name_plural = "wijzigingen van accounts"
        ordering = ["-moment", "-pk"]
        indexes = [models.Index(fields=["-moment"], name="accountwijziging_moment")]

    def __str__(self) -> str:
        return f"{self.gebruiker_id}: {self.get_soort_display()}"


def rechten_van(gebruiker: Gebruiker) -> list[str]:
    """The roles of an account, and what else decides what it may do."""
    vinkjes = {
        "toegang tot Beheer": gebruiker.is_staff,
        "superuser": gebruiker.is_superuser,
        "uitgezet": not gebruiker.is_active,
    }
    groepen = sorted(gebruiker.groups.values_list("name", flat=True))
    return [*groepen, *(naam for naam, aan in vinkjes.items() if aan)]


def leg_rechten_vast(
    gebruiker: Gebruiker,
    was: list[str],
    via: Accountwijziging.Via,
    door: Gebruiker | None = None,
    herkomst: str = "",
) -> None:
    """Nothing when the rights are what they were. Part of a transaction of the caller."""
    wordt = rechten_van(gebruiker)
    if wordt != was:
        leg_vast(gebruiker, Accountwijziging.Soort.RECHTEN, was, wordt, via, door, herkomst)


def leg_vast(
    gebruiker: Gebruiker,
    soort: Accountwijziging.Soort,
    was: list[str],
    wordt: list[str],
    via: Accountwijziging.Via,
    door: Gebruiker | None = None,
    herkomst: str = "",
) -> None:
    Accountwijziging.objects.create(
        gebruiker=gebruiker,
        soort=soort,
        was=was,
        wordt=wordt,
        via=via,
        door=door,
        herkomst=herkomst[:64],
    )
