"""Where to read a settled advice that the rules of today would not give any more."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from intake.dossier.bevroren import AndereUitkomst

Antwoord = Callable[[HttpRequest], HttpResponse]
UITLEG = (
    "Het Inkoopkader is vernieuwd nadat dit advies is vastgesteld. "
    "U leest het advies daarom in de documenten van toen."
)


class AndereUitkomstMiddleware:
    """One place for all pages that are made of the memo: they only let `AndereUitkomst` rise."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        if not isinstance(fout, AndereUitkomst):
            return None
        messages.info(request, UITLEG)
        advies = fout.advies
        return redirect("intake:vastgesteld", advies.dossier.kenmerk, advies.volgnummer)
