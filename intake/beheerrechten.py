"""Who may see and who may change what stands in the admin."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from intake.gebruikers import MAG_BEHEREN


class Inzien:
    """One of these rights is enough to see it; Django's own right to view is too."""

    rechten: tuple[str, ...] = (MAG_BEHEREN,)

    def mag(self, request: HttpRequest) -> bool:
        return any(request.user.has_perm(recht) for recht in self.rechten)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.mag(request) or super().has_view_permission(request, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.mag(request) or super().has_module_permission(request)


class Beheren(Inzien):
    """`mag_erbij`, `mag_weg`: false where the code of the advice knows each row by name."""

    mag_erbij = True
    mag_weg = True

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return self.mag_erbij and self.mag(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.mag(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.mag_weg and self.mag(request)


class Inzage(Inzien, admin.ModelAdmin):
    """To read, never to edit."""

    actions = None
    list_per_page = 100

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
