"""How a line in the log looks: time, level, source, message; never what someone typed."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType

from inkoopkader.nummer import verzoeknummer

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


# An own link gives access to whoever reads it. Below dossiers/ the same word begins plain pages.
EIGEN_LINK = re.compile(r"(\S*/ambitieweb/)([^/\s]+)")


class Regel(logging.Formatter):
    """Shows where an exception came from and its kind, without its message.

    The message of a database or conversion error quotes the row or value it failed on, and that
    is an answer.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return EIGEN_LINK.sub(zonder_token, super().format(record))

    def formatException(self, ei: ExcInfo) -> str:
        keten = traceback.TracebackException(*ei) if ei[0] else None
        return "".join(self._lines(keten)).rstrip()

    def _lines(self, fout: traceback.TracebackException | None) -> list[str]:
        if fout is None:
            return []
        eerder = fout.__cause__ or (None if fout.__suppress_context__ else fout.__context__)
        soort = f"{fout.exc_type.__module__}.{fout.exc_type.__qualname__}\n"
        return [*self._lines(eerder), *fout.stack.format(), soort]


class JsonRegel(Regel):
    """One JSON object per line, for a log server: nothing in a message can begin a second line.

    Fields of our own come with `extra={"velden": {...}}`.
    """

    def format(self, record: logging.LogRecord) -> str:
        regel = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "verzoek": verzoeknummer.get(),
            "melding": EIGEN_LINK.sub(zonder_token, record.getMessage()),
            **getattr(record, "velden", {}),
        }
        if record.exc_info:
            regel["fout"] = self.formatException(record.exc_info)
        return json.dumps(regel, ensure_ascii=False, default=str)


def zonder_token(adres: re.Match[str]) -> str:
    return adres[0] if "/dossiers/" in adres[1] else f"{adres[1]}[link]"
