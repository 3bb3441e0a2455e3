"""Which person at the provider an account belongs to: the issuer and the subject, nothing else."""

from django.conf import settings
from django.db import models


class Aanmelding(models.Model):
    """An e-mail address is never a key: at many providers people choose their own."""

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="aanmeldingen",
        help_text="Het account dat deze persoon gebruikt. Verander dit alleen als u zeker weet "
        "dat beide van dezelfde persoon zijn.",
    )
    issuer = models.CharField("aanmelddienst", max_length=255)
    subject = models.CharField("kenmerk bij de aanmelddienst", max_length=255)
    gemaakt = models.DateTimeField("eerste keer", auto_now_add=True)
    laatst = models.DateTimeField("laatste keer", null=True, blank=True)

    class Meta:
        verbose_name = "aanmelding bij de gemeente"
        verbose_name_plural = "aanmeldingen bij de gemeente"
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="een_account_per_subject")
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.gebruiker})"
