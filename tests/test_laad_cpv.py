"""The official CPV list is taken over whole, or not at all."""

import pytest
from django.core.management import CommandError, call_command

from intake.kader.cpvlijst import Cpvfout, lees_cpvlijst
from intake.kader.models import Cpvcode

pytestmark = pytest.mark.django_db

TABEL = "03000000\tLandbouwproducten\n39112000-2\tStoelen\r\n\n55523100\tSchoolmaaltijden\n"
CODES = {
    "03000000": "Landbouwproducten",
    "39112000": "Stoelen",
    "55523100": "Schoolmaaltijden",
}
RIJ = """<Row>
<Value ColumnRef="code"><SimpleValue>{}</SimpleValue></Value>
<Value ColumnRef="eng_label"><SimpleValue>English</SimpleValue></Value>
<Value ColumnRef="nld_label"><SimpleValue>{}</SimpleValue></Value>
</Row>"""
GENERICODE = """<?xml version="1.0" encoding="UTF-8"?>
<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/">
<ColumnSet><Column Id="code"><ShortName>Code</ShortName></Column></ColumnSet>
<SimpleCodeList>{}</SimpleCodeList></gc:CodeList>"""


@pytest.fixture
def bestand(tmp_path):
    def schrijf(inhoud):
        pad = tmp_path / "cpv"
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        return pad

    return schrijf


def genericode(codes):
    return GENERICODE.format("".join(RIJ.format(*paar) for paar in codes.items()))


def geladen():
    return dict(Cpvcode.objects.values_list("code", "naam"))


@pytest.mark.parametrize("inhoud", [TABEL, "\ufeff" + TABEL, genericode(CODES)])
def test_both_forms_give_the_same_codes(bestand, inhoud):
    call_command("laad_cpv", bestand(inhoud))
    assert geladen() == CODES


def test_a_namespace_on_every_element_is_read_too(bestand):
    inhoud = genericode(CODES).replace("xmlns:gc=", "xmlns=").replace("gc:", "")
    assert lees_cpvlijst(bestand(inhoud)) == CODES


def test_the_second_time_nothing_changes(bestand, capsys):
    call_command("laad_cpv", bestand(TABEL))
    call_command("laad_cpv", bestand(TABEL))
    assert capsys.readouterr().out.splitlines() == [
        "3 CPV-codes geladen: 3 nieuw, 0 met een andere naam, 0 weg.",
        "Niets veranderd: 3 CPV-codes.",
    ]


def test_a_newer_list_replaces_the_older(bestand, capsys):
    call_command("laad_cpv", bestand(TABEL))
    call_command("laad_cpv", bestand("03000000\tLandbouw\n39113000\tBanken"))
    assert geladen() == {"03000000": "Landbouw", "39113000": "Banken"}
    assert "1 nieuw, 1 met een andere naam, 2 weg" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("03000000\tLandbouw\n1234\tKort", "regel 2: ‘1234’"),
        ("03000000 Landbouw", "regel 1: ‘03000000 Landbouw’"),
        ("03000000\t", "regel 1: na 03000000 staat niet één naam"),
        ("03000000\tLandbouw\textra", "regel 1: na 03000000 staat niet één naam"),
        (f"03000000\t{'x' * 501}", "regel 1: na 03000000"),
        ("03000000\tA\n\n03000000-1\tB", "regel 3: code 03000000 staat er al"),
        (b"03000000\tA\n39000000\t\xff", "regel 2: dit is geen UTF-8"),
        ("", "geen enkele code"),
        ("<CodeList>", "regel 1: dit is geen geldige XML"),
        ("<html></html>", "geen enkele code"),
        (genericode({"03000000": "A", "x": "B"}), "regel 8: ‘x’"),
    ],
)
def test_what_is_wrong_is_named_by_line_and_nothing_changes(bestand, inhoud, melding):
    call_command("laad_cpv", bestand(TABEL))
    with pytest.raises(CommandError, match=melding):
        call_command("laad_cpv", bestand(inhoud))
    assert geladen() == CODES


def test_every_wrong_line_is_named(bestand):
    with pytest.raises(Cpvfout) as fout:
        lees_cpvlijst(bestand("a\tA\n03000000\tB\nc\tC"))
    assert [regel.split(":")[0] for regel in str(fout.value).splitlines()] == ["regel 1", "regel 3"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><a>&lol2;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "https://example.org/a.dtd"><a/>',
    ],
    ids=["uitdijend", "bestand", "netwerk"],
)
def test_a_doctype_is_refused_before_any_entity_is_read(bestand, doctype):
    with pytest.raises(Cpvfout, match="DOCTYPE"):
        lees_cpvlijst(bestand(doctype))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match="bestaat_niet"):
        call_command("laad_cpv", tmp_path / "bestaat_niet")
