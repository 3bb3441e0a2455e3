"""The settings of production, with the static files in a folder of the test."""

from inkoopkader.settings import *  # noqa: F403
from inkoopkader.settings import DATA_DIR

STATIC_ROOT = DATA_DIR / "static"
