"""One published version of the framework, as immutable values.

The same classes describe a release file, the snapshot in the database and what
the rules read. Amounts are in euro, excluding VAT; terms in months unless said.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from intake.advies.keuzes import (
    CategorieplanStatus,
    ClausuleSoort,
    DrempelKant,
    Drieweg,
    Feit,
    Herkomst,
    InvulveldType,
    JuridischeStatus,
    Lastmoment,
    Lastsoort,
    Markt,
    Perspectief,
    Soort,
    Sterkte,
    Trigger,
    Wettelijk,
    Zekerheid,
)


@dataclass(frozen=True)
class Versiegegevens:
    """Which text of the handelingskader this is, and what is known to be wrong with it.

    `bron_checksum` is the SHA-256 of the source file; it guards the literal texts.
    """

    versie: str
    naam: str
    vastgesteld_door: str
    bron_bestand: str
    bron_checksum: str
    bijzonderheden: str = ""


@dataclass(frozen=True)
class Bron:
    """A source: `kader` (the handelingskader), `opgezocht` (an excerpt was read) or `vakkennis`."""

    code: str
    soort: str
    titel: str
    url: str
    waarvoor: str


@dataclass(frozen=True)
class Doelgroep:
    groep: str
    instrument: str
    herkomst: Herkomst = Herkomst.HANDELINGSKADER


@dataclass(frozen=True)
class Doelstelling:
    """One of the objectives; `tekst_kader` is the literal paragraph and read-only."""

    code: str
    naam: str
    letter_in_kader: str
    volgorde: int
    tekst_kader: str
    korte_omschrijving: str
    vraagt_van_product: str
    vraagt_van_organisatie: str
    let_op: str
    herkomst: Herkomst
    inkoopvoorbeelden_kader: tuple[str, ...] = ()
    cijfers_kader: tuple[str, ...] = ()
    cijfers_waarschuwing: str = ""
    doelgroepen: tuple[Doelgroep, ...] = ()
    juridische_kaders: tuple[str, ...] = ()
    juridische_kaders_in_kader: tuple[str, ...] = ()
    bronnen: tuple[str, ...] = ()


@dataclass(frozen=True)
class DoelstellingVanProductgroep:
    doelstelling: str
    sterkte: Sterkte
    herkomst: Herkomst
    waarom: str


@dataclass(frozen=True)
class CpvCode:
    """A CPV code or prefix (2 to 8 digits, without check digit) with its official Dutch name."""

    code: str
    naam: str


@dataclass(frozen=True)
class Productgroep:
    """A category of purchases; its facts are a starting point that the buyer confirms."""

    slug: str
    naam: str
    herkomst: Herkomst
    standaard_soort: Soort
    markt_standaard: Markt
    standaardfeiten: dict[Feit, Drieweg]
    doelstellingen: tuple[DoelstellingVanProductgroep, ...] = ()
    voorbeelden: tuple[str, ...] = ()
    synoniemen: tuple[str, ...] = ()
    cpv: tuple[CpvCode, ...] = ()
    categorieplan: str = ""
    aandacht: str = ""
    geen_doelstelling_toelichting: str = ""
    bronnen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Nakomingsafspraak:
    """Something to check after signing. `term` and `herhaling` are ISO 8601 durations."""

    wat: str
    trigger: Trigger
    term: str
    wie: str
    controle: str
    herkomst: Herkomst
    herhaling: str = ""


@dataclass(frozen=True)
class Lastpost:
    """One piece of work that a text asks. `uren` is for one company, and for one year if yearly."""

    wat: str
    soort: Lastsoort
    moment: Lastmoment
    uren: int


@dataclass(frozen=True)
class Toepassing:
    """When a clause fits. No productgroepen means all; minima are inclusive.

    `marktomvang_min` counts the people employed by most companies in the market.
    """

    productgroepen: frozenset[str] = frozenset()
    drempel: DrempelKant = DrempelKant.BEIDE
    marktomvang_min: int = 0
    looptijd_min: int = 0
    feiten: dict[Feit, Drieweg] | None = None


@dataclass(frozen=True)
class Relaties:
    """How a clause relates to others, by code. `sluit_uit` is symmetrical."""

    sluit_uit: tuple[str, ...] = ()
    vereist: tuple[str, ...] = ()
    versterkt: tuple[str, ...] = ()
    vervangen_door: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clausule:
    """A provision to paste into tender documents; `tekst` holds placeholders as `[naam]`.

    Where `herkomst` is `handelingskader_letterlijk`, `tekst`, `nb` and `titel_in_kader`
    are the framework's own words and must never change.
    """

    code: str
    titel: str
    soort: ClausuleSoort
    doelstellingen: tuple[str, ...]
    perspectief: Perspectief
    ambitieniveau: int
    prioriteit: int
    wettelijk: Wettelijk
    tekst: str
    nb: str
    bewijs: str
    herkomst: Herkomst
    toepassing: Toepassing
    nakoming: tuple[Nakomingsafspraak, ...]
    relaties: Relaties = Relaties()
    titel_in_kader: str = ""
    aanvullende_waarschuwing: str = ""
    grondslag: tuple[str, ...] = ()
    juridische_kaders: tuple[str, ...] = ()
    bronnen: tuple[str, ...] = ()
    lasten: tuple[Lastpost, ...] = ()


@dataclass(frozen=True)
class Invulveld:
    """A placeholder in clause texts. Without `standaard` it must be filled before export."""

    naam: str
    label: str
    type: InvulveldType
    standaard: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    hint: str = ""


@dataclass(frozen=True)
class JuridischKader:
    """A law, treaty, norm or bill, with its status on the day it was last checked."""

    code: str
    naam: str
    status: JuridischeStatus
    sinds: str
    stand: str
    in_kader: bool
    zekerheid: Zekerheid
    laatst_gecontroleerd: date
    naam_in_kader: str = ""
    url: str = ""
    controleer: str = ""
    bronnen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drempelbedrag:
    """The EU threshold of one kind of contract in one period (both days inclusive)."""

    soort: Soort
    label: str
    bedrag: Decimal
    geldig_van: date
    geldig_tot: date
    grondslag: str
    bron: str


@dataclass(frozen=True)
class MaatschappelijkDoel:
    """One axis of the ambitieweb."""

    code: str
    naam: str
    toelichting: str
    volgorde: int
    herkomst: Herkomst
    bevestigd: bool
    bron: str
    actief: bool = True


@dataclass(frozen=True)
class AmbitiewebNiveau:
    """One level of the ambitieweb (0 to 3); `voorbeeld` is for inclusie en diversiteit."""

    niveau: int
    naam: str
    betekenis: str
    voorbeeld: str = ""


@dataclass(frozen=True)
class Contactpunt:
    """Whom to contact: a function, never a person. Empty addresses are to be filled in."""

    code: str
    naam: str
    rol: str
    herkomst: Herkomst
    verplicht_invullen: bool
    email: str = ""
    telefoon: str = ""
    url: str = ""

    @property
    def is_leeg(self) -> bool:
        return not (self.email or self.telefoon or self.url)


@dataclass(frozen=True)
class Doelambitie:
    """How far a category of purchases goes for one maatschappelijk doel: 0 to 3, and why."""

    doel: str
    niveau: int
    reden: str


@dataclass(frozen=True)
class Categorieplan:
    """What was agreed once for a category of purchases. Without an end date it stays valid.

    The last three came later: a snapshot leaves them out as long as they are empty.
    """

    slug: str
    naam: str
    herkomst: Herkomst
    status: CategorieplanStatus
    eigenaar: str
    productgroepen: tuple[str, ...]
    standaardclausules: tuple[str, ...] = ()
    optionele_clausules: tuple[str, ...] = ()
    geldig_van: date | None = None
    geldig_tot: date | None = None
    ambities: tuple[Doelambitie, ...] = ()
    vastgesteld_op: date | None = None


@dataclass(frozen=True)
class Memovoorwaarde:
    """When a memo text is used; an empty condition is always true."""

    route: str = ""
    ambitieweb: tuple[str, ...] = ()
    charter: str = ""
    categorieplan: tuple[str, ...] = ()
    doelstellingen_min: int = 0
    doelstellingen_max: int | None = None
    onvolledig: bool = False
    afwijking: bool = False


@dataclass(frozen=True)
class Memotekst:
    """A paragraph of the memo; `tekst` holds facts as `{{naam}}`."""

    code: str
    titel: str
    tekst: str
    voorwaarde: Memovoorwaarde
    volgorde: int
    herkomst: Herkomst = Herkomst.VOORSTEL


@dataclass(frozen=True)
class Waarschuwing:
    code: str
    tekst: str


@dataclass(frozen=True)
class Regel:
    """The source and standing of one decision rule; the logic itself is code in `advies`.

    Only a rule with herkomst `voorstel` may be switched off (`actief` false).
    """

    code: str
    tabel: str
    omschrijving: str
    herkomst: Herkomst
    bron_sectie: str = ""
    bron_zin: str = ""
    grondslag: str = ""
    toelichting: str = ""
    actief: bool = True

    @property
    def bron(self) -> str:
        sectie = f"Handelingskader, {self.bron_sectie}" if self.bron_sectie else ""
        return "; ".join(filter(None, (self.grondslag, sectie))) or "eigen regel"


@dataclass(frozen=True)
class Maxima:
    """How many clauses of each kind the voorselectie holds at most (DT10)."""

    eis: int
    gunningscriterium: int
    uitvoeringsvoorwaarde: int
    indicator: int
    contractbepaling: int


@dataclass(frozen=True)
class Parameters:
    """The choices of our own that an administrator may change without a developer.

    `grensmarge` is the share of the threshold from which W-GRENS is given.
    """

    grensmarge: Decimal
    klein_bedrag: Decimal
    ambitieweb_doelstellingen: int
    ambitieweb_looptijd: int
    charter_looptijd: int
    charter_markt_meer_dan: int
    perceel_werk: Decimal
    perceel_overig: Decimal
    perceel_deel: Decimal
    maximum_onder_klein: Maxima
    maximum_onder: Maxima
    maximum_boven_niveau_1: Maxima
    maximum_boven_niveau_2: Maxima
    maximum_boven_niveau_3: Maxima
    sas_cpv: tuple[str, ...]
    sas_toelichting: str
    overlap_social_return: tuple[str, ...]
    cijfers_over_mensen: tuple[str, ...]
    steunt_op_nieuwe_wet: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Kader:
    """The whole framework, in the order of the release files."""

    gegevens: Versiegegevens
    parameters: Parameters
    doelstellingen: tuple[Doelstelling, ...]
    productgroepen: tuple[Productgroep, ...]
    clausules: tuple[Clausule, ...]
    invulvelden: tuple[Invulveld, ...]
    juridische_kaders: tuple[JuridischKader, ...]
    drempelbedragen: tuple[Drempelbedrag, ...]
    doelen: tuple[MaatschappelijkDoel, ...]
    niveaus: tuple[AmbitiewebNiveau, ...]
    contactpunten: tuple[Contactpunt, ...]
    categorieplannen: tuple[Categorieplan, ...]
    memoteksten: tuple[Memotekst, ...]
    waarschuwingen: tuple[Waarschuwing, ...]
    regels: tuple[Regel, ...]
    bronnen: tuple[Bron, ...]
    max_directiedoelen: int = 3

    def __repr__(self) -> str:
        return f"<Kader {self.gegevens.versie}>"

    @cached_property
    def clausule(self) -> dict[str, Clausule]:
        return {c.code: c for c in self.clausules}

    @cached_property
    def geheugen(self) -> dict[Any, Any]:
        """Room for what the engine works out once per framework."""
        return {}

    @cached_property
    def vereist(self) -> dict[str, tuple[str, ...]]:
        """Per clause that requires others: all of them, also those required in turn."""
        return {c.code: self._vereist_door(c) for c in self.clausules if c.relaties.vereist}

    def _vereist_door(self, clausule: Clausule) -> tuple[str, ...]:
        gevonden: dict[str, None] = {}
        wachtrij = list(clausule.relaties.vereist)
        while wachtrij:
            code = wachtrij.pop(0)
            if code not in gevonden and code != clausule.code:
                gevonden[code] = None
                wachtrij += self.clausule[code].relaties.vereist
        return tuple(gevonden)

    @cached_property
    def productgroep(self) -> dict[str, Productgroep]:
        return {p.slug: p for p in self.productgroepen}

    @cached_property
    def doelstelling(self) -> dict[str, Doelstelling]:
        """In the order of the handelingskader: a, b, c."""
        return {d.code: d for d in sorted(self.doelstellingen, key=lambda d: d.volgorde)}

    @cached_property
    def regel(self) -> dict[str, Regel]:
        return {r.code: r for r in self.regels}

    @cached_property
    def bron_van_regel(self) -> dict[str, tuple[str, Herkomst]]:
        """Per rule: the source as a reader wants to see it, and its herkomst."""
        return {r.code: (r.bron, r.herkomst) for r in self.regels}

    @cached_property
    def drempels_per_soort(self) -> dict[Soort, tuple[Drempelbedrag, ...]]:
        """The thresholds of each kind of contract, oldest first."""
        oudste_eerst = sorted(self.drempelbedragen, key=lambda d: d.geldig_van)
        soorten = {d.soort for d in self.drempelbedragen}
        return {s: tuple(d for d in oudste_eerst if d.soort is s) for s in soorten}

    @cached_property
    def waarschuwing(self) -> dict[str, Waarschuwing]:
        return {w.code: w for w in self.waarschuwingen}

    @cached_property
    def juridisch_kader(self) -> dict[str, JuridischKader]:
        return {j.code: j for j in self.juridische_kaders}

    @cached_property
    def contactpunt(self) -> dict[str, Contactpunt]:
        return {c.code: c for c in self.contactpunten}

    @cached_property
    def categorieplan(self) -> dict[str, Categorieplan]:
        return {c.slug: c for c in self.categorieplannen}

    @cached_property
    def plannen_per_groep(self) -> dict[str, tuple[Categorieplan, ...]]:
        """Per productgroep the plans that name it, or that it names itself."""
        return {
            groep.slug: tuple(
                plan
                for plan in self.categorieplannen
                if groep.slug in plan.productgroepen or plan.slug == groep.categorieplan
            )
            for groep in self.productgroepen
        }
