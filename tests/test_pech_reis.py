"""The database goes away while someone answers: in a real browser nothing typed is lost."""

from contextlib import contextmanager

import pytest
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper

from intake.dossier.models import Dossier
from tests.reizen import keur, klik, kop, ziet

pytestmark = pytest.mark.reis
TEKST = "Vuil & <schoon>\n\nin twee alinea’s"


@contextmanager
def zonder_database(monkeypatch):
    """For every thread of the server at once; a wrapper around one connection is not enough."""

    def weg(*args, **kwargs):
        raise OperationalError

    with monkeypatch.context() as m:
        m.setattr(CursorWrapper, "execute", weg)
        yield


def test_an_answer_that_could_not_be_saved_is_sent_again(venster, monkeypatch):
    page = venster("inkoper")
    page.goto("/dossiers/nieuw/")
    page.locator("#id_naam").fill("Schoonmaak 2028")
    page.locator("#id_omschrijving").fill(TEKST)
    page.locator("#id_opdrachtgever_email").fill("")
    with zonder_database(monkeypatch):
        klik(page, "Volgende vraag")
        assert kop(page) == "Dit is nog niet opgeslagen"
        keur(page, "pech-nog-niet-opgeslagen")
        klik(page, "Verstuur opnieuw")
        assert kop(page) == "Dit is nog niet opgeslagen"
    klik(page, "Verstuur opnieuw")
    ziet(page, "Stap 2 van 9")
    assert Dossier.objects.get(naam="Schoonmaak 2028").omschrijving.splitlines() == (
        TEKST.splitlines()
    )


def test_a_page_without_a_database_is_tried_again(venster, monkeypatch):
    page = venster("inkoper")
    page.goto("/dossiers/")
    boven = kop(page)
    with zonder_database(monkeypatch):
        page.reload()
        assert kop(page) == "Het Inkoopkader is even niet bereikbaar"
        keur(page, "pech-niet-bereikbaar")
    klik(page, "Probeer opnieuw")
    assert kop(page) == boven
