"""The advised clauses by place in the tender documents, ready to paste."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from intake.advies.kader import Clausule, Invulveld, Kader
from intake.advies.keuzes import ClausuleSoort
from intake.dossier.weergave.woorden import HERKOMST, PLAATS, WETTELIJK, telkens, wanneer
from intake.dossier.weergave.zaak import Zaak

PLEK = re.compile(r"\[([a-z0-9_]+)\]")


@dataclass(frozen=True)
class Tekstdeel:
    """A piece of a clause; with `invulveld` it is a place to check or fill in."""

    tekst: str
    invulveld: Invulveld | None = None


@dataclass(frozen=True)
class Nakomingsregel:
    wat: str
    wanneer: str
    telkens: str
    wie: str
    controle: str
    herkomst: str


@dataclass(frozen=True)
class Clausulebeeld:
    """One clause as shown. `reden` is why it stands where it stands."""

    clausule: Clausule
    reden: str
    delen: tuple[Tekstdeel, ...]
    niveau: str
    nummer: int = 0

    @property
    def soort(self) -> str:
        return PLAATS[self.clausule.soort][2]

    @property
    def wettelijk(self) -> str:
        return WETTELIJK[self.clausule.wettelijk]

    @property
    def herkomst(self) -> tuple[str, str]:
        return HERKOMST[self.clausule.herkomst]

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

    @property
    def nakoming(self) -> tuple[Nakomingsregel, ...]:
        return tuple(
            Nakomingsregel(
                n.wat,
                wanneer(n.term, n.trigger),
                telkens(n.herhaling),
                n.wie,
                n.controle,
                HERKOMST[n.herkomst][0],
            )
            for n in self.clausule.nakoming
        )


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
    beelden = [
        maak_beeld(zaak.kader, gekozen.code, gekozen.reden, nummer)
        for nummer, gekozen in enumerate(zaak.advies.clausules.voorselectie, start=1)
    ]
    groepen = (groep(soort, beelden) for soort in ClausuleSoort)
    return tuple(groep for groep in groepen if groep.clausules)


def groep(soort: ClausuleSoort, beelden: Iterable[Clausulebeeld]) -> Groep:
    titel, plaats, _ = PLAATS[soort]
    eigen = tuple(beeld for beeld in beelden if beeld.clausule.soort is soort)
    return Groep(f"clausules-{soort}", titel, plaats, eigen)


def ook_geschikt(zaak: Zaak) -> tuple[Clausulebeeld, ...]:
    return tuple(maak_beeld(zaak.kader, c.code, c.reden) for c in zaak.advies.clausules.geschikt)


def mogelijk(zaak: Zaak) -> tuple[Mogelijk, ...]:
    clausules = zaak.kader.clausule
    return tuple(
        Mogelijk(clausules[m.code], PLAATS[clausules[m.code].soort][2], m.open_vraag)
        for m in zaak.advies.clausules.mogelijk
    )


def afgeraden(zaak: Zaak) -> tuple[tuple[Clausule, str], ...]:
    return tuple((zaak.kader.clausule[c.code], c.reden) for c in zaak.advies.clausules.afgeraden)


def maak_beeld(kader: Kader, code: str, reden: str, nummer: int = 0) -> Clausulebeeld:
    clausule = kader.clausule[code]
    niveau = next((n.naam for n in kader.niveaus if n.niveau == clausule.ambitieniveau), "")
    velden = {veld.naam: veld for veld in kader.invulvelden}
    return Clausulebeeld(clausule, reden, tekstdelen(clausule.tekst, velden), niveau, nummer)


def tekstdelen(tekst: str, velden: dict[str, Invulveld]) -> tuple[Tekstdeel, ...]:
    """A place with a proposal shows it; one without shows in brackets what has to come there."""
    delen, vanaf = [], 0
    for plek in PLEK.finditer(tekst):
        veld = velden.get(plek[1])
        if veld is None:
            continue
        delen.append(Tekstdeel(tekst[vanaf : plek.start()]))
        delen.append(Tekstdeel(veld.standaard or f"[{veld.label}]", veld))
        vanaf = plek.end()
    delen.append(Tekstdeel(tekst[vanaf:]))
    return tuple(deel for deel in delen if deel.tekst)
