"""The own link of each guest, as an address and as a QR code for on paper."""

from collections.abc import Iterable
from dataclasses import dataclass

import segno

from intake.ambitieweb.models import Genodigde

GROEP = 5


@dataclass(frozen=True)
class Link:
    """`adres` gives access without an account: it is shown to who may write, and never stored."""

    gast: Genodigde
    adres: str

    @property
    def code(self) -> str:
        """The token in groups, as one types it from paper."""
        token = self.gast.token
        return "-".join(token[plek : plek + GROEP] for plek in range(0, len(token), GROEP))

    @property
    def qr(self) -> str:
        """The code as an address of its own, so that the page needs no second request."""
        return segno.make(self.adres, error="m").svg_data_uri(scale=4, border=2)


def links_van(gasten: Iterable[Genodigde], begin: str) -> list[Link]:
    return [Link(gast, f"{begin}{gast.token}/") for gast in gasten]
