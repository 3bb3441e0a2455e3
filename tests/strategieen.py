"""Values that several property tests draw from."""

import json
from pathlib import Path

from hypothesis import strategies as st

from intake.advies.contract import SCHEMA

PRODUCTGROEPEN = sorted(pad.stem for pad in Path("fixtures/kader/productgroepen").glob("*.toml"))

SLEUTELS = [*SCHEMA["invoer"]["properties"], "x"]
BINNEN = ["naam", "bedrag", "wijze", "aantal", "maanden", "verlengingen", "opties", "omschrijving"]
WOORDEN = [
    "ja",
    "nee",
    "onbekend",
    "dienst",
    "levering",
    "werk",
    "totaal",
    "per_jaar",
    "2026-11-22",
]
json_waarden = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.sampled_from(WOORDEN)
    | st.text(max_size=20),
    lambda kinderen: (
        st.lists(kinderen, max_size=4) | st.dictionaries(st.sampled_from(BINNEN), kinderen)
    ),
    max_leaves=10,
)
# Mostly a purchase, sometimes broken text.
inkopen_in_json = (
    st.dictionaries(st.sampled_from(SLEUTELS), json_waarden, max_size=8).map(json.dumps)
    | st.text(alphabet='{}[]",:0123456789.eE-+ntruefalsn \\u\t\n', max_size=80)
    | st.binary(max_size=60)
)
