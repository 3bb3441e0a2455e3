"""The framework as a whole: what it is called, its settings and its published versions."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from intake.kader.models.velden import EnkeleRij, Geordend, lijstveld

AANDEEL = [MinValueValidator(0), MaxValueValidator(1)]


class Kaderbeschrijving(EnkeleRij):
    versie = models.CharField(
        "versie", max_length=40, help_text="De datum van het handelingskader."
    )
    naam = models.CharField("naam", max_length=200, help_text="Staat op elk advies.")
    vastgesteld_door = models.CharField("vastgesteld door", max_length=300)
    bron_bestand = models.CharField("bestand van de bron", max_length=200)
    bron_checksum = models.CharField(
        "controlegetal van de bron",
        max_length=64,
        help_text="SHA-256; bewaakt dat letterlijke teksten letterlijk blijven.",
    )
    bijzonderheden = models.TextField("bijzonderheden", blank=True)

    class Meta(EnkeleRij.Meta):
        verbose_name = "beschrijving van het kader"
        verbose_name_plural = "beschrijving van het kader"

    def __str__(self) -> str:
        return f"{self.naam} {self.versie}"


def bedrag(naam: str, help_text: str) -> models.DecimalField:
    return models.DecimalField(naam, max_digits=14, decimal_places=2, help_text=help_text)


def aandeel(naam: str, help_text: str) -> models.DecimalField:
    return models.DecimalField(
        naam, max_digits=5, decimal_places=4, validators=AANDEEL, help_text=help_text
    )


class Parameters(EnkeleRij):
    grensmarge = aandeel(
        "grensmarge", "Vanaf dit deel van de drempel waarschuwt het advies: dicht bij de grens."
    )
    klein_bedrag = bedrag("klein bedrag", "Onder dit bedrag houdt het advies het extra klein.")
    ambitieweb_doelstellingen = models.PositiveSmallIntegerField(
        "doelstellingen voor het ambitieweb",
        help_text="Vanaf dit aantal doelstellingen raadt het advies het ambitieweb aan.",
    )
    ambitieweb_looptijd = models.PositiveSmallIntegerField(
        "looptijd voor het ambitieweb",
        help_text="Vanaf zoveel maanden raadt het advies het ambitieweb aan.",
    )
    charter_looptijd = models.PositiveSmallIntegerField(
        "looptijd voor het Charter",
        help_text="Bij een kortere looptijd (in maanden) past het Charter niet.",
    )
    charter_markt_meer_dan = models.PositiveSmallIntegerField(
        "marktomvang voor het Charter",
        help_text="Het Charter past alleen bij bedrijven met meer dan zoveel mensen.",
    )
    perceel_werk = bedrag("klein perceel bij werken", "Onder dit bedrag is een perceel klein.")
    perceel_overig = bedrag(
        "klein perceel bij leveringen en diensten", "Onder dit bedrag is een perceel klein."
    )
    perceel_deel = aandeel(
        "deel voor kleine percelen", "Zoveel van de hele waarde mag uit kleine percelen bestaan."
    )
    sas_cpv = lijstveld(
        "CPV van sociale en specifieke diensten",
        "Het begin van CPV-codes waarbij het advies vraagt of dit een sociale dienst is.",
    )
    sas_toelichting = models.TextField("toelichting bij sociale en specifieke diensten")
    overlap_social_return = lijstveld(
        "overlap met social return", "Clausules waarbij het advies op overlap wijst."
    )
    cijfers_over_mensen = lijstveld(
        "cijfers over mensen", "Clausules waarbij het advies voor privacy waarschuwt."
    )
    steunt_op_nieuwe_wet = lijstveld(
        "steunt op een nieuwe wet", "Clausules waarbij het advies de stand van de wet noemt."
    )
    max_directiedoelen = models.PositiveSmallIntegerField(
        "maximum aan directiedoelen", help_text="Zoveel eigen doelen mag een directie toevoegen."
    )

    class Meta(EnkeleRij.Meta):
        verbose_name = "instellingen van het advies"
        verbose_name_plural = "instellingen van het advies"

    def __str__(self) -> str:
        return "Instellingen van het advies"


class Maximum(Geordend):
    """How many clauses of each kind the voorselectie holds at most in one situation (DT10)."""

    class Situatie(models.TextChoices):
        ONDER_KLEIN = "maximum_onder_klein", "Onder de drempel, klein bedrag"
        ONDER = "maximum_onder", "Onder de drempel"
        BOVEN_1 = "maximum_boven_niveau_1", "Vanaf de drempel, niveau 1"
        BOVEN_2 = "maximum_boven_niveau_2", "Vanaf de drempel, niveau 2"
        BOVEN_3 = "maximum_boven_niveau_3", "Vanaf de drempel, niveau 3"

    situatie = models.CharField(
        "situatie", max_length=40, primary_key=True, choices=Situatie.choices
    )
    eis = models.PositiveSmallIntegerField("eisen")
    gunningscriterium = models.PositiveSmallIntegerField("gunningscriteria")
    uitvoeringsvoorwaarde = models.PositiveSmallIntegerField("uitvoeringsvoorwaarden")
    indicator = models.PositiveSmallIntegerField("indicatoren")
    contractbepaling = models.PositiveSmallIntegerField("contractbepalingen")

    class Meta(Geordend.Meta):
        verbose_name = "maximum aan clausules"
        verbose_name_plural = "maxima aan clausules"

    def __str__(self) -> str:
        return self.get_situatie_display()


class Kaderversie(models.Model):
    """The whole framework as it was on the day of publication. Never changed, never removed."""

    versie = models.CharField("versie", max_length=60, unique=True)
    inhoud = models.TextField("inhoud", help_text="Het hele kader, als JSON in vaste vorm.")
    sha256 = models.CharField(
        "controlegetal", max_length=64, db_index=True, help_text="SHA-256 van de inhoud."
    )
    samenvatting = models.TextField("samenvatting", help_text="Wat er veranderde, en waarom.")
    geldig_van = models.DateField(
        "geldig van", db_index=True, help_text="Vanaf deze dag volgt elk advies deze versie."
    )
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", default=timezone.now)
    gepubliceerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="gepubliceerd door",
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = "kaderversie"
        verbose_name_plural = "kaderversies"
        ordering = ["-geldig_van", "-pk"]

    def __str__(self) -> str:
        return self.versie


class Cpvcode(models.Model):
    """One code of the complete official CPV list, for search only; not part of a version."""

    code = models.CharField("code", max_length=8, primary_key=True)
    naam = models.CharField("naam", max_length=500)

    class Meta:
        verbose_name = "CPV-code"
        verbose_name_plural = "CPV-codes"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.naam}"
