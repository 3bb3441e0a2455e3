"""The fonts of the memo: where they are, what they can show, and no others."""

import hashlib
import os
import stat
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

from intake.dossier.pdf.fouten import MIST_LETTERTYPE, PdfFout

SNEDEN = ("Regular", "It", "Semibold", "SemiboldIt", "Bold")

# DejaVu fills in what Source Sans Pro lacks. Debian installs it together with Pango;
# without it the memo is still made, with fewer characters.
AANVULLING = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
MAPPEN_MET_AANVULLING = (
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/dejavu-sans-fonts",
    "/usr/share/fonts/dejavu",
    "/usr/share/fonts/TTF",
)

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{mappen}
  <cachedir>{cache}</cachedir>
  <selectfont>
    <rejectfont><glob>*</glob></rejectfont>
    <acceptfont>
{bestanden}
    </acceptfont>
  </selectfont>
</fontconfig>
"""


@cache
def use_lettertypen(folder: Path) -> None:
    """Point this process at the memo's fonts only, so that every server makes the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)  # the system may have tidied up an old one
    conf = folder / "fonts.conf"
    nieuw = folder / f"fonts.conf.{os.getpid()}"
    nieuw.write_text(_fonts_conf(folder), encoding="utf-8")
    nieuw.replace(conf)  # another process may be reading the old one
    os.environ["FONTCONFIG_FILE"] = str(conf)


def map_van_installatie() -> Path:
    """The same folder for every process of this installation: a killed one leaves nothing behind.

    The folder for temporary files is everybody's, so a folder with this name that is not ours
    alone is left alone; a folder of our own then remains after a kill.
    """
    som = hashlib.sha256(str(bestanden()).encode()).hexdigest()[:8]
    folder = Path(tempfile.gettempdir()) / f"inkoopkader-pdf-{os.getuid()}-{som}"
    folder.mkdir(mode=0o700, exist_ok=True)
    stand = folder.lstat()
    if stat.S_ISDIR(stand.st_mode) and stand.st_uid == os.getuid() and not stand.st_mode & 0o077:
        return folder
    return Path(tempfile.mkdtemp(prefix="inkoopkader-pdf-"))


@cache
def tekenset() -> frozenset[str]:
    """Every character that one of the fonts can draw."""
    regular = [next(pad for pad in bestanden() if pad.name == "SourceSansPro-Regular.ttf")]
    aanvulling = [pad for pad in bestanden() if pad.name == AANVULLING[0]]
    return frozenset(
        chr(code) for pad in regular + aanvulling for code in TTFont(pad, lazy=True).getBestCmap()
    )


@cache
def bestanden() -> tuple[Path, ...]:
    return (*_source_sans_pro(), *_dejavu())


def _source_sans_pro() -> list[Path]:
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise PdfFout(MIST_LETTERTYPE)
    folder = Path(spec.origin).parent / "files"
    # The same folder holds OTF versions; those make the PDF larger.
    paden = [folder / f"SourceSansPro-{snede}.ttf" for snede in SNEDEN]
    if not all(pad.is_file() for pad in paden):
        raise PdfFout(MIST_LETTERTYPE)
    return paden


def _dejavu() -> list[Path]:
    for folder in MAPPEN_MET_AANVULLING:
        paden = [Path(folder) / naam for naam in AANVULLING]
        if all(pad.is_file() for pad in paden):
            return paden
    return []


def _fonts_conf(folder: Path) -> str:
    mappen = sorted({str(pad.parent) for pad in bestanden()})
    return FONTS_CONF.format(
        mappen="\n".join(f"  <dir>{escape(pad)}</dir>" for pad in mappen),
        cache=escape(str(folder / "cache")),
        bestanden="\n".join(f"      <glob>{escape(str(pad))}</glob>" for pad in bestanden()),
    )
