"""How a whole framework is written down for ever: canonical JSON, and back.

The same framework always gives the same bytes, so that their SHA-256 names it.
"""

import hashlib
import json
from collections.abc import Set
from decimal import Decimal

from cattrs.gen import make_dict_unstructure_fn, override
from cattrs.preconf.json import make_converter

from intake.advies.kader import Categorieplan, Clausule, Kader

# Raise this when an old snapshot no longer structures as it stands, and keep reading the old one.
# A new field with a default needs no new number.
FORMAAT = 1


class Onleesbaar(ValueError):
    """This text is not a snapshot that this code can read."""


def _bedrag(bedrag: Decimal) -> str:
    # The database gives 221000.00 where the release file says 221000: the same amount.
    return f"{bedrag.normalize():f}"


_omzetter = make_converter(forbid_extra_keys=True, unstruct_collection_overrides={Set: sorted})
_omzetter.register_unstructure_hook(Decimal, _bedrag)
_omzetter.register_structure_hook(Decimal, lambda tekst, _: Decimal(tekst))

# Added after the first versions were published: while empty they are left out, so that a
# framework that did not change keeps its sum.
LATER = {Categorieplan: ("ambities", "vastgesteld_op"), Clausule: ("lasten",)}
for _soort, _velden in LATER.items():
    _weglaten = dict.fromkeys(_velden, override(omit_if_default=True))
    _omzetter.register_unstructure_hook(
        _soort, make_dict_unstructure_fn(_soort, _omzetter, **_weglaten)
    )


def naar_json(kader: Kader) -> str:
    inhoud = {"formaat": FORMAAT, "kader": _omzetter.unstructure(kader, Kader)}
    return json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def van_json(tekst: str) -> Kader:
    inhoud = json.loads(tekst)
    if inhoud.get("formaat") != FORMAAT:
        raise Onleesbaar(f"Onbekend formaat van de momentopname: {inhoud.get('formaat')!r}.")
    return _omzetter.structure(inhoud["kader"], Kader)


def sha256(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()
