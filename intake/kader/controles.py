"""What must hold in a framework before it may be published."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise, product

import isodate

from intake.advies.kader import Clausule, Kader, Regel
from intake.advies.keuzes import ClausuleSoort, Feit, Herkomst, Perspectief, Soort
from intake.kader.citaten import controleer_citaten, vergelijk_met_bron
from intake.kader.plancontroles import controleer_plannen
from intake.kader.probleem import Probleem
from intake.kader.verwijzingen import controleer_namen, controleer_verwijzingen

CODE = re.compile(r"[A-Z]{3}-\d{2}")
CPV = re.compile(r"\d{2,8}")
PLEK = re.compile(r"\[([a-z0-9_]+)\]")
MEMOPLEK = re.compile(r"\{\{(.*?)\}\}")
# As in the handelingskader: an address that was made unreadable, or an example.
GEEN_ADRES = re.compile(r"x{3,}|5\.1|voorbeeld|example", re.IGNORECASE)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+")
CHARTERTEKSTEN = ("CHA-01", "CHA-02")
# What the memo can fill in.
MEMOVELDEN = frozenset(
    (
        "afwijking",
        "afwijking_besluitnemer",
        "categorieplan_naam",
        "datum_charter_getekend",
        "datum_charter_plan",
        "datum_plan_van_aanpak",
        "directie",
        "drempel_periode",
        "drempelbedrag",
        "kaderversie",
        "lijst_doelstellingen",
        "lijst_doorverwijzing",
        "lijst_ontbrekend",
        "max_clausules",
        "naam_inkoop",
        "onder_of_vanaf",
        "reden_geen_ambitieweb",
        "reden_geen_charter",
        "reden_geen_doelstelling",
        "reden_overwegen",
        "soort_opdracht",
        "waarde_of_onbekend",
    )
)


def controleer(
    kader: Kader,
    brontekst: str | None = None,
    *,
    citaten: Mapping[str, str] | None = None,
    bekende_regels: frozenset[str] = frozenset(),
) -> list[Probleem]:
    """Every problem found. Quotes are compared with what is given: their sums, the source text.

    `bekende_regels` are the rules that the engine names in its findings.
    """
    problemen = [
        *controleer_namen(kader),
        *controleer_verwijzingen(kader),
        *controleer_clausules(kader),
        *controleer_dekking(kader),
        *controleer_relaties(kader),
        *controleer_invulvelden(kader),
        *controleer_productgroepen(kader),
        *controleer_plannen(kader),
        *controleer_drempels(kader),
        *controleer_contactpunten(kader),
        *controleer_memoteksten(kader),
        *controleer_regels(kader, bekende_regels),
    ]
    if citaten is not None:
        problemen += controleer_citaten(kader, citaten)
    if brontekst is not None:
        problemen += vergelijk_met_bron(kader, brontekst)
    return problemen


def controleer_clausules(kader: Kader) -> Iterator[Probleem]:
    for c in kader.clausules:
        if not CODE.fullmatch(c.code):
            yield Probleem(
                c.code, "code", "schrijf drie hoofdletters, een streepje en twee cijfers"
            )
        if not c.doelstellingen:
            yield Probleem(c.code, "doelstellingen", "noem er ten minste één")
        if not c.nakoming:
            yield Probleem(c.code, "nakoming", "noem ten minste één afspraak")
        for sleutel in ("ambitieniveau", "prioriteit"):
            if getattr(c, sleutel) not in (1, 2, 3):
                yield Probleem(c.code, sleutel, "kies 1, 2 of 3")
        yield from _controleer_duren(c)


def _controleer_duren(clausule: Clausule) -> Iterator[Probleem]:
    for nummer, afspraak in enumerate(clausule.nakoming):
        for sleutel in ("term", "herhaling"):
            duur = getattr(afspraak, sleutel)
            if not _is_duur(duur) and (duur or sleutel == "term"):
                plaats = f"nakoming[{nummer}].{sleutel}"
                yield Probleem(clausule.code, plaats, f"{duur!r} is geen duur zoals P6M of P10D")


def _is_duur(tekst: str) -> bool:
    try:
        isodate.parse_duration(tekst)
    except isodate.ISO8601Error:
        return False
    return True


def controleer_dekking(kader: Kader) -> Iterator[Probleem]:
    """A text for every doelstelling, from both perspectives, in each part of the documents."""
    aanwezig = {(d, c.perspectief, c.soort) for c in kader.clausules for d in c.doelstellingen}
    for vak in product(kader.doelstelling, Perspectief, ClausuleSoort):
        if vak not in aanwezig:
            doelstelling, perspectief, soort = vak
            melding = f"geen clausule van soort {soort} met perspectief {perspectief}"
            yield Probleem(doelstelling, "clausules", melding)


def controleer_relaties(kader: Kader) -> Iterator[Probleem]:
    uitgesloten = {c.code: set(c.relaties.sluit_uit) for c in kader.clausules}
    for c in kader.clausules:
        for ander in c.relaties.sluit_uit:
            if c.code not in uitgesloten.get(ander, {c.code}):
                yield Probleem(ander, "relaties.sluit_uit", f"noem ook {c.code}")
        pakket = _met_vereiste(kader, c.code)
        for een in sorted(pakket):
            for ander in sorted(pakket & uitgesloten[een]):
                melding = f"{c.code} brengt {een} en {ander} samen, maar die sluiten elkaar uit"
                yield Probleem(c.code, "relaties.vereist", melding)
    een, ander = CHARTERTEKSTEN
    if {een, ander} <= uitgesloten.keys() and ander not in uitgesloten[een]:
        yield Probleem(een, "relaties.sluit_uit", f"noem {ander}: samen mogen ze nooit")


def _met_vereiste(kader: Kader, code: str) -> set[str]:
    pakket: set[str] = set()
    wachtrij = [code]
    while wachtrij:
        volgende = wachtrij.pop()
        if volgende in kader.clausule and volgende not in pakket:
            pakket.add(volgende)
            wachtrij += kader.clausule[volgende].relaties.vereist
    return pakket


def controleer_invulvelden(kader: Kader) -> Iterator[Probleem]:
    gebruikt = {plek: c.code for c in kader.clausules for plek in PLEK.findall(c.tekst)}
    bekend = {veld.naam for veld in kader.invulvelden}
    for plek in sorted(gebruikt.keys() - bekend):
        yield Probleem(gebruikt[plek], "tekst", f"[{plek}] staat niet in invulvelden")
    for naam in sorted(bekend - gebruikt.keys()):
        yield Probleem(naam, "invulvelden", "staat in geen enkele clausule")


def controleer_productgroepen(kader: Kader) -> Iterator[Probleem]:
    for p in kader.productgroepen:
        for feit in (feit for feit in Feit if feit not in p.standaardfeiten):
            yield Probleem(p.slug, f"standaardfeiten.{feit}", "ontbreekt: kies ja, nee of onbekend")
        for cpv in p.cpv:
            if not CPV.fullmatch(cpv.code):
                yield Probleem(p.slug, "cpv", f"{cpv.code!r}: schrijf twee tot acht cijfers")
        if not p.doelstellingen and not p.geen_doelstelling_toelichting:
            yield Probleem(p.slug, "geen_doelstelling_toelichting", "leg uit waarom er geen past")


def controleer_drempels(kader: Kader) -> Iterator[Probleem]:
    for soort in (soort for soort in Soort if soort is not Soort.GEMENGD):
        rijen = kader.drempels_per_soort.get(soort, ())
        if not rijen:
            yield Probleem("drempelbedragen", soort, "heeft geen bedrag")
        for rij in rijen:
            if rij.bedrag <= 0 or rij.geldig_van > rij.geldig_tot:
                yield Probleem("drempelbedragen", soort, f"{rij.geldig_van}: bedrag of periode")
        for eerder, later in pairwise(rijen):
            if later.geldig_van != eerder.geldig_tot + timedelta(days=1):
                wat = "overlapt met" if later.geldig_van <= eerder.geldig_tot else "laat een gat na"
                melding = f"{later.geldig_van} {wat} de periode tot en met {eerder.geldig_tot}"
                yield Probleem("drempelbedragen", soort, melding)


def controleer_contactpunten(kader: Kader) -> Iterator[Probleem]:
    """An address may be empty until the municipality gives it; it may not be made up."""
    for c in kader.contactpunten:
        for sleutel in ("email", "telefoon", "url"):
            if GEEN_ADRES.search(getattr(c, sleutel)):
                yield Probleem(c.code, sleutel, "dit is geen echt adres; laat het leeg")
        if c.email and not EMAIL.fullmatch(c.email):
            yield Probleem(c.code, "email", "dit is geen e-mailadres")


def controleer_memoteksten(kader: Kader) -> Iterator[Probleem]:
    for memotekst in kader.memoteksten:
        for plek in sorted(set(MEMOPLEK.findall(memotekst.tekst)) - MEMOVELDEN):
            yield Probleem(memotekst.code, "tekst", f"{{{{{plek}}}}} kan het memo niet invullen")


def controleer_regels(kader: Kader, bekende_regels: frozenset[str]) -> Iterator[Probleem]:
    for code in sorted(bekende_regels - kader.regel.keys()):
        yield Probleem(code, "regels", "ontbreekt; de beslislogica noemt deze regel")
    for regel in kader.regels:
        yield from _controleer_regel(regel)


def _controleer_regel(regel: Regel) -> Iterator[Probleem]:
    if regel.code.split(".")[0] != regel.tabel:
        yield Probleem(regel.code, "tabel", f"past niet bij {regel.tabel}")
    if regel.herkomst is Herkomst.WET and not regel.grondslag:
        yield Probleem(regel.code, "grondslag", "noem het artikel")
    if regel.herkomst is Herkomst.HANDELINGSKADER and not regel.bron_zin:
        yield Probleem(regel.code, "bron_zin", "noem de zin uit het handelingskader")
    if not regel.actief and regel.herkomst is not Herkomst.VOORSTEL:
        yield Probleem(regel.code, "actief", "alleen een voorstel mag uit staan")
