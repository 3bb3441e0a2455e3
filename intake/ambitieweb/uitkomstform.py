"""The forms of an outcome: per goal the level with its reason, and what it comes to."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone

from intake.advies.ambitieregels import toets_niveaus
from intake.ambitieweb.niveauform import op_regels
from intake.ambitieweb.startwaarden import doelen_van, startwaarde
from intake.ambitieweb.uitkomst import Uitwerking, uitwerkingen
from intake.dossier.besluiten import Ambitieuitkomst, Doelafspraak
from intake.dossier.weergave.zaak import Zaak
from intake.formulier import IkForm, IkVeld
from intake.velden import KeuzeField

MAX_REDEN = 1000
ZELFDE_REDEN = (
    "Schrijf waarom dit niveau nu anders is. Hier staat nog de reden van het oude niveau."
)
NIETS_ANDERS = "U hebt niets veranderd. Kies bij een doel een ander niveau, of ga terug."
BOTSING = "Een collega schreef hier intussen op: {}. Kies wat moet gelden."


class NiveauForm(IkForm):
    """A level and a reason for every goal. After an earlier outcome only what changes is new,
    and a new level asks for a new reason. `eerder` is that outcome."""

    gesprek = forms.CharField(
        label="Waar en met wie is dit afgesproken?",
        help_text="Noem functies, geen namen. Bijvoorbeeld: overleg met de opdrachtgever en "
        "Concern Inkoop op 3 november.",
        max_length=200,
        error_messages={
            "required": "Schrijf waar en met wie dit is afgesproken.",
            "max_length": "Gebruik niet meer dan 200 tekens.",
        },
    )

    def __init__(self, *args: Any, zaak: Zaak, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zaak, self.eerder = zaak, zaak.besluiten.ambitie
        self.doelen = te_kiezen(zaak)
        eigen = sum(not een.doel for een in self.doelen)
        self.nieuw = range(max(zaak.kader.max_directiedoelen - eigen, 0))
        keuzes = [(str(een.niveau), een.naam) for een in zaak.kader.niveaus]
        for nummer, doel in enumerate(self.doelen):
            self.fields[f"niveau_{nummer}"] = niveauveld(doel.naam, keuzes)
            self.fields[f"reden_{nummer}"] = redenveld(doel.naam)
            if self.stond(doel):
                self.initial |= {f"niveau_{nummer}": doel.niveau, f"reden_{nummer}": doel.reden}
        for nummer in self.nieuw:
            self.voeg_eigen_toe(nummer, keuzes)

    def voeg_eigen_toe(self, nummer: int, keuzes: list[tuple[str, str]]) -> None:
        plaats = f"eigen doel {nummer + 1}"
        self.fields[f"eigen_naam_{nummer}"] = forms.CharField(
            label=f"Naam van {plaats}",
            max_length=120,
            required=False,
            error_messages={"max_length": "Gebruik niet meer dan 120 tekens."},
        )
        self.fields[f"eigen_niveau_{nummer}"] = niveauveld(plaats, keuzes, verplicht=False)
        self.fields[f"eigen_reden_{nummer}"] = redenveld(plaats, verplicht=False)

    def stond(self, doel: Doelafspraak) -> bool:
        """Whether the earlier outcome already had this goal."""
        return self.eerder is not None and doel in self.eerder.doelen

    @property
    def rijen(self) -> list[tuple[Doelafspraak, IkVeld, IkVeld, str]]:
        """Per goal its two fields, and where it starts when nothing was agreed yet."""
        return [
            (doel, self[f"niveau_{nummer}"], self[f"reden_{nummer}"], self.begin(doel))
            for nummer, doel in enumerate(self.doelen)
        ]

    @property
    def volgorde(self) -> str:
        return volgorde(self.doelen)

    def begin(self, doel: Doelafspraak) -> str:
        if self.stond(doel):
            return ""
        start = startwaarde(self.zaak, doel.doel)
        return "" if start.niveau is None else f"Begin: niveau {start.niveau}. {start.reden}"

    @property
    def eigen_rijen(self) -> list[tuple[int, IkVeld, IkVeld, IkVeld]]:
        return [
            (nummer + 1, *(self[f"eigen_{wat}_{nummer}"] for wat in ("naam", "niveau", "reden")))
            for nummer in self.nieuw
        ]

    def clean(self) -> dict[str, Any]:
        for nummer, doel in enumerate(self.doelen):
            self.keur_reden(nummer, doel)
        for nummer in self.nieuw:
            self.keur_eigen(nummer)
        self.keur_niveaus()
        if not self.errors and self.eerder and self.afspraken() == self.eerder.doelen:
            self.add_error(None, NIETS_ANDERS)
        return self.cleaned_data

    def keur_reden(self, nummer: int, doel: Doelafspraak) -> None:
        niveau, reden = self.gekozen(f"niveau_{nummer}"), self.reden(f"reden_{nummer}")
        if self.stond(doel) and niveau not in (None, doel.niveau) and reden == doel.reden:
            self.add_error(f"reden_{nummer}", ZELFDE_REDEN)

    def keur_eigen(self, nummer: int) -> None:
        """All of it or nothing, under a name that no other goal has."""
        naam, niveau = self.eigen_naam(nummer), self.gekozen(f"eigen_niveau_{nummer}")
        reden = self.reden(f"eigen_reden_{nummer}")
        if not naam and niveau is None and not reden:
            return
        anders = [een.naam for een in self.doelen]
        anders += [self.eigen_naam(een) for een in self.nieuw if een < nummer]
        if not naam:
            self.add_error(f"eigen_naam_{nummer}", "Vul de naam van het doel in.")
        elif naam.casefold() in {een.casefold() for een in anders}:
            self.add_error(f"eigen_naam_{nummer}", f"Het doel ‘{naam}’ staat er al.")
        if niveau is None and f"eigen_niveau_{nummer}" not in self.errors:
            self.add_error(f"eigen_niveau_{nummer}", "Kies een niveau voor dit doel.")
        if not reden and f"eigen_reden_{nummer}" not in self.errors:
            self.add_error(f"eigen_reden_{nummer}", "Schrijf waarom u dit niveau kiest.")

    def keur_niveaus(self) -> None:
        """What cannot be agreed is refused where it is chosen."""
        for nummer, doel in enumerate(self.doelen):
            niveau = self.gekozen(f"niveau_{nummer}")
            if doel.doel and niveau is not None:
                for melding in toets_niveaus({doel.doel: niveau}, self.zaak.beeld):
                    if melding.verboden:
                        self.add_error(f"niveau_{nummer}", melding.tekst)

    def gekozen(self, veld: str) -> int | None:
        tekst = self.cleaned_data.get(veld, "")
        return int(tekst) if tekst else None

    def reden(self, veld: str) -> str:
        return op_regels(self.cleaned_data.get(veld, ""))

    def eigen_naam(self, nummer: int) -> str:
        return " ".join(self.cleaned_data.get(f"eigen_naam_{nummer}", "").split())

    def afspraken(self) -> tuple[Doelafspraak, ...]:
        """What was chosen, with what is known of each goal from before."""
        bestaand = [
            met_niveau(doel, self.gekozen(f"niveau_{nummer}"), self.reden(f"reden_{nummer}"))
            for nummer, doel in enumerate(self.doelen)
        ]
        eigen = [
            met_niveau(
                Doelafspraak("", self.eigen_naam(nummer), 0, ""),
                self.gekozen(f"eigen_niveau_{nummer}"),
                self.reden(f"eigen_reden_{nummer}"),
            )
            for nummer in self.nieuw
            if self.eigen_naam(nummer)
        ]
        return (*bestaand, *eigen)

    def uitkomst(self) -> Ambitieuitkomst:
        return Ambitieuitkomst(
            self.eerder.nummer + 1 if self.eerder else 1,
            timezone.localdate().isoformat(),
            self.eerder.deelnemers if self.eerder else 0,
            self.afspraken(),
            self.cleaned_data["gesprek"],
        )


def volgorde(doelen: Iterable[Doelafspraak]) -> str:
    """Names the goals that a page asks about: its fields are numbered in this order."""
    return "|".join(doel.sleutel for doel in doelen)


class UitwerkForm(IkForm):
    """Per goal what a level comes to; nothing is required, and half of it is kept too."""

    def __init__(self, *args: Any, uitkomst: Ambitieuitkomst, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doelen = uitkomst.doelen
        for nummer, doel in enumerate(self.doelen):
            self.fields[f"verwoording_{nummer}"] = tekstveld(
                "Wat doet u concreet voor", doel, doel.verwoording, 1000, CONCREET
            )
            self.fields[f"wie_{nummer}"] = tekstveld("Wie doet dat voor", doel, doel.wie, 200, WIE)
            self.fields[f"bewijs_{nummer}"] = tekstveld(
                "Waaruit blijkt dat voor", doel, doel.bewijs, 1000, BEWIJS
            )

    @property
    def volgorde(self) -> str:
        return volgorde(self.doelen)

    @property
    def rijen(self) -> list[tuple[Doelafspraak, list[IkVeld]]]:
        return [
            (doel, [self[f"{wat}_{nummer}"] for wat in ("verwoording", "wie", "bewijs")])
            for nummer, doel in enumerate(self.doelen)
        ]

    def getypt(self) -> dict[str, Uitwerking]:
        return {
            doel.sleutel: Uitwerking(
                op_regels(self.cleaned_data[f"verwoording_{nummer}"]),
                self.cleaned_data[f"wie_{nummer}"],
                op_regels(self.cleaned_data[f"bewijs_{nummer}"]),
            )
            for nummer, doel in enumerate(self.doelen)
        }

    def meld_botsing(self, botsend: Iterable[str], nu: Ambitieuitkomst | None) -> None:
        """Beside what is stored now; what was typed stays, and a second save decides."""
        opgeslagen: Mapping[str, Uitwerking] = uitwerkingen(nu)
        for nummer, doel in enumerate(self.doelen):
            if doel.sleutel in botsend:
                staat = opgeslagen.get(doel.sleutel, Uitwerking())
                delen = [d for d in (staat.verwoording, staat.wie, staat.bewijs) if d]
                self.add_error(f"verwoording_{nummer}", BOTSING.format("; ".join(delen) or "niets"))


CONCREET = "Bijvoorbeeld: twee plekken voor mensen uit de bijstand, vanaf de eerste maand."
WIE = "Noem een functie, geen naam. Bijvoorbeeld: de contractmanager en de opdrachtnemer."
BEWIJS = "Bijvoorbeeld: een rapport per halfjaar met het aantal plekken."


def te_kiezen(zaak: Zaak) -> tuple[Doelafspraak, ...]:
    """The goals of the earlier outcome, and those of the framework that it did not have."""
    eerder = zaak.besluiten.ambitie.doelen if zaak.besluiten.ambitie else ()
    bekend = {een.doel for een in eerder}
    nieuw = [een for een in doelen_van(zaak) if een.code not in bekend]
    return (*eerder, *(Doelafspraak(een.code, een.naam, 0, "") for een in nieuw))


def met_niveau(doel: Doelafspraak, niveau: int | None, reden: str) -> Doelafspraak:
    return Doelafspraak(**(vars(doel) | {"niveau": niveau or 0, "reden": reden}))


def niveauveld(naam: str, keuzes: list[tuple[str, str]], *, verplicht: bool = True) -> KeuzeField:
    return KeuzeField(
        label=f"Niveau voor {naam}",
        choices=keuzes,
        required=verplicht,
        error_messages={"required": f"Kies een niveau voor {naam}."},
    )


def redenveld(naam: str, *, verplicht: bool = True) -> forms.CharField:
    return forms.CharField(
        label=f"Waarom dit niveau voor {naam}?",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=MAX_REDEN,
        required=verplicht,
        error_messages={
            "required": f"Schrijf waarom u dit niveau kiest voor {naam}.",
            "max_length": "Gebruik niet meer dan 1.000 tekens.",
        },
    )


def tekstveld(vraag: str, doel: Doelafspraak, nu: str, maximum: int, hint: str) -> forms.CharField:
    kort = maximum <= 200
    return forms.CharField(
        label=f"{vraag} {doel.naam}?",
        help_text=hint,
        widget=forms.TextInput if kort else forms.Textarea(attrs={"rows": 2}),
        max_length=maximum,
        required=False,
        initial=nu,
        error_messages={
            "max_length": f"Gebruik niet meer dan {'200' if kort else '1.000'} tekens."
        },
    )
