"""The page "Wat vraagt aandacht?" of the admin, for beheerders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.dossier.models import Dossier
from intake.gebruikers import MAG_BEHEREN, Gebruiker
from intake.waken.concept import Melding, meldingen
from intake.waken.models import BekendSignaal, Wake
from intake.waken.signalen import Leven, Reden, Signaalsoort
from intake.waken.tellen import levens
from intake.waken.woorden import WOORDEN, Woorden


@dataclass(frozen=True)
class Getoond:
    """A reason, with the dossiers that this reader may open."""

    tekst: str
    aantal: int
    dossiers: tuple[Dossier, ...]


@dataclass(frozen=True)
class Groep:
    """The signals of one kind, each with its reasons."""

    soort: Signaalsoort
    woorden: Woorden
    meldingen: tuple[tuple[Melding, tuple[Getoond, ...]], ...]


@require_safe
def aandacht(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(MAG_BEHEREN):
        raise PermissionDenied
    gevonden = meldingen(timezone.localdate(), levens())
    context = {
        **admin.site.each_context(request),
        "title": "Wat vraagt aandacht?",
        "opts": BekendSignaal._meta,
        "groepen": list(groepen(gevonden, request.user)),
        "aantal": sum(melding.wacht for melding in gevonden),
        "geteld_op": geteld_op(),
        "rust": [WOORDEN[s] for s in Signaalsoort if s not in {m.signaal.soort for m in gevonden}],
    }
    return render(request, "admin/intake/waken/aandacht.html", context)


def groepen(gevonden: list[Melding], lezer: Gebruiker) -> Iterator[Groep]:
    leesbaar = dossiers_van((m.signaal.redenen for m in gevonden), lezer)
    for soort in Signaalsoort:
        eigen = tuple(
            (melding, toon(melding.signaal.redenen, leesbaar))
            for melding in gevonden
            if melding.signaal.soort is soort
        )
        if eigen:
            yield Groep(soort, WOORDEN[soort], eigen)


def dossiers_van(lijsten: Iterable[Iterable[Reden]], lezer: Gebruiker) -> dict[int, Dossier]:
    """Only what this person may read, in one query."""
    nummers = {pk for redenen in lijsten for reden in redenen for pk in reden.dossiers}
    leesbaar = Dossier.objects.zichtbaar_voor(lezer).filter(pk__in=nummers)
    return {dossier.pk: dossier for dossier in leesbaar.only("kenmerk", "naam")}


def toon(redenen: Iterable[Reden], leesbaar: dict[int, Dossier]) -> tuple[Getoond, ...]:
    return tuple(
        Getoond(r.tekst, r.aantal, tuple(leesbaar[pk] for pk in r.dossiers if pk in leesbaar))
        for r in redenen
    )


def redenen_voor(leven: Leven, lezer: Gebruiker) -> tuple[Getoond, ...]:
    return toon(leven.redenen, dossiers_van([leven.redenen], lezer))


def geteld_op() -> object:
    return Wake.objects.values_list("geteld_op", flat=True).first()
