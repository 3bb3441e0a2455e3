"""Every change is on record, and the record cannot be altered."""

import pytest
from django.db import IntegrityError, connection, transaction

from intake.dossier.geschiedenis import Gebeurtenis


def test_a_save_says_who_what_when_and_from_where(antwoord, dossier, inkoper):
    antwoord("mensen")
    laatste = Gebeurtenis.objects.latest("versie")
    assert (laatste.gebruiker, laatste.handeling) == (inkoper, "mensen")
    assert laatste.wijzigingen == {"personele_inzet": ["", "ja"], "markt": ["", "50-249"]}
    assert (laatste.herkomst, laatste.versie) == ("127.0.0.1", 2)


def test_amounts_and_rows_are_on_record_as_they_were(antwoord, dossier):
    antwoord("prijs")
    antwoord("bedrag", bedrag="80.000,50")
    antwoord("bedrag", bedrag="90.000")
    assert Gebeurtenis.objects.latest("versie").wijzigingen == {"bedrag": ["80000.50", "90000.00"]}


def test_a_new_dossier_starts_its_history(dossier):
    eerste = Gebeurtenis.objects.get()
    assert eerste.handeling == "nieuw"
    assert eerste.wijzigingen == {"naam": ["", "Schoonmaak stadskantoren"]}


def test_every_version_of_a_dossier_has_its_gebeurtenis(compleet):
    compleet.refresh_from_db()
    versies = list(compleet.gebeurtenissen.values_list("versie", flat=True))
    assert versies == list(range(1, compleet.versie + 1))


def test_a_refused_save_leaves_no_trace(antwoord, dossier):
    antwoord("mensen", markt="")
    assert Gebeurtenis.objects.count() == 1


@pytest.mark.parametrize("opdracht", ["UPDATE {} SET handeling = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_alter_the_record(dossier, opdracht):
    tabel = Gebeurtenis._meta.db_table
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht.format(tabel))
    assert Gebeurtenis.objects.get().handeling == "nieuw"
