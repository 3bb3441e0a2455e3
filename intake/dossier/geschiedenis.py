"""Who changed what in a dossier, and when: rows that are only ever added."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from intake.dossier.models import Dossier


class Gebeurtenis(models.Model):
    """One save. `wijzigingen` holds `{veld: [was, wordt]}`; `versie` is the dossier's after it.

    Triggers in the database refuse to change or delete a row: `intake.kader.bewaking`.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="gebeurtenissen")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField(auto_now_add=True)
    handeling = models.CharField(max_length=60)
    wijzigingen = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    versie = models.PositiveIntegerField()
    herkomst = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["dossier", "versie"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "versie"], name="een_gebeurtenis_per_versie")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} versie {self.versie}: {self.handeling}"
