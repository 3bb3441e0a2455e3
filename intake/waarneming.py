"""What work in the background reports of itself, and whose turn it is, for all hosts together."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

# As long as a job may take before another host may try it: longer than any of them needs.
IN_HANDEN = timedelta(minutes=15)


class Waarneming(models.Model):
    """The last report of one job: when, whether it went well, and in a few words why not.

    `volgende` is when the job is due again. Taking it moves that into the future, so that of any
    number of workers one does the job, and a killed one gives it back by itself.
    """

    naam = models.CharField(max_length=40, primary_key=True)
    op = models.DateTimeField("laatst gemeld", null=True)
    goed = models.BooleanField(default=True)
    uitleg = models.CharField(max_length=200, blank=True)
    gelukt_op = models.DateTimeField("laatst gelukt", null=True)
    volgende = models.DateTimeField("weer aan de beurt", default=timezone.now)

    class Meta:
        verbose_name = "waarneming"
        verbose_name_plural = "waarnemingen"
        ordering = ["naam"]

    def __str__(self) -> str:
        return f"{self.naam}: {'goed' if self.goed else self.uitleg}"


def waargenomen(naam: str, *, goed: bool = True, uitleg: str = "") -> bool:
    """Report how a job went; whether that differs from the last time.

    `uitleg` is for an administrator and holds no personal data.
    """
    nu = timezone.now()
    melding = {"op": nu, "goed": goed, "uitleg": uitleg[:200]}
    eerder = Waarneming.objects.filter(naam=naam).values_list("goed", "uitleg").first()
    Waarneming.objects.update_or_create(
        naam=naam, defaults=melding | ({"gelukt_op": nu} if goed else {})
    )
    return eerder != (goed, uitleg[:200])


def neem(naam: str) -> bool:
    """Hold a job that is due; False when it is not due, or another worker has it."""
    Waarneming.objects.get_or_create(naam=naam)
    nu = timezone.now()
    vrij = Waarneming.objects.filter(naam=naam, volgende__lte=nu)
    return bool(vrij.update(volgende=nu + IN_HANDEN))


def geef_terug(naam: str, na: timedelta) -> None:
    Waarneming.objects.filter(naam=naam).update(volgende=timezone.now() + na)
