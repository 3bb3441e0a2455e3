"""Who uses the application. What someone may do hangs on permissions, never on group names."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Gebruiker(AbstractUser):
    """An account. The rights below are handed out through the groups of a role."""

    directie = models.CharField("directie", max_length=120, blank=True)

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        permissions = [
            ("dossiers_maken", "Mag dossiers maken en invullen"),
            ("alle_dossiers_zien", "Mag alle dossiers zien"),
            ("kader_beheren", "Mag het kader beheren"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
