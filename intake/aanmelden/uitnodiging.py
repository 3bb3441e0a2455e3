"""The page behind a mailed link, where who is invited may also sign on at the municipality."""

from typing import Any

from django.conf import settings

from intake.aanmelden.views import uitnodiging_voor
from intake.berichten.wachtwoord import WachtwoordView


class UitnodigingView(WachtwoordView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Only behind a link that works: reading the mailbox is what proves who this is."""
        context = super().get_context_data(**kwargs)
        if self.validlink:
            context["uitnodiging"] = uitnodiging_voor(self.user)
            context["knop"] = settings.OIDC_NAAM
        return context | {"lokaal": settings.LOKALE_ACCOUNTS}
