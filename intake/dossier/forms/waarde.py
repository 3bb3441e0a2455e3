"""The value calculator: what the inkoper knows about price, term and extras."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from intake.advies.keuzes import Soort, Wijze
from intake.dossier.antwoorden import Antwoorden
from intake.dossier.forms.stapform import StapForm
from intake.dossier.ramingsfeiten import PER_PERIODE
from intake.formulier import IkForm
from intake.rijen import RijenField
from intake.velden import GeldField, GetalField, JaNeeField, KeuzeField

BEDRAGVRAGEN = {
    Wijze.TOTAAL: "Wat is de totale prijs?",
    Wijze.PER_MAAND: "Wat betaalt u per maand?",
    Wijze.PER_JAAR: "Wat betaalt u per jaar?",
    Wijze.HERHALING: "Hoeveel geeft u hieraan uit in 12 maanden?",
}
PER = {
    Wijze.TOTAAL: "in totaal",
    Wijze.PER_MAAND: "per maand",
    Wijze.PER_JAAR: "per jaar",
    Wijze.HERHALING: "in 12 maanden",
}
SCHATTING = "Een schatting is genoeg. Weet u het nog niet? Laat het dan leeg."


class PrijsForm(StapForm):
    wijze = KeuzeField(
        label="Hoe weet u de prijs?",
        help_text="Kies wat u het makkelijkst kunt invullen. Wij rekenen de rest uit.",
        choices=[
            (Wijze.TOTAAL, "Ik weet de totale prijs"),
            (Wijze.PER_MAAND, "Ik weet de prijs per maand"),
            (Wijze.PER_JAAR, "Ik weet de prijs per jaar"),
            (Wijze.HERHALING, "Ik koop dit steeds opnieuw"),
        ],
        hints={
            Wijze.TOTAAL: "Voor de hele eerste looptijd. "
            "Naar verlengingen en opties vragen we straks.",
            Wijze.HERHALING: "Losse bestellingen zonder vaste prijs. "
            "Dan telt wat u in 12 maanden uitgeeft.",
        },
        weet_niet=True,
    )
    btw = KeuzeField(
        label="Vult u bedragen in met of zonder btw?",
        help_text="Dit geldt voor alle bedragen op de volgende pagina's. "
        "De grens is altijd zonder btw: wij halen de btw eraf.",
        choices=[
            ("exclusief", "Zonder btw"),
            ("21", "Met 21 procent btw"),
            ("9", "Met 9 procent btw"),
        ],
        weet_niet=True,
    )
    in_percelen = JaNeeField(
        label="Verdeelt u de opdracht in percelen?",
        help_text="Een perceel is een deel dat u apart gunt. "
        "De waarde van alle percelen telt bij elkaar op.",
    )


class BedragForm(StapForm):
    bedrag = GeldField(label="Welk bedrag hoort daarbij?", help_text=SCHATTING, required=False)
    leeg_is_onbekend = ("bedrag",)

    def clean_bedrag(self) -> Decimal | None:
        bedrag: Decimal | None = self.cleaned_data["bedrag"]
        if bedrag == 0:
            raise ValidationError(
                "Vul een bedrag in dat hoger is dan nul. Weet u het nog niet? Laat het dan leeg."
            )
        return bedrag

    def richt_in(self) -> None:
        veld = self.fields["bedrag"]
        veld.label = f"{BEDRAGVRAGEN.get(self.antwoorden['wijze'], veld.label)}"
        if self.antwoorden["soort"] == Soort.CONCESSIE:
            veld.help_text = f"Vul de omzet in die de ondernemer met de opdracht haalt. {SCHATTING}"


class PostForm(IkForm):
    omschrijving = forms.CharField(
        label="Naam",
        max_length=120,
        error_messages={
            "required": "Vul een naam in.",
            "max_length": "Gebruik niet meer dan 120 tekens.",
        },
    )
    bedrag = GeldField(label="Bedrag")


class PercelenForm(StapForm):
    percelen = RijenField(
        PostForm,
        rij="Perceel",
        knop="Nog een perceel toevoegen",
        minimum=2,
        required=False,
        label="Welke percelen zijn er, en wat kosten ze?",
        error_messages={"te_weinig": "Vul ten minste twee percelen in."},
    )
    leeg_is_onbekend = ("percelen",)

    def richt_in(self) -> None:
        per = PER.get(self.antwoorden["wijze"], "in totaal")
        self.fields["percelen"].help_text = f"Vul per perceel het bedrag {per} in. {SCHATTING}"


class LooptijdForm(StapForm):
    looptijd = KeuzeField(
        label="Hoe lang loopt het contract?",
        choices=[
            ("bepaald", "Een vast aantal maanden"),
            ("eenmalig", "Het is één levering of één klus"),
            ("onbepaald", "Het contract heeft geen einddatum"),
        ],
        weet_niet=True,
    )

    @classmethod
    def is_compleet(cls, antwoorden: Antwoorden) -> bool:
        eenmalig = antwoorden["looptijd"] == "eenmalig"
        past = not (eenmalig and antwoorden["wijze"] in PER_PERIODE)
        return past and super().is_compleet(antwoorden)

    def clean_looptijd(self) -> str:
        """A price per month or year needs a term; a single delivery has none."""
        looptijd: str = self.cleaned_data["looptijd"]
        if looptijd == "eenmalig" and self.antwoorden["wijze"] in PER_PERIODE:
            raise ValidationError(
                "U weet de prijs per maand of per jaar. Kies daarom een vast aantal maanden, of "
                "verander uw antwoord bij de prijs."
            )
        return looptijd


class MaandenForm(StapForm):
    looptijd_maanden = GetalField(
        label="Hoeveel maanden duurt het contract?",
        help_text="Reken verlengingen nog niet mee. Twee jaar is 24 maanden. "
        "Weet u het nog niet? Laat het dan leeg.",
        minimum=1,
        maximum=240,
        na="maanden",
        required=False,
        error_messages={
            "geen_getal": "Vul een aantal maanden in, bijvoorbeeld 36.",
            "te_groot": "Is dit echt meer dan 20 jaar? Controleer het aantal maanden.",
        },
    )
    verlenging_mogelijk = JaNeeField(
        label="Kan het contract daarna verlengd worden?",
        help_text="Verlengingen die in het contract staan, tellen mee voor de waarde.",
    )
    leeg_is_onbekend = ("looptijd_maanden",)


class VerlengingenForm(StapForm):
    verlengingen_aantal = GetalField(
        label="Hoe vaak kan het contract verlengd worden?",
        minimum=1,
        maximum=20,
        na="keer",
        error_messages={"required": "Vul in hoe vaak u kunt verlengen."},
    )
    verlengingen_maanden = GetalField(
        label="Hoeveel maanden duurt één verlenging?",
        minimum=1,
        maximum=120,
        na="maanden",
        error_messages={"required": "Vul in hoeveel maanden één verlenging duurt."},
    )
    verlengingen_bedrag = GeldField(
        label="Wat kost één verlenging?",
        help_text="Blijft de prijs gelijk? Laat dit dan leeg, wij rekenen het uit.",
        required=False,
    )

    def richt_in(self) -> None:
        if self.antwoorden["wijze"] not in BEDRAGVRAGEN:
            del self.fields["verlengingen_bedrag"]


class ExtraForm(StapForm):
    heeft_opties = JaNeeField(
        label="Zijn er opties?",
        help_text="Een optie is iets wat u later kunt afnemen, maar niet hoeft. "
        "Opties tellen mee voor de waarde.",
    )
    heeft_deelnemers = JaNeeField(
        label="Koopt u samen in met een andere organisatie?",
        help_text="Dan telt wat iedereen afneemt bij elkaar op.",
    )
    raamovereenkomst = JaNeeField(
        label="Is het een raamovereenkomst?",
        help_text="Dan spreekt u vooraf prijzen af en bestelt u later wat u nodig hebt.",
    )


class OptiesForm(StapForm):
    opties = RijenField(
        PostForm,
        rij="Optie",
        knop="Nog een optie toevoegen",
        required=False,
        label="Welke opties zijn er?",
        help_text=f"Vul per optie het hele bedrag in. {SCHATTING}",
    )
    leeg_is_onbekend = ("opties",)


class DeelnemersForm(StapForm):
    deelnemers = RijenField(
        PostForm,
        rij="Deelnemer",
        knop="Nog een deelnemer toevoegen",
        required=False,
        label="Wie doet er mee, en voor welk bedrag?",
    )
    leeg_is_onbekend = ("deelnemers",)

    def richt_in(self) -> None:
        per = PER.get(self.antwoorden["wijze"], "in totaal")
        self.fields[
            "deelnemers"
        ].help_text = f"Vul de anderen in, niet onszelf. Vul het bedrag {per} in. {SCHATTING}"


class RaamForm(StapForm):
    raam_maximum = GeldField(
        label="Wat is het maximum van de raamovereenkomst?",
        help_text="Dit bedrag moet in de aankondiging staan. "
        "Weet u het nog niet? Laat het dan leeg.",
        required=False,
    )
    leeg_is_onbekend = ("raam_maximum",)


class GemeenteLevertForm(StapForm):
    ter_beschikking_gesteld = GeldField(
        label="Hoeveel zijn de spullen en diensten waard die de gemeente zelf levert?",
        help_text="Bijvoorbeeld bouwmateriaal. Die waarde telt mee. "
        "Levert de gemeente niets? Laat het dan leeg.",
        required=False,
    )


class RestwaardeForm(StapForm):
    restwaarde = GeldField(
        label="Wat zijn de spullen aan het einde nog waard?",
        help_text="Alleen als u huurt of leaset: dan telt deze restwaarde mee. "
        "Koopt u de spullen? Laat het dan leeg.",
        required=False,
    )
