"""Where the page of the watch hangs in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from intake.beheerrechten import Inzage
from intake.waken import views
from intake.waken.models import BekendSignaal


@admin.register(BekendSignaal)
class BekendSignaalAdmin(Inzage):
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return views.aandacht(request)
