"""The number of the request that is being answered, for every line of the log it leads to."""

from contextvars import ContextVar

verzoeknummer: ContextVar[str] = ContextVar("verzoeknummer", default="")
