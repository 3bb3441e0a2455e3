"""The users: inkopers who fill in and submit, beoordelaars who decide, as fast as pages come."""

import random
import re
import time
from collections.abc import Iterable
from threading import Event, Thread
from typing import Any, ClassVar

from lxml import html

from tests.storing import boek
from tests.storing.boek import Boek, Daad
from tests.storing.browser import Antwoord, Browser, Storing, Velden

NIEUW = "/dossiers/nieuw/"
WERKLIJST = "/beheer/intake/dossier/"
REDEN = "Dit past bij deze inkoop."
STAP = re.compile(r"^/dossiers/([\w-]+)/stappen/([\w-]+)/")
DOSSIER = re.compile(r"^/dossiers/([\w-]+)/(?:([\w-]+)/)?$")
WIJZIGINGEN = 3  # answers changed after the last question, before going on to the texts


class Mens:
    """Somebody with a browser, who tries again when the site does not answer, as people do."""

    def __init__(
        self, naam: str, browser: Browser, boek_: Boek, klaar: Event, pauze: float
    ) -> None:
        self.naam = naam
        self.browser = browser
        self.boek = boek_
        self.klaar = klaar
        self.pauze = pauze
        self.toeval = random.Random(naam)
        self.draad = Thread(target=self._leef, name=naam, daemon=True)

    def _leef(self) -> None:
        while not self.klaar.is_set():
            try:
                self.ronde()
            except Weg:
                continue
        self.browser.sluit()

    def ronde(self) -> None:
        raise NotImplementedError

    def open(self, pad: str) -> tuple[str, Antwoord]:
        """The page, after every redirect; waits while the site is away."""
        while not self.klaar.wait(self.pauze):
            kwam = self._probeer(pad)
            if kwam is None:
                self._adem()
            elif kwam.status in (301, 302):
                pad = kwam.naar
            elif kwam.status == 200:
                self.boek.tel(boek.PAGINAS)
                return pad, kwam
            else:
                raise Weg
        raise Weg

    def verstuur(self, pad: str, velden: Velden, kenmerk: str, naam: str) -> Antwoord:
        """Send a form, again and again until somebody answers; the same form each time."""
        while not self.klaar.wait(self.pauze):
            tijd = time.time()
            kwam = self._probeer(pad, velden)
            gelukt = kwam is not None and kwam.bevestigd
            if kwam is not None and not kenmerk and gelukt:
                kenmerk = (STAP.match(kwam.naar) or DOSSIER.match(kwam.naar) or [""] * 2)[1]
            self.boek.noteer(Daad(self.naam, kenmerk, naam, velden, gelukt, tijd))
            if kwam is not None:
                if kwam.status == 409:
                    self.boek.tel(boek.CONFLICT, f"{pad} {fouten(kwam)}")
                elif not gelukt:
                    self.boek.tel(boek.AFGEWEZEN, f"{pad} {kwam.status} {fouten(kwam)}")
                return kwam
            self._adem()
        raise Weg

    def _probeer(self, pad: str, velden: Velden | None = None) -> Antwoord | None:
        """None when there was no answer, or an error of the site."""
        try:
            kwam = self.browser.get(pad) if velden is None else self.browser.post(pad, velden)
        except Storing as fout:
            self.boek.tel(boek.VERBROKEN, str(fout))
            return None
        if kwam.status >= 500:
            duidelijk = b"veilig" in kwam.tekst or b"ams-alert" in kwam.tekst
            wat = boek.FOUTPAGINA if duidelijk else boek.KALE_FOUT
            self.boek.tel(wat, f"{pad} {kwam.status} {kwam.tekst[:200]!r}")
            return None
        if kwam.uitgelogd:
            self.boek.tel(boek.OPNIEUW_INLOGGEN, pad)
        return kwam

    def _adem(self) -> None:
        self.klaar.wait(self.toeval.uniform(0.2, 1.0))


class Weg(Exception):
    """The page is not there any more, or it is time to stop: begin a new round."""


