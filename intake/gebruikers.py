"""Who uses the application. What someone may do hangs on permissions, never on group names."""

from django.contrib.auth.models import AbstractUser, Permission
from django.db import models
from django.utils.crypto import salted_hmac

MAG_MAKEN = "intake.dossiers_maken"
MAG_ALLES_ZIEN = "intake.alle_dossiers_zien"
MAG_BEOORDELEN = "intake.dossiers_beoordelen"
MAG_RAAD_GEVEN = "intake.adviesvragen_beantwoorden"
MAG_BEHEREN = "intake.kader_beheren"
MAG_PLANNEN = "intake.categorieplannen_maken"
RECHTEN = (MAG_MAKEN, MAG_ALLES_ZIEN, MAG_BEOORDELEN, MAG_RAAD_GEVEN)


class Bureau(models.TextChoices):
    """Whom Concern Inkoop may ask; the codes are those of the contactpunten."""

    BID = "BID", "Bureau Inclusie en Diversiteit"
    BSR = "BSR", "Bureau Social Return"
    JUR = "JUR", "Jurist"


class Gebruiker(AbstractUser):
    """An account. The rights below are handed out through the groups of a role."""

    directie = models.CharField("directie", max_length=120, blank=True)
    bureau = models.CharField(
        "bureau",
        max_length=3,
        choices=Bureau.choices,
        blank=True,
        help_text="Voor een deskundige: van welk bureau.",
    )
    sessieversie = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        permissions = [
            ("dossiers_maken", "Mag dossiers maken en invullen"),
            ("alle_dossiers_zien", "Mag alle dossiers zien"),
            ("dossiers_beoordelen", "Mag dossiers beoordelen en vaststellen"),
            ("adviesvragen_beantwoorden", "Mag vragen van Concern Inkoop beantwoorden"),
            ("kader_beheren", "Mag het kader beheren"),
            ("categorieplannen_maken", "Mag categorieplannen maken en vaststellen"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must still carry: raising `sessieversie` ends all of them everywhere."""
        waarde = f"{self.password}|{self.sessieversie}"
        return salted_hmac("intake.sessie", waarde, secret=secret, algorithm="sha256").hexdigest()


def met_recht(recht: str) -> models.QuerySet[Gebruiker]:
    """Who may do something through the roles; superusers were not asked for it.

    Rights always stand in our own tables, however somebody signs on. Django's own `with_perm`
    asks it of every account in turn.
    """
    app, naam = recht.split(".")
    rechten = Permission.objects.filter(content_type__app_label=app, codename=naam)
    door_rol = Gebruiker.groups.through.objects.filter(group__permissions__in=rechten)
    zelf = Gebruiker.user_permissions.through.objects.filter(permission__in=rechten)
    wie = door_rol.values("gebruiker").union(zelf.values("gebruiker"))
    return Gebruiker.objects.filter(is_active=True, pk__in=wie)
