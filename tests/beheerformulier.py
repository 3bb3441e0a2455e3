"""A form of the admin as a browser without JavaScript posts it."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse

Velden = dict[str, list[str]]


class Lezer(HTMLParser):
    """Every field of the page with what is filled in; a line break becomes that of a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.velden: Velden = {}
        self.keuzelijst = self.tekstvak = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        rij: dict[str, Any] = dict(attrs)
        if tag == "select":
            self.keuzelijst = rij["name"]
        elif tag == "option" and "selected" in rij and self.keuzelijst:
            self.velden.setdefault(self.keuzelijst, []).append(rij["value"])
        elif tag == "textarea":
            self.tekstvak = rij["name"]
            self.velden[self.tekstvak] = [""]
        elif tag == "input" and rij.get("name") and wordt_gepost(rij):
            standaard = "on" if rij["type"] == "checkbox" else ""
            self.velden.setdefault(rij["name"], []).append(rij.get("value") or standaard)

    def handle_data(self, data: str) -> None:
        if self.tekstvak:
            self.velden[self.tekstvak][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            tekst = self.velden[self.tekstvak][0].removeprefix("\r").removeprefix("\n")
            self.velden[self.tekstvak] = [tekst.replace("\r\n", "\n").replace("\n", "\r\n")]
            self.tekstvak = ""
        elif tag == "select":
            self.keuzelijst = ""


def wordt_gepost(veld: dict[str, Any]) -> bool:
    soort = veld.get("type")
    return soort not in ("submit", "button") and (
        soort not in ("checkbox", "radio") or "checked" in veld
    )


def ingevuld(antwoord: HttpResponse) -> Velden:
    lezer = Lezer()
    lezer.feed(antwoord.content.decode())
    return lezer.velden
