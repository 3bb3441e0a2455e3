"""With whom a dossier is shared, beside its owner and Concern Inkoop."""

from django.conf import settings
from django.db import models

from intake.dossier.models import Dossier


class Deling(models.Model):
    """A colleague who may read along, or with `schrijven` fill in along."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="delingen")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="delingen")
    schrijven = models.BooleanField(default=False)
    gedeeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gedeeld_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "deling"
        verbose_name_plural = "delingen"
        ordering = ["gedeeld_op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "gebruiker"], name="een_deling_per_persoon")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} met {self.gebruiker_id}"
