"""Saving a page of the work on the texts: what was typed stays, and a colleague's work too."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from intake.dossier import hervatten
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.models import Dossier
from intake.dossier.toegang import lees_versie, opslag
from intake.formulier import IkForm

BOTSING = "Een collega heeft hier intussen iets anders ingevuld: {}. Kies wat moet gelden."


@dataclass
class Werkblad:
    """One form over one column of the dossier, between the browser and the database.

    `maak` makes the form of what was typed; it has `te_bewaren()`, a value per key of the column,
    and `veld_van(sleutel)` names the field of a key. `versie` is the version the page shows.
    """

    request: HttpRequest
    dossier: Dossier
    kolom: str
    handeling: str
    maak: Callable[[QueryDict | None], IkForm]

    def __post_init__(self) -> None:
        is_post = self.request.method == "POST"
        getypt = self.request.POST if is_post else hervatten.haal_op(self.request)
        self.form = self.maak(getypt)
        self.versie = self.dossier.versie if getypt is None else lees_versie(getypt)
        self.status = 200
        if getypt is not None and not is_post:
            self.form.toon_zonder_fouten()

    def is_bewaard(self) -> bool:
        """Save what was sent. False when the page has to be shown again."""
        if self.request.method != "POST" or not self.form.is_valid():
            return False
        zoals_getypt = opslag(self.request, self.versie)
        botsend = bewaar_keuzes(
            self.dossier, self.kolom, self.handeling, self.form.te_bewaren(), zoals_getypt
        )
        if botsend:
            self.meld(botsend)
        return not botsend

    def meld(self, botsend: frozenset[str]) -> None:
        nu: Mapping[str, Any] = self.dossier.antwoord(self.kolom)
        for sleutel in botsend:
            waarde = nu.get(sleutel) or "niets"
            waarde = waarde["tekst"] if isinstance(waarde, dict) else waarde
            self.form.add_error(self.form.veld_van(sleutel), BOTSING.format(f"‘{waarde}’"))
        self.versie, self.status = self.dossier.versie, 409
