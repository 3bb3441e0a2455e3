"""A page of our own around a dossier, in the frame of the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intake.dossier.models import Dossier


def toon(
    request: HttpRequest, naam: str, dossier: Dossier, titel: str, *, status: int = 200, **meer: Any
) -> HttpResponse:
    """`titel` is the heading; the template is `admin/intake/dossier/<naam>.html`."""
    context = {
        **admin.site.each_context(request),
        "title": titel,
        "dossier": dossier,
        "opts": Dossier._meta,
        **meer,
    }
    return render(request, f"admin/intake/dossier/{naam}.html", context, status=status)
