"""One reaction of one user on a clause or a finding, with the answer of a beheerder."""

from django.conf import settings
from django.db import models

from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker
from intake.kader.models import Kaderversie

LANGSTE = 2000


class ReactieQuerySet(models.QuerySet["Reactie"]):
    def van(self, gebruiker: Gebruiker) -> "ReactieQuerySet":
        return self.filter(schrijver=gebruiker)

    def open(self) -> "ReactieQuerySet":
        return self.filter(staat=Reactie.Staat.OPEN)

    def gegeven(self) -> "ReactieQuerySet":
        """What the writer did not take back."""
        return self.exclude(staat=Reactie.Staat.INGETROKKEN)

    def ongelezen_voor(self, gebruiker: Gebruiker) -> "ReactieQuerySet":
        """The answers that this writer has not seen yet."""
        beantwoord = self.van(gebruiker).filter(beantwoord_op__isnull=False)
        return beantwoord.filter(gelezen_op=None)


class Reactie(models.Model):
    """`onderwerp` is the code of the clause, or the rule of the finding.

    `naam` and `gezien` are what it was called and what the finding said to the writer; `gezien`
    comes from the dossier, so it is for whoever may read that. A save counts `versie` up, so that
    a stale page is refused. `sleutel` makes a double click one reaction.
    """

    class Over(models.TextChoices):
        CLAUSULE = "clausule", "Een clausule"
        BEVINDING = "bevinding", "Een conclusie"

    class Soort(models.TextChoices):
        WERKT_NIET = "werkt_niet", "Dit werkt niet in de markt"
        ONDUIDELIJK = "onduidelijk", "Dit is onduidelijk"
        FOUT = "fout", "Hier staat een fout"
        IDEE = "idee", "Ik heb een idee om dit beter te maken"
        ANDERS = "anders", "Iets anders"

    class Staat(models.TextChoices):
        OPEN = "open", "Nog niet beantwoord"
        BEANTWOORD = "beantwoord", "Beantwoord"
        VERWERKT = "verwerkt", "Verwerkt in het kader"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    over = models.CharField("over", max_length=20, choices=Over.choices)
    onderwerp = models.CharField("clausule of regel", max_length=20)
    naam = models.CharField("naam", max_length=200)
    gezien = models.TextField("wat de conclusie zei", blank=True)
    soort = models.CharField("soort", max_length=20, choices=Soort.choices)
    tekst = models.TextField("reactie", max_length=LANGSTE, blank=True)
    schrijver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reacties", verbose_name="van"
    )
    kaderversie = models.ForeignKey(
        Kaderversie, models.PROTECT, related_name="+", verbose_name="versie van het kader"
    )
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="reacties"
    )
    sleutel = models.UUIDField()
    gemaakt_op = models.DateTimeField("gegeven op", auto_now_add=True)
    staat = models.CharField("stand", max_length=20, choices=Staat.choices, default=Staat.OPEN)
    antwoord = models.TextField("antwoord", max_length=LANGSTE, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    gelezen_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)

    objects = ReactieQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie op het kader"
        verbose_name_plural = "reacties op het kader"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["schrijver", "sleutel"], name="reactie_een_keer")
        ]
        indexes = [
            models.Index(fields=["over", "onderwerp"], name="reactie_bij"),
            models.Index(
                fields=["gemaakt_op"], condition=models.Q(staat="open"), name="reactie_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.naam}"

    @property
    def is_open(self) -> bool:
        return self.staat == self.Staat.OPEN

    @property
    def is_ingetrokken(self) -> bool:
        return self.staat == self.Staat.INGETROKKEN

    @property
    def is_ongelezen(self) -> bool:
        return self.beantwoord_op is not None and self.gelezen_op is None
