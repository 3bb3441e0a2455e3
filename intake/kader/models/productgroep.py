"""Categories of purchases: what they are called and which objectives fit them."""

from django.core.validators import RegexValidator
from django.db import models

from intake.advies.keuzes import CategorieplanStatus, Feit, Markt, Soort, Sterkte
from intake.kader.models.bron import Bron
from intake.kader.models.doelstelling import Doelstelling
from intake.kader.models.velden import (
    Geordend,
    herkomstveld,
    keuzeveld,
    lijstveld,
    standaardfeit,
)


class Categorieplan(Geordend):
    slug = models.SlugField("code", max_length=60, primary_key=True)
    naam = models.CharField("naam", max_length=200)
    herkomst = herkomstveld()
    status = keuzeveld(
        CategorieplanStatus,
        "status",
        "Alleen een vastgesteld plan wordt hergebruikt. Een concept geeft alleen een tip.",
    )
    eigenaar = models.CharField("eigenaar", max_length=200, help_text="Een functie, geen persoon.")
    productgroepen = models.ManyToManyField(
        "intake.Productgroep", verbose_name="productgroepen", related_name="categorieplannen"
    )
    standaardclausules = models.ManyToManyField(
        "intake.Clausule",
        verbose_name="standaardclausules",
        blank=True,
        related_name="+",
        help_text="Deze clausules horen bij elke inkoop in deze categorie.",
    )
    optionele_clausules = models.ManyToManyField(
        "intake.Clausule",
        verbose_name="optionele clausules",
        blank=True,
        related_name="+",
        help_text="Deze clausules kan de inkoper erbij kiezen.",
    )
    geldig_van = models.DateField("geldig van", null=True, blank=True)
    geldig_tot = models.DateField(
        "geldig tot en met",
        null=True,
        blank=True,
        help_text="Leeg: het plan blijft geldig. Een verlopen plan wordt niet hergebruikt.",
    )
    vastgesteld_op = models.DateField("vastgesteld op", null=True, blank=True, editable=False)

    class Meta(Geordend.Meta):
        verbose_name = "categorieplan"
        verbose_name_plural = "categorieplannen"

    def __str__(self) -> str:
        return self.naam


class Doelambitie(Geordend):
    categorieplan = models.ForeignKey(
        Categorieplan, models.CASCADE, verbose_name="categorieplan", related_name="ambities"
    )
    doel = models.ForeignKey(
        "intake.MaatschappelijkDoel",
        models.PROTECT,
        verbose_name="maatschappelijk doel",
        related_name="+",
    )
    niveau = models.PositiveSmallIntegerField(
        "niveau",
        choices=[
            (0, "0: niet van toepassing"),
            (1, "1: basis"),
            (2, "2: significant"),
            (3, "3: ambitieus"),
        ],
        help_text="Hiermee begint elke inkoop in deze categorie. De inkoper kan gemotiveerd "
        "afwijken.",
    )
    reden = models.TextField("waarom", help_text="Staat in het advies bij het doel.")

    class Meta(Geordend.Meta):
        verbose_name = "ambitie van een categorieplan"
        verbose_name_plural = "ambities van categorieplannen"
        constraints = [
            models.UniqueConstraint(
                fields=["categorieplan", "doel"],
                name="doelambitie_uniek",
                violation_error_message="Dit doel staat er al. Kies per doel één niveau.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.doel_id}: {self.niveau}"


class Productgroep(Geordend):
    slug = models.SlugField("code", max_length=60, primary_key=True)
    naam = models.CharField("naam", max_length=200, help_text="Zo vindt de inkoper de groep.")
    herkomst = herkomstveld()
    standaard_soort = keuzeveld(
        Soort, "gewone soort", "Vult de soort opdracht vooraf in; de inkoper bevestigt."
    )
    markt_standaard = keuzeveld(
        Markt, "gewone markt", "Vult de marktomvang vooraf in. Het is een schatting."
    )
    feit_gebruik_natuurlijke_personen = standaardfeit(Feit.GEBRUIK_NATUURLIJKE_PERSONEN)
    feit_personele_inzet = standaardfeit(Feit.PERSONELE_INZET)
    feit_publiekscontact = standaardfeit(Feit.PUBLIEKSCONTACT)
    feit_digitaal = standaardfeit(Feit.DIGITAAL)
    feit_bouw_fysiek = standaardfeit(Feit.BOUW_FYSIEK)
    feit_levert_kandidaten = standaardfeit(Feit.LEVERT_KANDIDATEN)
    feit_beeld_tekst = standaardfeit(Feit.BEELD_TEKST)
    feit_kwetsbare_doelgroep = standaardfeit(Feit.KWETSBARE_DOELGROEP)
    feit_op_locatie = standaardfeit(Feit.OP_LOCATIE)
    feit_algoritme = standaardfeit(Feit.ALGORITME)
    voorbeelden = lijstveld("voorbeelden", "Woorden waarop de inkoper de groep ook vindt.")
    synoniemen = lijstveld("synoniemen", "Andere namen waarop de inkoper de groep vindt.")
    categorieplan = models.ForeignKey(
        Categorieplan,
        models.SET_NULL,
        verbose_name="categorieplan",
        null=True,
        blank=True,
        related_name="+",
        help_text="Het plan dat het advies voor deze groep noemt.",
    )
    aandacht = models.TextField("aandacht", blank=True)
    geen_doelstelling_toelichting = models.TextField(
        "waarom geen doelstelling past",
        blank=True,
        help_text="De reden in het memo als bij deze inkoop geen doelstelling past.",
    )
    bronnen = models.ManyToManyField(Bron, verbose_name="bronnen", blank=True)

    class Meta(Geordend.Meta):
        verbose_name = "productgroep"
        verbose_name_plural = "productgroepen"

    def __str__(self) -> str:
        return self.naam


class ProductgroepDoelstelling(Geordend):
    productgroep = models.ForeignKey(
        Productgroep, models.CASCADE, verbose_name="productgroep", related_name="doelstellingen"
    )
    doelstelling = models.ForeignKey(
        Doelstelling, models.PROTECT, verbose_name="doelstelling", related_name="productgroepen"
    )
    sterkte = keuzeveld(
        Sterkte, "sterkte", "Hoe sterk de doelstelling past; bepaalt de volgorde in het advies."
    )
    herkomst = herkomstveld()
    waarom = models.TextField("waarom", help_text="Staat in het advies als reden.")

    class Meta(Geordend.Meta):
        verbose_name = "doelstelling van een productgroep"
        verbose_name_plural = "doelstellingen van productgroepen"
        constraints = [
            models.UniqueConstraint(
                fields=["productgroep", "doelstelling"], name="productgroepdoelstelling_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.productgroep_id}: {self.doelstelling_id}"


class ProductgroepCpv(Geordend):
    productgroep = models.ForeignKey(
        Productgroep, models.CASCADE, verbose_name="productgroep", related_name="cpv"
    )
    code = models.CharField(
        "code",
        max_length=8,
        validators=[RegexValidator(r"^\d{2,8}$", "Gebruik 2 tot 8 cijfers.")],
        help_text="Het begin van een CPV-code, zonder controlecijfer. De langste die past, wint.",
    )
    naam = models.CharField("officiële naam", max_length=300)

    class Meta(Geordend.Meta):
        verbose_name = "CPV-code van een productgroep"
        verbose_name_plural = "CPV-codes van productgroepen"
        constraints = [
            models.UniqueConstraint(fields=["productgroep", "code"], name="productgroepcpv_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.naam}"
