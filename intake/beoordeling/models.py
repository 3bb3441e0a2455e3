"""What reviewers work with: sentences to start a remark from, and questions to experts."""

from django.conf import settings
from django.db import models

from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.gebruikers import Bureau


class Standaardzin(models.Model):
    """A sentence to start a remark from; reviewers edit the list."""

    soort = models.CharField("soort", max_length=20, choices=Opmerking.Soort.choices)
    tekst = models.TextField("tekst", max_length=1000)
    actief = models.BooleanField("in gebruik", default=True)

    class Meta:
        verbose_name = "standaardzin"
        verbose_name_plural = "standaardzinnen"
        ordering = ["soort", "pk"]

    def __str__(self) -> str:
        return self.tekst[:80]


class Adviesvraag(models.Model):
    """A question about a dossier to an expert: "verwijzen zij op maat door" (handelingskader).

    The answer is for the reviewer, and with `gedeeld` for the inkoper too.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="adviesvragen")
    bureau = models.CharField("bureau", max_length=3, choices=Bureau.choices)
    aan = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="aan",
        related_name="adviesvragen",
    )
    vraag = models.TextField("vraag", max_length=2000)
    gesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gesteld_op = models.DateTimeField(auto_now_add=True)
    antwoord = models.TextField("antwoord", max_length=4000, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    gedeeld = models.BooleanField("gedeeld met de inkoper", default=False)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "vraag aan een deskundige"
        verbose_name_plural = "vragen aan deskundigen"
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["aan"],
                condition=models.Q(beantwoord_op=None, ingetrokken_op=None),
                name="adviesvraag_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_bureau_display()} over {self.dossier_id}"
