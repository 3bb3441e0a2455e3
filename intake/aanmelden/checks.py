"""What must hold of the settings of signing on before the application starts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from intake.rollen import ROLLEN

LOOPBACK = ("http://127.0.0.1", "http://localhost")


@register()
def check_aanmelden(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    fouten = []
    if not settings.OIDC_ISSUER:
        if not settings.LOKALE_ACCOUNTS:
            fouten.append(
                Error("Nobody can sign in: no OIDC_ISSUER, no LOKALE_ACCOUNTS.", id="intake.E010")
            )
        return fouten
    if not settings.OIDC_ISSUER.startswith(("https://", *LOOPBACK)):
        fouten.append(Error("OIDC_ISSUER must begin with https://.", id="intake.E011"))
    if not (settings.OIDC_CLIENT_ID and settings.OIDC_CLIENT_SECRET):
        fouten.append(Error("OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed.", id="intake.E012"))
    onbekend = set(settings.OIDC_ROLLEN.values()) - {rol.naam for rol in ROLLEN}
    if onbekend or not settings.OIDC_ROLLEN:
        namen = ", ".join(rol.naam for rol in ROLLEN)
        fouten.append(
            Error(
                f"OIDC_ROLLEN names no role, or one that is not ours: {sorted(onbekend)}",
                hint=f"The roles are: {namen}. Write claim=role, separated by commas.",
                id="intake.E013",
            )
        )
    if zonder := [eis for eis in settings.OIDC_STERK if not all(eis.partition("="))]:
        fouten.append(Error(f"OIDC_STERK: write claim=value, not {zonder}.", id="intake.E014"))
    return fouten
