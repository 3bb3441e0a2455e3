"""The rules of the toets, as a page of the documentation: `python -m tests.toetstabel`.

Made from the rules themselves, and from what they find in the texts of the worked examples.
"""

import os
from collections import Counter
from pathlib import Path

import django

from intake.advies.kader import Kader

KOP = """\
# De toets van de teksten

Deze pagina is gemaakt uit de regels zelf (`intake/advies/toets/`). Verander haar niet met de hand,
maar draai `python -m tests.toetstabel > docs/toets.md`. Wat een regel vindt, lost de inkoper op of
legt hij uit in één zin; niets wordt verboden. Bij *Wet* staat de regel in de wet, bij
*Eigen voorstel* is het een eigen regel van ons. De beslistabellen staan in `tests/test_toets.py`.

## De regels

"""
GEMETEN = """
## Wat de toets vindt in de voorbeelden

*Geadviseerd*: de teksten die het advies kiest, met onze standaardwaarden. *Alles*: ook elke andere
tekst die past of kan passen, dus meer dan iemand hoort te vragen. Tussen haakjes het aantal teksten.

"""


def toetstabel(kader: Kader) -> str:
    from intake.advies.toets import CONTROLES
    from intake.kader.woorden import HERKOMST

    rijen = [("regel", "naam", "wat hij vindt", "bron", "herkomst"), ("---",) * 5]
    rijen += [
        (regel.code, regel.naam, regel.als, regel.bron, HERKOMST[regel.herkomst][0])
        for regel in sorted((r for r, _ in CONTROLES), key=lambda r: int(r.code[1:]))
    ]
    return KOP + tabel(rijen) + GEMETEN + tabel(metingen(kader))


def metingen(kader: Kader) -> list[tuple[str, ...]]:
    from tests.voorbeelden import VOORBEELDEN

    rijen: list[tuple[str, ...]] = [("voorbeeld", "geadviseerd", "alles"), ("---",) * 3]
    return rijen + [
        (pad.stem, gevonden(pad, kader), gevonden(pad, kader, True)) for pad in VOORBEELDEN
    ]


def gevonden(pad: Path, kader: Kader, alles: bool = False) -> str:
    from dataclasses import replace

    from intake.dossier.besluiten import INKOPER, Besluiten, Keuze
    from intake.dossier.weergave.toets import tekstset_van, toets_van
    from intake.dossier.weergave.zaak import maak_zaak
    from tests.voorbeelden import lees_voorbeeld

    zaak = maak_zaak(lees_voorbeeld(pad, kader)[0], kader, "proef")
    if alles:
        erbij = (*zaak.advies.clausules.geschikt, *zaak.advies.clausules.mogelijk)
        keuzes = {een.code: Keuze(True, "", INKOPER, True) for een in erbij}
        zaak = replace(zaak, besluiten=Besluiten(keuzes))
    telling = Counter(een.bevinding.regel.code for een in toets_van(zaak))
    wat = ", ".join(f"{code}: {aantal}" for code, aantal in sorted(telling.items())) or "niets"
    return f"{wat} ({len(tekstset_van(zaak).teksten)})"


def tabel(rijen: list[tuple[str, ...]]) -> str:
    return "".join(f"| {' | '.join(rij)} |\n" for rij in rijen)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from intake.management.commands.laad_kader import gekeurde_uitgave

    print(toetstabel(gekeurde_uitgave(Path("fixtures/kader"))), end="")
