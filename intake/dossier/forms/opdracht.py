"""The first pages: what is bought, in which productgroep, and what kind of contract it is."""

import re
from typing import Any

from django import forms
from django.conf import settings

from intake.advies.kader import Productgroep
from intake.advies.keuzes import Soort
from intake.advies.tekst import opsomming
from intake.dossier.antwoorden import Antwoorden
from intake.dossier.forms.stapform import StapForm
from intake.formulier import ONBEKEND, IkForm
from intake.kader.cpv import Treffer, zoek_productgroepen
from intake.kader.models import Cpvcode
from intake.rijen import RijenField
from intake.velden import GeldField, KeuzeField

ALLES = "*"

SOORTEN = [
    (Soort.LEVERING, "Levering"),
    (Soort.DIENST, "Dienst"),
    (Soort.SOCIALE_DIENST, "Sociale of andere specifieke dienst"),
    (Soort.WERK, "Werk"),
    (Soort.CONCESSIE, "Concessie"),
]
SOORTHINTS = {
    Soort.LEVERING: "U koopt, huurt of leaset spullen.",
    Soort.DIENST: "Iemand doet iets voor u.",
    Soort.SOCIALE_DIENST: "Bijvoorbeeld training, een evenement, catering, beveiliging of zorg.",
    Soort.WERK: "Bouwen, verbouwen of aanleggen.",
    Soort.CONCESSIE: "De ondernemer verdient zijn geld bij de gebruikers.",
    Soort.GEMENGD: "Bijvoorbeeld spullen met onderhoud erbij.",
}


class OnderwerpForm(StapForm):
    naam = forms.CharField(
        label="Hoe noemt u deze inkoop?",
        help_text="Bijvoorbeeld: Schoonmaak stadskantoren 2027. "
        "Zet hier geen namen van personen of bedrijven in.",
        max_length=120,
        error_messages={
            "required": "Vul een naam in. Dan vindt u deze inkoop later terug.",
            "max_length": "Gebruik niet meer dan 120 tekens.",
        },
    )
    omschrijving = forms.CharField(
        label="Wat gaat u kopen en voor wie is het?",
        help_text="Schrijf twee of drie zinnen. Wie gaat het gebruiken? Wie voert het werk uit?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=1000,
        required=False,
        error_messages={"max_length": "Gebruik niet meer dan 1.000 tekens."},
    )
    opdrachtgever_email = forms.EmailField(
        label="Voor welke opdrachtgever koopt u in?",
        help_text="Vul het e-mailadres van uw collega in. Uw collega ziet het advies als het is "
        "vastgesteld, of eerder als u het concept deelt.",
        required=False,
        error_messages={"invalid": "Vul een heel e-mailadres in, bijvoorbeeld naam@amsterdam.nl."},
    )

    def clean_opdrachtgever_email(self) -> str:
        """In small letters: two spellings of one address are one person."""
        adres = self.cleaned_data["opdrachtgever_email"].lower()
        domeinen = settings.EMAIL_DOMEINEN
        if adres and domeinen and adres.rpartition("@")[2] not in domeinen:
            raise forms.ValidationError(
                f"Gebruik een adres dat eindigt op @{opsomming(domeinen, 'of @')}."
            )
        return adres


class ProductgroepForm(StapForm):
    """The choices are what the search found, with what was chosen before."""

    productgroep = KeuzeField(
        label="Welke productgroep past het best?",
        help_text="Twijfelt u tussen twee? Kies de groep waar het meeste geld naartoe gaat.",
        choices=[],
        weet_niet=True,
        error_messages={
            "required": "Kies een productgroep of kies 'Ik weet het nog niet'.",
            "invalid_choice": "Deze productgroep kennen we niet. "
            "Kies er een uit de lijst of kies 'Ik weet het nog niet'.",
        },
    )

    def richt_in(self) -> None:
        groepen = self.antwoorden.kader.productgroep
        gevonden = self.zoek_groepen()
        self.gevonden = len(gevonden)
        eerder = (self.data.get("productgroep"), self.antwoorden["productgroep"])
        te_tonen = {s: voorbeelden(groepen[s]) for s in eerder if s in groepen} | gevonden
        veld = self.fields["productgroep"]
        veld.choices = [(slug, groepen[slug].naam) for slug in te_tonen] + list(veld.choices)
        veld.hints = te_tonen

    @classmethod
    def is_compleet(cls, antwoorden: Antwoorden) -> bool:
        """A group that the framework does not know any more is asked anew."""
        return antwoorden["productgroep"] in (ONBEKEND, *antwoorden.kader.productgroep)

    def zoek_groepen(self) -> dict[str, str]:
        """What the search on this page finds: per slug what it was found by."""
        kader = self.antwoorden.kader
        if self.zoek == ALLES:
            return {groep.slug: voorbeelden(groep) for groep in kader.productgroepen}
        if not self.zoek:
            return {}
        codes = list(Cpvcode.objects.values_list("code", "naam"))
        treffers = zoek_productgroepen(self.zoek, kader, codes)
        return {treffer.productgroep.slug: uitleg(treffer) for treffer in treffers}


