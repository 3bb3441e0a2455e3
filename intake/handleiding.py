"""The manuals: the files of docs/handleiding/ as pages, each reader's own first."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

MAP = Path("docs/handleiding")
BEELDEN = "handleiding"  # the folder of the pictures below STATIC_URL
KOP = re.compile(r"^# (.+)\n")


@dataclass(frozen=True)
class Handleiding:
    naam: str
    titel: str
    voor: str
    rollen: frozenset[str]


HANDLEIDINGEN = (
    Handleiding(
        "inkoper", "Inkoper", "U maakt een dossier en krijgt advies.", frozenset({"inkoper"})
    ),
    Handleiding(
        "opdrachtgever",
        "Opdrachtgever",
        "U leest het advies over een inkoop.",
        frozenset({"opdrachtgever"}),
    ),
    Handleiding(
        "concern-inkoop",
        "Concern Inkoop",
        "U beoordeelt dossiers en stelt adviezen vast.",
        frozenset({"beoordelaar"}),
    ),
    Handleiding(
        "deskundige",
        "Deskundige",
        "U beantwoordt vragen van Concern Inkoop.",
        frozenset({"deskundige"}),
    ),
    Handleiding(
        "categoriemanager",
        "Categoriemanager",
        "U maakt een categorieplan.",
        frozenset({"categoriemanager"}),
    ),
    Handleiding(
        "beheerder",
        "Beheerder van het kader",
        "U wijzigt het kader en publiceert het.",
        frozenset({"beheerder"}),
    ),
    Handleiding(
        "functioneel-beheerder",
        "Functioneel beheerder",
        "U beheert accounts, e-mail en het bewaren van dossiers.",
        frozenset({"beheerder"}),
    ),
)


@require_safe
def handleidingen(request: HttpRequest) -> HttpResponse:
    rollen = set(request.user.groups.values_list("name", flat=True))
    eigen = [h for h in HANDLEIDINGEN if h.rollen & rollen]
    andere = [h for h in HANDLEIDINGEN if h not in eigen]
    return render(request, "intake/paginas/handleidingen.html", {"eigen": eigen, "andere": andere})


@require_safe
def handleiding(request: HttpRequest, naam: str) -> HttpResponse:
    gevonden = next((h for h in HANDLEIDINGEN if h.naam == naam), None)
    if gevonden is None:
        raise Http404
    kop, inhoud = pagina(naam)
    return render(request, "intake/paginas/handleiding.html", {"kop": kop, "inhoud": inhoud})


@cache
def pagina(naam: str) -> tuple[str, SafeString]:
    """The title and the rest as HTML. The text is ours, and HTML in it is shown as text."""
    tekst = (settings.BASE_DIR / MAP / f"{naam}.md").read_text(encoding="utf-8")
    kop = KOP.match(tekst)
    assert kop, f"{naam}.md begins with its title"
    lezer = MarkdownIt("commonmark", {"html": False}).enable("table")
    delen = lezer.parse(tekst[kop.end() :])
    for deel in delen:
        for kind in deel.children or ():
            if kind.type == "image":
                kind.attrs["src"] = static(f"{BEELDEN}/{Path(str(kind.attrs['src'])).name}")
                kind.attrs["class"] = "ik-handleidingbeeld"
            elif kind.type == "link_open":
                kind.attrs["href"] = adres(str(kind.attrs["href"]))
    # Made by the reader above from a file of our own.
    return kop[1], mark_safe(lezer.renderer.render(delen, lezer.options, {}))  # noqa: S308


def adres(doel: str) -> str:
    """A link to a manual beside this one leads to its page."""
    return reverse("handleiding", args=[doel.removesuffix(".md")]) if doel.endswith(".md") else doel
