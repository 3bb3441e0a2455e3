"""Which texts are the handelingskader's own words, and whether they still are."""

import hashlib
from collections.abc import Iterator, Mapping

from intake.advies.kader import Kader
from intake.advies.keuzes import Herkomst
from intake.kader.probleem import Probleem

LETTERLIJKE_VELDEN = ("titel_in_kader", "tekst", "nb")


def som(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()


def citaten_in(kader: Kader) -> dict[tuple[str, str], str]:
    """Every literal text, by code and field."""
    letterlijk = [c for c in kader.clausules if c.herkomst is Herkomst.LETTERLIJK]
    return {
        **{(c.code, veld): getattr(c, veld) for c in letterlijk for veld in LETTERLIJKE_VELDEN},
        **{(d.code, "tekst_kader"): d.tekst_kader for d in kader.doelstellingen},
        **{(r.code, "bron_zin"): r.bron_zin for r in kader.regels if r.bron_zin},
        **{
            (j.code, "naam_in_kader"): j.naam_in_kader
            for j in kader.juridische_kaders
            if j.naam_in_kader
        },
    }


def controleer_citaten(kader: Kader, sommen: Mapping[str, str]) -> Iterator[Probleem]:
    """Compares every quote with the sum that was once taken from the source."""
    citaten = citaten_in(kader)
    for (code, veld), tekst in citaten.items():
        bekend = sommen.get(f"{code}.{veld}")
        if bekend is None:
            yield Probleem(code, veld, "dit citaat heeft geen som in citaten.toml")
        elif bekend != som(tekst):
            yield Probleem(code, veld, "is niet meer letterlijk; zet de tekst van de bron terug")
    for sleutel in sommen.keys() - {f"{code}.{veld}" for code, veld in citaten}:
        yield Probleem("citaten.toml", sleutel, "dit citaat staat niet meer in het kader")


def vergelijk_met_bron(kader: Kader, brontekst: str) -> Iterator[Probleem]:
    if som(brontekst) != kader.gegevens.bron_checksum:
        yield Probleem("kader", "bron_checksum", "hoort niet bij deze brontekst")
    # In the source the brackets within a link are escaped.
    leesbaar = brontekst.replace("\\(", "(").replace("\\)", ")")
    for (code, veld), tekst in citaten_in(kader).items():
        if tekst not in leesbaar:
            yield Probleem(code, veld, "staat zo niet in de brontekst")
    for doelstelling in kader.doelstellingen:
        for veld in ("inkoopvoorbeelden_kader", "cijfers_kader"):
            for tekst in getattr(doelstelling, veld):
                if tekst not in leesbaar:
                    yield Probleem(doelstelling.code, veld, f"{tekst!r} staat zo niet in de bron")
