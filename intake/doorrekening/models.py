"""The runs of the draft over all dossiers, and what each found; any web process can show them."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from intake.dossier.models import Dossier
from intake.kader.models import Kaderversie

# A living process reports every second or so; a busy machine gets some patience.
STIL_NA = timedelta(seconds=60)


class Staat(models.TextChoices):
    BEZIG = "bezig", "Bezig"
    KLAAR = "klaar", "Klaar"
    GESTOPT = "gestopt", "Gestopt"
    MISLUKT = "mislukt", "Mislukt"


class Doorrekening(models.Model):
    """One run of a draft, kept as it was at the start, against the version in force.

    `hartslag` is the last sign of life: a run that is silent for long has lost its process.
    `aantallen` counts the changed advices per kind of change. One run can be busy.
    """

    inhoud = models.TextField("inhoud van het concept")
    sha256 = models.CharField("controlegetal van het concept", max_length=64)
    kaderversie = models.ForeignKey(
        Kaderversie, models.PROTECT, verbose_name="vergeleken met", related_name="+"
    )
    met_vastgestelde = models.BooleanField("ook vastgestelde adviezen", default=False)
    peildatum = models.DateField("peildatum")
    gestart_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="gestart door", related_name="+"
    )
    gestart_op = models.DateTimeField("gestart op", default=timezone.now)
    hartslag = models.DateTimeField("laatste levensteken", default=timezone.now)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)
    staat = models.CharField("staat", max_length=10, choices=Staat, default=Staat.BEZIG)
    gedaan = models.PositiveIntegerField("gedaan", default=0)
    totaal = models.PositiveIntegerField("totaal", default=0)
    veranderd = models.PositiveIntegerField("veranderd", default=0)
    aantallen = models.JSONField("aantallen", default=dict)

    class Meta:
        verbose_name = "doorrekening"
        verbose_name_plural = "doorrekeningen"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["staat"],
                condition=models.Q(staat="bezig"),
                name="een_actieve_doorrekening",
            )
        ]

    def __str__(self) -> str:
        return f"Doorrekening van {timezone.localtime(self.gestart_op):%d-%m-%Y %H:%M}"

    @property
    def is_actief(self) -> bool:
        return self.staat == Staat.BEZIG and not self.is_stil

    @property
    def is_stil(self) -> bool:
        """Whether the process behind it must be gone."""
        return self.staat == Staat.BEZIG and timezone.now() - self.hartslag > STIL_NA


class Doorrekenregel(models.Model):
    """One advice that the draft changes. `veranderingen` as `intake.doorrekening.gevolg` has it.

    `soorten` are the kinds of change between commas, to filter on. `kaderversie` is the version
    that its advice of now rests on, often the one in force.
    """

    class Bron(models.TextChoices):
        VOORBEELD = "voorbeeld", "Voorbeeld"
        DOSSIER = "dossier", "Lopend dossier"
        VASTGESTELD = "vastgesteld", "Vastgesteld advies"

    doorrekening = models.ForeignKey(Doorrekening, models.CASCADE, related_name="regels")
    bron = models.CharField("bron", max_length=12, choices=Bron.choices)
    kenmerk = models.CharField("kenmerk", max_length=120)
    dossier = models.ForeignKey(Dossier, models.CASCADE, null=True, related_name="+")
    kaderversie = models.ForeignKey(
        Kaderversie, models.PROTECT, verbose_name="volgens", null=True, related_name="+"
    )
    soorten = models.CharField("soorten", max_length=300)
    veranderingen = models.JSONField("veranderingen")

    class Meta:
        verbose_name = "regel van een doorrekening"
        verbose_name_plural = "regels van een doorrekening"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.kenmerk
