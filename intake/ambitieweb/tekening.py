"""The radar of an outcome as a picture on its own: SVG and PNG."""

from django.template.loader import render_to_string

from intake.dossier.pdf import png_van_svg
from intake.dossier.weergave.ambitie import Ambitiebeeld

SVG, PNG = "image/svg+xml", "image/png"
# A picture that is opened by itself may do nothing but be seen.
BELEID = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
KOP = '<?xml version="1.0" encoding="UTF-8"?>\n'


def als_svg(ambitie: Ambitiebeeld) -> str:
    """XML on its own; half a character, which JSON can hold and no file, becomes a `?`."""
    context = {"ambitie": ambitie, "radar": ambitie.radar, "los": True}
    svg = KOP + render_to_string("intake/radar.svg", context)
    return "".join(filter(mag_in_xml, svg)).encode("utf-8", "replace").decode()


def als_png(ambitie: Ambitiebeeld, kenmerk: str) -> bytes:
    """Raises `PdfFout`."""
    return png_van_svg(als_svg(ambitie).removeprefix(KOP), kenmerk)


def mag_in_xml(teken: str) -> bool:
    """No control characters and no noncharacters: one of those and no browser shows the file."""
    return teken == "\n" or teken.isprintable() or teken.isspace() and teken > "\x20"
