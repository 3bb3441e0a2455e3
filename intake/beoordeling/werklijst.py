"""The work list of Concern Inkoop: which dossiers, in which order, found by what.

Its cost does not grow with the number of dossiers: the order is that of an index, no more is
counted than is shown, and the choices of a filter come from small tables.
"""

import re
from datetime import UTC, date, datetime
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from intake.advies.keuzes import Route
from intake.dossier.models import Dossier
from intake.dossier.staten import BIJ_CONCERN_INKOOP, Staat
from intake.dossier.weergave.woorden import ONDER_OF_BOVEN
from intake.gebruikers import MAG_BEOORDELEN, Gebruiker, met_recht
from intake.kader.publicatie import geldend_kader

DRIETAL = 3  # letters: an index finds a name by so many of them
ZOEKT_IN = 5000  # with fewer letters only in so many dossiers, the last changed first
KENMERK = re.compile(r"(?:IK-)?([0-9]{4}-[0-9]*)", re.IGNORECASE)
LANG_GELEDEN = datetime(2000, 1, 1, tzinfo=UTC)
MIJ, NIEMAND, ALLE = "mij", "niemand", "alle"
WACHT = "Wacht op Concern Inkoop"
EERST_AANGEKONDIGD = (F("aankondigingsdatum").asc(nulls_last=True), "ingediend_op", "pk")
LAATST_GEWIJZIGD = ("-gewijzigd", "-pk")
KOLOMMEN = (
    "kenmerk",
    "naam",
    "staat",
    "aankondigingsdatum",
    "aandachtspunten",
    "is_standaard",
    "ingediend_op",
    "directie",
    "beoordelaar__username",
    "beoordelaar__first_name",
    "beoordelaar__last_name",
)


class Keuzefilter(admin.SimpleListFilter):
    """One choice in the form above the list; a value that is not a choice counts as none."""

    zonder = "Alle"

    def value(self) -> str | None:
        gekozen = super().value()
        return gekozen if gekozen in dict(self.lookup_choices) else None

    def opties(self) -> list[tuple[str, str, bool]]:
        """Value, words and whether it is chosen; for a select."""
        keuzes = [("", self.zonder), *self.lookup_choices]
        nu = self.value() or ""
        return [(waarde, naam, waarde == nu) for waarde, naam in keuzes]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Dossier]) -> QuerySet[Dossier]:
        waarde = self.value()
        return queryset if waarde is None else self.filter(request, queryset, waarde)

    def filter(
        self, request: HttpRequest, queryset: QuerySet[Dossier], waarde: str
    ) -> QuerySet[Dossier]:
        return queryset.filter(**{self.parameter_name: waarde})


class Staatfilter(Keuzefilter):
    """Without a choice what waits for Concern Inkoop; a search looks everywhere."""

    title = "Stand"
    parameter_name = "staat"
    zonder = WACHT

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*Staat.choices, (ALLE, "Alle")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Dossier]) -> QuerySet[Dossier]:
        if self.value() == ALLE or (self.value() is None and request.GET.get(SEARCH_VAR)):
            return queryset
        if self.value() is None:
            return queryset.filter(staat__in=BIJ_CONCERN_INKOOP)
        return queryset.filter(staat=self.value())


class Beoordelaarfilter(Keuzefilter):
    title = "Beoordelaar"
    parameter_name = "beoordelaar"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        anderen = [(str(wie.pk), str(wie)) for wie in beoordelaars() if wie != request.user]
        return [(MIJ, "Van mij"), (NIEMAND, "Nog niemand"), *anderen]

    def filter(
        self, request: HttpRequest, queryset: QuerySet[Dossier], waarde: str
    ) -> QuerySet[Dossier]:
        if waarde == NIEMAND:
            return queryset.filter(beoordelaar=None)
        return queryset.filter(beoordelaar=request.user.pk if waarde == MIJ else int(waarde))


class Directiefilter(Keuzefilter):
    title = "Directie"
    parameter_name = "directie"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        namen = Gebruiker.objects.exclude(directie="").values_list("directie", flat=True)
        return [(naam, naam) for naam in namen.distinct().order_by("directie")]


class Productgroepfilter(Keuzefilter):
    title = "Productgroep"
    parameter_name = "productgroep"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        kader = geldend_kader(timezone.localdate())[1]
        groepen = kader.productgroep.items()
        return sorted(((code, groep.naam) for code, groep in groepen), key=lambda keuze: keuze[1])


class Routefilter(Keuzefilter):
    title = "Europese grens"
    parameter_name = "route"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        namen = {**ONDER_OF_BOVEN, Route.ONBEKEND.value: "nog niet te bepalen"}
        return [(route, naam.capitalize()) for route, naam in namen.items()]


class Standaardfilter(Keuzefilter):
    title = "Standaard"
    parameter_name = "is_standaard"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("ja", "Ja"), ("nee", "Nee")]

    def filter(
        self, request: HttpRequest, queryset: QuerySet[Dossier], waarde: str
    ) -> QuerySet[Dossier]:
        return queryset.filter(is_standaard=waarde == "ja")


FILTERS = (
    Staatfilter,
    Beoordelaarfilter,
    Directiefilter,
    Productgroepfilter,
    Routefilter,
    Standaardfilter,
)


def beoordelaars() -> QuerySet[Gebruiker]:
    """Everyone who may take a dossier."""
    wie = met_recht(MAG_BEOORDELEN)
    return wie.order_by("first_name", "last_name", "username")


def volgorde(request: HttpRequest) -> tuple[Any, ...]:
    """What waits by its planned announcement; what does not by its last change."""
    gekozen = request.GET.get(Staatfilter.parameter_name)
    if gekozen in BIJ_CONCERN_INKOOP:
        return EERST_AANGEKONDIGD
    return LAATST_GEWIJZIGD if gekozen or request.GET.get(SEARCH_VAR) else EERST_AANGEKONDIGD


def zoek(queryset: QuerySet[Dossier], tekst: str) -> QuerySet[Dossier]:
    """By the start of a kenmerk, or by part of a name."""
    if kenmerk := KENMERK.fullmatch(tekst.strip()):
        return queryset.filter(kenmerk__startswith=f"IK-{kenmerk[1]}")
    gevonden = queryset.filter(naam__icontains=tekst.strip())
    if len(tekst.strip()) >= DRIETAL:
        return gevonden
    return gevonden.filter(gewijzigd__gte=zoekgrens())


def zoekgrens() -> datetime:
    """A moment rather than a list of keys: that keeps the database on its index."""
    momenten = Dossier.objects.order_by(*LAATST_GEWIJZIGD).values_list("gewijzigd", flat=True)
    return momenten[ZOEKT_IN - 1 : ZOEKT_IN].first() or LANG_GELEDEN


def over_hoeveel_dagen(dag: date, vandaag: date) -> str:
    dagen = (dag - vandaag).days
    if dagen == 0:
        return "Vandaag"
    aantal = "1 dag" if abs(dagen) == 1 else f"{abs(dagen)} dagen"
    return f"Over {aantal}" if dagen > 0 else f"{aantal} geleden"
