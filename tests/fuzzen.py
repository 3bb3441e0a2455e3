"""Visits pages as several people, sends what they ask with hostile values, and looks what is left."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from hypothesis import strategies as st
from lxml import html

from intake.dossier.handelen import Opslag
from intake.dossier.hervatten import VRAGENPAGINAS
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.opslaan import maak_dossier
from intake.dossier.stappen import STAPPEN, Reis
from intake.dossier.staten import Staat
from intake.gebruikers import Gebruiker
from intake.kader.publicatie import kader_van_versie
from intake.reacties.models import Reactie
from tests.ambitieweb import leg_sessie_neer
from tests.dossiers import GEWOON, VANDAAG, maak_gebruiker
from tests.test_toegang import ALLE, adres_van
from tests.test_vervalsing import TRAAG, VERBODEN

KWAAD = (
    "",
    " ",
    "0",
    "-1",
    "1e309",
    "NaN",
    "Infinity",
    "9" * 40,
    "1.000.000,00",
    "1,2,3",
    "²",
    "٣",
    "31-02-2027",
    "2027-13-45",
    "9999-12-31",
    "0001-01-01",
    "24:61",
    "on",
    "ja",
    "onbekend",
    "null",
    "[]",
    "{}",
    "\0",
    "a\0b",
    "\ud800",
    "\u202e\u200b\ufeff",
    "e" + "\u0301" * 3000,
    "🏛" * 400,
    "a" * 20_001,
    "\r\n\r\n",
    "a\r\nBcc: b@voorbeeld.nl",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% debug %}%s%(x)s{0.__class__}",
    "' OR 1=1; DROP TABLE intake_dossier; --",
    "../../etc/passwd",
    "a@b",
    '"<x>"@voorbeeld.nl',
    "TOE-01",
    "ALG-01",
    "schoonmaak",
)
waarden = st.sampled_from(KWAAD) | st.text(max_size=40) | st.integers(-(10**20), 10**20).map(str)
GEEN_DOEL = {"logout", "admin:logout", "admin:view_on_site", "login"}
MENSEN = ("inkoper", "beoordelaar", "beheerder", "deskundige", "niemand")


@dataclass
class Wereld:
    """A dossier with everything around it, and someone of every role at a browser."""

    dossier: Dossier
    clients: dict[str, Client]
    paden: list[tuple[str, str]]  # whose page it is, and its address
    vragen: list[tuple[str, str]]  # those of them that ask something
    geteld: Counter[str] = field(default_factory=Counter)


def maak_wereld(staat: Staat, naam: str = "fuzz") -> Wereld:
    """Needs a framework in force. Every question is answered."""
    inkoper = maak_gebruiker(naam, "dossiers_maken")
    mensen = {"inkoper": inkoper, "niemand": maak_gebruiker(f"{naam}-niemand")}
    for rol in ("beoordelaar", "beheerder", "deskundige"):
        mensen[rol] = maak_gebruiker(f"{naam}-{rol}", is_staff=rol != "deskundige")
        mensen[rol].groups.add(Group.objects.get(name=rol))
    clients = {rol: Client() for rol in mensen}
    for rol, client in clients.items():
        client.force_login(mensen[rol])
    dossier = vul_in(inkoper, clients["inkoper"])
    leg_sessie_neer(dossier, inkoper)
    dossier.adviesvragen.create(aan=mensen["deskundige"], gesteld_door=mensen["beoordelaar"])
    dossier.reacties.create(
        over=Reactie.Over.CLAUSULE,
        onderwerp="TOE-01",
        naam="TOE-01",
        soort="anders",
        schrijver=inkoper,
        kaderversie=dossier.kaderversie,
        sleutel=uuid4(),
    )
    if staat != Staat.CONCEPT:
        Dossier.objects.filter(pk=dossier.pk).update(
            staat=staat,
            beoordelaar=mensen["beoordelaar"] if staat == Staat.IN_BEOORDELING else None,
        )
    paden, vragen = doelen(dossier)
    return Wereld(dossier, clients, paden, vragen)


def vul_in(inkoper: Gebruiker, client: Client) -> Dossier:
    dossier = maak_dossier(uuid4(), STAPPEN[0], GEWOON[STAPPEN[0].slug], Opslag(inkoper), VANDAAG)
    while stap := Reis(dossier, kader_van_versie(dossier.kaderversie), VANDAAG).next_stap:
        pad = reverse("intake:stap", args=[dossier.kenmerk, stap.slug])
        client.post(pad, {"versie": dossier.versie, "verder": "", **GEWOON[stap.slug]})
        dossier.refresh_from_db()
    return dossier


Doelen = list[tuple[str, str]]


def doelen(dossier: Dossier) -> tuple[Doelen, Doelen]:
    """Every address; and every question of the questionnaire and other page that asks something."""
    namen = [n for n in sorted(ALLE) if n not in GEEN_DOEL and not n.endswith(TRAAG)]
    paden = {naam: (van_wie(naam), adres_van(naam, dossier)) for naam in namen}
    stappen = [
        ("inkoper", reverse("intake:stap", args=[dossier.kenmerk, stap.slug])) for stap in STAPPEN
    ]
    beheer = [doel for naam, doel in paden.items() if re.fullmatch(r"admin:.*_(add|change)", naam)]
    vragen = [paden[naam] for naam in VRAGENPAGINAS if naam in paden]
    return list(paden.values()), [*stappen, *vragen, *vragen, *beheer]


def van_wie(naam: str) -> str:
    if naam.startswith("admin:"):
        return "beoordelaar" if "_dossier_" in naam else "beheerder"
    return "deskundige" if naam == "intake:adviesvraag" else "inkoper"


def vraag_en_verstuur(wereld: Wereld, data: st.DataObject) -> None:
    """One page, and one form on it sent with other values; mostly by whose page it is."""
    waar = wereld.vragen if data.draw(st.integers(0, 4), "soort") else wereld.paden
    wie, pad = data.draw(st.sampled_from(waar), "waar")
    rol = wie if data.draw(st.integers(0, 7), "eigen") else data.draw(st.sampled_from(MENSEN))
    client = wereld.clients[rol]
    pagina = keur(wereld, client.get(pad))
    formulieren = formulieren_van(pagina) if pagina.status_code == 200 else []
    if not formulieren:
        ook = data.draw(st.dictionaries(st.sampled_from([*VERBODEN, "versie", "naam"]), waarden))
        keur(wereld, client.post(pad, leesbaar(ook)))
        return
    form = data.draw(st.sampled_from(formulieren), "formulier")
    velden = {naam: kies(form, naam, data) for naam in sorted({*form.fields} - {None})}
    if data.draw(st.booleans(), "ook vreemde sleutels"):
        velden = VERBODEN | velden
    velden = {naam: waarde for naam, waarde in velden.items() if waarde is not None}
    naar = form.action if (form.action or "").startswith("/") else pad
    stuur = client.post if form.method == "POST" else client.get
    keur(wereld, stuur(naar, leesbaar(velden)))
    wereld.geteld["formulier verstuurd"] += 1


def formulieren_van(pagina: Any) -> list[html.FormElement]:
    if not pagina.headers.get("Content-Type", "").startswith("text/html") or not pagina.content:
        return []
    boom = html.document_fromstring(pagina.content.decode())
    return [f for f in boom.forms if f.action not in ("/uitloggen/", "/beheer/logout/")]


def kies(form: html.FormElement, naam: str, data: st.DataObject) -> Any:
    """What stands there, one of the choices, something hostile, several, or nothing."""
    veld = form.inputs[naam]
    stond = form.fields[naam] or ""
    if naam == "csrfmiddlewaretoken":
        return None
    opties = [str(optie) for optie in getattr(veld, "value_options", ())]
    keuzes = [st.just(stond if isinstance(stond, str) else list(stond)), waarden]
    keuzes.append(st.sampled_from(opties) if opties else st.none())
    keuzes.append(st.lists(st.sampled_from(opties) if opties else waarden, max_size=3))
    if naam in ("versie", "sleutel"):  # else nearly every form would stop at a stale page
        return data.draw(st.sampled_from([stond] * 9 + ["0"]), naam)
    return data.draw(st.one_of(keuzes), naam)


def leesbaar(velden: dict[str, Any]) -> dict[str, Any]:
    """A browser cannot send half a surrogate; as bytes it can be made to."""

    def bytes_van(waarde: Any) -> Any:
        if isinstance(waarde, list):
            return [bytes_van(een) for een in waarde]
        return waarde.encode("utf-8", "replace").decode()

    return {naam: bytes_van(waarde) for naam, waarde in velden.items()}


def keur(wereld: Wereld, antwoord: Any) -> Any:
    wereld.geteld["verzoek"] += 1
    wereld.geteld[f"antwoord {antwoord.status_code}"] += 1
    assert antwoord.status_code < 500, antwoord.request["PATH_INFO"]
    return antwoord


def staat_klopt(wereld: Wereld) -> None:
    """Whatever was sent: every dossier can be read, advised on, and has its whole history."""
    eigen = Dossier.objects.filter(eigenaar=wereld.dossier.eigenaar)
    for dossier in eigen.met_kader():
        assert dossier.staat in Staat.values
        assert dossier.versie == dossier.gebeurtenissen.count()
        dossier.full_clean(exclude=["opdrachtgever_email"])
        bekijk(dossier)
    voor = Gebruiker.objects.filter(is_superuser=True)
    assert not voor.exists()
    for rol in ("inkoper", "beoordelaar"):
        keur(wereld, wereld.clients[rol].get(wereld.dossier.get_absolute_url()))
