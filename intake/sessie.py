"""Logging in, also halfway through a form, without losing what was typed."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.csrf import csrf_failure
from django.views.decorators.csrf import requires_csrf_token

from intake.aanmelden import onderweg
from intake.aanmelden.aanbieder import staat_aan
from intake.aanmelden.bewaking import BEGONNEN, moet_tweede_stap
from intake.aanmelden.onderweg import TERUG, terug_naar_het_getypte
from intake.dossier import hervatten
from intake.inloggen import InlogForm

VERLOPEN = "Deze pagina was verlopen. Wat u had getypt staat er nog. Het is nog niet bewaard."


class InlogView(LoginView):
    """The button of the municipality, the form of local accounts, or both."""

    authentication_form = InlogForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.wachtende is not None:
            return redirect("tweede_stap")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.LOKALE_ACCOUNTS:
            raise Http404
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hervat = kwargs.pop("hervat", self.request.POST.get("hervat", ""))
        eigen = {
            "alleen_gemeente": not settings.LOKALE_ACCOUNTS,
            "knop": settings.OIDC_NAAM if staat_aan() else "",
            "hervat": hervat,
        }
        return super().get_context_data(**eigen, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        antwoord = super().form_valid(form)
        hervat = self.request.POST.get("hervat", "")
        self.request.session.pop(BEGONNEN, None)
        if moet_tweede_stap(self.request):
            onderweg.onthoud(self.request, self.get_success_url(), hervat)
            return redirect("tweede_stap")
        return terug_naar_het_getypte(self.request, hervat, TERUG) or antwoord

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        antwoord = super().form_invalid(form)
        if getattr(self.request, "axes_locked_out", False):
            antwoord.status_code = 429
        return antwoord


class InlogMiddleware(LoginRequiredMiddleware):
    """Sends who is not logged in to the login page; a form being sent goes along."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse]
    ) -> HttpResponse:
        hervat = hervatten.onderteken(request) if request.method == "POST" else None
        if hervat is None:
            return super().handle_no_permission(request, view_func)
        return inlogpagina(request, hervat)


def inlogpagina(request: HttpRequest, hervat: str) -> HttpResponse:
    """The login page, holding what was being sent."""
    view = InlogView()
    view.setup(request)
    form = InlogForm(request)
    form.helper.form_action = reverse("login")
    context = view.get_context_data(form=form, hervat=hervat, next=request.get_full_path())
    antwoord = view.render_to_response(context)
    add_never_cache_headers(antwoord)  # it holds what was typed
    return antwoord


@requires_csrf_token
def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token ran out, because its user logged in again in another tab.

    Nothing is saved; the typed answers are shown again. Only for a post from our own pages: a
    foreign site could otherwise fill in a form under someone's eyes.
    """
    geweigerd = csrf_failure(request, reason, template_name="403_csrf.html")
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return geweigerd
    hervat = request.POST.get("hervat") or hervatten.onderteken(request)
    if not hervat:
        return geweigerd
    if not request.user.is_authenticated:
        return inlogpagina(request, hervat)
    return terug_naar_het_getypte(request, hervat, VERLOPEN) or geweigerd
