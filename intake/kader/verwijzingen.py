"""Whether every code in the framework stands for one thing, and every reference finds it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from intake.advies.kader import Kader
from intake.kader.probleem import Probleem

# The lists of the framework, and the field that names a row.
NAAM_VAN_RIJ = {
    "doelstellingen": "code",
    "productgroepen": "slug",
    "clausules": "code",
    "invulvelden": "naam",
    "juridische_kaders": "code",
    "doelen": "code",
    "niveaus": "niveau",
    "contactpunten": "code",
    "categorieplannen": "slug",
    "memoteksten": "code",
    "waarschuwingen": "code",
    "regels": "code",
    "bronnen": "code",
}
CLAUSULELIJSTEN = ("overlap_social_return", "cijfers_over_mensen", "steunt_op_nieuwe_wet")
Verwijzing = tuple[str, str, Iterable[str], str]


def controleer_namen(kader: Kader) -> Iterator[Probleem]:
    for lijst, veld in NAAM_VAN_RIJ.items():
        aantallen = Counter(_namen(kader, lijst))
        for naam in (naam for naam, aantal in aantallen.items() if aantal > 1):
            yield Probleem(naam, veld, f"komt meer dan één keer voor in {lijst}")


def controleer_verwijzingen(kader: Kader) -> Iterator[Probleem]:
    bekend = {lijst: set(_namen(kader, lijst)) for lijst in NAAM_VAN_RIJ}
    for onderwerp, sleutel, codes, lijst in _verwijzingen(kader):
        for code in sorted(set(codes) - bekend[lijst]):
            yield Probleem(onderwerp, sleutel, f"{code} bestaat niet in {lijst}")


def _namen(kader: Kader, lijst: str) -> list[str]:
    return [str(getattr(rij, NAAM_VAN_RIJ[lijst])) for rij in getattr(kader, lijst)]


def _verwijzingen(kader: Kader) -> Iterator[Verwijzing]:
    """Subject, key, the codes it names, and the list in which they must be."""
    yield from _van_clausules(kader)
    for d in kader.doelstellingen:
        yield d.code, "juridische_kaders", d.juridische_kaders, "juridische_kaders"
        in_kader = d.juridische_kaders_in_kader
        yield d.code, "juridische_kaders_in_kader", in_kader, "juridische_kaders"
        yield d.code, "bronnen", d.bronnen, "bronnen"
    for p in kader.productgroepen:
        doelstellingen = [rij.doelstelling for rij in p.doelstellingen]
        yield p.slug, "doelstellingen", doelstellingen, "doelstellingen"
        yield p.slug, "categorieplan", filter(None, [p.categorieplan]), "categorieplannen"
        yield p.slug, "bronnen", p.bronnen, "bronnen"
    for plan in kader.categorieplannen:
        yield plan.slug, "productgroepen", plan.productgroepen, "productgroepen"
        yield plan.slug, "standaardclausules", plan.standaardclausules, "clausules"
        yield plan.slug, "optionele_clausules", plan.optionele_clausules, "clausules"
        yield plan.slug, "ambities", [ambitie.doel for ambitie in plan.ambities], "doelen"
    for j in kader.juridische_kaders:
        yield j.code, "bronnen", j.bronnen, "bronnen"
    for b in kader.drempelbedragen:
        yield f"{b.soort} {b.geldig_van}", "bron", [b.bron], "bronnen"
    for doel in kader.doelen:
        yield doel.code, "bron", [doel.bron], "bronnen"
    for sleutel in CLAUSULELIJSTEN:
        yield "parameters", sleutel, getattr(kader.parameters, sleutel), "clausules"


def _van_clausules(kader: Kader) -> Iterator[Verwijzing]:
    for c in kader.clausules:
        yield c.code, "doelstellingen", c.doelstellingen, "doelstellingen"
        yield c.code, "toepassing.productgroepen", c.toepassing.productgroepen, "productgroepen"
        yield c.code, "juridische_kaders", c.juridische_kaders, "juridische_kaders"
        yield c.code, "bronnen", c.bronnen, "bronnen"
        for soort in ("sluit_uit", "vereist", "versterkt", "vervangen_door"):
            yield c.code, f"relaties.{soort}", getattr(c.relaties, soort), "clausules"
