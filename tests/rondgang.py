"""One page of every kind that a role reaches by its links, in an application with examples."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from django.contrib.auth.models import Group
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from intake.gebruikers import Bureau, Gebruiker
from intake.rollen import ROLLEN
from intake.voorbeelddossiers import Voorbeelden

# What differs between two pages of one kind: a number, a version, a code, a name.
EIGEN = (
    (r"IK-\d{4}-\d+", "IK"),
    (r"/\d+/", "/1/"),
    (r"/kader/[^/]+/$", "/kader/x/"),
    (r"/(clausules|productgroepen|voorbeelden)/[^/]+/", r"/\1/x/"),
    (r"/reacties/over/.*", "/reacties/over/x/"),
    (r"/versie/[^/]+/", "/versie/x/"),
    (r"^(/beheer/\w+/\w+)/[^/]+/(change|history|delete)/", r"\1/x/\2/"),
)
# Files are looked at elsewhere, and a PDF takes seconds.
BESTAND = re.compile(r"\.\w+$")
BIJ_MAX = 90


def vul_met_voorbeelden() -> list[Gebruiker]:
    """An account per role, and a dossier in every state."""
    accounts = {}
    for rol in ROLLEN:
        account, nieuw = Gebruiker.objects.get_or_create(
            username=rol.naam,
            defaults={"email": f"{rol.naam}@voorbeeld.nl", "is_staff": rol.beheer},
        )
        account.groups.add(Group.objects.get(name=rol.naam))
        accounts[rol.naam] = account
    Gebruiker.objects.filter(username="deskundige").update(bureau=Bureau.BSR)
    makers = ("inkoper", "opdrachtgever", "beoordelaar", "deskundige")
    Voorbeelden(*(accounts[naam] for naam in makers)).maak()
    return list(accounts.values())


def soort(pad: str) -> str:
    pad = urlsplit(pad).path
    for patroon, vervang in EIGEN:
        pad = re.sub(patroon, vervang, pad)
    return pad


def rondgang(
    client: Client, begin: str = "/", niet: str = "/beheer/"
) -> Iterator[tuple[str, HtmlElement]]:
    """Each page with its address, breadth first, the first of every kind."""
    te_doen, gezien, bekeken = [begin], {soort(begin)}, 0
    while te_doen and bekeken < BIJ_MAX:
        pad = te_doen.pop(0)
        antwoord = client.get(pad)
        if antwoord.status_code != 200 or "html" not in antwoord.headers["Content-Type"]:
            if antwoord.status_code == 302 and soort(antwoord["Location"]) not in gezien:
                gezien.add(soort(antwoord["Location"]))
                te_doen.append(antwoord["Location"])
            continue
        bekeken += 1
        pagina = html.document_fromstring(antwoord.content.decode())
        yield pad, pagina
        for link in pagina.xpath("//a/@href"):
            doel = urlsplit(urljoin(pad, link))
            if doel.netloc or doel.path.startswith(niet) or BESTAND.search(doel.path):
                continue
            if soort(doel.path) in gezien:
                continue
            gezien.add(soort(doel.path))
            te_doen.append(doel.path)
