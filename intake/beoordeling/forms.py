"""What a reviewer fills in: a remark, a decision, a text or agreement for this dossier."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator

from intake.advies.keuzes import ClausuleSoort
from intake.beoordeling.models import Standaardzin
from intake.beoordeling.opmerkingen import Inhoud
from intake.dossier.opmerking import Opmerking
from intake.formulier import IkForm
from intake.gebruikers import Gebruiker
from intake.kader.woorden import PLAATS
from intake.velden import KeuzeField

JA, NEE = "ja", "nee"


def tekstveld(maximum: int, vraag: str, mist: str, rijen: int = 3, **meer: Any) -> forms.CharField:
    """A text of more than one line, with its limit and its messages."""
    tekens = f"{maximum:,}".replace(",", ".")
    fouten = {"required": mist, "max_length": f"Gebruik niet meer dan {tekens} tekens."}
    widget = forms.Textarea(attrs={"rows": rijen})
    return forms.CharField(
        label=vraag, max_length=maximum, widget=widget, error_messages=fouten, **meer
    )


def regelveld(maximum: int, vraag: str, mist: str, **meer: Any) -> forms.CharField:
    fouten = {"required": mist, "max_length": f"Gebruik niet meer dan {maximum} tekens."}
    return forms.CharField(label=vraag, max_length=maximum, error_messages=fouten, **meer)


class PerSoort(ModelChoiceIterator):
    """The standard sentences in groups; they come in the order of their kind."""

    def __iter__(self) -> Iterator[tuple[str, object]]:
        yield "", "Geen"
        for soort, zinnen in groupby(self.queryset, key=Standaardzin.get_soort_display):
            yield soort, [self.choice(zin) for zin in zinnen]


class ZinField(forms.ModelChoiceField):
    iterator = PerSoort


class OpmerkingForm(IkForm):
    """A standard sentence counts when nothing was typed; otherwise it can be put in the text."""

    soort = KeuzeField(
        label="Wat is er aan de hand?",
        choices=Opmerking.Soort.choices,
        error_messages={"required": "Kies wat er aan de hand is."},
    )
    soort.naast_elkaar = True
    zin = ZinField(
        queryset=Standaardzin.objects.none(),
        label="Standaardzin",
        help_text="Laat u het tekstvak leeg? Dan wordt deze zin de opmerking.",
        required=False,
    )
    tekst = tekstveld(2000, "Uw opmerking", "", rijen=5, required=False)
    in_memo = forms.BooleanField(
        label="Zet deze opmerking ook in de definitieve memo", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zin"].queryset = Standaardzin.objects.filter(actief=True)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        zin = gegevens.get("zin")
        if "tekst" not in self.errors and not gegevens.get("tekst"):
            if zin is None:
                fout = ValidationError(
                    "Schrijf een opmerking of kies een standaardzin.", "required"
                )
                self.add_error("tekst", fout)
            else:
                gegevens["tekst"] = zin.tekst
        return gegevens

    def met_zin(self) -> dict[str, Any]:
        """What was typed, with the chosen sentence after it."""
        gekozen = self.fields["zin"].queryset.filter(pk=als_getal(self["zin"].value())).first()
        delen = (str(self["tekst"].value() or "").strip(), gekozen.tekst if gekozen else "")
        return {
            "soort": self["soort"].value(),
            "tekst": "\n".join(deel for deel in delen if deel),
            "in_memo": self["in_memo"].value(),
        }

    def inhoud(self) -> Inhoud:
        gegevens = self.cleaned_data
        return Inhoud(gegevens["soort"], gegevens["tekst"], gegevens["in_memo"])


def als_getal(waarde: Any) -> int | None:
    tekst = str(waarde or "")
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else None


class OverdragenForm(IkForm):
    aan = forms.ModelChoiceField(
        queryset=Gebruiker.objects.none(),
        label="Wie gaat dit dossier beoordelen?",
        empty_label="Kies een collega",
        error_messages={
            "required": "Kies een collega.",
            "invalid_choice": "Deze collega kan dit dossier niet beoordelen. Kies iemand anders.",
        },
    )

    def __init__(self, *args: Any, opvolgers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aan"].queryset = opvolgers


class BesluitForm(IkForm):
    """Yes or no with a reason; `keuzes` words both for a text or a conclusion."""

    keuze = KeuzeField(
        label="Wat besluit u?",
        choices=[(JA, "Ja"), (NEE, "Nee")],
        error_messages={"required": "Kies wat u besluit."},
    )
    reden = tekstveld(
        500,
        "Waarom?",
        "Schrijf in één zin waarom u dit besluit.",
        help_text="Eén zin is genoeg. De reden staat in het advies en in de memo.",
    )

    def __init__(self, *args: Any, keuzes: dict[bool, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keuze"].choices = [(JA if ja else NEE, zin) for ja, zin in keuzes.items()]
        if len(keuzes) == 1:
            del self.fields["keuze"]
            self.enige = next(iter(keuzes))

    def besluit(self) -> dict[str, Any]:
        gegeven = self.cleaned_data
        ja = gegeven["keuze"] == JA if "keuze" in gegeven else self.enige
        return {"ja": ja, "reden": gegeven["reden"]}


class EigenTekstForm(IkForm):
    titel = regelveld(120, "Titel", "Geef de tekst een titel.")
    soort = KeuzeField(
        label="Waar komt de tekst in de stukken?",
        choices=[(soort.value, PLAATS[soort][2]) for soort in ClausuleSoort],
        hints={soort.value: PLAATS[soort][1] for soort in ClausuleSoort},
        error_messages={"required": "Kies waar de tekst komt."},
    )
    tekst = tekstveld(
        4000,
        "Tekst",
        "Schrijf de tekst.",
        rijen=8,
        help_text="Precies zoals de tekst in de stukken moet staan.",
    )
    reden = tekstveld(
        500, "Waarom hoort deze tekst erbij?", "Schrijf in één zin waarom deze tekst erbij hoort."
    )


class AfspraakForm(IkForm):
    wat = regelveld(300, "Wat spreekt u af?", "Schrijf op wat u afspreekt.")
    wanneer = regelveld(
        120,
        "Wanneer?",
        "Schrijf op wanneer dit gebeurt.",
        help_text="Bijvoorbeeld: elk half jaar, of binnen drie maanden na de start.",
    )
    wie = regelveld(120, "Wie zorgt daarvoor?", "Schrijf op wie hiervoor zorgt.")
