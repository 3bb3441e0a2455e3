"""The page of a participant, behind an own link and without an account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from intake.advies.kader import Kader
from intake.ambitieweb.forms import CodeForm
from intake.ambitieweb.models import Genodigde, Sessiestaat
from intake.ambitieweb.scoreform import ScoreForm
from intake.ambitieweb.scores import NietOpen, bewaar_scores
from intake.ambitieweb.sessieviews import als_afspraak
from intake.dossier.kader import kader_van
from intake.formulier import maak_helper

# A page of scores is some hundreds of bytes.
MEEST_BYTES = 20_000
# Per link and process. A page that saves every choice by itself stays far below it.
MEEST_PER_MINUUT = 120
EEN_MINUUT = 60

Pagina = Callable[..., HttpResponse]


def deelname(view: Pagina) -> Pagina:
    """Without a login, in no cache or search engine, and with an address that goes nowhere.

    Not `no-referrer`: a browser then hides where a form comes from too, and CSRF refuses it.
    """

    @login_not_required
    @wraps(view)
    def pagina(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        antwoord = view(request, *args, **kwargs)
        patch_cache_control(antwoord, private=True, no_store=True)
        antwoord.headers["Referrer-Policy"] = "strict-origin"
        antwoord.headers["X-Robots-Tag"] = "noindex, nofollow"
        return antwoord

    return pagina


@deelname
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """For who has the code on paper."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("intake:ambitie_deelname", form.cleaned_data["code"])
    form.helper = maak_helper(form, request.path, "Ga naar de sessie", later="", bewaak=False)
    return render(request, "intake/ambitieweb/code.html", {"form": form})


@deelname
@require_http_methods(["GET", "HEAD", "POST"])
def meedoen(request: HttpRequest, token: str) -> HttpResponse:
    gast = zoek(token)
    if gast is None:
        return weg(request)
    if request.method == "POST":
        return bewaar(request, gast, token)
    return toon(request, gast, token, maak_form(gast))


def zoek(token: str) -> Genodigde | None:
    gasten = Genodigde.objects.met_token(token)
    return gasten.select_related("sessie__dossier__kaderversie").first()


def weg(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/ambitieweb/deelname_weg.html", status=404)


def bewaar(request: HttpRequest, gast: Genodigde, token: str) -> HttpResponse:
    if is_te_groot(request):
        return vol(request, 413)
    if is_te_vaak(gast):
        return vol(request, 429)
    form = maak_form(gast, request.POST)
    if not form.is_valid():
        return toon(request, gast, token, form)
    try:
        bewaar_scores(gast, form.getypt())
    except NietOpen:
        # Withdrawn at this very moment: the link is gone for the next request too.
        return toon(request, gast, token, form, 409) if zoek(token) else weg(request)
    nummer = request.POST.get("bewaar", "")
    anker = f"#doel-{nummer}" if nummer.isdecimal() else "#bewaard"
    return redirect(reverse("intake:ambitie_deelname", args=[token]) + anker)


def is_te_groot(request: HttpRequest) -> bool:
    lengte = request.headers.get("Content-Length", "")
    return not lengte.isdecimal() or int(lengte) > MEEST_BYTES


def is_te_vaak(gast: Genodigde) -> bool:
    sleutel = f"ambitieweb:{gast.pk}"
    if cache.add(sleutel, 1, EEN_MINUUT):
        return False
    try:
        return int(cache.incr(sleutel)) > MEEST_PER_MINUUT
    except ValueError:  # the minute ended just now
        return False


def vol(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "intake/ambitieweb/deelname_vol.html", status=status)


def maak_form(gast: Genodigde, data: Any = None) -> ScoreForm:
    niveaus = [(een.niveau, een.naam) for een in kader_bij(gast).niveaus]
    return ScoreForm(
        data,
        doelen=gast.sessie.doelen.all(),
        scores={score.doel_id: score for score in gast.scores.all()},
        niveaus=niveaus,
    )


def kader_bij(gast: Genodigde) -> Kader:
    return kader_van(gast.sessie.dossier, timezone.localdate())[1]


def toon(
    request: HttpRequest, gast: Genodigde, token: str, form: ScoreForm, status: int = 200
) -> HttpResponse:
    """With 409 the choices that came too late stay in sight; nobody can change them any more."""
    sessie, kader = gast.sessie, kader_bij(gast)
    if status == 409:
        sessie.refresh_from_db()
    scores = list(gast.scores.all())
    context = {
        "gast": gast,
        "token": token,
        "sessie": sessie,
        "dossier": sessie.dossier,
        "form": form,
        "niveaus": kader.niveaus,
        "uitleg": {doel.code: doel.toelichting for doel in kader.doelen},
        "is_open": sessie.staat == Sessiestaat.OPEN,
        "te_laat": status == 409,
        "te_laat_getypt": te_laat_gekozen(form) if status == 409 else (),
        "laatst": max((score.gewijzigd for score in scores), default=None),
        "gescoord": sum(s.kans is not None and s.wens is not None for s in scores),
    }
    return render(request, "intake/ambitieweb/deelname.html", context, status=status)


def te_laat_gekozen(form: ScoreForm) -> list[tuple[str, int | None, int | None]]:
    getypt = form.getypt()
    return [(doel.naam, *getypt[doel.pk]) for doel in form.doelen if any(getypt[doel.pk])]


@deelname
@require_safe
def stand(request: HttpRequest, token: str) -> HttpResponse:
    """Whether the session is still what the page said; its script asks this now and then."""
    gast = zoek(token)
    if gast is None:
        return weg(request)
    tag = f'"{gast.sessie.staat}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304)
    anders = request.GET.get("staat") != gast.sessie.staat
    context = {"sessie": gast.sessie, "token": token, "anders": anders}
    antwoord = render(request, "intake/ambitieweb/_deelname_stand.html", context)
    antwoord.headers["ETag"] = tag
    return antwoord


@deelname
@require_safe
def afspraak(request: HttpRequest, token: str) -> HttpResponse:
    """The appointment with the own link in it."""
    gast = zoek(token)
    if gast is None or not gast.sessie.loopt or gast.sessie.datum is None:
        return weg(request)
    pad = reverse("intake:ambitie_deelname", args=[token])
    return als_afspraak(gast.sessie, request.build_absolute_uri(pad))
