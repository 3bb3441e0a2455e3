"""The pages around a dossier in the admin: name, address and view of each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse

from intake.beoordeling import deskundigeviews, vaststelviews


@dataclass(frozen=True)
class Blad:
    """A page at `/beheer/intake/dossier/<pk>/<pad>`, named `admin:intake_dossier_<naam>`.

    The view takes the request and `pk`, and finds its dossier with `intake.beoordeling.toegang`.
    """

    naam: str
    pad: str
    view: Callable[..., HttpResponse]


BLADEN: tuple[Blad, ...] = (
    Blad("vaststellen", "vaststellen/", vaststelviews.vaststellen),
    Blad("deskundige", "deskundige/", deskundigeviews.vraag_deskundige),
    Blad("adviesvraag", "adviesvraag/<int:vraag>/", deskundigeviews.beheer_vraag),
)
