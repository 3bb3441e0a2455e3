"""What a reviewer asks about one answer, finding or clause, and what the inkoper did with it."""

from django.conf import settings
from django.db import models

from intake.dossier.models import Dossier


class Opmerking(models.Model):
    """A remark is the reviewer's own until it is sent; from then on the inkoper sees it.

    `onderwerp` is the column of the answer, the key of the finding (`besluiten.sleutel_van`) or
    the code of the clause; empty for the dossier as a whole. With `in_memo` the definitive memo
    holds it.
    """

    class Soort(models.TextChoices):
        ONJUIST = "onjuist", "Onjuist"
        ONVOLLEDIG = "onvolledig", "Onvolledig"
        VEROUDERD = "verouderd", "Verouderd"
        VRAAG = "vraag", "Vraag"

    class Over(models.TextChoices):
        ANTWOORD = "antwoord", "Een antwoord"
        BEVINDING = "bevinding", "Een conclusie"
        CLAUSULE = "clausule", "Een tekst"
        GEHEEL = "geheel", "Het hele dossier"

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="opmerkingen")
    soort = models.CharField("soort", max_length=20, choices=Soort.choices)
    over = models.CharField("over", max_length=20, choices=Over.choices, default=Over.GEHEEL)
    onderwerp = models.CharField("onderwerp", max_length=200, blank=True)
    tekst = models.TextField("opmerking", max_length=2000)
    auteur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    verstuurd_op = models.DateTimeField(null=True, blank=True)
    antwoord = models.TextField("antwoord", max_length=2000, blank=True)
    verwerkt_op = models.DateTimeField(null=True, blank=True)
    verwerkt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    afgehandeld_op = models.DateTimeField(null=True, blank=True)
    in_memo = models.BooleanField("in de memo", default=False)

    class Meta:
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.onderwerp or self.get_over_display()}"
