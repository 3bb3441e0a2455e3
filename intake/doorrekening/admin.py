"""Where the runs hang in the admin; their pages are our own."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from intake.beheerrechten import Inzage
from intake.doorrekening import views
from intake.doorrekening.models import Doorrekening

PADEN = (
    ("<int:pk>/voortgang/", views.voortgang, "voortgang"),
    ("<int:pk>/regels/<int:regel>/", views.regel, "regel"),
    ("<int:pk>/rekenblad.xlsx", views.als_rekenblad, "rekenblad"),
)


@admin.register(Doorrekening)
class DoorrekeningAdmin(Inzage):
    def get_urls(self) -> list[URLPattern]:
        eigen = [
            path(pad, self.admin_site.admin_view(view), name=f"intake_doorrekening_{naam}")
            for pad, view, naam in PADEN
        ]
        return eigen + super().get_urls()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return views.doorrekeningen(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not object_id.isascii() or not object_id.isdecimal():
            raise Http404
        return views.doorrekening(request, int(object_id))
