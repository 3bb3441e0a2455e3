"""The tables of the framework: working rows that officers edit, and published versions."""

from intake.kader.models.advies import (
    AmbitiewebNiveau,
    Contactpunt,
    MaatschappelijkDoel,
    Memotekst,
    Regel,
    Waarschuwing,
)
from intake.kader.models.bron import Bron, Drempelbedrag, JuridischKader
from intake.kader.models.clausule import (
    Clausule,
    ClausuleRelatie,
    Invulveld,
    Lastpost,
    Nakomingsafspraak,
)
from intake.kader.models.doelstelling import Doelgroep, Doelstelling
from intake.kader.models.productgroep import (
    Categorieplan,
    Doelambitie,
    Productgroep,
    ProductgroepCpv,
    ProductgroepDoelstelling,
)
from intake.kader.models.publicatie import Publicatievoorstel
from intake.kader.models.uitgave import Uitgave, Uitgavevoorstel
from intake.kader.models.versie import (
    Cpvcode,
    Kaderbeschrijving,
    Kaderversie,
    Maximum,
    Parameters,
)

__all__ = [
    "AmbitiewebNiveau",
    "Bron",
    "Categorieplan",
    "Clausule",
    "ClausuleRelatie",
    "Contactpunt",
    "Cpvcode",
    "Doelambitie",
    "Doelgroep",
    "Doelstelling",
    "Drempelbedrag",
    "Invulveld",
    "JuridischKader",
    "Kaderbeschrijving",
    "Kaderversie",
    "MaatschappelijkDoel",
    "Maximum",
    "Memotekst",
    "Lastpost",
    "Nakomingsafspraak",
    "Parameters",
    "Productgroep",
    "ProductgroepCpv",
    "ProductgroepDoelstelling",
    "Publicatievoorstel",
    "Regel",
    "Uitgave",
    "Uitgavevoorstel",
    "Waarschuwing",
]
