"""A session of the ambitieweb: who is asked, which goals are weighed, and what each one scored."""

from django.conf import settings
from django.db import models

from intake.deelnamelink import afdruk, nieuwe_sleutel, token_van
from intake.dossier.models import Dossier

HOOGSTE = 3
DUUR = 120


class Sessiestaat(models.TextChoices):
    VOORBEREIDING = "voorbereiding", "In voorbereiding"
    OPEN = "open", "Deelnemers kunnen scoren"
    BESPREKEN = "bespreken", "Scoren is gesloten"
    BESLOTEN = "besloten", "Afgerond"
    AFGELAST = "afgelast", "Gaat niet door"


LOPEND = (Sessiestaat.VOORBEREIDING, Sessiestaat.OPEN, Sessiestaat.BESPREKEN)
# The facilitator may note a level while people still score, and when they talk about it.
TE_BESPREKEN = (Sessiestaat.OPEN, Sessiestaat.BESPREKEN)


class Ambitiesessie(models.Model):
    """One session for one purchase; a purchase has at most one that is not over.

    `overleg_op` is the day on which the inkoper asked Concern Inkoop whether this is the right
    tool; without it nothing is prepared. `begeleider` is a function, as with everyone invited.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="ambitiesessies")
    staat = models.CharField(max_length=15, choices=Sessiestaat, default=Sessiestaat.VOORBEREIDING)
    versie = models.PositiveIntegerField(default=1)
    overleg_op = models.DateField(null=True, blank=True)
    datum = models.DateField(null=True, blank=True)
    begintijd = models.TimeField(null=True, blank=True)
    duur = models.PositiveSmallIntegerField(default=DUUR)
    plaats = models.CharField(max_length=200, blank=True, default="")
    begeleider = models.CharField(max_length=120, blank=True, default="")
    agenda = models.TextField(blank=True, default="")
    reden_afgelast = models.CharField(max_length=500, blank=True, default="")
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gemaakt = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "ambitiesessie"
        verbose_name_plural = "ambitiesessies"
        ordering = ["-gemaakt", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=models.Q(staat__in=LOPEND),
                name="een_lopende_ambitiesessie",
            )
        ]

    def __str__(self) -> str:
        return f"Ambitiesessie {self.pk} ({self.get_staat_display().lower()})"

    @property
    def loopt(self) -> bool:
        return self.staat in LOPEND


class GenodigdeQuerySet(models.QuerySet["Genodigde"]):
    def welkom(self) -> "GenodigdeQuerySet":
        return self.filter(ingetrokken=False)

    def met_token(self, token: str) -> "GenodigdeQuerySet":
        return self.welkom().filter(linkhash=afdruk(token))


class Genodigde(models.Model):
    """Who is asked, by function; a name or an address only where the inkoper gave one.

    `sleutel` is what the own link is made from and `linkhash` what finds it (`deelnamelink`).
    A withdrawn link stays as a row, so that what was scored with it stays too.
    """

    sessie = models.ForeignKey(Ambitiesessie, models.CASCADE, related_name="genodigden")
    functie = models.CharField(max_length=120)
    naam = models.CharField(max_length=120, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    sleutel = models.CharField(max_length=32, unique=True)
    linkhash = models.CharField(max_length=64, unique=True)
    ingetrokken = models.BooleanField(default=False)
    gemaild_op = models.DateTimeField(null=True, blank=True)

    objects = GenodigdeQuerySet.as_manager()

    class Meta:
        verbose_name = "genodigde"
        verbose_name_plural = "genodigden"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.functie

    def geef_link(self) -> None:
        """A new own link; one that was given before opens nothing from now on."""
        self.sleutel = nieuwe_sleutel()
        self.linkhash = afdruk(self.token)

    @property
    def token(self) -> str:
        return token_van(self.sleutel)


class Sessiedoel(models.Model):
    """One goal on the web: a maatschappelijk doel by code, or "" for one of the directie itself.

    `startniveau` NULL: nothing is known to start from. `niveau` is what was agreed, with `reden`.
    """

    sessie = models.ForeignKey(Ambitiesessie, models.CASCADE, related_name="doelen")
    doel = models.CharField(max_length=40, blank=True, default="")
    naam = models.CharField(max_length=120)
    volgorde = models.PositiveSmallIntegerField()
    startniveau = models.PositiveSmallIntegerField(null=True, blank=True)
    startreden = models.TextField(blank=True, default="")
    niveau = models.PositiveSmallIntegerField(null=True, blank=True)
    reden = models.TextField(blank=True, default="")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "sessiedoel"
        verbose_name_plural = "sessiedoelen"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sessie", "doel"],
                condition=~models.Q(doel=""),
                name="elk_doel_een_keer",
            ),
            models.UniqueConstraint(fields=["sessie", "volgorde"], name="elke_plek_een_doel"),
            models.CheckConstraint(
                condition=models.Q(startniveau__isnull=True) | models.Q(startniveau__lte=HOOGSTE),
                name="startniveau_tot_drie",
            ),
            models.CheckConstraint(
                condition=models.Q(niveau__isnull=True) | models.Q(niveau__lte=HOOGSTE),
                name="niveau_tot_drie",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Score(models.Model):
    """What one participant thinks of one goal, before the discussion; either may still be open."""

    genodigde = models.ForeignKey(Genodigde, models.CASCADE, related_name="scores")
    doel = models.ForeignKey(Sessiedoel, models.CASCADE, related_name="scores")
    kans = models.PositiveSmallIntegerField(null=True, blank=True)
    wens = models.PositiveSmallIntegerField(null=True, blank=True)
    gewijzigd = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "score"
        verbose_name_plural = "scores"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["genodigde", "doel"], name="een_score_per_doel"),
            models.CheckConstraint(
                condition=models.Q(kans__isnull=True) | models.Q(kans__lte=HOOGSTE),
                name="kans_tot_drie",
            ),
            models.CheckConstraint(
                condition=models.Q(wens__isnull=True) | models.Q(wens__lte=HOOGSTE),
                name="wens_tot_drie",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.genodigde_id} over {self.doel_id}"
