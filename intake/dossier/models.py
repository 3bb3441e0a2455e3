"""One purchase as the inkoper told it: a row with a column for every answer."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse

from intake.gebruikers import Gebruiker

MAG_MAKEN = "intake.dossiers_maken"
MAG_ALLES_ZIEN = "intake.alle_dossiers_zien"


class DossierQuerySet(models.QuerySet["Dossier"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker) -> "DossierQuerySet":
        """The dossiers that someone may read. The one place that decides."""
        if gebruiker.has_perm(MAG_ALLES_ZIEN):
            return self
        return self.filter(models.Q(eigenaar=gebruiker.pk) | models.Q(opdrachtgever=gebruiker.pk))

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> "DossierQuerySet":
        """The dossiers that someone may fill in."""
        if not gebruiker.has_perm(MAG_MAKEN):
            return self.none()
        return self.filter(eigenaar=gebruiker.pk)


def keuzekolom(lengte: int = 20) -> models.CharField:
    """A choice of the questionnaire: "" is not answered, "onbekend" is an answer."""
    return models.CharField(max_length=lengte, blank=True, default="")


def bedragkolom() -> models.DecimalField:
    return models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)


def getalkolom() -> models.PositiveIntegerField:
    return models.PositiveIntegerField(null=True, blank=True)


def rijenkolom() -> models.JSONField:
    """A list of rows as `intake.rijen.RijenField` gives it; amounts are decimal strings."""
    return models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)


class Dossier(models.Model):
    """Answers that are not given are `""`, `NULL` or an empty list, never guessed.

    `bevestigd` lists the steps that were saved at least once: without it an optional question
    left empty could not be told from one never seen. `sleutel` makes a double click on
    "Nieuwe inkoop" give one dossier.
    """

    kenmerk = models.CharField(max_length=20, unique=True)
    sleutel = models.UUIDField(unique=True)
    eigenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="eigen_dossiers"
    )
    versie = models.PositiveIntegerField(default=1)
    bevestigd = models.JSONField(default=list, blank=True)
    aangemaakt = models.DateTimeField(auto_now_add=True)
    gewijzigd = models.DateTimeField(auto_now=True)

    naam = models.CharField(max_length=120)
    omschrijving = models.TextField(blank=True, default="")
    opdrachtgever = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dossiers_als_opdrachtgever",
    )
    productgroep = keuzekolom(80)
    cpv = models.CharField(max_length=10, blank=True, default="")
    soort = keuzekolom()
    delen = rijenkolom()
    hoofdvoorwerp = keuzekolom()
    hoofdvoorwerp_motivering = models.TextField(blank=True, default="")

    wijze = keuzekolom()
    btw = keuzekolom()
    in_percelen = keuzekolom()
    bedrag = bedragkolom()
    percelen = rijenkolom()
    looptijd = keuzekolom()
    looptijd_maanden = getalkolom()
    verlenging_mogelijk = keuzekolom()
    verlengingen_aantal = getalkolom()
    verlengingen_maanden = getalkolom()
    verlengingen_bedrag = bedragkolom()
    heeft_opties = keuzekolom()
    opties = rijenkolom()
    heeft_deelnemers = keuzekolom()
    deelnemers = rijenkolom()
    raamovereenkomst = keuzekolom()
    raam_maximum = bedragkolom()
    ter_beschikking_gesteld = bedragkolom()
    restwaarde = bedragkolom()

    aankondigingsdatum = models.DateField(null=True, blank=True)
    ingangsdatum = models.DateField(null=True, blank=True)
    fase = keuzekolom()
    deel_van_reeks = keuzekolom()

    personele_inzet = keuzekolom()
    markt = keuzekolom()
    op_locatie = keuzekolom()
    levert_kandidaten = keuzekolom()
    gebruik_natuurlijke_personen = keuzekolom()
    publiekscontact = keuzekolom()
    kwetsbare_doelgroep = keuzekolom()
    digitaal = keuzekolom()
    bouw_fysiek = keuzekolom()
    beeld_tekst = keuzekolom()
    algoritme = keuzekolom()

    doelstellingen = models.JSONField(default=dict, blank=True)
    redenen_weg = models.JSONField(default=dict, blank=True)
    niveau = keuzekolom()
    wil_charter = keuzekolom()

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        ordering = ["-gewijzigd", "-pk"]
        indexes = [models.Index(fields=["eigenaar", "-gewijzigd"], name="dossier_eigenaar")]

    def __str__(self) -> str:
        return f"{self.kenmerk} {self.naam}"

    def get_absolute_url(self) -> str:
        return reverse("intake:dossier", args=[self.kenmerk])

    def antwoord(self, veld: str) -> Any:
        """The stored answer; a foreign key as its id, so that answers compare as values."""
        return getattr(self, "opdrachtgever_id" if veld == "opdrachtgever" else veld)


class Kenmerkteller(models.Model):
    """The last number given out in a year; a number is never given twice."""

    jaar = models.PositiveIntegerField(primary_key=True)
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "kenmerkteller"
        verbose_name_plural = "kenmerktellers"

    def __str__(self) -> str:
        return f"IK-{self.jaar}-{self.laatste:04}"
