"""The form behind the login page, in the words and markup of the other pages."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm

from intake.formulier import IkMixin, maak_helper


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
        self.helper = maak_helper(self, pad, "Inloggen", later="", bewaak=False)
        self.helper.form_id = "inloggen"
