"""The people around one dossier, and their names replaced by their roles in any text.

Nothing here can know a name that no account, invitation or decision of the dossier has. So whoever
publishes still reads the free texts; the file itself says that.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from intake.ambitieweb.models import Genodigde
from intake.dossier.delen import MAG
from intake.dossier.geschiedeniswoorden import PERSONEN
from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker

INKOPER, OPDRACHTGEVER, BEOORDELAAR = "inkoper", "opdrachtgever", "beoordelaar"
DESKUNDIGE, COLLEGA, DEELNEMER = "deskundige", "collega", "deelnemer"
# Part of a name in a text: as it is written, or in capitals. Shorter ones are words of their own.
KORTSTE_DEEL = 3
# Words inside a Dutch last name, which are words everywhere else too.
TUSSENVOEGSELS = {
    "aan", "bij", "den", "der", "des", "dos", "het", "las", "los", "onder", "over",
    "ten", "ter", "tot", "uit", "van", "von", "voor",
}  # fmt: skip
MAILADRES = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Persoon:
    """`namen` are whole and replaced in any case; `delen` only as they are written."""

    rol: str
    namen: tuple[str, ...]
    delen: tuple[str, ...] = ()


class Namen:
    """Replaces nothing: the dossier as it is."""

    toont_personen = True

    def schoon(self, tekst: str) -> str:
        return tekst

    def schoon_alles(self, waarde: Any) -> Any:
        """A value of JSON with every text in it."""
        if isinstance(waarde, str):
            return self.schoon(waarde)
        if isinstance(waarde, dict):
            return {sleutel: self.schoon_alles(deel) for sleutel, deel in waarde.items()}
        if isinstance(waarde, list | tuple):
            return [self.schoon_alles(deel) for deel in waarde]
        return waarde

    def persoon(self, wie: Gebruiker) -> Any:
        return {"naam": str(wie), "gebruikersnaam": wie.username, "email": wie.email}


class Rollen(Namen):
    """Every person by role; the second reviewer of a dossier is `beoordelaar 2`."""

    toont_personen = False

    def __init__(self, dossier: Dossier) -> None:
        self.personen = genummerd(betrokkenen(dossier))

    def schoon(self, tekst: str) -> str:
        for vorm in (self.heel, self.deel):
            tekst = vorm.sub(lambda gevonden: self.rol_van[bekend_als(gevonden.group())], tekst)
        return MAILADRES.sub("[e-mailadres]", tekst)

    def persoon(self, wie: Gebruiker) -> Any:
        return self.rol_van.get(bekend_als(wie.username), COLLEGA)

    @cached_property
    def rol_van(self) -> dict[str, str]:
        """Whoever is named first keeps the name."""
        gevonden: dict[str, str] = {}
        for naam, rol in [
            *((naam, p.rol) for p in self.personen for naam in p.namen),
            *((deel, p.rol) for p in self.personen for deel in p.delen),
        ]:
            gevonden.setdefault(bekend_als(naam), rol)
        return gevonden

    @cached_property
    def heel(self) -> re.Pattern[str]:
        return patroon((naam for p in self.personen for naam in p.namen), re.IGNORECASE)

    @cached_property
    def deel(self) -> re.Pattern[str]:
        delen = {deel for p in self.personen for deel in p.delen}
        return patroon({*delen, *(deel.upper() for deel in delen)})


def patroon(namen: Iterable[str], vlag: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Whole words, the longest first; a pattern that never fits when there are none."""
    woorden = sorted({naam for naam in namen if naam}, key=lambda naam: (-len(naam), naam))
    keuze = "|".join(los(woord) for woord in woorden) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{keuze})(?!\w)", vlag)


def los(naam: str) -> str:
    """As people type it: any apostrophe, and any space between the words."""
    delen = (re.escape(deel) for deel in naam.split())
    return r"\s+".join(re.sub("['’‘]", "['’‘]", deel) for deel in delen)


def bekend_als(naam: str) -> str:
    return " ".join(re.sub("[’‘]", "'", naam).lower().split())


def genummerd(gevonden: list[tuple[str, Persoon]]) -> list[Persoon]:
    """A number where a role has more than one person, in the order in which they appear."""
    aantal = {rol: sum(r == rol for r, _ in gevonden) for rol, _ in gevonden}
    teller = dict.fromkeys(aantal, 0)
    personen = []
    for rol, persoon in gevonden:
        teller[rol] += 1
        naam = f"{rol} {teller[rol]}" if aantal[rol] > 1 else rol
        personen.append(Persoon(naam, persoon.namen, persoon.delen))
    return personen


