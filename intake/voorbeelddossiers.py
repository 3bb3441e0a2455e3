"""Made-up dossiers in every state for a trial, through the same functions that people use."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from intake.advies.kader import Invulveld
from intake.advies.keuzes import InvulveldType
from intake.beoordeling.deskundigen import beantwoord, deel_antwoord, stel_vraag
from intake.beoordeling.handelingen import pak_op, vraag_aanvulling
from intake.beoordeling.opmerkingen import Inhoud, schrijf
from intake.beoordeling.vaststellen import stel_vast
from intake.dossier.antwoorden import Antwoorden
from intake.dossier.handelen import Opslag
from intake.dossier.indienen import bekijk, dien_in
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.opslaan import bewaar, maak_dossier
from intake.dossier.stappen import STAPPEN, Reis, Stap
from intake.dossier.voorstel import gebruikelijke_antwoorden
from intake.dossier.weergave.invulling import nog_open
from intake.dossier.weergave.toets import toets_van
from intake.dossier.weergave.zaak import Zaak
from intake.gebruikers import Gebruiker
from intake.kader.publicatie import geldend_kader

# What a browser would send; what is usual in the productgroep goes before it.
GEWOON = {
    "soort": "dienst",
    "wijze": "totaal",
    "btw": "exclusief",
    "in_percelen": "nee",
    "looptijd": "bepaald",
    "looptijd_maanden": "24",
    "verlenging_mogelijk": "nee",
    "heeft_opties": "nee",
    "heeft_deelnemers": "nee",
    "raamovereenkomst": "nee",
    "fase": "voorbereiding",
    "deel_van_reeks": "nee",
    "markt": "50-249",
    **dict.fromkeys(
        (
            "personele_inzet",
            "op_locatie",
            "levert_kandidaten",
            "gebruik_natuurlijke_personen",
            "publiekscontact",
            "kwetsbare_doelgroep",
            "digitaal",
            "bouw_fysiek",
            "beeld_tekst",
            "algoritme",
        ),
        "nee",
    ),
    "niveau": "2",
    "wil_charter": "ja",
}


VOORBEELDWAARDEN = {
    InvulveldType.CONTACT: "de contractmanager van de opdrachtgever",
    InvulveldType.DOCUMENT: "bijlage 4",
    InvulveldType.LIJST: "Nederlands, Engels, Turks",
}


class Voorbeelden:
    """Makes them for one account per role."""

    def __init__(
        self,
        inkoper: Gebruiker,
        opdrachtgever: Gebruiker,
        beoordelaar: Gebruiker,
        deskundige: Gebruiker,
    ) -> None:
        self.inkoper = inkoper
        self.opdrachtgever = opdrachtgever
        self.beoordelaar = beoordelaar
        self.deskundige = deskundige
        self.vandaag = timezone.localdate()
        self.kader = geldend_kader(self.vandaag)[1]

    def maak(self) -> None:
        self.concept()
        self.vastgesteld()
        self.standaard()
        self.met_afwijking()
        self.met_vraag()
        self.met_opmerkingen()

    def concept(self) -> None:
        onderzoek = {"productgroep": "onderzoek", "bedrag": "45.000"}
        self.vul_in("Voorbeeld: onderzoek naar de Verzonnen Buurt", onderzoek, tot="mensen")

    def vastgesteld(self) -> None:
        tafels = {
            "productgroep": "meubilair",
            "bedrag": "80.000",
            "opdrachtgever_email": self.opdrachtgever.email,
        }
        dossier = self.dien_in("Voorbeeld: tafels voor het Verzonnen Kantoor", tafels)
        pak_op(dossier, self.door(self.beoordelaar, dossier))
        stel_vast(dossier, self.door(self.beoordelaar, dossier))

    def standaard(self) -> None:
        stoelen = {"productgroep": "meubilair", "bedrag": "60.000"}
        self.dien_in("Voorbeeld: stoelen voor het Verzonnen Kantoor", stoelen, dagen=40)

    def met_afwijking(self) -> None:
        schoonmaak = {"productgroep": "schoonmaak", "bedrag": "230.000"}
        reden = "De huidige leverancier doet dit al; wij nemen het over uit het lopende contract."
        naam = "Voorbeeld: schoonmaak van het Verzonnen Kantoor"
        self.dien_in(naam, schoonmaak, dagen=20, niet_overnemen=reden)

    def met_vraag(self) -> None:
        training = {"productgroep": "trainingen", "bedrag": "300.000"}
        dossier = self.dien_in("Voorbeeld: training voor baliemedewerkers", training, dagen=60)
        pak_op(dossier, self.door(self.beoordelaar, dossier))
        tekst = "Er werken hier weinig mensen aan mee. Is social return dan nog zinvol?"
        stel_vraag(dossier, self.deskundige, tekst, self.door(self.beoordelaar, dossier))

    def met_opmerkingen(self) -> None:
        vervoer = {"productgroep": "leerlingenvervoer", "bedrag": "1.900.000"}
        dossier = self.dien_in("Voorbeeld: vervoer naar de Verzonnen School", vervoer, dagen=75)
        pak_op(dossier, self.door(self.beoordelaar, dossier))
        soort, over = Opmerking.Soort, Opmerking.Over
        for veld, inhoud in (
            ("markt", Inhoud(soort.ONVOLLEDIG, "Hebt u dit nagevraagd bij de branche?", False)),
            ("bedrag", Inhoud(soort.VRAAG, "Is het vervoer in de vakanties meegeteld?", False)),
        ):
            schrijf(dossier, over.ANTWOORD, veld, inhoud, self.door(self.beoordelaar, dossier))
        self.met_raad(dossier)
        vraag_aanvulling(dossier, self.door(self.beoordelaar, dossier))

    def met_raad(self, dossier: Dossier) -> None:
        tekst = "Welke eis past bij chauffeurs die met kinderen werken?"
        vraag = stel_vraag(dossier, self.deskundige, tekst, self.door(self.beoordelaar, dossier))
        antwoord = "Vraag om een training in omgaan met agressie en uitsluiting, elk jaar opnieuw."
        beantwoord(vraag, antwoord, self.door(self.deskundige, dossier))
        deel_antwoord(vraag, True, vraag.beantwoord_op, self.door(self.beoordelaar, dossier))

    def dien_in(
        self, naam: str, antwoorden: Mapping[str, Any], dagen: int = 90, niet_overnemen: str = ""
    ) -> Dossier:
        """With every text taken over, or all but the first, for this reason."""
        dossier = self.vul_in(naam, antwoorden, dagen=dagen)
        keuzes = {tekst.code: {"ja": True, "reden": ""} for tekst in bekijk(dossier).teksten}
        if niet_overnemen:
            keuzes[next(iter(keuzes))] = {"ja": False, "reden": niet_overnemen}
        door = self.door(self.inkoper, dossier)
        bewaar_keuzes(dossier, "clausulekeuzes", "teksten", keuzes, door)
        self.werk_af(dossier)
        dien_in(bekijk(dossier), self.door(self.inkoper, dossier))
        return dossier

    def werk_af(self, dossier: Dossier) -> None:
        """Every place in the texts filled in, and everything that the toets found explained."""
        zaak = bekijk(dossier).zaak
        uitleg = voorbeelduitleg(zaak)
        invulling = voorbeeldinvulling(zaak)
        for kolom, handeling, nieuw in (
            ("invulling", "invullen", invulling),
            ("toetsuitleg", "toets", uitleg),
        ):
            bewaar_keuzes(dossier, kolom, handeling, nieuw, self.door(self.inkoper, dossier))

    def vul_in(
        self, naam: str, antwoorden: Mapping[str, Any], dagen: int = 90, tot: str = ""
    ) -> Dossier:
        """Answers page after page, up to one of them."""
        post = {"naam": naam, "omschrijving": "", "opdrachtgever_email": "", **antwoorden}
        post |= datum("aankondigingsdatum", self.vandaag + timedelta(days=dagen))
        post |= datum("ingangsdatum", self.vandaag + timedelta(days=dagen + 180))
        eerste = self.gegeven(STAPPEN[0], Antwoorden(self.kader, self.vandaag), post)
        opslag = Opslag(self.inkoper)
        dossier = maak_dossier(uuid4(), STAPPEN[0], eerste, opslag, self.vandaag)
        while (stap := self.reis(dossier).next_stap) and stap.slug != tot:
            gegeven = self.gegeven(stap, self.reis(dossier).antwoorden, post)
            bewaar(dossier, stap, gegeven, self.door(self.inkoper, dossier))
        return dossier

    def gegeven(
        self, stap: Stap, antwoorden: Antwoorden, post: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The answers of one page; only what the framework no longer knows makes it invalid."""
        passend = {"doelstellingen": list(antwoorden.advies.doelstellingen)}
        data = GEWOON | gebruikelijke_antwoorden(antwoorden) | passend | post
        form = stap.form(data, antwoorden=antwoorden)
        if not form.is_valid():
            raise ValueError(f"{stap.slug}: {form.errors.as_json()}")
        return form.te_bewaren()

    def reis(self, dossier: Dossier) -> Reis:
        return Reis(dossier, self.kader, self.vandaag)

    def door(self, wie: Gebruiker, dossier: Dossier) -> Opslag:
        return Opslag(wie, van_versie=dossier.versie)


def voorbeeldinvulling(zaak: Zaak) -> dict[str, str]:
    """Something fitting for each place without a proposal of ours."""
    return {veld.naam: voorbeeldwaarde(veld) for veld in nog_open(zaak)}


def voorbeelduitleg(zaak: Zaak) -> dict[str, str]:
    """A sentence for everything that the toets finds."""
    return {een.sleutel: "Dit past bij deze inkoop." for een in toets_van(zaak)}


def voorbeeldwaarde(veld: Invulveld) -> str:
    if veld.type in (InvulveldType.GETAL, InvulveldType.BEDRAG):
        return f"{veld.minimum or 1:f}"
    return VOORBEELDWAARDEN.get(veld.type, "zoals in bijlage 4")


def datum(veld: str, dag: date) -> dict[str, str]:
    delen = {"dag": dag.day, "maand": dag.month, "jaar": dag.year}
    return {f"{veld}_{deel}": str(waarde) for deel, waarde in delen.items()}
