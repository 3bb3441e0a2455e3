"""Two people choosing texts at once: together they never save what does not go together."""

import threading

import pytest
from django.db import connection

from intake.advies.samenhang import samenhangfouten
from intake.dossier.handelen import Opslag
from intake.dossier.indienen import bekijk
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.models import Dossier
from intake.werkbank.kiesregels import Onverenigbaar, gekozen_codes, keurt

NEE = {"ja": False, "reden": "Niet nodig."}
ERBIJ = {"ja": True, "reden": "", "erbij": True}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ronde", range(3))
def test_of_two_texts_that_rule_each_other_out_one_is_saved(compleet, inkoper, ronde):
    codes = gekozen_codes(bekijk(Dossier.objects.get()).zaak)
    (oud,) = {"CHA-01", "CHA-02"} & set(codes)
    nieuw = "CHA-02" if oud == "CHA-01" else "CHA-01"
    Dossier.objects.update(clausulekeuzes={oud: NEE})
    start, uitslagen = threading.Barrier(2), []

    def kies(code, keuze):
        eigen = Dossier.objects.get(pk=compleet.pk)
        opslag, besluit = Opslag(inkoper, van_versie=eigen.versie), {code: keuze}
        start.wait()
        try:
            keur = keurt(eigen, besluit)
            bewaar_keuzes(eigen, "clausulekeuzes", "teksten", besluit, opslag, keur)
            uitslagen.append(code)
        except Onverenigbaar:
            uitslagen.append(None)
        finally:
            connection.close()

    wens = [(oud, {"ja": True, "reden": ""}), (nieuw, ERBIJ)]
    draden = [threading.Thread(target=kies, args=een) for een in wens]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    zaak = bekijk(Dossier.objects.get()).zaak
    assert len([code for code in uitslagen if code]) == 1
    assert not list(samenhangfouten(zaak.kader, gekozen_codes(zaak)))
