"""Signing on at the provider and signing off again, over HTTP."""

import logging

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.aanmelden import onderweg
from intake.aanmelden.aanbieder import (
    Geweigerd,
    Onbereikbaar,
    Ongeldig,
    adres_om_af_te_melden,
    lees_afmelding,
    lees_terug,
    staat_aan,
    stuur_door,
)
from intake.aanmelden.accounts import Reden, beeindig_sessies, laat_binnen
from intake.aanmelden.backend import PAD
from intake.aanmelden.bewaking import BEGONNEN
from intake.aanmelden.claims import is_sterk, persoon_van
from intake.gebruikers import Gebruiker
from intake.netwerkadres import netwerkadres

logger = logging.getLogger(__name__)
ZOUT = "intake.uitnodiging"
ID_TOKEN = "id_token"  # noqa: S105 - the name of a place in the session
PAGINAS: dict[type[Exception] | Reden, tuple[str, int]] = {
    Onbereikbaar: ("onbereikbaar", 503),
    Ongeldig: ("ongeldig", 400),
    Geweigerd: ("geweigerd", 403),
    Reden.GEEN_ROL: ("geen_rol", 403),
    Reden.UITGEZET: ("uitgezet", 403),
    Reden.TE_ZWAK: ("te_zwak", 403),
}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aanmelden(request: HttpRequest) -> HttpResponse:
    """To the provider. A post brings along what was typed, or an invitation, and comes back here.

    A post may not be answered with the address of another site: `form-action 'self'` stops it.
    """
    if not staat_aan():
        raise Http404
    if request.method == "POST":
        naar, hervat = request.POST.get("next", ""), request.POST.get("hervat", "")
        account = lees_uitnodiging(request.POST.get("uitnodiging", ""))
        onderweg.onthoud(request, naar, hervat, account=account)
        return render(request, "aanmelden/door.html", {"naar": reverse("aanmelden")})
    if "next" in request.GET or onderweg.SLEUTEL not in request.session:
        onderweg.onthoud(request, request.GET.get("next", ""))
    try:
        return stuur_door(request, eigen_adres(request, "aangemeld"))
    except (Onbereikbaar, Ongeldig, Geweigerd) as fout:
        # What a provider says of itself is its fault, whatever is wrong with it.
        return foutpagina(request, Onbereikbaar, fout)


@login_not_required
@never_cache
@require_safe
def aangemeld(request: HttpRequest) -> HttpResponse:
    """Where the provider sends the browser back to."""
    if not staat_aan():
        raise Http404
    try:
        claims, id_token = lees_terug(request)
    except (Onbereikbaar, Ongeldig, Geweigerd) as fout:
        return foutpagina(request, type(fout), fout)
    persoon = persoon_van(
        claims, settings.OIDC_SUBJECT, settings.OIDC_GROEPCLAIM, settings.OIDC_ROLLEN
    )
    if persoon is None:
        return foutpagina(request, Ongeldig, "no subject")
    if not is_sterk(claims, settings.OIDC_STERK):
        return foutpagina(request, Reden.TE_ZWAK, Reden.TE_ZWAK.value)
    mee = onderweg.haal_op(request)
    toegelaten = laat_binnen(persoon, netwerkadres(request), mee.get("account"))
    if isinstance(toegelaten, Reden):
        return foutpagina(request, toegelaten, toegelaten.value)
    login(request, toegelaten.gebruiker, backend=PAD)
    request.session.pop(BEGONNEN, None)
    request.session[ID_TOKEN] = id_token
    if toegelaten.nieuw:
        messages.success(request, "U bent aangemeld. Dit is uw eerste keer in Inkoopkader.")
    return onderweg.ga_verder(request, mee)


@csrf_exempt
@login_not_required
@never_cache
@require_POST
def afgemeld(request: HttpRequest) -> HttpResponse:
    """The provider tells that somebody signed off there (Back-Channel Logout)."""
    if not staat_aan():
        raise Http404
    try:
        claims = lees_afmelding(request.POST.get("logout_token", ""))
        persoon = persoon_van(claims, settings.OIDC_SUBJECT, "", {})
    except Onbereikbaar:
        return HttpResponse(status=503)
    except (Ongeldig, Geweigerd):
        return HttpResponse(status=400)
    if persoon is None:
        return HttpResponse(status=400)
    for gebruiker in Gebruiker.objects.filter(
        aanmeldingen__issuer=persoon.issuer, aanmeldingen__subject=persoon.subject
    ):
        beeindig_sessies(gebruiker)
    return HttpResponse()


@method_decorator(login_not_required, name="dispatch")
class UitlogView(LogoutView):
    """Ends every session of this person, here and at the provider; also before the second step."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        wie = request.user if request.user.is_authenticated else request.wachtende
        id_token = request.session.get(ID_TOKEN, "")
        if wie is not None:
            beeindig_sessies(wie)
        antwoord = super().post(request, *args, **kwargs)
        terug = eigen_adres(request, "login")
        if id_token and (naar := adres_om_af_te_melden(id_token, terug)):
            return render(request, "aanmelden/door.html", {"naar": naar, "afmelden": True})
        return antwoord


def eigen_adres(request: HttpRequest, naam: str) -> str:
    pad = reverse(naam)
    return f"{settings.SITE_URL}{pad}" if settings.SITE_URL else request.build_absolute_uri(pad)


def uitnodiging_voor(gebruiker: Gebruiker) -> str:
    """What the page behind a mailed link gives along; empty when it may not be used."""
    if not staat_aan() or gebruiker.is_staff or gebruiker.aanmeldingen.exists():
        return ""
    return signing.dumps(gebruiker.pk, salt=ZOUT)


def lees_uitnodiging(ondertekend: str) -> int | None:
    try:
        return int(signing.loads(ondertekend, salt=ZOUT, max_age=60 * 60))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def foutpagina(
    request: HttpRequest, soort: type[Exception] | Reden, waarom: object
) -> HttpResponse:
    naam, status = PAGINAS[soort]
    logger.warning("Aanmelden mislukt: %s (%s)", naam, waarom)
    context = {"soort": naam, "nu": timezone.localtime(), "knop": settings.OIDC_NAAM}
    return render(request, "aanmelden/fout.html", context, status=status)
