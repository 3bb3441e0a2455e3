"""When the framework needs care: pure rules over a framework, a day and the life of its clauses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from django.urls import reverse
from django.utils.formats import date_format
from isodate import Duration

from intake.advies.kader import Drempelbedrag, Invulveld, JuridischKader, Kader
from intake.advies.keuzes import InvulveldType, JuridischeStatus
from intake.kader.controles import PLEK

DREMPEL_DAGEN = 120
CONTROLE_MAANDEN = 3
# Rules of our own: before this a clause has not had its chance.
NOOIT_MINSTENS_GEADVISEERD = 10
NOOIT_MINSTENS_DAGEN = 180
WEG_MINSTENS_GEADVISEERD = 5
INVULVELD_MINSTENS = 10
# A person or a document differs per purchase, so that no default could ever fit.
ELKE_KEER_ANDERS = (InvulveldType.CONTACT, InvulveldType.DOCUMENT)


class Signaalsoort(StrEnum):
    """In the order in which the page shows them."""

    DREMPEL = "drempel"
    CONTACTPUNT = "contactpunt"
    WET_AANHANGIG = "wet_aanhangig"
    WET_CONTROLE = "wet_controle"
    NOOIT_GEKOZEN = "nooit_gekozen"
    VAAK_WEGGELATEN = "vaak_weggelaten"
    INVULVELD = "invulveld"


@dataclass(frozen=True)
class Reden:
    """Why a clause was left out, how often, and in which dossiers (their keys, the newest)."""

    tekst: str
    aantal: int
    dossiers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Leven:
    """What people did with one clause. `sinds` is the day of the first advice that held it."""

    geadviseerd: int = 0
    weggelaten: int = 0
    toegevoegd: int = 0
    opmerkingen: int = 0
    sinds: date | None = None
    redenen: tuple[Reden, ...] = ()

    @property
    def overgenomen(self) -> int:
        return self.geadviseerd - self.weggelaten

    @property
    def gekozen(self) -> int:
        """In how many dossiers the text stands, advised or added."""
        return self.overgenomen + self.toegevoegd

    @property
    def is_leeg(self) -> bool:
        return not (self.geadviseerd or self.toegevoegd or self.opmerkingen)


Levens = Mapping[str, Leven]


@dataclass(frozen=True)
class Signaal:
    """One thing that needs care. `over` names the row; `adres` is where it is put right."""

    soort: Signaalsoort
    over: str
    zin: str
    doe: str
    adres: str
    redenen: tuple[Reden, ...] = field(default=(), compare=False)

    @property
    def sleutel(self) -> str:
        return f"{self.soort}:{self.over}"


def signalen(kader: Kader, op: date, levens: Levens) -> list[Signaal]:
    return [
        *drempels(kader, op),
        *contactpunten(kader),
        *(s for wet in kader.juridische_kaders if (s := aanhangig(wet))),
        *(s for wet in kader.juridische_kaders if (s := te_controleren(wet, op))),
        *nooit_gekozen(kader, op, levens),
        *vaak_weggelaten(kader, op, levens),
        *(s for veld in kader.invulvelden if (s := steeds_ingevuld(veld, kader, levens))),
    ]


def drempels(kader: Kader, op: date) -> Iterator[Signaal]:
    """Per kind of contract the last period that is known."""
    for perioden in kader.drempels_per_soort.values():
        laatste = perioden[-1]
        if laatste.geldig_tot - op <= timedelta(days=DREMPEL_DAGEN):
            yield drempel(laatste, op)


def drempel(laatste: Drempelbedrag, op: date) -> Signaal:
    dag = datum(laatste.geldig_tot)
    wanneer = f"geldt tot en met {dag}" if laatste.geldig_tot >= op else f"gold tot en met {dag}"
    return Signaal(
        Signaalsoort.DREMPEL,
        f"{laatste.soort}:{laatste.geldig_tot}",
        f"Het drempelbedrag “{laatste.label}” {wanneer}. Er is nog geen opvolger.",
        "Zoek het nieuwe bedrag op en voeg de volgende periode toe.",
        reverse("admin:intake_drempelbedrag_add"),
    )


def contactpunten(kader: Kader) -> Iterator[Signaal]:
    for punt in kader.contactpunten:
        if punt.verplicht_invullen and punt.is_leeg:
            yield Signaal(
                Signaalsoort.CONTACTPUNT,
                punt.code,
                f"Het verplichte contactpunt “{punt.naam}” is leeg.",
                "Vul een e-mailadres, telefoonnummer of webadres in.",
                wijzigpagina("contactpunt", punt.code),
            )


def aanhangig(wet: JuridischKader) -> Signaal | None:
    if wet.status is not JuridischeStatus.AANHANGIG:
        return None
    return Signaal(
        Signaalsoort.WET_AANHANGIG,
        wet.code,
        f"“{wet.naam}” is nog aanhangig. Laatst gecontroleerd op "
        f"{datum(wet.laatst_gecontroleerd)}.",
        "Kijk of er een besluit is. Pas de stand aan als dat zo is.",
        wijzigpagina("juridischkader", wet.code),
    )


def te_controleren(wet: JuridischKader, op: date) -> Signaal | None:
    """From the day on which a quarter by the calendar has passed."""
    if op < wet.laatst_gecontroleerd + Duration(months=CONTROLE_MAANDEN):
        return None
    return Signaal(
        Signaalsoort.WET_CONTROLE,
        wet.code,
        f"“{wet.naam}” is voor het laatst gecontroleerd op {datum(wet.laatst_gecontroleerd)}.",
        "Controleer of de stand nog klopt en vul de datum van vandaag in.",
        wijzigpagina("juridischkader", wet.code),
    )


def is_nooit_gekozen(leven: Leven, op: date) -> bool:
    oud_genoeg = leven.sinds and op - leven.sinds >= timedelta(days=NOOIT_MINSTENS_DAGEN)
    vaak_genoeg = leven.geadviseerd >= NOOIT_MINSTENS_GEADVISEERD
    return bool(oud_genoeg and vaak_genoeg and not leven.gekozen)


def nooit_gekozen(kader: Kader, op: date, levens: Levens) -> Iterator[Signaal]:
    for code, leven in levens.items():
        if code in kader.clausule and leven.sinds and is_nooit_gekozen(leven, op):
            yield Signaal(
                Signaalsoort.NOOIT_GEKOZEN,
                code,
                f"Clausule {code} “{kader.clausule[code].titel}” is {leven.geadviseerd} keer "
                f"geadviseerd sinds {datum(leven.sinds)} en nooit overgenomen.",
                "Lees de redenen. Pas de tekst of de voorwaarden aan, of haal de clausule weg.",
                f"{wijzigpagina('clausule', code)}#leven",
                leven.redenen,
            )


def vaak_weggelaten(kader: Kader, op: date, levens: Levens) -> Iterator[Signaal]:
    """A clause that was never chosen is told about once, as such."""
    for code, leven in levens.items():
        genoeg = leven.geadviseerd >= WEG_MINSTENS_GEADVISEERD
        meer_dan_de_helft = leven.weggelaten * 2 > leven.geadviseerd
        if code in kader.clausule and genoeg and meer_dan_de_helft:
            if is_nooit_gekozen(leven, op):
                continue
            yield Signaal(
                Signaalsoort.VAAK_WEGGELATEN,
                code,
                f"Clausule {code} “{kader.clausule[code].titel}” is in {leven.weggelaten} van de "
                f"{leven.geadviseerd} dossiers weggelaten.",
                "Lees de redenen. Pas de tekst of de voorwaarden aan.",
                f"{wijzigpagina('clausule', code)}#leven",
                leven.redenen,
            )


def steeds_ingevuld(veld: Invulveld, kader: Kader, levens: Levens) -> Signaal | None:
    """Without a default each dossier that holds the text had to fill it.

    The most used text that names the place gives a number that is never too high.
    """
    if veld.standaard or veld.type in ELKE_KEER_ANDERS:
        return None
    keren = max(
        (
            levens[clausule.code].gekozen
            for clausule in kader.clausules
            if clausule.code in levens and veld.naam in PLEK.findall(clausule.tekst)
        ),
        default=0,
    )
    if keren < INVULVELD_MINSTENS:
        return None
    return Signaal(
        Signaalsoort.INVULVELD,
        veld.naam,
        f"Het invulveld “{veld.label}” heeft geen standaard. In zeker {keren} dossiers moest "
        "iemand het zelf invullen.",
        "Vraag wat inkopers meestal invullen en maak daar de standaard van.",
        wijzigpagina("invulveld", veld.naam),
    )


def wijzigpagina(model: str, sleutel: str) -> str:
    return reverse(f"admin:intake_{model}_change", args=[sleutel])


def datum(dag: date) -> str:
    return date_format(dag, "j F Y")
