"""The text of each page of a PDF as WeasyPrint writes it, for tests."""

import io
import re

import pikepdf

PAAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def tekst_per_pagina(bron: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(bron)) as pdf:
        return [tekst_van(pagina) for pagina in pdf.pages]


def tekst_van(pagina: pikepdf.Page) -> str:
    letters = {naam: lees_letters(font) for naam, font in pagina.Resources.Font.items()}
    delen, nu = [], {}
    for operanden, operator in pikepdf.parse_content_stream(pagina):
        if str(operator) == "Tf":
            nu = letters[str(operanden[0])]
        elif str(operator) in ("Tj", "TJ"):
            stukken = operanden[0] if str(operator) == "TJ" else [operanden[0]]
            delen += [lees(bytes(s), nu) for s in stukken if isinstance(s, pikepdf.String)]
    return "".join(delen)


def lees_letters(font: pikepdf.Object) -> dict[bytes, str]:
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(letter.decode()).decode("utf-16-be", "replace")
        for code, letter in PAAR.findall(font.ToUnicode.read_bytes())
    }


def lees(codes: bytes, letters: dict[bytes, str]) -> str:
    paren = (codes[plek : plek + 2] for plek in range(0, len(codes), 2))
    return "".join(letters.get(paar, "") for paar in paren)
