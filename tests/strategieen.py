"""Values that several property tests draw from."""

from pathlib import Path

PRODUCTGROEPEN = sorted(pad.stem for pad in Path("fixtures/kader/productgroepen").glob("*.toml"))
