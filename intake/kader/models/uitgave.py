"""The releases that were taken in, and what a beheerder still has to decide about them."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Uitgave(models.Model):
    """A release as its files said it, so that the next one can be compared with it.

    Never changed and never removed. `citaten` are the sums of the literal quotes.
    """

    naam = models.CharField("naam", max_length=60)
    inhoud = models.TextField("inhoud", help_text="De hele uitgave, als JSON in vaste vorm.")
    sha256 = models.CharField("controlegetal", max_length=64)
    citaten = models.JSONField("citaten", default=dict)
    opgenomen_op = models.DateTimeField("opgenomen op", default=timezone.now)

    class Meta:
        verbose_name = "uitgave"
        verbose_name_plural = "uitgaven"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.naam


class Uitgavevoorstel(models.Model):
    """A row that was edited here and that a release changed or dropped: take it over, or keep ours.

    A decision is remembered: the same wording is not asked about again.
    """

    class Soort(models.TextChoices):
        GEWIJZIGD = "gewijzigd", "Andere tekst in de uitgave"
        VERVALLEN = "vervallen", "Niet meer in de uitgave"

    class Besluit(models.TextChoices):
        OPEN = "open", "Te beoordelen"
        OVERGENOMEN = "overgenomen", "Overgenomen"
        GEHOUDEN = "gehouden", "Eigen tekst gehouden"
        ACHTERHAALD = "achterhaald", "Achterhaald door een nieuwere uitgave"

    uitgave = models.ForeignKey(Uitgave, models.PROTECT, related_name="voorstellen")
    veld = models.CharField("onderdeel", max_length=40)
    sleutel = models.CharField("rij", max_length=80, blank=True)
    soort = models.CharField("soort", max_length=20, choices=Soort.choices)
    besluit = models.CharField(
        "besluit", max_length=20, choices=Besluit.choices, default=Besluit.OPEN
    )
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="beslist door",
        null=True,
        blank=True,
        related_name="+",
    )
    beslist_op = models.DateTimeField("beslist op", null=True, blank=True)

    class Meta:
        verbose_name = "voorstel uit een uitgave"
        verbose_name_plural = "voorstellen uit een uitgave"
        ordering = ["veld", "sleutel", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["veld", "sleutel"],
                condition=models.Q(besluit="open"),
                name="een_open_voorstel_per_rij",
            )
        ]

    def __str__(self) -> str:
        return f"{self.veld} {self.sleutel}".strip()