class Inkoper(Mens):
    """Walks whole purchases; `begin` is a dossier whose questions were answered before."""

    begin = ""
    gewoon: ClassVar[dict[str, dict[str, Any]]] = {}

    def ronde(self) -> None:
        pad, self.over = (self.begin or NIEUW), WIJZIGINGEN
        self.begin = ""
        while True:
            pad, pagina = self.open(pad)
            pad = self.doe(pad, pagina)

    def doe(self, pad: str, pagina: Antwoord) -> str:
        """Does the work of one page; the path of the next."""
        if pad.startswith(NIEUW):
            return self.beantwoord(pad, pagina, "", "onderwerp")
        if stap := STAP.match(pad):
            return self.beantwoord(pad, pagina, stap[1], stap[2])
        gevonden = DOSSIER.match(pad.split("#")[0].split("?")[0])
        if gevonden is None:
            raise Weg
        kenmerk, wat = gevonden[1], gevonden[2] or ""
        if wat == "controle":
            return self.verder_na_controle(kenmerk)
        if wat in ("teksten", "invullen", "toets", "indienen"):
            return self.werk(pad, pagina, kenmerk, wat)
        return self.na_indienen(pad, pagina, kenmerk)

    def beantwoord(self, pad: str, pagina: Antwoord, kenmerk: str, slug: str) -> str:
        antwoorden = self.gewoon.get(slug, {}) | self.eigen(slug)
        kwam = self.verstuur(pad, ingevuld(pagina.formulier(), antwoorden), kenmerk, slug)
        if kwam.bevestigd:
            return kwam.naar
        raise Weg

    def eigen(self, slug: str) -> dict[str, Any]:
        """What differs each time, so that a lost save shows."""
        if slug == "onderwerp":
            return {"naam": f"Schoonmaak {self.naam} {self.toeval.randrange(10**6)}"}
        if slug == "bedrag":
            return {"bedrag": str(100_000 + self.toeval.randrange(10_000))}
        if slug == "maanden":
            return {"looptijd_maanden": str(self.toeval.randint(24, 36))}
        return {}

    def verder_na_controle(self, kenmerk: str) -> str:
        if not self.over:
            return f"/dossiers/{kenmerk}/teksten/"
        self.over -= 1
        slug = ("bedrag", "maanden", "onderwerp")[self.over % 3]
        return f"/dossiers/{kenmerk}/stappen/{slug}/?wijzig=1"

    def werk(self, pad: str, pagina: Antwoord, kenmerk: str, wat: str) -> str:
        form = pagina.formulier(f"/{wat}/")
        volgt = {"teksten": "invullen", "invullen": "toets", "toets": "indienen"}
        if form is None and wat in volgt:  # nothing to fill in or to explain
            return f"/dossiers/{kenmerk}/{volgt[wat]}/"
        if form is None:
            self.boek.tel(boek.AFGEWEZEN, f"{pad} {fouten(pagina)}")
            raise Weg
        leeg = [
            veld for veld in form.inputs if getattr(veld, "type", "") == "text" and not veld.value
        ]
        tekst = {veld.name: "de contractmanager" for veld in leeg}
        if wat == "toets":
            tekst |= {veld.name: f"{REDEN} {self.naam}" for veld in form.iter("textarea")}
        knop = {"teksten": "alles"}.get(wat, "verder")
        kwam = self.verstuur(pad, ingevuld(form, tekst, knop), kenmerk, wat)
        if not kwam.bevestigd:
            raise Weg
        return f"/dossiers/{kenmerk}/{volgt[wat]}/" if wat in volgt else kwam.naar

    def na_indienen(self, pad: str, pagina: Antwoord, kenmerk: str) -> str:
        """Half of them take it back and submit it again; the others go on to a new purchase."""
        intrekken = f"/dossiers/{kenmerk}/intrekken/"
        if intrekken.encode() not in pagina.tekst or self.toeval.random() < 0.5:
            raise Weg
        pad, pagina = self.open(intrekken)
        form = pagina.formulier("/intrekken/")
        if form is None:
            raise Weg
        self.verstuur(pad, ingevuld(form, {}), kenmerk, "intrekken")
        return f"/dossiers/{kenmerk}/indienen/"


class Beoordelaar(Mens):
    """Takes what lies in the list, and settles it or puts it back."""

    def ronde(self) -> None:
        self.klaar.wait(self.toeval.uniform(0.5, 2))
        _, lijst = self.open(WERKLIJST)
        nummers = sorted(
            set(re.findall(r"/beheer/intake/dossier/(\d+)/change/", lijst.tekst.decode()))
        )
        if not nummers:
            raise Weg
        blad = f"{WERKLIJST}{self.toeval.choice(nummers)}/"
        _, pagina = self.open(f"{blad}change/")
        kenmerk = (re.search(r"IK-\d{4}-\d{4,}", pagina.tekst.decode()) or [""])[0]
        form = pagina.formulier("/oppakken/")
        if form is not None:
            pagina = self.doe(f"{blad}oppakken/", form, kenmerk, "oppakken", blad)
        form = pagina.formulier("/terugleggen/")
        if form is not None and self.toeval.random() < 0.2:
            self.doe(f"{blad}terugleggen/", form, kenmerk, "terugleggen", blad)
        elif form is not None:  # under review by this very person
            _, voorbeeld = self.open(f"{blad}vaststellen/")
            form = voorbeeld.formulier()
            if form is None:
                self.boek.tel(boek.AFGEWEZEN, f"{blad}vaststellen/ {fouten(voorbeeld)}")
                raise Weg
            self.doe(f"{blad}vaststellen/", form, kenmerk, "vaststellen", blad)

    def doe(self, pad: str, form: html.FormElement, kenmerk: str, naam: str, blad: str) -> Antwoord:
        """Send it; the review page after it."""
        if not self.verstuur(pad, ingevuld(form, {}), kenmerk, naam).bevestigd:
            raise Weg
        return self.open(f"{blad}change/")[1]


def ingevuld(
    form: html.FormElement | None, antwoorden: dict[str, Any], knop: str = "verder"
) -> Velden:
    """What a browser sends: the form as it came, with these answers in place of its own."""
    if form is None:
        raise Weg
    velden = [(n, w) for n, w in form.form_values() if n not in antwoorden]
    for naam, waarde in antwoorden.items():
        velden += [(naam, een) for een in (waarde if isinstance(waarde, list) else [waarde])]
    return [*velden, (knop, knop)]


def fouten(kwam: Antwoord) -> str:
    """What the page says is wrong."""
    gevonden: Iterable[str] = kwam.boom.xpath(
        "//*[contains(@class, 'error') or contains(@class, 'alert') or contains(@class, 'melding')]//text()"
    )
    return " ".join(" ".join(gevonden).split())[:200]