def uitleg(treffer: Treffer) -> str:
    return f"{treffer.reden[:1].upper()}{treffer.reden[1:]}."


def voorbeelden(groep: Productgroep) -> str:
    return f"Bijvoorbeeld: {', '.join(groep.voorbeelden[:3])}." if groep.voorbeelden else ""


class SoortForm(StapForm):
    soort = KeuzeField(
        label="Wat voor soort opdracht is het?",
        help_text="De soort bepaalt welke Europese grens geldt.",
        choices=[*SOORTEN, (Soort.GEMENGD, "Een mix van deze soorten")],
        hints=SOORTHINTS,
        weet_niet=True,
        error_messages={"required": "Kies een soort opdracht, of kies 'Ik weet het nog niet'."},
    )
    cpv = forms.CharField(
        label="Weet u de CPV-code?",
        help_text="Acht cijfers, bijvoorbeeld 39130000-2. "
        "Met deze code controleren we de soort opdracht.",
        required=False,
    )
    cpv.breedte = 12

    def clean_cpv(self) -> str:
        code = re.sub(r"\s", "", self.cleaned_data["cpv"])
        if code and not re.fullmatch(r"[0-9]{8}(-[0-9])?", code):
            raise forms.ValidationError("Vul acht cijfers in, bijvoorbeeld 39130000-2.")
        return code


class DeelForm(IkForm):
    soort = forms.ChoiceField(
        label="Soort",
        choices=[("", "Kies een soort"), *SOORTEN],
        error_messages={"required": "Kies de soort van dit deel."},
    )
    waarde = GeldField(
        label="Geschatte waarde, zonder btw",
        error_messages={"required": "Vul de geschatte waarde van dit deel in."},
    )


class DelenForm(StapForm):
    delen = RijenField(
        DeelForm,
        rij="Deel",
        knop="Nog een deel toevoegen",
        minimum=2,
        required=False,
        label="Uit welke delen bestaat de opdracht?",
        help_text="Reken per deel de hele looptijd mee, met verlengingen en opties. "
        "De waarden samen zijn de totale waarde. Weet u het nog niet? Laat het dan leeg.",
        error_messages={"te_weinig": "Vul ten minste twee delen in."},
    )
    leeg_is_onbekend = ("delen",)


class HoofdvoorwerpForm(StapForm):
    hoofdvoorwerp = KeuzeField(
        label="Waar draait deze opdracht vooral om?",
        help_text="Niet alleen het geld telt. Wat zou u kopen als u maar één deel mocht kiezen?",
        choices=SOORTEN,
        weet_niet=True,
        error_messages={"required": "Kies waar de opdracht vooral om draait."},
    )
    hoofdvoorwerp_motivering = forms.CharField(
        label="Waarom?",
        help_text="Eén of twee zinnen. Dit komt in het dossier.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
        error_messages={"max_length": "Gebruik niet meer dan 1.000 tekens."},
    )

    def richt_in(self) -> None:
        soorten = soorten_van_delen(self.antwoorden) | {ONBEKEND}
        veld = self.fields["hoofdvoorwerp"]
        veld.choices = [(waarde, label) for waarde, label in veld.choices if waarde in soorten]

    def clean(self) -> dict[str, Any]:
        antwoord = self.cleaned_data
        gekozen = antwoord.get("hoofdvoorwerp") not in (None, "", ONBEKEND)
        if gekozen and not antwoord.get("hoofdvoorwerp_motivering"):
            fout = "Schrijf kort waarom. Dit is nodig voor het dossier."
            self.add_error("hoofdvoorwerp_motivering", fout)
        return antwoord

    @classmethod
    def is_compleet(cls, antwoorden: Antwoorden) -> bool:
        return antwoorden["hoofdvoorwerp"] in soorten_van_delen(antwoorden) | {ONBEKEND}


def soorten_van_delen(antwoorden: Antwoorden) -> set[str]:
    return {deel["soort"] for deel in antwoorden["delen"] or ()}
