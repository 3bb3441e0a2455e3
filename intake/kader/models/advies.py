"""What an advice says and whom it points to: rules, warnings, memo texts, contacts, ambitieweb."""

from django.core.validators import MaxValueValidator
from django.db import models

from intake.kader.models.bron import Bron
from intake.kader.models.velden import Geordend, herkomstveld, lijstveld


class Regel(Geordend):
    code = models.CharField("code", max_length=40, primary_key=True)
    tabel = models.CharField("beslistabel", max_length=200)
    omschrijving = models.TextField("omschrijving")
    herkomst = herkomstveld()
    bron_sectie = models.CharField("sectie van de bron", max_length=300, blank=True)
    bron_zin = models.TextField(
        "zin uit de bron", blank=True, help_text="Letterlijk; staat in het advies als bron."
    )
    grondslag = models.TextField("grondslag", blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    actief = models.BooleanField(
        "actief", default=True, help_text="Uit: het advies gebruikt deze regel niet meer."
    )

    class Meta(Geordend.Meta):
        verbose_name = "regel"
        verbose_name_plural = "regels"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actief=True) | models.Q(herkomst="voorstel"),
                name="regel_uit_alleen_bij_voorstel",
                violation_error_message="Alleen een regel die een voorstel is, mag uit.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.omschrijving}"


class Waarschuwing(Geordend):
    code = models.CharField("code", max_length=40, primary_key=True)
    tekst = models.TextField("tekst", help_text="Staat zo in het advies.")

    class Meta(Geordend.Meta):
        verbose_name = "waarschuwing"
        verbose_name_plural = "waarschuwingen"

    def __str__(self) -> str:
        return self.code


class Memotekst(Geordend):
    """A paragraph of the memo. All conditions hold together; an empty one is always true."""

    code = models.CharField("code", max_length=40, primary_key=True)
    titel = models.CharField("titel", max_length=200)
    tekst = models.TextField("tekst", help_text="Met gegevens uit het dossier als {{naam}}.")
    voorwaarde_route = models.CharField("alleen bij route", max_length=40, blank=True)
    voorwaarde_ambitieweb = lijstveld(
        "alleen bij ambitieweb", "De uitkomsten van het ambitieweb waarbij de tekst past."
    )
    voorwaarde_charter = models.CharField("alleen bij charter", max_length=40, blank=True)
    voorwaarde_categorieplan = lijstveld(
        "alleen bij categorieplan", "De uitkomsten van het categorieplan waarbij de tekst past."
    )
    voorwaarde_doelstellingen_min = models.PositiveSmallIntegerField(
        "vanaf aantal doelstellingen", default=0
    )
    voorwaarde_doelstellingen_max = models.PositiveSmallIntegerField(
        "tot en met aantal doelstellingen", null=True, blank=True
    )
    voorwaarde_onvolledig = models.BooleanField("alleen bij open vragen", default=False)
    voorwaarde_afwijking = models.BooleanField("alleen bij een afwijking", default=False)
    herkomst = herkomstveld()

    class Meta(Geordend.Meta):
        verbose_name = "memotekst"
        verbose_name_plural = "memoteksten"

    def __str__(self) -> str:
        return f"{self.code} {self.titel}"


class Contactpunt(Geordend):
    code = models.CharField("code", max_length=20, primary_key=True)
    naam = models.CharField("naam", max_length=200, help_text="Een functie, geen persoon.")
    rol = models.TextField("rol", help_text="Waarvoor de inkoper hier terechtkan.")
    herkomst = herkomstveld()
    verplicht_invullen = models.BooleanField(
        "verplicht invullen", help_text="Zonder adres geeft het advies een waarschuwing."
    )
    email = models.EmailField("e-mailadres", blank=True)
    telefoon = models.CharField("telefoon", max_length=40, blank=True)
    url = models.CharField("adres van de pagina", max_length=500, blank=True)

    class Meta(Geordend.Meta):
        verbose_name = "contactpunt"
        verbose_name_plural = "contactpunten"

    def __str__(self) -> str:
        return self.naam


class MaatschappelijkDoel(Geordend):
    code = models.CharField("code", max_length=40, primary_key=True)
    naam = models.CharField("naam", max_length=100, help_text="Een as van het ambitieweb.")
    toelichting = models.TextField("toelichting")
    herkomst = herkomstveld()
    bevestigd = models.BooleanField(
        "bevestigd", help_text="Nee: het advies noemt deze naam nog te bevestigen."
    )
    bron = models.ForeignKey(Bron, models.PROTECT, verbose_name="bron", related_name="+")
    actief = models.BooleanField(
        "actief", default=True, help_text="Uit: het doel staat niet meer op het ambitieweb."
    )

    class Meta(Geordend.Meta):
        verbose_name = "maatschappelijk doel"
        verbose_name_plural = "maatschappelijke doelen"

    def __str__(self) -> str:
        return self.naam


class AmbitiewebNiveau(Geordend):
    niveau = models.PositiveSmallIntegerField(
        "niveau", primary_key=True, validators=[MaxValueValidator(3)]
    )
    naam = models.CharField("naam", max_length=100)
    betekenis = models.TextField("betekenis")
    voorbeeld = models.TextField(
        "voorbeeld", blank=True, help_text="Een voorbeeld voor inclusie en diversiteit."
    )

    class Meta(Geordend.Meta):
        verbose_name = "niveau van het ambitieweb"
        verbose_name_plural = "niveaus van het ambitieweb"

    def __str__(self) -> str:
        return f"{self.niveau} {self.naam}"
