"""The tables behind the search of the library: what can be found in one version of the framework.

All of it follows from a published version, which never changes: it can be thrown away and is made
again at the next search. The engines keep a search table of their own beside each (`motoren`).
"""

from django.db import models
from django.utils import timezone

from intake.kader.models import Kaderversie


class Zoekindex(models.Model):
    """Its row is there as soon as all entries of this version are."""

    kaderversie = models.OneToOneField(
        Kaderversie, models.CASCADE, verbose_name="kaderversie", related_name="+"
    )
    gevuld_op = models.DateTimeField("gevuld op", default=timezone.now)

    class Meta:
        verbose_name = "zoekindex"
        verbose_name_plural = "zoekindexen"

    def __str__(self) -> str:
        return f"Zoekindex van {self.kaderversie}"


class Zoekingang(models.Model):
    """One thing to be found, in loose words without accents; `woorden` weigh more than `tekst`."""

    class Soort(models.TextChoices):
        PRODUCTGROEP = "productgroep", "Productgroep"
        CLAUSULE = "clausule", "Clausule"
        DREMPELBEDRAG = "drempelbedrag", "Drempelbedrag"
        DOELSTELLING = "doelstelling", "Doelstelling"
        REGELING = "regeling", "Wet of regeling"

    zoekindex = models.ForeignKey(
        Zoekindex, models.CASCADE, verbose_name="zoekindex", related_name="ingangen"
    )
    soort = models.CharField("soort", max_length=20, choices=Soort.choices)
    sleutel = models.CharField("sleutel", max_length=100)
    titel = models.TextField("titel")
    woorden = models.TextField("woorden")
    tekst = models.TextField("tekst")

    class Meta:
        verbose_name = "zoekingang"
        verbose_name_plural = "zoekingangen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zoekindex", "soort", "sleutel"], name="zoekingang_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.sleutel}"


class Zoekwoord(models.Model):
    """A word that stands in some entry: what a mistyped word may have meant."""

    zoekindex = models.ForeignKey(
        Zoekindex, models.CASCADE, verbose_name="zoekindex", related_name="woorden"
    )
    woord = models.TextField("woord")

    class Meta:
        verbose_name = "zoekwoord"
        verbose_name_plural = "zoekwoorden"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.woord
