"""What can be found in a framework, and by which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.advies.kader import Clausule, Drempelbedrag, Kader, Productgroep
from intake.advies.keuzes import Soort as Opdrachtsoort
from intake.bibliotheek.models import Zoekingang
from intake.bibliotheek.vraag import zonder_punten
from intake.kader.cpv import losse_woorden
from intake.kader.woorden import PLAATS, STATUS

Soort = Zoekingang.Soort


@dataclass(frozen=True)
class Ingang:
    """`titel` weighs most, then `woorden`, then `tekst`."""

    soort: Soort
    sleutel: str
    titel: str
    woorden: str
    tekst: str


def ingangen(kader: Kader) -> Iterator[Ingang]:
    yield from (_productgroep(groep) for groep in kader.productgroepen)
    yield from (_clausule(clausule, kader) for clausule in kader.clausules)
    yield from (_drempels(soort, rijen) for soort, rijen in drempels(kader))
    for d in kader.doelstellingen:
        yield _ingang(
            Soort.DOELSTELLING,
            d.code,
            [d.naam],
            [d.korte_omschrijving, *(doelgroep.groep for doelgroep in d.doelgroepen)],
            [d.tekst_kader, d.vraagt_van_product, d.vraagt_van_organisatie, d.let_op],
        )
    for j in kader.juridische_kaders:
        namen = [j.naam, j.naam_in_kader]
        yield _ingang(Soort.REGELING, j.code, namen, [j.code, STATUS[j.status]], [j.stand, j.sinds])


def drempels(kader: Kader) -> list[tuple[Opdrachtsoort, tuple[Drempelbedrag, ...]]]:
    """The thresholds per kind of contract, oldest first."""
    per_soort = kader.drempels_per_soort
    return [(soort, per_soort[soort]) for soort in Opdrachtsoort if soort in per_soort]


def _productgroep(groep: Productgroep) -> Ingang:
    redenen = (d.waarom for d in groep.doelstellingen)
    cpv = (cpv.naam for cpv in groep.cpv)
    return _ingang(
        Soort.PRODUCTGROEP,
        groep.slug,
        [groep.naam],
        [*groep.synoniemen, *groep.voorbeelden],
        [*cpv, groep.aandacht, groep.geen_doelstelling_toelichting, *redenen],
    )


def _clausule(clausule: Clausule, kader: Kader) -> Ingang:
    doelstellingen = (kader.doelstelling[code].naam for code in clausule.doelstellingen)
    groepen = sorted(clausule.toepassing.productgroepen)
    return _ingang(
        Soort.CLAUSULE,
        clausule.code,
        [clausule.code, clausule.titel],
        [clausule.titel_in_kader, PLAATS[clausule.soort][2], *doelstellingen],
        [
            clausule.tekst,
            clausule.nb,
            clausule.aanvullende_waarschuwing,
            clausule.bewijs,
            *clausule.grondslag,
            *(kader.productgroep[slug].naam for slug in groepen),
        ],
    )


def _drempels(soort: str, rijen: Sequence[Drempelbedrag]) -> Ingang:
    return _ingang(
        Soort.DREMPELBEDRAG,
        soort,
        ["Drempelbedrag", rijen[-1].label],
        ["drempel Europese grens Europees aanbesteden", *(f"{rij.bedrag:.0f}" for rij in rijen)],
        [rij.grondslag for rij in rijen],
    )


def _ingang(
    soort: Soort, sleutel: str, titel: list[str], woorden: list[str], tekst: list[str]
) -> Ingang:
    return Ingang(soort, sleutel, *(plat(*deel) for deel in (titel, woorden, tekst)))


def plat(*teksten: str) -> str:
    """Loose words, so that neither engine has an opinion about signs and accents."""
    return " ".join(losse_woorden(zonder_punten(" ".join(teksten))))
