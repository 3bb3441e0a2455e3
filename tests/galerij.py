"""A page for the tests only, with every part of the skin and every state of a field."""

from pathlib import Path

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from intake.formulier import IkForm, maak_helper
from intake.rijen import RijenField
from intake.velden import DatumField, GeldField, GetalField, JaNeeField, KeuzeField

SOORTEN = [
    ("levering", "Levering"),
    ("dienst", "Dienst"),
    ("sociale_dienst", "Sociale of andere specifieke dienst"),
    ("werk", "Werk"),
]
HINTS = {
    "levering": "Spullen kopen, huren of leasen, zoals meubels of laptops.",
    "dienst": "Iemand doet iets voor u, zoals schoonmaak of advies.",
    "sociale_dienst": "Zoals training, een evenement, catering, beveiliging of zorg.",
    "werk": "Bouwen, verbouwen of aanleggen.",
}


class OptieForm(IkForm):
    omschrijving = forms.CharField(label="Omschrijving")
    bedrag = GeldField(label="Bedrag in euro's, zonder btw")


class GalerijForm(IkForm):
    naam = forms.CharField(
        label="Hoe noemt u deze inkoop?",
        help_text="Bijvoorbeeld: Schoonmaak stadskantoren 2027. Zet hier geen namen van personen "
        "of bedrijven in.",
        error_messages={"required": "Vul een naam in. Dan vindt u deze inkoop later terug."},
    )
    omschrijving = forms.CharField(
        label="Wat gaat u kopen en voor wie is het?",
        help_text="Schrijf in twee of drie zinnen.",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=1000,
        required=False,
    )
    waarde = GeldField(
        label="Wat is de geschatte waarde in euro's, zonder btw?",
        help_text="Reken de hele looptijd mee, met alle verlengingen en opties.",
    )
    looptijd = GetalField(
        label="Hoe lang loopt het contract?", help_text="Een eenmalige levering is 0.", na="maanden"
    )
    datum = DatumField(
        label="Wanneer wilt u de opdracht bekendmaken?", help_text="Bijvoorbeeld 1 maart 2027."
    )
    soort = KeuzeField(
        label="Wat voor soort opdracht is het?", choices=SOORTEN, hints=HINTS, weet_niet=True
    )
    personeel = JaNeeField(
        label="Werken er mensen van de opdrachtnemer aan deze opdracht?",
        help_text="Denk aan schoonmakers, bouwers, adviseurs of chauffeurs.",
    )
    directie = forms.ChoiceField(
        label="Directie",
        choices=[("", "Kies een directie"), ("i", "Inkoop"), ("d", "Digitale Voorzieningen")],
        error_messages={"required": "Kies een directie."},
    )
    doelen = forms.MultipleChoiceField(
        label="Welke doelen spelen mee?",
        choices=[("r", "Representatie"), ("t", "Toegankelijkheid"), ("s", "Sociale veiligheid")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    akkoord = forms.BooleanField(
        label="Ik heb de antwoorden gecontroleerd",
        error_messages={"required": "Kruis aan dat u de antwoorden hebt gecontroleerd."},
    )
    opties = RijenField(
        OptieForm,
        rij="Optie",
        label="Welke opties staan er in het contract?",
        help_text="Een lege rij telt niet mee.",
        required=False,
    )


FOUT = {
    "waarde": "twee ton",
    "looptijd": "3 jaar",
    "datum_dag": "1",
    "datum_maand": "maart",
    "opties-TOTAL_FORMS": "2",
    "opties-INITIAL_FORMS": "0",
    "opties-0-omschrijving": "Extra ramen",
    "opties-0-bedrag": "veel",
}


@login_not_required
def galerij(request: HttpRequest) -> HttpResponse:
    goed = GalerijForm(auto_id="g_%s", initial={"soort": "dienst", "personeel": "onbekend"})
    fout = GalerijForm(FOUT)
    for form in (goed, fout):
        form.helper = maak_helper(form, request.path)
    bron = (Path(__file__).parent / "galerij.html").read_text()
    return HttpResponse(
        engines["django"].from_string(bron).render({"form": fout, "goed": goed}, request)
    )


@login_not_required
def vraag(request: HttpRequest) -> HttpResponse:
    class Enkel(IkForm):
        soort = KeuzeField(
            label="Wat voor soort opdracht is het?",
            help_text="Twijfelt u? Kies het deel met de hoogste kosten.",
            choices=SOORTEN,
            hints=HINTS,
            weet_niet=True,
        )

    form = Enkel(request.POST or None)
    form.helper = maak_helper(form, request.path, kop_is_h1=True)
    bron = (Path(__file__).parent / "galerij_vraag.html").read_text()
    return HttpResponse(engines["django"].from_string(bron).render({"form": form}, request))


urlpatterns = [
    path("galerij/", galerij),
    path("galerij/vraag/", vraag),
    path("", include("inkoopkader.urls")),
]
