"""One purchase from the first question to submission, at the pace of a person.

Reads 240 words a minute and skims what would take longer than 20 seconds, types 5 characters a
second and needs a second for each click. Prints the minutes, how many pages and fields that person
really touched, and the seconds per page.

.venv/bin/python -m benchmarks.hele_weg http://127.0.0.1:8000 inkoper wachtwoord [--snel]
"""

import argparse
import re
import time
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, sync_playwright

WOORDEN_PER_SECONDE = 4
LANGST_LEZEN = 20.0
TEKEN = 200  # milliseconds
KLIK = 1.0
MAXIMUM_PAGINAS = 60
CHROMIUM = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}
REDEN = "Dit past bij deze schoonmaak en bij de bedrijven in deze markt."
# What this person answers; everything else is left as the productgroep proposes it.
ANTWOORDEN = {
    "naam": "Schoonmaak van twee buurthuizen",
    "bedrag": "115000",
    "looptijd_maanden": "24",
}
KEUZES = {
    "wijze": "per_jaar",
    "btw": "exclusief",
    "in_percelen": "nee",
    "looptijd": "bepaald",
    "verlenging_mogelijk": "nee",
    "heeft_opties": "nee",
    "heeft_deelnemers": "nee",
    "raamovereenkomst": "nee",
    "fase": "voorbereiding",
    "deel_van_reeks": "nee",
    "markt": "50-249",
    "niveau": "2",
    "wil_charter": "ja",
}


@dataclass
class Mens:
    """Somebody at a desk; `tempo` 1 is a person, 0 is as fast as the machine goes."""

    page: Page
    tempo: float
    paginas: list[str] = field(default_factory=list)
    tijden: list[float] = field(default_factory=list)
    velden: int = 0
    begin: float = field(default_factory=time.monotonic)

    def wacht(self, seconden: float) -> None:
        time.sleep(seconden * self.tempo)

    def lees(self) -> None:
        self.page.wait_for_load_state()
        woorden = len(self.page.locator("main").inner_text().split())
        self.paginas.append(self.page.locator("h1").first.inner_text())
        self.tijden.append(time.monotonic() - self.begin)
        self.wacht(min(woorden / WOORDEN_PER_SECONDE, LANGST_LEZEN))

    def typ(self, veld: Locator, tekst: str) -> None:
        veld.fill("")
        veld.press_sequentially(tekst, delay=TEKEN * self.tempo)
        self.velden += 1

    def vink(self, veld: Locator) -> None:
        self.wacht(KLIK)
        veld.check(force=True)
        self.velden += 1

    def klik(self, naam: str) -> None:
        self.wacht(KLIK)
        wat = re.compile("^" + re.escape(naam))
        page = self.page
        page.get_by_role("link", name=wat).or_(page.get_by_role("button", name=wat)).first.click()
        self.lees()

    @property
    def kop(self) -> str:
        return self.paginas[-1]


def log_in(mens: Mens, naam: str, wachtwoord: str) -> None:
    mens.lees()
    mens.typ(mens.page.get_by_label("Gebruikersnaam"), naam)
    mens.typ(mens.page.get_by_label("Wachtwoord"), wachtwoord)
    mens.page.keyboard.press("Enter")
    mens.page.wait_for_url(re.compile("^(?!.*inloggen)"))
    mens.lees()


def beantwoord_alles(mens: Mens) -> None:
    mens.klik("Nieuwe inkoop")
    while "/stappen/" in mens.page.url or mens.page.url.endswith("/nieuw/"):
        beantwoord(mens)
        mens.klik("Volgende vraag")
        if len(mens.paginas) > MAXIMUM_PAGINAS:
            raise RuntimeError(f"Blijft hangen op {mens.page.url}")


def beantwoord(mens: Mens) -> None:
    """Only what is still empty: what is proposed is right for this purchase."""
    form = mens.page.locator("main form.ik-formulier")
    if mens.page.url.endswith("/productgroep/"):
        mens.typ(mens.page.locator("input[name=zoek]"), "schoonmaak")
        mens.klik("Zoek")
        mens.vink(form.get_by_role("radio").first)
        return
    for naam, tekst in ANTWOORDEN.items():
        veld = form.locator(f"input[type=text][name={naam}]")
        if veld.count() and not veld.input_value():
            mens.typ(veld, tekst)
    for naam in radionamen(form):
        if not form.locator(f"input[name={naam}]:checked").count():
            waarde = KEUZES.get(naam, "nee")
            mens.vink(form.locator(f"input[name={naam}][value='{waarde}']"))
    datums(mens, form)


def radionamen(form: Locator) -> list[str]:
    namen = form.locator("input[type=radio]").evaluate_all("alle => alle.map(een => een.name)")
    return list(dict.fromkeys(namen))


def datums(mens: Mens, form: Locator) -> None:
    for deel, tekst in (("dag", "1"), ("maand", "3"), ("jaar", "2027")):
        for veld in form.locator(f"input[name$=_{deel}]").all():
            if not veld.input_value():
                mens.typ(veld, tekst)


def werk_aan_teksten(mens: Mens) -> None:
    mens.klik("Naar uw advies")
    mens.klik("Verder: kies de teksten")
    mens.klik("Neem alle teksten over")
    if mens.kop == "Teksten invullen":
        for veld in mens.page.locator("main form input.ams-text-input").all():
            if not veld.input_value():
                mens.typ(veld, "de contractmanager")
        mens.klik("Bewaar en ga verder")
    if mens.kop == "Teksten toetsen":
        for veld in mens.page.locator("main form textarea").all():
            mens.typ(veld, REDEN)
        mens.klik("Bewaar en ga verder")


def dien_in(mens: Mens) -> None:
    mens.klik("Dien in bij Concern Inkoop")
    if "is ingediend" not in mens.page.locator("main").inner_text():
        raise RuntimeError("Het dossier is niet ingediend.")


def main() -> None:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("adres")
    lezer.add_argument("naam")
    lezer.add_argument("wachtwoord")
    lezer.add_argument("--snel", action="store_true", help="zonder te wachten")
    opties = lezer.parse_args()
    with sync_playwright() as spel:
        page = spel.chromium.launch(**CHROMIUM).new_page(locale="nl-NL")
        page.goto(opties.adres)
        mens = Mens(page, 0 if opties.snel else 1)
        log_in(mens, opties.naam, opties.wachtwoord)
        beantwoord_alles(mens)
        werk_aan_teksten(mens)
        dien_in(mens)
        seconden = time.monotonic() - mens.begin
    minuten, rest = divmod(round(seconden), 60)
    print(f"{minuten} min {rest:02} s, {len(mens.paginas)} pagina's, {mens.velden} velden")
    tot = [*mens.tijden[1:], seconden]
    for kop, van, einde in zip(mens.paginas, mens.tijden, tot, strict=True):
        print(f"  {einde - van:5.0f} s  {kop}")


if __name__ == "__main__":
    main()
