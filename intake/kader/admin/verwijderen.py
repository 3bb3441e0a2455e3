"""Removing a row of the framework: only when nothing else needs it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from intake.advies.kader import Kader
from intake.kader.admin.problemen import LETTERLIJK, melding_van
from intake.kader.admin.ronde import VASTGELOPEN
from intake.kader.bewerking import nieuwe_problemen, rijen_van, som_van, vergrendel
from intake.kader.effect import Vastgelopen, effect
from intake.kader.lezen import lees_werkrijen
from intake.kader.probleem import Probleem
from intake.kader.samenvoegen import zonder_rij
from intake.kader.voorbeelden import lees_voorbeelden

INTUSSEN = "Deze rij is intussen gewijzigd. Bekijk haar eerst opnieuw; er is niets verwijderd."


class Verwijderen:
    """For an admin of the framework."""

    admin_site: admin.AdminSite
    delete_confirmation_template = "admin/intake/kader/verwijderen.html"

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        with transaction.atomic():
            vergrendel()
            rij = self.get_object(request, unquote(object_id))
            if rij is None or not self.has_delete_permission(request, rij):
                return super().delete_view(request, object_id, extra_context)
            kader = lees_werkrijen()
            if redenen := list(redenen_tegen(kader, rij)):
                return self.weiger(request, rij, redenen)
            som = som_van(kader, rij, self.plaats(rij))
            if request.method == "POST" and request.POST.get("gelezen") != som:
                messages.error(request, INTUSSEN)
                naam = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
                return redirect(reverse(naam, args=[quote(rij.pk)]))
            return super().delete_view(request, object_id, {"som": som, **(extra_context or {})})

    def weiger(self, request: HttpRequest, rij: Model, redenen: list[str]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{rij} kan niet weg",
            "object": rij,
            "redenen": redenen,
        }
        status = 409 if request.method == "POST" else 200
        return TemplateResponse(
            request, "admin/intake/kader/niet_verwijderen.html", context, status=status
        )


def redenen_tegen(kader: Kader, rij: Model) -> Iterator[str]:
    """Who uses the row, and what the framework would lack without it."""
    zonder = kader
    for naam in rijen_van(kader, rij):
        zonder = zonder_rij(zonder, naam)
    for probleem in nieuwe_problemen(kader, zonder):
        yield _reden(probleem)
    try:
        effect(kader, zonder, lees_voorbeelden(), timezone.localdate())
    except Vastgelopen as fout:
        yield f"{VASTGELOPEN} ({fout})."


def _reden(probleem: Probleem) -> str:
    if " bestaat niet in " in probleem.melding:
        veld = probleem.sleutel.split(".")[-1].replace("_", " ")
        return f"Wordt gebruikt door {probleem.onderwerp} ({veld})."
    if probleem.onderwerp == "citaten.toml":
        return LETTERLIJK
    if probleem.sleutel == "invulvelden":
        return f"Alleen deze tekst gebruikt [{probleem.onderwerp}]. Haal dat er eerst uit."
    return f"{probleem.onderwerp}: {melding_van(probleem)}"
