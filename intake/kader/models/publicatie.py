"""What one person proposes to publish, for a second person to approve."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Publicatievoorstel(models.Model):
    """One proposal can be open. It holds for the draft with this sum: an edit makes it lapse."""

    class Besluit(models.TextChoices):
        OPEN = "open", "Wacht op een tweede persoon"
        GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        VERVALLEN = "vervallen", "Vervallen: het concept is gewijzigd"

    sha256 = models.CharField("controlegetal van het concept", max_length=64)
    samenvatting = models.TextField("samenvatting")
    geldig_van = models.DateField("ingangsdatum")
    voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="voorgesteld door", related_name="+"
    )
    voorgesteld_op = models.DateTimeField("voorgesteld op", default=timezone.now)
    besluit = models.CharField(
        "besluit", max_length=20, choices=Besluit.choices, default=Besluit.OPEN
    )
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="besloten door",
        null=True,
        blank=True,
        related_name="+",
    )
    besloten_op = models.DateTimeField("besloten op", null=True, blank=True)

    class Meta:
        verbose_name = "voorstel om te publiceren"
        verbose_name_plural = "voorstellen om te publiceren"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["besluit"],
                condition=models.Q(besluit="open"),
                name="een_open_publicatievoorstel",
            )
        ]

    def __str__(self) -> str:
        return f"Voorstel van {self.voorgesteld_op:%d-%m-%Y}"
