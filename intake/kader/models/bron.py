"""Where a statement comes from: sources, law and the EU thresholds."""

from django.db import models

from intake.advies.keuzes import JuridischeStatus, Soort, Zekerheid
from intake.kader.models.velden import Geordend, keuzeveld


class Bron(Geordend):
    code = models.CharField("code", max_length=20, primary_key=True)
    soort = models.CharField(
        "soort",
        max_length=20,
        help_text="Kader: het handelingskader zelf. Opgezocht: een uittreksel is gelezen. "
        "Vakkennis: niet nagezocht.",
    )
    titel = models.TextField("titel", help_text="Staat als vindplaats in het advies.")
    url = models.CharField("adres", max_length=500, blank=True)
    waarvoor = models.TextField("waarvoor", blank=True)

    class Meta(Geordend.Meta):
        verbose_name = "bron"
        verbose_name_plural = "bronnen"

    def __str__(self) -> str:
        return f"{self.code} {self.titel}"


class JuridischKader(Geordend):
    code = models.CharField("code", max_length=40, primary_key=True)
    naam = models.CharField("naam", max_length=300, help_text="De naam die nu klopt.")
    naam_in_kader = models.CharField(
        "naam in het handelingskader",
        max_length=300,
        blank=True,
        help_text="Alleen als het handelingskader een andere naam gebruikt.",
    )
    status = keuzeveld(
        JuridischeStatus,
        "status",
        "Geldt de regeling nog niet, dan krijgt een clausule die erop steunt een waarschuwing.",
    )
    sinds = models.CharField("sinds", max_length=200, blank=True)
    stand = models.TextField("stand", help_text="De stand op de dag van de laatste controle.")
    in_kader = models.BooleanField(
        "in het handelingskader", help_text="Noemt het handelingskader deze regeling zelf?"
    )
    zekerheid = keuzeveld(Zekerheid, "zekerheid", "Hoe zeker de stand is.")
    laatst_gecontroleerd = models.DateField(
        "laatst gecontroleerd", help_text="Staat bij elke clausule die op deze regeling steunt."
    )
    url = models.CharField("adres", max_length=500, blank=True)
    controleer = models.TextField(
        "controleer", blank=True, help_text="Wat een jurist nog moet nagaan."
    )
    bronnen = models.ManyToManyField(Bron, verbose_name="bronnen", blank=True)

    class Meta(Geordend.Meta):
        verbose_name = "juridisch kader"
        verbose_name_plural = "juridische kaders"

    def __str__(self) -> str:
        return self.naam


class Drempelbedrag(Geordend):
    soort = keuzeveld(Soort, "soort", "Voor welke soort opdracht dit bedrag geldt.")
    label = models.CharField("omschrijving", max_length=200)
    bedrag = models.DecimalField(
        "bedrag",
        max_digits=14,
        decimal_places=2,
        help_text="In euro, zonder btw. Vanaf dit bedrag geldt de Europese route.",
    )
    geldig_van = models.DateField(
        "geldig van", help_text="De datum van aankondiging kiest het bedrag."
    )
    geldig_tot = models.DateField("geldig tot en met")
    grondslag = models.TextField("grondslag", help_text="De verordening; staat in het advies.")
    bron = models.ForeignKey(Bron, models.PROTECT, verbose_name="bron", related_name="+")

    class Meta(Geordend.Meta):
        verbose_name = "drempelbedrag"
        verbose_name_plural = "drempelbedragen"
        constraints = [
            models.UniqueConstraint(fields=["soort", "geldig_van"], name="drempelbedrag_uniek"),
            models.CheckConstraint(
                condition=models.Q(geldig_van__lte=models.F("geldig_tot")),
                name="drempelbedrag_periode",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}, vanaf {self.geldig_van:%d-%m-%Y}"
