"""What each message says: a subject, two or three sentences, and the words of the link."""

from dataclasses import dataclass

from intake.berichten.soorten import Berichtsoort


@dataclass(frozen=True)
class Tekst:
    """`{naam}` is the name of the dossier, `{gebruikersnaam}` that of the receiver's account.

    `{wanneer}` is the day, the time and the place of what someone is invited to.

    About the framework `{naam}` says how much of what is new, or which clause it is about.
    """

    onderwerp: str
    zinnen: tuple[str, ...]
    link: str = "Open het dossier"


TEKSTEN: dict[Berichtsoort, Tekst] = {
    Berichtsoort.INGEDIEND: Tekst(
        "Nieuw om te beoordelen: {naam}",
        (
            "Een inkoper heeft het dossier ‘{naam}’ bij Concern Inkoop ingediend.",
            "Wilt u het beoordelen? Open dan het dossier en pak het op.",
        ),
    ),
    Berichtsoort.AANGEVULD: Tekst(
        "Aangevuld: {naam}",
        (
            "De inkoper heeft het dossier ‘{naam}’ aangevuld en opnieuw ingediend.",
            "U kunt verder met beoordelen. In het dossier ziet u wat er is veranderd.",
        ),
    ),
    Berichtsoort.AANVULLING_GEVRAAGD: Tekst(
        "Graag aanvullen: {naam}",
        (
            "Concern Inkoop heeft opmerkingen bij uw dossier ‘{naam}’.",
            "Open het dossier, lees de opmerkingen en pas uw antwoorden aan. "
            "Dien het dossier daarna opnieuw in.",
        ),
    ),
    Berichtsoort.INGETROKKEN: Tekst(
        "Ingetrokken: {naam}",
        (
            "De inkoper heeft het dossier ‘{naam}’ ingetrokken.",
            "U hoeft het niet meer te beoordelen. U krijgt bericht als het weer wordt ingediend.",
        ),
    ),
    Berichtsoort.VASTGESTELD: Tekst(
        "Advies vastgesteld: {naam}",
        (
            "Concern Inkoop heeft het advies voor ‘{naam}’ vastgesteld.",
            "U kunt het advies en de teksten nu gebruiken in uw aanbesteding.",
        ),
        "Bekijk het advies",
    ),
    Berichtsoort.ADVIES_VOOR_U: Tekst(
        "Advies voor u: {naam}",
        (
            "Concern Inkoop heeft een advies over inclusief inkopen vastgesteld voor ‘{naam}’. "
            "U bent de opdrachtgever.",
            "Lees wat het advies is en wat u moet beslissen.",
        ),
        "Bekijk het advies",
    ),
    Berichtsoort.CONCEPT_GEDEELD: Tekst(
        "Concept voor u: {naam}",
        (
            "De inkoper laat u het concept zien van het advies voor ‘{naam}’. "
            "U bent de opdrachtgever.",
            "Het advies kan nog veranderen. Bespreek uw vragen met de inkoper.",
        ),
        "Bekijk het concept",
    ),
    Berichtsoort.GEDEELD: Tekst(
        "Met u gedeeld: {naam}",
        (
            "Een collega heeft het dossier ‘{naam}’ met u gedeeld.",
            "U kunt het dossier nu openen.",
        ),
    ),
    Berichtsoort.OVERGEDRAGEN: Tekst(
        "Nu van u: {naam}",
        (
            "Een collega heeft het dossier ‘{naam}’ aan u overgedragen.",
            "U bent nu de eigenaar. Open het dossier en kijk wat er nog moet gebeuren.",
        ),
    ),
    Berichtsoort.BEOORDELING_OVERGEDRAGEN: Tekst(
        "Aan u om te beoordelen: {naam}",
        (
            "Een collega heeft de beoordeling van ‘{naam}’ aan u overgedragen.",
            "U bent nu de beoordelaar. Open het dossier en ga verder met beoordelen.",
        ),
    ),
    Berichtsoort.HEROPEND: Tekst(
        "Weer open: {naam}",
        (
            "Het dossier ‘{naam}’ is heropend. Er komt een nieuw advies.",
            "Het eerdere advies blijft bewaard. U krijgt bericht als het nieuwe advies er is.",
        ),
    ),
    Berichtsoort.VRAAG_AAN_DESKUNDIGE: Tekst(
        "Vraag aan u: {naam}",
        (
            "Concern Inkoop vraagt uw raad over het dossier ‘{naam}’.",
            "Open de vraag, lees het dossier en geef uw antwoord.",
        ),
        "Bekijk de vraag",
    ),
    Berichtsoort.VRAAG_BEANTWOORD: Tekst(
        "Antwoord op uw vraag: {naam}",
        (
            "Een deskundige heeft antwoord gegeven op de vraag over het dossier ‘{naam}’.",
            "Lees het antwoord in het dossier.",
        ),
        "Bekijk het antwoord",
    ),
    Berichtsoort.KADER_VRAAGT_AANDACHT: Tekst(
        "Het kader vraagt aandacht",
        (
            "In het kader voor inclusief inkopen is iets nieuws dat aandacht vraagt: {naam}.",
            "Op de pagina ziet u wat er is en wat u eraan kunt doen.",
        ),
        "Bekijk wat aandacht vraagt",
    ),
    Berichtsoort.REACTIE_BEANTWOORD: Tekst(
        "Antwoord op uw reactie: {naam}",
        (
            "U gaf een reactie op het kader voor inclusief inkopen: {naam}.",
            "Een beheerder heeft u geantwoord.",
        ),
        "Lees het antwoord",
    ),
    Berichtsoort.AMBITIESESSIE: Tekst(
        "Uitnodiging ambitiewebsessie: {naam}",
        (
            "U bent uitgenodigd voor een ambitiewebsessie over de inkoop ‘{naam}’.",
            "Wanneer en waar: {wanneer}.",
            "Op de pagina staat de agenda en een afspraak voor uw kalender. Daar geeft u voor het "
            "gesprek uw scores. U hebt geen account nodig. De link is alleen voor u: stuur hem "
            "niet door.",
        ),
        "Naar de sessie",
    ),
    Berichtsoort.UITNODIGING: Tekst(
        "Uw account voor Inkoopkader",
        (
            "Er is een account voor u gemaakt in Inkoopkader. Daarmee leest u adviezen over "
            "inclusief inkopen bij de gemeente Amsterdam.",
            "Uw gebruikersnaam is: {gebruikersnaam}",
            "Kies met deze link een wachtwoord. De link werkt zeven dagen en één keer.",
        ),
        "Kies een wachtwoord",
    ),
    Berichtsoort.WACHTWOORD: Tekst(
        "Kies een nieuw wachtwoord voor Inkoopkader",
        (
            "U hebt gevraagd om een nieuw wachtwoord voor Inkoopkader. "
            "Hebt u dat niet gedaan? Dan hoeft u niets te doen.",
            "Uw gebruikersnaam is: {gebruikersnaam}",
            "Kies met deze link een nieuw wachtwoord. De link werkt zeven dagen en één keer.",
        ),
        "Kies een nieuw wachtwoord",
    ),
}

# Where nobody has a password of this application.
UITNODIGING_ZONDER_WACHTWOORD = Tekst(
    "Uw account voor Inkoopkader",
    (
        "Er staat een account voor u klaar in Inkoopkader. Daarmee leest u adviezen over "
        "inclusief inkopen bij de gemeente Amsterdam.",
        "Open deze link en log in met uw account van de gemeente. De link werkt zeven dagen.",
    ),
    "Log in",
)
