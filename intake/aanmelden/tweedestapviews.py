"""The pages of the second step: set it up once, and give a code at each login."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp import login as otp_login
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.util import random_hex

from intake.aanmelden import onderweg, tweedestap
from intake.formulier import IkForm, maak_helper
from intake.gebruikers import Gebruiker
from intake.netwerkadres import netwerkadres

SLEUTEL = "tweede_stap_sleutel"
FOUT = "Deze code klopt niet. Vul de code in die de app nu laat zien."
WEINIG = 3


class CodeForm(IkForm):
    """One field; spaces are how apps show a code, so they may stay."""

    code = forms.CharField(max_length=40, error_messages={"required": "Vul de code in."})

    def __init__(self, pad: str, knop: str, *args: object, reserve: bool = True) -> None:
        super().__init__(*args)
        veld = self.fields["code"]
        veld.label = "Code uit de app" + " of reservecode" * reserve
        veld.help_text = "Zes cijfers, bijvoorbeeld 123 456."
        veld.widget.attrs |= {
            "autocomplete": "one-time-code",
            "spellcheck": "false",
            "class": "ik-codeveld",
        }
        if not reserve:
            veld.widget.attrs["inputmode"] = "numeric"
        self.helper = maak_helper(self, pad, knop, later="", bewaak=False)

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split()).lower()


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tweede_stap(request: HttpRequest) -> HttpResponse:
    wie = request.wachtende
    if wie is None:
        return naar_begin(request)
    if not tweedestap.heeft_tweede_stap(wie):
        return redirect("tweede_stap_instellen")
    form = CodeForm(reverse("tweede_stap"), "Verder", request.POST or None)
    if form.is_valid():
        uitslag = tweedestap.controleer(wie, form.cleaned_data["code"])
        if isinstance(uitslag, Device):
            return laat_door(request, wie, uitslag)
        form.add_error("code", waarom_niet(uitslag))
    return render(request, "aanmelden/tweede_stap.html", {"form": form, "wie": wie})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def instellen(request: HttpRequest) -> HttpResponse:
    """The key waits in the session until a code proves that the app has it."""
    wie = request.wachtende
    if wie is None or tweedestap.heeft_tweede_stap(wie):
        return naar_begin(request)
    sleutel = request.session.setdefault(SLEUTEL, random_hex(20))
    form = CodeForm(
        reverse("tweede_stap_instellen"),
        "Tweede stap aanzetten",
        request.POST or None,
        reserve=False,
    )
    if form.is_valid():
        code = form.cleaned_data["code"]
        codes = tweedestap.stel_in(wie, sleutel, code, netwerkadres(request))
        if codes:
            return toon_codes(request, wie, codes)
        form.add_error("code", FOUT)
    context = {
        "form": form,
        "wie": wie,
        "qr": mark_safe(tweedestap.qr_code(wie, sleutel)),  # noqa: S308 - our own drawing
        "geheim": tweedestap.geheim_in_groepen(sleutel),
    }
    return render(request, "aanmelden/instellen.html", context)


def toon_codes(request: HttpRequest, wie: Gebruiker, codes: list[str]) -> HttpResponse:
    """Once: after this page nobody can read them again."""
    request.session.pop(SLEUTEL, None)
    verder = onderweg.veilig(request, request.session.get(onderweg.SLEUTEL, {}).get("next", ""))
    apparaat = wie.totpdevice_set.get(confirmed=True)
    merk_sessie(request, wie, apparaat)
    context = {"codes": codes, "verder": verder}
    return render(request, "aanmelden/codes.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reservecodes(request: HttpRequest) -> HttpResponse:
    """New ones for who runs out; only in a session that took the second step."""
    if DEVICE_ID_SESSION_KEY not in request.session:
        raise Http404
    if request.method == "POST":
        codes = tweedestap.nieuwe_codes(request.user)
        return render(request, "aanmelden/codes.html", {"codes": codes, "verder": "/"})
    over = tweedestap.codes_over(request.user)
    return render(request, "aanmelden/reservecodes.html", {"over": over})


def naar_begin(request: HttpRequest) -> HttpResponseRedirect:
    return redirect("login" if not request.user.is_authenticated else settings.LOGIN_REDIRECT_URL)


def laat_door(request: HttpRequest, wie: Gebruiker, apparaat: Device) -> HttpResponse:
    merk_sessie(request, wie, apparaat)
    over = tweedestap.codes_over(wie)
    if isinstance(apparaat, StaticDevice) or over <= WEINIG:
        messages.warning(
            request,
            f"U hebt nog {over} reservecodes. Nieuwe maakt u op de pagina Hulp.",
        )
    return onderweg.ga_verder(request, onderweg.haal_op(request))


def merk_sessie(request: HttpRequest, wie: Gebruiker, apparaat: Device) -> None:
    """Under a new key: what was known of the session before this step is worth nothing after."""
    request.user, request.wachtende = wie, None
    request.session.cycle_key()
    otp_login(request, apparaat)


def waarom_niet(uitslag: datetime | None) -> str:
    if uitslag is None:
        return FOUT
    seconden = max(1, round((uitslag - timezone.now()).total_seconds()))
    wacht = f"{seconden} seconden" if seconden < 100 else f"{seconden // 60 + 1} minuten"
    return f"Te vaak een verkeerde code. Wacht {wacht} en probeer het dan opnieuw."
