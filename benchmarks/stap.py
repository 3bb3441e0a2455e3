"""Queries and CPU milliseconds of one step: the POST and the page after it.

.venv/bin/python -m benchmarks.stap
DATABASE_URL=postgres://… .venv/bin/python -m benchmarks.stap
"""

import statistics
import time
from collections import defaultdict
from typing import Any
from uuid import uuid4

from benchmarks.testbank import proefdatabase

RONDES = 25


def main() -> None:
    with proefdatabase():
        toon(loop())


def loop() -> dict[str, list[tuple[float, int]]]:
    """Walks the questionnaire again and again; per step the CPU milliseconds and queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from tests.dossiers import GEWOON, maak_gebruiker

    client = Client()
    client.force_login(maak_gebruiker("inkoper", "dossiers_maken"))
    metingen: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for _ in range(RONDES):
        eerste = {**GEWOON["onderwerp"], "nieuw": str(uuid4())}
        pagina = client.get(reverse("intake:nieuw"))
        pad = client.post(reverse("intake:nieuw"), {**eerste, **verborgen(pagina)}).url
        while pad and "/stappen/" not in pad:
            pad = client.get(pad).url
        while "/stappen/" in pad:
            slug = pad.rstrip("/").rsplit("/", 1)[-1]
            antwoord = {**GEWOON[slug], **verborgen(client.get(pad))}
            begin = time.process_time()
            with CaptureQueriesContext(
                connection,
            ) as gevraagd:
                volgende = client.post(pad, antwoord, follow=True)
            metingen[slug].append(((time.process_time() - begin) * 1000, len(gevraagd)))
            pad = volgende.redirect_chain[-1][0]
    return metingen


def verborgen(pagina: Any) -> dict[str, str]:
    """What the page sends along by itself."""
    form = pagina.context["form"]
    return {
        form.add_prefix(naam): str(form[naam].value() or "")
        for naam, veld in form.fields.items()
        if veld.widget.is_hidden
    }


def toon(metingen: dict[str, list[tuple[float, int]]]) -> None:
    print(f"{'stap':16} {'CPU-ms':>7} {'queries':>8}")
    for slug, rijen in metingen.items():
        print(f"{slug:16} {statistics.median(r[0] for r in rijen):7.1f} {rijen[-1][1]:8}")
    alle = [ms for rijen in metingen.values() for ms, _ in rijen[5:]]
    print(f"{'mediaan':16} {statistics.median(alle):7.1f}")


if __name__ == "__main__":
    main()
