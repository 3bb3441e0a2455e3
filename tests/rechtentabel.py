"""Who may do what, as a page of the documentation: `python -m tests.rechtentabel > docs/toegang.md`.

Made from the very tables that the tests compare with the running application.
"""

import os
from collections.abc import Iterator

import django
from django.urls import URLPattern, URLResolver, get_resolver

KOP = """\
# Wie mag wat

Deze pagina is gemaakt uit de tabellen waarmee de tests het draaiende programma vergelijken
(`tests/test_toegang.py` en `tests/test_staten.py`). Verander haar niet met de hand, maar draai
`python -m tests.rechtentabel > docs/toegang.md`. Wie iets niet mag zien, krijgt dezelfde pagina
als bij een dossier dat niet bestaat.

## Per adres

Het dossier in deze tabel is een concept met één eerder vastgesteld advies. Het is gedeeld met de
opdrachtgever, met twee collega's en met een deskundige. Een streepje is: er is niets. *Ziet* is
alleen lezen, *doet* is ook versturen. Adressen die iedereen mag zien, zoals het inloggen en de
hulp, staan er niet bij. De bladen rond een dossier in het beheer (`/beheer/`) zijn er alleen voor
de beoordelaar.

"""
STATEN = """
## Per staat

E is de eigenaar, M een collega die meeschrijft, L een collega die meeleest, A een andere inkoper, B
de beoordelaar die het dossier oppakte, C een andere beoordelaar, R een beoordelaar die zelf
meeschrijft. Wie meeschrijft, beoordeelt niet.

"""
TEKST = {(False, False): "–", (True, False): "ziet", (True, True): "doet", (False, True): "doet"}


def rechtentabel() -> str:
    from tests import test_staten, test_toegang

    paden = dict(adressen(get_resolver()))
    rijen = [("adres", *test_toegang.ROLLEN)]
    for naam, (get, post) in sorted(test_toegang.TABEL.items()):
        if get == test_toegang.IEDEREEN:
            continue
        adres = paden[test_toegang.ALLE[naam]] or "/"
        cellen = (recht(*codes) for codes in zip(get, post, strict=True))
        rijen.append(
            (f"`{adres}`", "–" if get[0] == 302 else recht(get[0], post[0]), *list(cellen)[1:])
        )
    staten = [("staat", "handeling", "wie")]
    staten += [
        (s.label, h.replace("_", " "), " ".join(w)) for (s, h), w in test_staten.VERWACHT.items()
    ]
    return KOP + tabel(rijen) + STATEN + tabel(staten)


def adressen(resolver: URLResolver, voor: str = "") -> Iterator[tuple[URLPattern, str]]:
    """Every address with the part in front of it, where a subject has its own list."""
    for patroon in resolver.url_patterns:
        pad = f"{voor}{patroon.pattern}"
        if isinstance(patroon, URLResolver):
            yield from adressen(patroon, pad)
        else:
            yield patroon, pad


def recht(get: int, post: int) -> str:
    return TEKST[get in (200, 302), post in (200, 302, 409)]


def tabel(rijen: list[tuple[str, ...]]) -> str:
    kop, *rest = rijen
    regels = [kop, ("---",) * len(kop), *rest]
    return "".join(f"| {' | '.join(regel)} |\n" for regel in regels)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    print(rechtentabel(), end="")
