"""Who somebody is and what they may do, asked of our own tables however they sign on."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db import connection

from intake.gebruikers import Gebruiker
from intake.snellezen import EenRij

PAD = "intake.aanmelden.backend.OidcBackend"
GEBRUIKER = EenRij(Gebruiker, "id = %s")
RECHTEN = """
SELECT soort.app_label, recht.codename
FROM auth_permission recht JOIN django_content_type soort ON soort.id = recht.content_type_id
WHERE recht.id IN (
    SELECT permission_id FROM intake_gebruiker_user_permissions WHERE gebruiker_id = %s
    UNION
    SELECT van_rol.permission_id FROM auth_group_permissions van_rol
    JOIN intake_gebruiker_groups rol ON rol.group_id = van_rol.group_id WHERE rol.gebruiker_id = %s
)
"""


class LokaleBackend(ModelBackend):
    """Every page of everyone comes through here, so the SQL is written out: to have Django build
    it took ten times as long as to run it. Nothing is remembered from one request to the next.
    """

    def get_user(self, user_id: int) -> Gebruiker | None:
        gebruiker = GEBRUIKER(user_id)
        return gebruiker if self.user_can_authenticate(gebruiker) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if user_obj.is_superuser:
            return super().get_all_permissions(user_obj)
        if not hasattr(user_obj, "_perm_cache"):
            with connection.cursor() as cursor:
                cursor.execute(RECHTEN, [user_obj.pk, user_obj.pk])
                user_obj._perm_cache = {f"{app}.{recht}" for app, recht in cursor.fetchall()}
        return user_obj._perm_cache


class OidcBackend(LokaleBackend):
    """Marks sessions of people from the provider; lets nobody in by a name and a password."""

    def authenticate(self, *args: Any, **kwargs: Any) -> None:
        return None
