"""The tables of the application, gathered here because Django looks here."""

from intake.aanmelden.models import Aanmelding
from intake.accountwijziging import Accountwijziging
from intake.ambitieweb.models import Ambitiesessie, Genodigde, Score, Sessiedoel
from intake.beoordeling.models import Adviesvraag, Standaardzin
from intake.berichten.models import Bericht
from intake.bewaren.models import Bewaartermijn, Vernietiging, Vernietigingsstop
from intake.bibliotheek.models import Zoekindex, Zoekingang, Zoekwoord
from intake.doorrekening.models import Doorrekening, Doorrekenregel
from intake.dossier.deling import Deling
from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.models import Dossier, Kenmerkteller
from intake.dossier.opmerking import Opmerking
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.gebruikers import Gebruiker
from intake.kader.models import (
    AmbitiewebNiveau,
    Bron,
    Categorieplan,
    Clausule,
    ClausuleRelatie,
    Contactpunt,
    Cpvcode,
    Doelambitie,
    Doelgroep,
    Doelstelling,
    Drempelbedrag,
    Invulveld,
    JuridischKader,
    Kaderbeschrijving,
    Kaderversie,
    Lastpost,
    MaatschappelijkDoel,
    Maximum,
    Memotekst,
    Nakomingsafspraak,
    Parameters,
    Productgroep,
    ProductgroepCpv,
    ProductgroepDoelstelling,
    Publicatievoorstel,
    Regel,
    Uitgave,
    Uitgavevoorstel,
    Waarschuwing,
)
from intake.pogingen import Poging
from intake.reacties.models import Reactie
from intake.waarneming import Waarneming
from intake.waken.models import BekendSignaal, Clausuleleven, Wake

__all__ = [
    "Aanmelding",
    "Accountwijziging",
    "Adviesvraag",
    "AmbitiewebNiveau",
    "Ambitiesessie",
    "BekendSignaal",
    "Bericht",
    "Bewaartermijn",
    "Bron",
    "Categorieplan",
    "Clausule",
    "ClausuleRelatie",
    "Clausuleleven",
    "Contactpunt",
    "Cpvcode",
    "Deling",
    "Doelambitie",
    "Doelgroep",
    "Doelstelling",
    "Doorrekening",
    "Doorrekenregel",
    "Dossier",
    "Drempelbedrag",
    "Gebeurtenis",
    "Gebruiker",
    "Genodigde",
    "Invulveld",
    "JuridischKader",
    "Kaderbeschrijving",
    "Kaderversie",
    "Kenmerkteller",
    "MaatschappelijkDoel",
    "Maximum",
    "Memotekst",
    "Lastpost",
    "Nakomingsafspraak",
    "Opmerking",
    "Parameters",
    "Poging",
    "Productgroep",
    "ProductgroepCpv",
    "ProductgroepDoelstelling",
    "Publicatievoorstel",
    "Reactie",
    "Regel",
    "Score",
    "Sessiedoel",
    "Standaardzin",
    "Uitgave",
    "Uitgavevoorstel",
    "VastgesteldAdvies",
    "Vernietiging",
    "Vernietigingsstop",
    "Waarneming",
    "Waarschuwing",
    "Wake",
    "Zoekindex",
    "Zoekingang",
    "Zoekwoord",
]
