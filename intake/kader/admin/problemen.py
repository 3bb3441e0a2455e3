"""Where on a form a problem of the framework belongs, and what it says there."""

import re
from collections.abc import Set

from django.db.models import Model

from intake.kader.probleem import Probleem
from intake.kader.samenvoegen import sleutel_van

LETTERLIJK = "Deze tekst staat letterlijk in het handelingskader en mag niet veranderen."
NIEUW_CITAAT = (
    "Alleen een uitgave van het kader kan een letterlijke tekst toevoegen. Laat dit veld leeg, of "
    "kies een andere herkomst."
)
INVULVELD = "Zet het vinkje bij 'Invulvelden bijwerken' aan om het te maken."
OVER = (
    "wordt dan nergens meer gebruikt. Zet dit vinkje aan om het invulveld ook weg te halen, of "
    "laat het in een tekst staan."
)
# A part of the framework that has another name on the form.
VELDEN = {
    "toepassing.productgroepen": "productgroepen",
    "nakoming": "nakoming",
    "invulvelden": "invulvelden_bijwerken",
}
KIND = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")


def veld_van(probleem: Probleem, rij: Model, velden: Set[str]) -> str | None:
    """The name of a field, or of a kind of rows below, on the form of this row."""
    sleutel = probleem.sleutel
    if sleutel == "invulvelden" and VELDEN[sleutel] in velden:
        return VELDEN[sleutel]
    if not _gaat_over(probleem, rij):
        return None
    if kind := KIND.fullmatch(sleutel):
        return kind[1] if kind[1] in velden else None
    if sleutel.startswith("relaties."):
        return "uitgaande_relaties"
    if probleem.onderwerp == "drempelbedragen":
        return "geldig_van" if "geldig_van" in velden else "geldig_tot"
    laatste = sleutel.split(".")[-1]
    namen = (VELDEN.get(sleutel, sleutel), f"feit_{laatste}", laatste)
    return next((naam for naam in namen if naam in velden), None)


def kind_van(probleem: Probleem, rij: Model, soort: str) -> tuple[int | None, str, str] | None:
    """The number of the row below and its field; no number when it is about them all."""
    if veld_van(probleem, rij, {soort}) != soort:
        return None
    kind = KIND.fullmatch(probleem.sleutel)
    melding = melding_van(probleem)
    return (int(kind[2]), kind[3], melding) if kind else (None, "", melding)


def melding_van(probleem: Probleem) -> str:
    if "citaten.toml" in (probleem.onderwerp, *probleem.melding.split()):
        return NIEUW_CITAAT
    if "niet meer letterlijk" in probleem.melding:
        return LETTERLIJK
    if probleem.sleutel == "invulvelden":
        return f"[{probleem.onderwerp}] {OVER}"
    melding = probleem.melding[:1].upper() + probleem.melding[1:]
    if melding.endswith("staat niet in invulvelden"):
        melding = f"{melding}. {INVULVELD}"
    return melding if melding.endswith((".", "?")) else f"{melding}."


def _gaat_over(probleem: Probleem, rij: Model) -> bool:
    if probleem.onderwerp == "drempelbedragen":
        return probleem.sleutel == getattr(rij, "soort", None)
    if rij._meta.model_name in ("parameters", "kaderbeschrijving"):
        return probleem.onderwerp in ("parameters", "kader")
    return (
        bool(rij.pk)
        and rij._meta.model_name != "maximum"
        and probleem.onderwerp == sleutel_van(rij)
    )
