"""Choosing a password by a mailed link, for who was invited or forgot theirs."""

from typing import Any

from axes.utils import reset
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView, PasswordResetView
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator

from intake.berichten.klaarzetten import stuur_wachtwoordlink
from intake.formulier import IkMixin, maak_helper
from intake.gebruikers import Gebruiker
from intake.pogingen import mag_nog

# An office goes out under one address, so not too few.
PER_UUR = 30
TE_VAAK = (
    "Vanaf uw netwerk is het afgelopen uur te vaak om een link gevraagd. "
    "Probeer het over een uur opnieuw, of bel uw beheerder."
)
GESTUURD = (
    "Hoort dit e-mailadres bij een account? Dan krijgt u binnen een kwartier een e-mail met een "
    "link. Kijk ook bij uw ongewenste e-mail."
)
GEKOZEN = "Uw nieuwe wachtwoord is bewaard. U kunt er nu mee inloggen."

# Django's own words for these are partly English.
GEWEIGERD = {
    "password_too_short": "Kies een langer wachtwoord: minstens 8 tekens.",
    "password_too_common": "Kies een ander wachtwoord: dit gebruiken veel mensen.",
    "password_entirely_numeric": "Kies een wachtwoord met niet alleen cijfers.",
    "password_too_similar": "Kies een wachtwoord dat minder op uw naam of e-mailadres lijkt.",
}


class VergetenForm(IkMixin, PasswordResetForm):
    """Says the same for every address, so that nobody learns who has an account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["email"]
        veld.label = "Wat is uw e-mailadres?"
        veld.help_text = "Het adres van uw account, bijvoorbeeld j.jansen@amsterdam.nl."
        veld.error_messages["required"] = "Vul uw e-mailadres in."
        veld.error_messages["invalid"] = "Vul een e-mailadres in zoals j.jansen@amsterdam.nl."
        pad = reverse("wachtwoord_vergeten")
        self.helper = maak_helper(self, pad, "Stuur mij een link", later="", bewaak=False)

    @transaction.atomic
    def save(self, **opties: Any) -> None:
        """Also for who never had a password, whose invitation may have run out.

        Not for who signs on at the municipality: a password would be a way around that.
        """
        email = self.cleaned_data["email"]
        for gebruiker in Gebruiker.objects.filter(
            email__iexact=email, is_active=True, aanmeldingen__isnull=True
        ):
            stuur_wachtwoordlink(gebruiker)


class WachtwoordForm(IkMixin, SetPasswordForm):
    error_messages = {"password_mismatch": "Vul twee keer hetzelfde wachtwoord in."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eerste, tweede = self.fields["new_password1"], self.fields["new_password2"]
        eerste.label, tweede.label = "Nieuw wachtwoord", "Nog een keer het nieuwe wachtwoord"
        eerste.help_text = (
            "Kies minstens 8 tekens, niet alleen cijfers. Neem geen wachtwoord dat veel mensen "
            "gebruiken en niet uw eigen naam."
        )
        tweede.help_text = ""
        eerste.error_messages["required"] = "Vul een nieuw wachtwoord in."
        tweede.error_messages["required"] = "Vul het nieuwe wachtwoord nog een keer in."

    def add_error(self, field: str | None, error: ValidationError) -> None:
        """What is wrong with the password itself stands where it is typed first."""
        for fout in error.error_list:
            if fout.code in GEWEIGERD:
                field, fout.message = "new_password1", GEWEIGERD[fout.code]
        super().add_error(field, error)


class VergetenView(PasswordResetView):
    form_class = VergetenForm
    template_name = "registration/wachtwoord_vergeten.html"
    success_url = reverse_lazy("login")

    @method_decorator(login_not_required)
    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.LOKALE_ACCOUNTS:
            raise Http404
        return super().dispatch(*args, **kwargs)

    def form_valid(self, form: VergetenForm) -> HttpResponse:
        if not mag_nog(self.request, "wachtwoord_vergeten", PER_UUR):
            form.add_error(None, TE_VAAK)
            return self.render_to_response(self.get_context_data(form=form), status=429)
        messages.info(self.request, GESTUURD)
        return super().form_valid(form)


class WachtwoordView(PasswordResetConfirmView):
    form_class = WachtwoordForm
    template_name = "registration/wachtwoord.html"
    success_url = reverse_lazy("login")

    def get_form(self, form_class: type[WachtwoordForm] | None = None) -> WachtwoordForm:
        form = super().get_form(form_class)
        pad = self.request.path
        form.helper = maak_helper(form, pad, "Bewaar het wachtwoord", later="", bewaak=False)
        form.helper.form_id = "wachtwoord"
        return form

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.LOKALE_ACCOUNTS:
            raise Http404
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: WachtwoordForm) -> HttpResponse:
        """Whoever reads the mailbox need not wait for the guesses of before."""
        reset(username=self.user.get_username())
        messages.success(self.request, GEKOZEN)
        return super().form_valid(form)
