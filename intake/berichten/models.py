"""The outbox: one row per message and person, written with what the message is about."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

from intake.berichten.soorten import Berichtsoort

# Between the attempts: ten of them in almost four days.
WACHTTIJDEN = (
    *(timedelta(minutes=minuten) for minuten in (1, 5, 30)),
    *(timedelta(hours=uren) for uren in (2, 6, 12, 24, 24, 24)),
)
POGINGEN = len(WACHTTIJDEN) + 1
# Longer than any attempt takes: every step of it has a time limit of seconds.
IN_HANDEN = timedelta(minutes=10)
BEWAARD = timedelta(days=90)
ONDERBROKEN = "Onderbroken; misschien toch aangekomen"


class Stand(models.TextChoices):
    """`ONDERWEG` is in the hands of a sender, and so perhaps of the mail server already."""

    WACHT = "wacht", "Wacht op verzending"
    ONDERWEG = "onderweg", "Wordt verzonden"
    VERSTUURD = "verstuurd", "Verstuurd"
    MISLUKT = "mislukt", "Mislukt"


class BerichtQuerySet(models.QuerySet["Bericht"]):
    def aan_de_beurt(self) -> "BerichtQuerySet":
        return self.filter(stand=Stand.WACHT, volgende_poging__lte=timezone.now())

    def geef_op(self) -> int:
        """What ended its sender halfway: nobody knows whether the mail server has it.

        An administrator may send it again; by itself it would come twice.
        """
        halverwege = self.filter(stand=Stand.ONDERWEG, volgende_poging__lte=timezone.now())
        return halverwege.update(stand=Stand.MISLUKT, fout=ONDERBROKEN)

    def probeer_opnieuw(self) -> int:
        mislukt = self.filter(stand=Stand.MISLUKT)
        return mislukt.update(stand=Stand.WACHT, pogingen=0, volgende_poging=timezone.now())

    def ruim_op(self) -> None:
        self.filter(gemaakt__lt=timezone.now() - BEWAARD).delete()


class Bericht(models.Model):
    """Who is told what, not how: the text, with any link that gives access, is made on sending.

    `volgende_poging` is also the hold of a sender: taking a message moves it into the future. A
    message whose hold runs out was left by a sender that was killed.
    `email` is for who has no account and is asked for one thing: `sleutel_link` makes the own
    link, and `wanneer` says when and where.
    """

    soort = models.CharField(max_length=30, choices=Berichtsoort.choices)
    aan = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="berichten",
    )
    email = models.EmailField(blank=True, default="")
    naam = models.CharField(max_length=120, blank=True)
    wanneer = models.CharField(max_length=300, blank=True, default="")
    sleutel_link = models.CharField(max_length=32, blank=True, default="")
    pad = models.CharField(max_length=200, blank=True)
    sleutel = models.UUIDField(default=uuid4, unique=True)
    stand = models.CharField(max_length=10, choices=Stand, default=Stand.WACHT)
    pogingen = models.PositiveSmallIntegerField(default=0)
    volgende_poging = models.DateTimeField(default=timezone.now)
    fout = models.CharField("laatste fout", max_length=60, blank=True)
    gemaakt = models.DateTimeField(default=timezone.now)
    verstuurd_op = models.DateTimeField(null=True, blank=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-gemaakt", "-pk"]
        indexes = [
            models.Index(fields=["stand", "volgende_poging"], name="bericht_aan_de_beurt"),
            models.Index(fields=["-gemaakt", "-id"], name="bericht_gemaakt"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} ({self.get_stand_display().lower()})"

    @property
    def adres(self) -> str:
        """Where it goes; empty when the account was turned off or lost its address."""
        if self.aan is None:
            return self.email
        return self.aan.email if self.aan.is_active else ""

    def neem(self) -> bool:
        """Hold the message for one attempt; False when another sender was first."""
        tot = timezone.now() + IN_HANDEN
        vrij = Bericht.objects.aan_de_beurt().filter(pk=self.pk, pogingen=self.pogingen)
        genomen = vrij.update(stand=Stand.ONDERWEG, pogingen=F("pogingen") + 1, volgende_poging=tot)
        self.pogingen += genomen
        return bool(genomen)

    def is_verstuurd(self) -> None:
        Bericht.objects.filter(pk=self.pk).update(
            stand=Stand.VERSTUURD, verstuurd_op=timezone.now(), fout=""
        )

    def is_niet_verstuurd(self, fout: str) -> None:
        kolommen: dict[str, Any] = {"fout": fout[:60]}
        if self.pogingen < POGINGEN:
            kolommen["stand"] = Stand.WACHT
            kolommen["volgende_poging"] = timezone.now() + WACHTTIJDEN[self.pogingen - 1]
        else:
            kolommen["stand"] = Stand.MISLUKT
        Bericht.objects.filter(pk=self.pk, pogingen=self.pogingen).update(**kolommen)
