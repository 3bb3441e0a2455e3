"""`manage.py adviseer`: one purchase or many, and what happens when the input is wrong."""

import io
import json

import jsonschema_rs
import pytest
from django.core.management import CommandError, call_command

from intake.advies.contract import SCHEMA

INKOOP = {"soort": "dienst", "waarde": 300_000, "productgroep": "schoonmaak"}


@pytest.fixture
def adviseer(geldend, tmp_path):
    """Runs the command on these lines; gives exit code, standard output and error."""

    def draai(*regels, naam="inkoop.json", **opties):
        bestand = tmp_path / naam
        bestand.write_text("\n".join(regels), "utf-8")
        uit, fout = io.StringIO(), io.StringIO()
        code = 0
        try:
            call_command("adviseer", str(bestand), stdout=uit, stderr=fout, **opties)
        except SystemExit as einde:
            code = einde.code
        return code, uit.getvalue(), fout.getvalue()

    return draai


def test_one_purchase_gives_one_advice(adviseer, geldend):
    code, uit, fout = adviseer(json.dumps(INKOOP))
    advies = json.loads(uit)
    assert (code, fout) == (0, "")
    assert advies["route"] == "boven"
    assert advies["kaderversie"] == {"versie": geldend.versie, "sha256": geldend.sha256}


def test_each_line_gives_an_advice_in_order(adviseer):
    regels = [json.dumps({**INKOOP, "waarde": waarde}) for waarde in (1, 216_000, None)]
    code, uit, _ = adviseer(*regels, naam="inkopen.jsonl")
    routes = [json.loads(regel)["route"] for regel in uit.splitlines()]
    assert (code, routes) == (0, ["onder", "boven", "onbekend"])


def test_a_wrong_line_is_named_and_the_others_get_their_advice(adviseer):
    regels = [json.dumps(INKOOP), '{"kleur": 1, "niveau": 9}', "{", json.dumps(INKOOP)]
    code, uit, fout = adviseer(*regels, naam="inkopen.jsonl")
    assert code == 2
    assert len(uit.splitlines()) == 2
    assert fout.splitlines() == [
        "regel 2: niveau: 9 past niet; verwacht: 1, 2 of 3",
        "regel 2: kleur: onbekende sleutel; zie adviseer --schema",
        "regel 3: geen geldige JSON op regel 1, teken 2: "
        "Expecting property name enclosed in double quotes",
    ]


def test_nothing_is_printed_for_a_wrong_purchase(adviseer):
    code, uit, fout = adviseer('{"soort": "spul"}')
    assert (code, uit) == (2, "")
    assert fout.startswith('soort: "spul" past niet')


def test_standard_input_counts_as_one_purchase(geldend, monkeypatch, capsys):
    invoer = io.TextIOWrapper(io.BytesIO(json.dumps(INKOOP).encode()))
    monkeypatch.setattr("sys.stdin", invoer)
    call_command("adviseer", "-")
    assert json.loads(capsys.readouterr().out)["route"] == "boven"


def test_a_version_can_be_chosen(adviseer, geldend):
    _, uit, _ = adviseer(json.dumps(INKOOP), kaderversie=geldend.versie)
    assert json.loads(uit)["kaderversie"]["versie"] == geldend.versie


def test_the_schema_is_printed_and_valid(capsys):
    call_command("adviseer", "--schema")
    schema = json.loads(capsys.readouterr().out)
    assert schema == json.loads(json.dumps(SCHEMA))
    for deel in schema.values():
        jsonschema_rs.meta.validate(deel)


def test_an_advice_fits_the_schema(adviseer):
    _, uit, _ = adviseer(json.dumps(INKOOP))
    jsonschema_rs.validate(SCHEMA["uitvoer"], json.loads(uit))


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        ([], "Noem een bestand"),
        (["bestaat-niet.json"], "bestaat-niet.json is niet te lezen"),
        (["bestaat-niet.jsonl"], "bestaat-niet.jsonl is niet te lezen"),
        (["pyproject.toml", "--kaderversie", "1999-01-01.1"], "1999-01-01.1 bestaat niet"),
    ],
)
def test_a_wrong_call_says_what_to_do(geldend, argumenten, melding):
    with pytest.raises(CommandError, match=melding) as fout:
        call_command("adviseer", *argumenten)
    assert fout.value.returncode == 2


def test_a_document_is_for_one_purchase(adviseer, tmp_path):
    with pytest.raises(CommandError, match="één inkoop tegelijk"):
        adviseer(json.dumps(INKOOP), naam="inkopen.jsonl", html=str(tmp_path / "memo.html"))


@pytest.mark.parametrize(
    ("soort", "begin"), [("pdf", b"%PDF-1.7"), ("html", b"<!doctype html>"), ("docx", b"PK")]
)
def test_a_document_is_written_beside_the_advice(adviseer, tmp_path, soort, begin):
    pad = tmp_path / f"memo.{soort}"
    code, uit, _ = adviseer(json.dumps(INKOOP), **{soort: str(pad)})
    assert code == 0 and json.loads(uit)["route"] == "boven"
    assert pad.read_bytes().lstrip().startswith((begin, begin.upper()))
