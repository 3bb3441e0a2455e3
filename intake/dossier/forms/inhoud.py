"""The pages about planning, people and what is made."""

from typing import Any

from intake.advies.keuzes import Fase, Markt
from intake.dossier.forms.stapform import StapForm
from intake.velden import DatumField, JaNeeField, KeuzeField


class PlanningForm(StapForm):
    aankondigingsdatum = DatumField(
        label="Wanneer wilt u de opdracht bekendmaken?",
        help_text="De Europese grens verandert om de twee jaar. Deze datum bepaalt welke grens "
        "geldt. Weet u het nog niet? Laat het leeg, dan rekenen we met vandaag.",
        required=False,
    )
    ingangsdatum = DatumField(
        label="Wanneer gaat het contract in?",
        help_text="Hiermee rekenen we uit wanneer u afspraken controleert. "
        "Weet u het nog niet? Laat het dan leeg.",
        required=False,
    )
    fase = KeuzeField(
        label="Hoe ver bent u?",
        help_text="Een ambitiewebsessie werkt het best in het begin.",
        choices=[
            (Fase.ORIENTATIE, "Ik oriënteer me"),
            (Fase.VOORBEREIDING, "Ik bereid de aanbesteding voor"),
            (Fase.SPECIFICEREN, "De eisen worden geschreven"),
            (Fase.GEPUBLICEERD, "De aanbesteding is gepubliceerd"),
        ],
        weet_niet=True,
        error_messages={"required": "Kies hoe ver u bent."},
    )
    deel_van_reeks = JaNeeField(
        label="Hoort deze inkoop bij andere opdrachten voor hetzelfde?",
        help_text="Opdrachten die bij elkaar horen mag u niet opknippen om onder de grens "
        "te blijven.",
    )
    leeg_is_onbekend = ("aankondigingsdatum", "ingangsdatum")

    def clean(self) -> dict[str, Any]:
        aankondiging = self.cleaned_data.get("aankondigingsdatum")
        ingang = self.cleaned_data.get("ingangsdatum")
        if aankondiging and ingang and ingang < aankondiging:
            fout = "Het contract kan niet ingaan voordat u de opdracht bekendmaakt."
            self.add_error("ingangsdatum", fout)
        return self.cleaned_data


class MensenForm(StapForm):
    personele_inzet = JaNeeField(
        label="Werken er mensen van de opdrachtnemer aan deze opdracht?",
        help_text="Denk aan schoonmakers, bouwers, adviseurs of chauffeurs. "
        "Bij alleen spullen leveren kiest u meestal nee.",
    )
    markt = KeuzeField(
        label="Hoe groot zijn de meeste bedrijven die deze opdracht kunnen doen?",
        help_text="Vraag het een collega of doe een kleine marktverkenning.",
        choices=[
            (Markt.TOT_10, "Minder dan 10 medewerkers"),
            (Markt.TOT_EN_MET_20, "10 tot en met 20 medewerkers"),
            (Markt.VANAF_21, "21 tot 50 medewerkers"),
            (Markt.VANAF_50, "50 tot 250 medewerkers"),
            (Markt.VANAF_250, "250 of meer medewerkers"),
            (Markt.GEMENGD, "Van alles door elkaar"),
        ],
        weet_niet=True,
        error_messages={
            "required": "Kies een antwoord. Weet u het niet? Kies dan 'Ik weet het nog niet'."
        },
    )


class InzetForm(StapForm):
    op_locatie = JaNeeField(
        label="Werken zij op een plek van de gemeente, of samen met onze collega's?",
        help_text="Dan gelden ook onze omgangsvormen en is ons meldpunt belangrijk.",
    )
    levert_kandidaten = JaNeeField(
        label="Levert de opdrachtnemer mensen die bij of voor de gemeente gaan werken?",
        help_text="Bijvoorbeeld uitzendkrachten, interim-medewerkers of nieuwe collega's.",
    )


class GebruikForm(StapForm):
    gebruik_natuurlijke_personen = JaNeeField(
        label="Gebruiken inwoners, bezoekers of onze medewerkers dit zelf?",
        help_text="Denk aan een website, stoel, gebouw of loket. "
        "Zo ja, dan hoort toegankelijkheid in de eisen.",
    )
    publiekscontact = JaNeeField(
        label="Heeft de opdrachtnemer direct contact met inwoners?",
        help_text="Aan een balie, aan de deur, aan de telefoon, op straat of in een bus.",
    )


class KwetsbaarForm(StapForm):
    kwetsbare_doelgroep = JaNeeField(
        label="Gaat het om kinderen of om mensen die extra kwetsbaar zijn?",
        help_text="Bijvoorbeeld in de zorg, opvang, schuldhulp of leerlingenvervoer.",
    )


class InhoudForm(StapForm):
    digitaal = JaNeeField(
        label="Zit er iets digitaals in?",
        help_text="Een website, app, formulier, systeem, video, document of e-learning. "
        "Ook als alleen medewerkers het gebruiken.",
    )
    bouw_fysiek = JaNeeField(
        label="Gaat het om een gebouw, een plek of een fysiek ding?",
        help_text="Bijvoorbeeld een gebouw, straat, speelplek, stoel, container of automaat.",
    )
    beeld_tekst = JaNeeField(
        label="Maakt de opdrachtnemer beelden of teksten die anderen zien?",
        help_text="Foto's, video, folders, borden of een programma.",
    )


class AlgoritmeForm(StapForm):
    algoritme = JaNeeField(
        label="Maakt een computer een keuze over mensen?",
        help_text="Bijvoorbeeld een chatbot die mensen doorverwijst, software die kandidaten "
        "kiest of een model dat controles voorstelt.",
    )
