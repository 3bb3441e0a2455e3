"""The form behind the login page, in the words and markup of the other pages."""

from datetime import datetime, timedelta
from typing import Any

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone

from intake.formulier import IkMixin, maak_helper
from intake.netwerkadres import adres_of_niets

TE_VAAK = (
    "U hebt te vaak een verkeerd wachtwoord ingevuld. Probeer het weer om {tijd}. "
    "Weet u uw wachtwoord niet meer? Kies dan nu een nieuw wachtwoord."
)


class InlogForm(IkMixin, AuthenticationForm):
    """Django's own login form; pasting and password managers stay possible (WCAG 3.3.8)."""

    error_messages = {
        "invalid_login": (
            "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. "
            "Let op hoofdletters en kleine letters."
        ),
        "inactive": "Dit account is uitgezet. Vraag uw beheerder om hulp.",
    }

    def __init__(self, request: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = "Gebruikersnaam"
        self.fields["username"].error_messages["required"] = "Vul uw gebruikersnaam in."
        self.fields["username"].widget.attrs.pop("autofocus", None)
        self.fields["password"].error_messages["required"] = "Vul uw wachtwoord in."
        pad = request.get_full_path() if request else ""
        nadruk = "secondary" if settings.OIDC_ISSUER else "primary"
        self.helper = maak_helper(self, pad, "Inloggen", later="", bewaak=False, nadruk=nadruk)
        self.helper.form_id = "inloggen"

    def get_invalid_login_error(self) -> ValidationError:
        if not getattr(self.request, "axes_locked_out", False):
            return super().get_invalid_login_error()
        tijd = wanneer_weer(self.request, self.data.get("username", ""))
        return ValidationError(TE_VAAK.format(tijd=f"{tijd:%H:%M} uur"), "te_vaak")


def wanneer_weer(request: HttpRequest, gebruikersnaam: str) -> datetime:
    """The first whole minute after the wait that django-axes keeps."""
    pogingen = AccessAttempt.objects.filter(
        username=gebruikersnaam, ip_address=adres_of_niets(request)
    )
    laatste = pogingen.aggregate(Max("attempt_time"))["attempt_time__max"] or timezone.now()
    return timezone.localtime(laatste + get_cool_off(request) + timedelta(minutes=1))
