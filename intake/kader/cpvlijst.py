"""How the complete official CPV list is read: tab-separated, or the genericode XML of the EU."""

import re
from collections.abc import Iterable
from pathlib import Path
from xml.parsers import expat

CODE = re.compile(r"(\d{8})(?:-\d)?")
LANGSTE_NAAM = 500
KOLOM_CODE, KOLOM_NAAM = "code", "nld_label"

# Line number, code and name as they stand in the file.
Regel = tuple[int, str, str]


class Cpvfout(ValueError):
    """This file is no CPV list; one line for each thing that is wrong."""

    def __init__(self, *regels: str) -> None:
        super().__init__("\n".join(regels))


def lees_cpvlijst(bestand: Path) -> dict[str, str]:
    """Every code of eight digits with its Dutch name."""
    inhoud = bestand.read_bytes()
    is_xml = inhoud.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
    return _gekeurd(_lees_genericode(inhoud) if is_xml else _lees_tabel(inhoud))


def _gekeurd(regels: Iterable[Regel]) -> dict[str, str]:
    codes: dict[str, str] = {}
    fouten = []
    for nummer, ruwe_code, naam in regels:
        code = CODE.fullmatch(ruwe_code)
        if code is None:
            fouten.append(f"regel {nummer}: ‘{ruwe_code[:40]}’ is geen CPV-code van acht cijfers")
        elif not naam or "\t" in naam or len(naam) > LANGSTE_NAAM:
            fouten.append(f"regel {nummer}: na {ruwe_code} staat niet één naam")
        elif code[1] in codes:
            fouten.append(f"regel {nummer}: code {code[1]} staat er al")
        else:
            codes[code[1]] = naam
    if not codes and not fouten:
        fouten.append("er staat geen enkele code in")
    if fouten:
        raise Cpvfout(*fouten)
    return codes


def _lees_tabel(inhoud: bytes) -> Iterable[Regel]:
    for nummer, regel in enumerate(inhoud.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        if not regel.strip():
            continue
        try:
            code, _, naam = regel.decode().partition("\t")
        except UnicodeDecodeError:
            raise Cpvfout(f"regel {nummer}: dit is geen UTF-8") from None
        yield nummer, code.strip(), naam.strip()


def _lees_genericode(inhoud: bytes) -> list[Regel]:
    lezer = _Genericode()
    try:
        lezer.parser.Parse(inhoud, True)
    except expat.ExpatError as fout:
        raise Cpvfout(f"regel {fout.lineno}: dit is geen geldige XML") from None
    return lezer.regels


class _Genericode:
    """Collects the rows while the file passes by; names count without their namespace."""

    def __init__(self) -> None:
        self.regels: list[Regel] = []
        self.rij: dict[str, str] = {}
        self.regelnummer = 0
        self.kolom = ""
        self.tekst: list[str] | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self.weiger_doctype
        self.parser.StartElementHandler = self.begin
        self.parser.CharacterDataHandler = self.teken
        self.parser.EndElementHandler = self.einde

    def weiger_doctype(self, *_: object) -> None:
        # Entities can only be declared in a DOCTYPE: without one there is nothing to expand
        # or to fetch.
        raise Cpvfout(f"regel {self.parser.CurrentLineNumber}: een DOCTYPE is niet toegestaan")

    def begin(self, naam: str, attributen: dict[str, str]) -> None:
        match naam.rpartition(" ")[2]:
            case "Row":
                self.rij, self.regelnummer = {}, self.parser.CurrentLineNumber
            case "Value":
                self.kolom = attributen.get("ColumnRef", "")
            case "SimpleValue":
                self.tekst = []

    def teken(self, tekst: str) -> None:
        if self.tekst is not None:
            self.tekst.append(tekst)

    def einde(self, naam: str) -> None:
        match naam.rpartition(" ")[2]:
            case "SimpleValue":
                self.rij[self.kolom] = " ".join("".join(self.tekst or ()).split())
                self.tekst = None
            case "Row":
                code, tekst = self.rij.get(KOLOM_CODE, ""), self.rij.get(KOLOM_NAAM, "")
                self.regels.append((self.regelnummer, code, tekst))
