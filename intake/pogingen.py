"""How often something was tried from one network address, counted for all machines together."""

from datetime import timedelta

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from intake.netwerkadres import netwerkadres

EEN_UUR = timedelta(hours=1)


class Poging(models.Model):
    """`afdruk` is a keyed hash of what was tried and from where: the address is not kept."""

    afdruk = models.CharField(max_length=64)
    moment = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "poging"
        verbose_name_plural = "pogingen"
        indexes = [models.Index(fields=["afdruk", "moment"], name="poging_afdruk")]

    def __str__(self) -> str:
        return f"{self.afdruk[:8]} {self.moment}"


def mag_nog(request: HttpRequest, wat: str, aantal: int) -> bool:
    """Count one try; false when there were `aantal` in the past hour already."""
    sinds = timezone.now() - EEN_UUR
    afdruk = salted_hmac("intake.pogingen", f"{wat}|{netwerkadres(request)}", algorithm="sha256")
    Poging.objects.filter(moment__lt=sinds).delete()
    eerder = Poging.objects.filter(afdruk=afdruk.hexdigest(), moment__gte=sinds)[:aantal].count()
    if eerder < aantal:
        Poging.objects.create(afdruk=afdruk.hexdigest())
    return eerder < aantal
