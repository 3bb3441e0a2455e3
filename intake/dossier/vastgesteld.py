"""The definitive advices: frozen records that only grow in number."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from intake.dossier.models import Dossier
from intake.kader.models import Kaderversie

DOCUMENTKOLOMMEN = ("html", "pdf", "bijlage")


class VastgesteldAdviesManager(models.Manager["VastgesteldAdvies"]):
    """Without the documents, which are large; they are fetched when they are asked for."""

    def get_queryset(self) -> models.QuerySet["VastgesteldAdvies"]:
        return super().get_queryset().defer(*DOCUMENTKOLOMMEN)


class VastgesteldAdvies(models.Model):
    """An advice as Concern Inkoop settled it: what it was based on, what it said, its documents.

    Never changed and never removed: triggers in the database refuse it (`intake.kader.bewaking`).
    A correction is a new advice whose `vervangt` names the old one. `feiten`, `uitkomst` and
    `besluiten` are JSON, the sums SHA-256 of the bytes.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="adviezen")
    volgnummer = models.PositiveSmallIntegerField()
    vervangt = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="vervangen_door"
    )
    vastgesteld_op = models.DateTimeField()
    vastgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kaderversie = models.ForeignKey(Kaderversie, models.PROTECT, related_name="adviezen")
    naam = models.CharField(max_length=120)
    feiten = models.JSONField()
    antwoorden = models.JSONField()
    uitkomst = models.JSONField()
    besluiten = models.JSONField()
    opmerkingen = models.JSONField(default=list)
    html = models.BinaryField()
    html_sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField()
    pdf_sha256 = models.CharField(max_length=64)
    bijlage = models.BinaryField()
    bijlage_sha256 = models.CharField(max_length=64)

    objects: ClassVar[VastgesteldAdviesManager] = VastgesteldAdviesManager()

    class Meta:
        verbose_name = "vastgesteld advies"
        verbose_name_plural = "vastgestelde adviezen"
        ordering = ["dossier", "volgnummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "volgnummer"], name="een_advies_per_volgnummer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier.kenmerk}-A{self.volgnummer}"
