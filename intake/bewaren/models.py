"""How long a dossier is kept and why, what holds its destruction up, and what was destroyed."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models

from intake.dossier.models import Dossier


class Termijnsoort(models.TextChoices):
    CONTRACT = "contract", "Advies bij een gegund contract"
    LOS_ADVIES = "los_advies", "Los advies"
    EU_NIET_DOORGEGAAN = "eu_niet_doorgegaan", "Europese aanbesteding die niet doorging"
    NIET_DOORGEGAAN = "niet_doorgegaan", "Andere inkoop die niet doorging"
    AFGEBROKEN = "afgebroken", "Vragenlijst die is blijven liggen"


VANAF = {
    Termijnsoort.CONTRACT: "na het einde van het contract",
    Termijnsoort.LOS_ADVIES: "na het advies, en niet voor het contract eindigt",
    Termijnsoort.EU_NIET_DOORGEGAAN: "na het afronden",
    Termijnsoort.NIET_DOORGEGAAN: "na het afronden",
    Termijnsoort.AFGEBROKEN: "na de laatste wijziging",
}


class Bewaartermijn(models.Model):
    """What a term counts from is code (`intake.bewaren.termijnen`); how long it lasts is data."""

    soort = models.CharField("soort dossier", max_length=20, choices=Termijnsoort, primary_key=True)
    jaren = models.PositiveSmallIntegerField(
        "jaren", validators=[MinValueValidator(1)], help_text="Daarna mag het dossier weg."
    )
    grondslag = models.CharField("grondslag", max_length=300)
    eigen_keuze = models.BooleanField(
        "eigen keuze",
        default=False,
        help_text="De selectielijst zegt dit niet zo. Vraag het de archiefdienst.",
    )

    class Meta:
        verbose_name = "bewaartermijn"
        verbose_name_plural = "bewaartermijnen"
        ordering = ["-jaren", "soort"]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.jaren} jaar {self.vanaf}"

    @property
    def vanaf(self) -> str:
        return VANAF[Termijnsoort(self.soort)]


class StopQuerySet(models.QuerySet["Vernietigingsstop"]):
    def geldend(self) -> "StopQuerySet":
        return self.filter(opgeheven_op=None)


class Vernietigingsstop(models.Model):
    """Why a dossier stays although its term has passed. A lifted one stays as a row."""

    class Reden(models.TextChoices):
        BEZWAAR = "bezwaar", "Bezwaar of beroep"
        WOO = "woo", "Verzoek om openbaarheid (Woo)"
        GESCHIL = "geschil", "Geschil of rechtszaak"
        ANDERS = "anders", "Iets anders"

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="stops")
    reden = models.CharField("reden", max_length=10, choices=Reden.choices)
    toelichting = models.CharField(
        "toelichting", max_length=300, help_text="Zonder namen van personen."
    )
    gezet_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gezet door"
    )
    gezet_op = models.DateTimeField("gezet op", auto_now_add=True)
    opgeheven_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="opgeheven door",
    )
    opgeheven_op = models.DateTimeField("opgeheven op", null=True, blank=True)

    objects = StopQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier dat moet blijven"
        verbose_name_plural = "dossiers die moeten blijven"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.dossier.kenmerk}: {self.get_reden_display()}"


class Vernietiging(models.Model):
    """The declaration of destruction of one dossier: what, why, when and by whom; no person.

    Without this row the database refuses to let the history and the advices of the dossier go
    (`intake.kader.bewaking`), and the row itself can be neither changed nor removed.
    """

    dossier_nummer = models.BigIntegerField("nummer van het dossier", unique=True)
    kenmerk = models.CharField("kenmerk", max_length=20)
    soort = models.CharField("soort dossier", max_length=20, choices=Termijnsoort)
    begin = models.DateField("termijn begon op")
    jaren = models.PositiveSmallIntegerField("bewaartermijn in jaren")
    grondslag = models.CharField("grondslag", max_length=300)
    adviezen = models.PositiveIntegerField("vastgestelde adviezen")
    gebeurtenissen = models.PositiveIntegerField("regels van de geschiedenis")
    namens = models.CharField("vernietigd door", max_length=120)
    op = models.DateTimeField("vernietigd op", auto_now_add=True)

    class Meta:
        verbose_name = "verklaring van vernietiging"
        verbose_name_plural = "verklaringen van vernietiging"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk}: {self.kenmerk}"
