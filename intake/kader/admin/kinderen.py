"""The rows below a row on its form, also after a release has written them anew."""

import re
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, QueryDict

from intake.beheerrechten import Beheren
from intake.kader.admin.ronde import Kindformulieren, MetHulp, ronde_van
from intake.kader.admin.velden import Formuliervelden


class Kind(Formuliervelden, Beheren, admin.StackedInline):
    """`voorvoegsel` is the name of the rows as the row above knows them."""

    exclude = ("volgorde",)
    extra = 1
    form = MetHulp
    formset = Kindformulieren
    voorvoegsel = ""

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.ronde = ronde_van(request)
        return formset

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_add_permission(request) and not is_letterlijk(obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_change_permission(request) and not is_letterlijk(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_delete_permission(request) and not is_letterlijk(obj)


def is_letterlijk(rij: Model | None) -> bool:
    """One of the official clauses: nobody edits it here."""
    return bool(rij and rij._meta.model_name == "clausule" and _van_het_kader(rij))


def _van_het_kader(rij: Any) -> bool:
    # What is stored, not what somebody typed in the form.
    return type(rij).objects.filter(pk=rij.pk, herkomst="handelingskader_letterlijk").exists()


def met_huidige_nummers(data: QueryDict, soort: str, huidige: list[int]) -> None:
    """Point the rows of a form at the rows of now, in their order.

    Taking in a release writes all rows anew, under new numbers; what was removed in between and
    is still in the form becomes a new row.
    """
    if not all(data.get(f"{soort}-{wat}_FORMS", "").isdecimal() for wat in ("TOTAL", "INITIAL")):
        return
    eerste = int(data[f"{soort}-INITIAL_FORMS"])
    nummers = [data.get(f"{soort}-{plaats}-id", "") for plaats in range(eerste)]
    bekend = {str(pk) for pk in huidige}
    if bekend.issuperset(nummers):
        return
    vrij = [pk for pk in map(str, huidige) if pk not in nummers]
    nieuwe = [pk if pk in bekend else vrij.pop(0) if vrij else "" for pk in nummers]
    for plaats, pk in enumerate(nieuwe):
        data[f"{soort}-{plaats}-id"] = pk
    _nieuwe_achteraan(data, soort, [plaats for plaats, pk in enumerate(nieuwe) if not pk])


def _nieuwe_achteraan(data: QueryDict, soort: str, nieuwe: list[int]) -> None:
    totaal = int(data[f"{soort}-TOTAL_FORMS"])
    eerste = int(data[f"{soort}-INITIAL_FORMS"])
    orde = [n for n in range(eerste) if n not in nieuwe] + nieuwe + list(range(eerste, totaal))
    plaats = {oud: nieuw for nieuw, oud in enumerate(orde)}
    patroon = re.compile(rf"{re.escape(soort)}-(\d+)-(.+)")
    gevonden = [(sleutel, patroon.fullmatch(sleutel)) for sleutel in list(data)]
    velden = {
        f"{soort}-{plaats[int(deel[1])]}-{deel[2]}": data.setlistdefault(sleutel)
        for sleutel, deel in gevonden
        if deel and int(deel[1]) in plaats
    }
    for sleutel, waarden in velden.items():
        data.setlist(sleutel, waarden)
    data[f"{soort}-INITIAL_FORMS"] = str(eerste - len(nieuwe))
