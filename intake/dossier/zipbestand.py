"""Word files and spreadsheets are zip files: the same contents must give the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

# A zip has no time before this.
BEGIN = (1980, 1, 1, 0, 0, 0)
MOMENT = datetime(1980, 1, 1, tzinfo=UTC)


def met_vaste_datums(bestand: bytes, vervangen: Mapping[str, bytes] | None = None) -> bytes:
    """The file with fixed dates inside, and some of its parts replaced."""
    vast = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bestand)) as bron, zipfile.ZipFile(vast, "w") as doel:
        for naam in bron.namelist():
            deel = zipfile.ZipInfo(naam, BEGIN)
            deel.compress_type = zipfile.ZIP_DEFLATED
            doel.writestr(deel, (vervangen or {}).get(naam) or bron.read(naam))
    return vast.getvalue()
