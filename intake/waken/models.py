"""What the daily round leaves behind: how each clause lives, and which signals are known."""

from django.db import models


class Wake(models.Model):
    """The one row that the rounds take turns on. `geteld_op` is when the clauses were counted."""

    geteld_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "wake"
        verbose_name_plural = "waken"

    def __str__(self) -> str:
        return f"geteld op {self.geteld_op}"


class Clausuleleven(models.Model):
    """The counts of one clause over all submitted and settled dossiers, written anew each round.

    A code and no key: a clause may be gone from the draft and still live in dossiers. `redenen`
    is a list of `{"reden": str, "aantal": int, "dossiers": [pk]}`, the most frequent first.
    """

    code = models.CharField(max_length=6, primary_key=True)
    geadviseerd = models.PositiveIntegerField(default=0)
    weggelaten = models.PositiveIntegerField(default=0)
    toegevoegd = models.PositiveIntegerField(default=0)
    opmerkingen = models.PositiveIntegerField(default=0)
    sinds = models.DateField(null=True)
    redenen = models.JSONField(default=list)

    class Meta:
        verbose_name = "leven van een clausule"
        verbose_name_plural = "leven van clausules"

    def __str__(self) -> str:
        return self.code


class BekendSignaal(models.Model):
    """A signal that beheerders were told about, for as long as it lasts."""

    sleutel = models.CharField(max_length=200, unique=True)
    sinds = models.DateTimeField()

    class Meta:
        verbose_name = "bekend signaal"
        verbose_name_plural = "wat vraagt aandacht?"

    def __str__(self) -> str:
        return self.sleutel
