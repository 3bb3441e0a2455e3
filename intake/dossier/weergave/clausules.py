"""The advised clauses by place in the tender documents, ready to paste."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial

from intake.advies.kader import Clausule, Invulveld
from intake.advies.keuzes import ClausuleSoort
from intake.advies.toets.tekstset import GEVRAAGD
from intake.advies.verband import verband_van
from intake.dossier.besluiten import Verwoording
from intake.dossier.weergave.besluiten import (
    Gekozen,
    bijgekozen_codes,
    gekozen_clausules,
    gekozen_optionele,
    toegevoegde_codes,
)
from intake.dossier.weergave.zaak import Zaak
from intake.kader.clausuletekst import Nakomingsregel, Tekstdeel, nakomingsregels, tekstdelen
from intake.kader.wijzigingen import Veldwijziging, vergelijk_woorden
from intake.kader.woorden import HERKOMST, PLAATS, WETTELIJK

GESCHREVEN = ("Voor deze inkoop geschreven", "voorstel")
AANGEPAST = ("Aangepast voor deze inkoop", "voorstel")


@dataclass(frozen=True)
class Clausulebeeld:
    """One clause as shown. `reden` is why it stands where it stands.

    A reviewer can add one (`toegevoegd`), or write one for this purchase (`is_eigen`); the inkoper
    can add one from the library (`erbij`), or say it in other words (`verwoording`): `clausule`
    is the text of the library, `delen` what this purchase makes of it. `verband` is the link with
    the subject of the contract.
    """

    clausule: Clausule
    reden: str
    delen: tuple[Tekstdeel, ...]
    niveau: str
    nummer: int = 0
    toegevoegd: bool = False
    is_eigen: bool = False
    besluit: str = ""
    erbij: bool = False
    verwoording: Verwoording | None = None
    verband: str = ""

    @property
    def soort(self) -> str:
        return PLAATS[self.clausule.soort][2]

    @property
    def wettelijk(self) -> str:
        return WETTELIJK[self.clausule.wettelijk]

    @property
    def herkomst(self) -> tuple[str, str]:
        if self.is_eigen:
            return GESCHREVEN
        return AANGEPAST if self.verwoording else HERKOMST[self.clausule.herkomst]

    @property
    def nb(self) -> str:
        """Without its own first word, which the page sets in bold."""
        return self.clausule.nb.removeprefix("NB:").strip()

    @property
    def tekst(self) -> str:
        return "".join(deel.tekst for deel in self.delen)

    @cached_property
    def invulvelden(self) -> tuple[Invulveld, ...]:
        return tuple({d.invulveld.naam: d.invulveld for d in self.delen if d.invulveld}.values())

    @cached_property
    def na_te_gaan(self) -> tuple[Invulveld, ...]:
        """The places that nobody filled in: to check the proposal, or to fill in."""
        open_ = (d.invulveld for d in self.delen if d.invulveld and not d.ingevuld)
        return tuple({veld.naam: veld for veld in open_}.values())

    @cached_property
    def verschil(self) -> Veldwijziging | None:
        """The words of the library beside those of this purchase."""
        if self.verwoording is None:
            return None
        kanten = vergelijk_woorden(self.clausule.tekst, self.verwoording.tekst)
        return Veldwijziging("Tekst", *kanten)

    @property
    def bibliotheek_is_anders(self) -> bool:
        """Whether the text of the library changed since somebody said it anew."""
        was = self.verwoording.was if self.verwoording else ""
        return bool(was) and was != self.clausule.tekst

    @cached_property
    def nog_open(self) -> tuple[Invulveld, ...]:
        """The places that nobody filled in and that have no proposal."""
        return tuple({d.invulveld.naam: d.invulveld for d in self.delen if d.is_open}.values())

    @property
    def nakoming(self) -> tuple[Nakomingsregel, ...]:
        return nakomingsregels(self.clausule)


@dataclass(frozen=True)
class Groep:
    """The clauses for one place in the documents."""

    anker: str
    titel: str
    plaats: str
    clausules: tuple[Clausulebeeld, ...]


@dataclass(frozen=True)
class Mogelijk:
    clausule: Clausule
    soort: str
    open_vraag: str


def maak_groepen(zaak: Zaak) -> tuple[Groep, ...]:
    """In reading order, numbered through all groups; empty places are left out."""
    gekozen = sorted(gekozen_clausules(zaak), key=partial(plek, zaak))
    beelden = [maak_beeld(zaak, een, nummer) for nummer, een in enumerate(gekozen, start=1)]
    groepen = (groep(soort, beelden) for soort in ClausuleSoort)
    return tuple(groep for groep in groepen if groep.clausules)


def plek(zaak: Zaak, een: Gekozen) -> tuple[int, int]:
    """The place in the documents, and within it the order of the inkoper before the rest."""
    volgorde = zaak.besluiten.volgorde
    code = een.clausule.code
    eigen = volgorde.index(code) if code in volgorde else len(volgorde)
    return list(ClausuleSoort).index(een.clausule.soort), eigen


def groep(soort: ClausuleSoort, beelden: Iterable[Clausulebeeld]) -> Groep:
    titel, plaats, _ = PLAATS[soort]
    eigen = tuple(beeld for beeld in beelden if beeld.clausule.soort is soort)
    return Groep(f"clausules-{soort}", titel, plaats, eigen)


def ook_geschikt(zaak: Zaak) -> tuple[Clausulebeeld, ...]:
    toegevoegd = (*gekozen_optionele(zaak), *erbij_gezet(zaak))
    return tuple(
        maak_beeld(zaak, Gekozen(zaak.kader.clausule[c.code], c.reden))
        for c in zaak.advies.clausules.geschikt
        if c.code not in toegevoegd
    )


def mogelijk(zaak: Zaak) -> tuple[Mogelijk, ...]:
    clausules, toegevoegd = zaak.kader.clausule, erbij_gezet(zaak)
    return tuple(
        Mogelijk(clausules[m.code], PLAATS[clausules[m.code].soort][2], m.open_vraag)
        for m in zaak.advies.clausules.mogelijk
        if m.code not in toegevoegd
    )


def afgeraden(zaak: Zaak) -> tuple[tuple[Clausule, str], ...]:
    toegevoegd = erbij_gezet(zaak)
    return tuple(
        (zaak.kader.clausule[c.code], c.reden)
        for c in zaak.advies.clausules.afgeraden
        if c.code not in toegevoegd
    )


def erbij_gezet(zaak: Zaak) -> tuple[str, ...]:
    """What the reviewer or the inkoper put in without advice."""
    return (*bijgekozen_codes(zaak), *toegevoegde_codes(zaak))


def maak_beeld(zaak: Zaak, gekozen: Gekozen, nummer: int = 0) -> Clausulebeeld:
    """A text that was written for one purchase has no level."""
    clausule, kader, besluiten = gekozen.clausule, zaak.kader, zaak.besluiten
    verwoording = besluiten.verwoordingen.get(clausule.code)
    tekst = verwoording.tekst if verwoording else clausule.tekst
    niveau = next((n.naam for n in kader.niveaus if n.niveau == clausule.ambitieniveau), "")
    velden = {veld.naam: veld for veld in kader.invulvelden}
    return Clausulebeeld(
        clausule,
        gekozen.reden,
        tekstdelen(tekst, velden, besluiten.invulling),
        "" if gekozen.is_eigen else niveau,
        nummer,
        gekozen.toegevoegd,
        gekozen.is_eigen,
        gekozen.besluit,
        gekozen.erbij,
        verwoording,
        verband(zaak, gekozen),
    )


def verband(zaak: Zaak, gekozen: Gekozen) -> str:
    """As stated. Else as derived, but not for words that nobody of the framework wrote.

    What the reviewer puts in has its reason, which says the same.
    """
    clausule, besluiten = gekozen.clausule, zaak.besluiten
    if clausule.soort not in GEVRAAGD:
        return ""
    if gezegd := besluiten.verbanden.get(clausule.code, ""):
        return gezegd
    eigen_woorden = gekozen.is_eigen or clausule.code in besluiten.verwoordingen
    afgeleid = "" if eigen_woorden else verband_van(clausule, zaak.beeld)
    return afgeleid or (gekozen.reden if gekozen.toegevoegd else "")
