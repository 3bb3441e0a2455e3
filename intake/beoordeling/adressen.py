"""The pages around a dossier in the admin: name, address and view of each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse

from intake.beoordeling import (
    besluitviews,
    deskundigeviews,
    handelingviews,
    invulviews,
    opmerkingviews,
    vaststelviews,
)


@dataclass(frozen=True)
class Blad:
    """A page at `/beheer/intake/dossier/<pk>/<pad>`, named `admin:intake_dossier_<naam>`.

    The view takes the request and `pk`, and finds its dossier with `intake.beoordeling.toegang`.
    """

    naam: str
    pad: str
    view: Callable[..., HttpResponse]


BLADEN: tuple[Blad, ...] = (
    Blad("oppakken", "oppakken/", handelingviews.oppakken),
    Blad("terugleggen", "terugleggen/", handelingviews.terugleggen),
    Blad("overdragen", "overdragen/", handelingviews.overdragen),
    Blad("aanvulling", "aanvulling/", handelingviews.aanvulling),
    Blad("opmerking", "opmerking/", opmerkingviews.opmerking),
    Blad("opmerking_wijzigen", "opmerking/<int:opmerking>/", opmerkingviews.wijzig_opmerking),
    Blad(
        "opmerking_verwijderen",
        "opmerking/<int:opmerking>/verwijderen/",
        opmerkingviews.verwijder_opmerking,
    ),
    Blad(
        "opmerking_afhandelen",
        "opmerking/<int:opmerking>/afhandelen/",
        opmerkingviews.handel_opmerking_af,
    ),
    Blad("besluit_tekst", "teksten/<slug:code>/", besluitviews.besluit_tekst),
    Blad("besluit_conclusie", "conclusies/<str:sleutel>/", besluitviews.besluit_conclusie),
    Blad("bibliotheek", "bibliotheek/", besluitviews.bibliotheek),
    Blad("invullen", "invullen/", invulviews.invullen),
    Blad("eigen_tekst", "eigen-tekst/", besluitviews.eigen_tekst),
    Blad("eigen_tekst_wijzigen", "eigen-tekst/<slug:rij>/", besluitviews.eigen_tekst),
    Blad("afspraak", "afspraak/", besluitviews.afspraak),
    Blad("afspraak_wijzigen", "afspraak/<slug:rij>/", besluitviews.afspraak),
    Blad("vaststellen", "vaststellen/", vaststelviews.vaststellen),
    Blad("deskundige", "deskundige/", deskundigeviews.vraag_deskundige),
    Blad("adviesvraag", "adviesvraag/<int:vraag>/", deskundigeviews.beheer_vraag),
)