def betrokkenen(dossier: Dossier) -> list[tuple[str, Persoon]]:
    """Each account once, in the role nearest to the dossier; then who is known by name alone."""
    rollen: dict[int, str] = {}
    for rol, nummers in per_rol(dossier):
        for nummer in nummers:
            if nummer:
                rollen.setdefault(nummer, rol)
    accounts = Gebruiker.objects.in_bulk(rollen)
    met_account = [(rol, van_account(accounts[n])) for n, rol in rollen.items() if n in accounts]
    bekend = {naam.lower() for _, wie in met_account for naam in (*wie.namen, *wie.delen)}
    return met_account + [
        (rol, wie)
        for rol, wie in zonder_account(dossier)
        if not bekend.issuperset(naam.lower() for naam in (*wie.namen, *wie.delen))
    ]


def per_rol(dossier: Dossier) -> Iterator[tuple[str, list[int | None]]]:
    yield INKOPER, [dossier.eigenaar_id]
    yield OPDRACHTGEVER, [dossier.opdrachtgever_id]
    yield BEOORDELAAR, [dossier.beoordelaar_id]
    yield BEOORDELAAR, kolom(dossier.adviezen, "vastgesteld_door")
    yield BEOORDELAAR, kolom(dossier.opmerkingen, "auteur")
    yield BEOORDELAAR, kolom(dossier.adviesvragen, "gesteld_door")
    yield DESKUNDIGE, kolom(dossier.adviesvragen, "aan")
    in_geschiedenis = list(dossier.gebeurtenissen.order_by("versie"))
    for veld, rol in zip(PERSONEN, (INKOPER, OPDRACHTGEVER, BEOORDELAAR), strict=True):
        kanten = (kant for g in in_geschiedenis for kant in g.wijzigingen.get(veld, ()))
        yield rol, [kant for kant in kanten if isinstance(kant, int)]
    yield COLLEGA, kolom(dossier.delingen, "gebruiker")
    yield COLLEGA, kolom(dossier.delingen, "gedeeld_door")
    yield COLLEGA, [gebeurtenis.gebruiker_id for gebeurtenis in in_geschiedenis]
    yield COLLEGA, kolom(dossier.reacties, "schrijver")
    yield COLLEGA, kolom(dossier.reacties, "beantwoord_door")
    yield COLLEGA, kolom(dossier.stops, "gezet_door")


def kolom(rijen: Any, veld: str) -> list[int | None]:
    return list(rijen.order_by("pk").values_list(f"{veld}_id", flat=True))


def van_account(wie: Gebruiker) -> Persoon:
    return persoon(f"{wie.first_name} {wie.last_name}", wie.username, wie.email)


def persoon(naam: str, *anders: str) -> Persoon:
    """`anders` are the user name and the address, which are no words and go in any case."""
    woorden = naam.split()
    heel = (" ".join(woorden) if len(woorden) > 1 else "", *anders)
    delen = (woord for woord in woorden if is_naamdeel(woord))
    return Persoon("", tuple(deel for deel in heel if deel), tuple(delen))


def is_naamdeel(woord: str) -> bool:
    lang_genoeg = len(woord) >= KORTSTE_DEEL and "@" not in woord
    return lang_genoeg and woord.lower() not in TUSSENVOEGSELS


def zonder_account(dossier: Dossier) -> Iterator[tuple[str, Persoon]]:
    """Whom only a text names: as an address, an invitation, or under the name of then."""
    if dossier.opdrachtgever_email:
        yield OPDRACHTGEVER, Persoon("", (dossier.opdrachtgever_email,))
    for advies in dossier.adviezen.order_by("volgnummer"):
        if naam := advies.besluiten.get("vastgesteld_door"):
            yield BEOORDELAAR, persoon(naam)
    for genodigde in Genodigde.objects.filter(sessie__dossier=dossier).exclude(naam="", email=""):
        yield DEELNEMER, persoon(genodigde.naam, genodigde.email)
    for gebeurtenis in dossier.gebeurtenissen.order_by("versie"):
        for kant in gebeurtenis.wijzigingen.get("gedeeld_met", ()):
            if naam := zonder_einde(str(kant or "")):
                yield COLLEGA, persoon(naam)


def zonder_einde(tekst: str) -> str:
    """`Bob de Vries mag lezen` without what Bob may."""
    for einde in MAG.values():
        tekst = tekst.removesuffix(einde)
    return tekst.strip()
