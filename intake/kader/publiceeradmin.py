"""Where the pages of draft and publication hang in the admin, and the proposals themselves."""

from django.contrib import admin
from django.urls import URLPattern, path

from intake.kader import publiceerviews as views

PADEN = (
    ("concept/", views.concept, "concept"),
    ("publiceren/", views.publiceren, "publiceren"),
    ("voorstellen/<int:pk>/", views.beslis, "voorstel"),
)


class Conceptpaginas:
    """For the admin of `Kaderversie`: its pages beside the list."""

    admin_site: admin.AdminSite

    def get_urls(self) -> list[URLPattern]:
        eigen = [
            path(pad, self.admin_site.admin_view(view), name=f"intake_kaderversie_{naam}")
            for pad, view, naam in PADEN
        ]
        return eigen + super().get_urls()  # type: ignore[misc]
