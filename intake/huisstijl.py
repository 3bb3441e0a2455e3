"""Which stylesheets a page uses: the project's own, or the City's design system when fetched.

`manage.py huisstijl` fetches; the setting `HUISSTIJL` chooses: "eigen" (default) or "ams".
"""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

PAKKETTEN = Path("node_modules/@amsterdam")
ONDERDELEN = (
    ("ams/css", "design-system-css/dist"),
    ("ams/tokens", "design-system-tokens/dist"),
    ("ams/font", "design-system-assets/font"),
)


def stijlmappen(basis: Path) -> list[tuple[str, Path]]:
    """What to add to STATICFILES_DIRS: nothing as long as the City's packages are not there."""
    mappen = [(voorvoegsel, basis / PAKKETTEN / map_) for voorvoegsel, map_ in ONDERDELEN]
    return mappen if all(map_.is_dir() for _, map_ in mappen) else []


def ams_aan() -> bool:
    gevraagd = getattr(settings, "HUISSTIJL", "eigen") == "ams"
    return gevraagd and bool(stijlmappen(Path(settings.BASE_DIR)))


def huisstijl(request: HttpRequest) -> dict[str, bool]:
    """Context processor."""
    return {"HUISSTIJL_AMS": ams_aan()}
