"""The framework as files: the frozen snapshot with its sum, and lists for a spreadsheet."""

import csv
import io
import json
from dataclasses import fields
from hashlib import sha256

import jsonschema_rs
import pytest
from django.urls import reverse

from intake.advies.kader import Clausule
from intake.bibliotheek.opendata import LIJSTEN, maak_csv, veilig
from intake.bibliotheek.schema import kaderschema
from intake.kader.snapshot import naar_json
from tests.klein_kader import KLEIN_KADER


@pytest.fixture
def haal(client, alice, geldend):
    client.force_login(alice)

    def haal(bestand, versie=None, **koppen):
        if versie:
            return client.get(
                reverse("intake:open_data_versie", args=[versie, bestand]), headers=koppen
            )
        return client.get(reverse("intake:open_data_bestand", args=[bestand]), headers=koppen)

    return haal


def rijen(inhoud):
    return list(csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))


def test_the_json_is_the_text_that_was_published(haal, geldend):
    antwoord = haal("kader.json")
    assert sha256(antwoord.content).hexdigest() == geldend.sha256
    assert haal("kader.json", geldend.versie).content == antwoord.content


def test_a_version_may_be_kept_for_ever_and_the_present_may_not(haal, geldend):
    assert "immutable" in haal("kader.json", geldend.versie)["Cache-Control"]
    assert "no-cache" in haal("kader.json")["Cache-Control"]
    assert "no-cache" in haal("clausules.csv", geldend.versie)["Cache-Control"]
    for antwoord in (haal("kader.json"), haal("kader.json", geldend.versie)):
        assert "private" in antwoord["Cache-Control"]


@pytest.mark.parametrize("bestand", ["kader.json", *LIJSTEN])
def test_a_file_that_did_not_change_is_not_sent_again(haal, bestand):
    eerst = haal(bestand)
    assert eerst["Last-Modified"]
    assert haal(bestand, **{"If-None-Match": eerst["ETag"]}).status_code == 304


@pytest.mark.parametrize("bron", ["echt", "klein"])
def test_the_schema_describes_what_is_published(kadertekst, bron):
    inhoud = kadertekst if bron == "echt" else naar_json(KLEIN_KADER)
    jsonschema_rs.meta.validate(kaderschema())
    jsonschema_rs.validate(kaderschema(), json.loads(inhoud))


def test_the_schema_refuses_what_is_no_framework(kadertekst):
    inhoud = json.loads(kadertekst)
    inhoud["kader"]["clausules"][0]["soort"] = "gedicht"
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validate(kaderschema(), inhoud)


def test_the_schema_is_there_to_fetch(client, alice, geldend):
    client.force_login(alice)
    assert client.get(reverse("intake:open_data_schema")).json() == kaderschema()


def test_the_clausules_have_the_names_of_the_fields_as_headings(haal, kader):
    lijst = rijen(haal("clausules.csv").content)
    namen = {v.name for v in fields(Clausule)} - {"toepassing", "relaties"}
    assert namen <= lijst[0].keys()
    assert {"toepassing_drempel", "relaties_sluit_uit"} <= lijst[0].keys()
    assert [rij["tekst"] for rij in lijst] == [c.tekst for c in kader.clausules]


def test_the_amounts_and_dates_read_as_such(haal, kader):
    rij = rijen(haal("drempelbedragen.csv").content)[0]
    assert (rij["bedrag"], rij["geldig_van"]) == ("215000", "2022-01-01")


def test_rows_within_a_cell_are_json(haal, kader):
    lijst = rijen(haal("productgroepen.csv").content)
    rij = next(rij for rij in lijst if rij["slug"] == "beveiliging")
    assert json.loads(rij["cpv"]) == [{"code": "7971", "naam": "Beveiligingsdiensten"}]
    assert "portier" in rij["synoniemen"].split(" | ")


def test_excel_opens_it_right_away(haal):
    inhoud = haal("clausules.csv").content
    assert inhoud.startswith(b"\xef\xbb\xbf") and b"\r\n" in inhoud


@pytest.mark.parametrize("cel", ["=1+1", "+31", "-2", "@SOM(A1)", "\t=1", "\r=1"])
def test_a_cell_is_never_a_formula(cel):
    assert veilig(cel) == f"'{cel}"
    assert veilig(f"a{cel}") == f"a{cel}"


def test_an_empty_list_is_an_empty_file():
    assert rijen(maak_csv(())) == []
