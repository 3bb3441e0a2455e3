"""The site behind a yardstick: each answer says how much CPU and how many queries it took.

Started by benchmarks.stap as `granian --interface wsgi benchmarks.meetlat:application`.
"""

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection

from benchmarks.koppen import CPU, VRAGEN

site = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    gevraagd: list[None] = []
    kop: list[Any] = []

    def tel(execute: Callable[..., Any], *args: Any) -> Any:
        gevraagd.append(None)
        return execute(*args)

    begin = time.thread_time()
    with connection.execute_wrapper(tel):
        antwoord = site(environ, lambda status, koppen, fout=None: kop.extend((status, koppen)))
        inhoud = b"".join(antwoord)
        antwoord.close()
    gerekend = round((time.thread_time() - begin) * 1_000_000)
    start_response(kop[0], [*kop[1], (CPU, str(gerekend)), (VRAGEN, str(len(gevraagd)))])
    return [inhoud]
