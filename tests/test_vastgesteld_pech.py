"""Bad days while settling: two at once, a renderer or a process that dies, a dossier withdrawn."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

from intake.berichten.models import Bericht
from intake.dossier.controle import controleer
from intake.dossier.handelen import Opslag
from intake.dossier.models import Dossier
from intake.dossier.overgangen import trek_in
from intake.dossier.pdf.proces import DRUKKER
from intake.dossier.staten import Staat
from intake.dossier.vastgesteld import VastgesteldAdvies
from tests.vaststelling import browser

pytestmark = pytest.mark.django_db(transaction=True)


def open_voorbeeld(dossier, wie):
    """The browser of a reviewer with the preview open, and what its button would send."""
    pad, client = reverse("admin:intake_dossier_vaststellen", args=[dossier.pk]), browser(wie)
    voorbeeld = client.get(pad).context["voorbeeld"]
    data = {"versie": voorbeeld.dossier.versie, "voorbeeld": voorbeeld.som}
    return lambda: client.post(pad, data)


def niets_vastgesteld(dossier, staat):
    dossier.refresh_from_db()
    assert dossier.staat == staat
    assert not VastgesteldAdvies.objects.exists() and not Bericht.objects.exists()
    assert not dossier.gebeurtenissen.filter(handeling="vaststellen").exists()


def test_of_two_reviewers_at_the_same_second_one_settles(standaard, ina, jan):
    klikken = [open_voorbeeld(standaard, wie) for wie in (ina, jan)]
    start, uitslagen = threading.Barrier(2), []

    def stel_vast(klik):
        start.wait()
        uitslagen.append(klik().status_code)
        connection.close()

    draden = [threading.Thread(target=stel_vast, args=(klik,)) for klik in klikken]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitslagen) == [302, 409]
    assert VastgesteldAdvies.objects.count() == 1
    assert standaard.gebeurtenissen.filter(handeling="vaststellen").count() == 1


def test_when_the_renderer_is_killed_nothing_is_settled_and_again_works(in_beoordeling, ina):
    klik, klaar = open_voorbeeld(in_beoordeling, ina), threading.Event()
    DRUKKER.stop()

    def moord():
        while not klaar.is_set():
            for kind in multiprocessing.active_children():
                with suppress(OSError):  # it was gone already
                    if "libpango" in Path(f"/proc/{kind.pid}/maps").read_text():  # it renders
                        os.kill(kind.pid, signal.SIGKILL)
            time.sleep(0.005)

    moordenaar = threading.Thread(target=moord)
    moordenaar.start()
    try:
        pagina = klik()
    finally:
        klaar.set()
        moordenaar.join()
    html = pagina.content.decode()
    assert pagina.status_code == 503 and "onverwacht gestopt" in html and "Probeer opnieuw" in html
    niets_vastgesteld(in_beoordeling, Staat.IN_BEOORDELING)
    assert klik().status_code == 302


DOOD_VOOR_DE_COMMIT = """
import os, sys
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from intake.beoordeling.vaststellen import stel_vast
from intake.dossier.models import Dossier
from intake.dossier.opslaan import Opslag

def dood(voer_uit, opdracht, *rest):
    uitkomst = voer_uit(opdracht, *rest)
    if opdracht.startswith('INSERT INTO "intake_vastgesteldadvies"'):
        print("geschreven", flush=True)
        os._exit(9)
    return uitkomst

if __name__ == "__main__":
    dossier = Dossier.objects.get()
    with connection.execute_wrapper(dood):
        stel_vast(dossier, Opslag(dossier.beoordelaar, "", dossier.versie))
"""


def test_a_process_that_dies_before_the_commit_settles_nothing(in_beoordeling, ina, tmp_path):
    script = tmp_path / "dood.py"
    script.write_text(DOOD_VOOR_DE_COMMIT)
    naam = str(connection.settings_dict["NAME"])
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": os.getcwd()}
    connection.close()
    kind = subprocess.run(
        [sys.executable, script, naam], capture_output=True, text=True, env=omgeving
    )
    assert (kind.returncode, kind.stdout) == (9, "geschreven\n"), kind.stderr
    niets_vastgesteld(in_beoordeling, Staat.IN_BEOORDELING)
    assert open_voorbeeld(in_beoordeling, ina)().status_code == 302


def test_a_dossier_withdrawn_during_the_preview_is_not_settled(in_beoordeling, ina, inkoper):
    klik = open_voorbeeld(in_beoordeling, ina)
    trek_in(Dossier.objects.get(), Opslag(inkoper))
    Bericht.objects.all().delete()
    pagina = klik()
    assert pagina.status_code == 409
    niets_vastgesteld(in_beoordeling, Staat.CONCEPT)


def test_hostile_text_in_every_field_is_settled_and_does_no_harm(in_beoordeling, ina):
    kwaad = "<script>alert(1)</script>" + "e" + "\u0301" * 1000
    kwade_rij = {"titel": kwaad[:120], "tekst": kwaad, "soort": "eis", "reden": kwaad}
    Dossier.objects.update(
        naam=kwaad[:120],
        omschrijving=kwaad,
        eigen_clausules=[kwade_rij],
        afspraken=[{"wat": kwaad, "wanneer": kwaad, "wie": kwaad}],
    )
    in_beoordeling.opmerkingen.update(tekst=kwaad)
    type(ina).objects.update(first_name="<script>", last_name="&")
    assert open_voorbeeld(in_beoordeling, ina)().status_code == 302
    advies = VastgesteldAdvies.objects.get()
    assert b"<script" not in bytes(advies.html) and bytes(advies.pdf).startswith(b"%PDF")
    assert all(een.in_orde for een in controleer(advies))
    client = browser(ina)
    for blad in (
        "vastgesteld",
        "vastgesteld_memo",
        "vastgesteld_controle",
        "vastgesteld_sindsdien",
    ):
        pad = reverse(f"intake:{blad}", args=[in_beoordeling.kenmerk, 1])
        assert "<script>" not in client.get(pad).content.decode()
