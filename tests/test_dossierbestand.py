"""Everything about one dossier in one file: complete, the same each time, and without names."""

import hashlib
import html
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from intake.bewaren.dossierbestand import dossierbestand
from intake.bewaren.inhoud import ALLES, Bereik
from intake.bewaren.namen import Rollen
from intake.dossier.bevroren import AndereUitkomst
from intake.dossier.delen import deel
from intake.dossier.handelen import Opslag
from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import koppel_opdrachtgever
from intake.gebruikers import Gebruiker
from tests.ambitieweb import leg_sessie_neer
from tests.dossiers import maak_gebruiker
from tests.pdf_lezen import tekst_per_pagina
from tests.vaststelling import browser, vast

pytestmark = pytest.mark.django_db


def uitgepakt(pak: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pak)) as bestand:
        return {naam.partition("/")[2]: bestand.read(naam) for naam in bestand.namelist()}


def alle_tekst(bestanden: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """What can be read in each file, also in the parts of Word files and spreadsheets."""
    for naam, inhoud in bestanden.items():
        if naam.endswith(".pdf"):
            yield naam, " ".join(tekst_per_pagina(inhoud))
        elif naam.endswith(("docx", "xlsx")):
            with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
                for deel_ in pak.namelist():
                    yield (
                        f"{naam}/{deel_}",
                        html.unescape(pak.read(deel_).decode("utf-8", "ignore")),
                    )
        else:
            yield naam, html.unescape(inhoud.decode())
        yield f"de naam van {naam}", naam


MENSEN = {
    "inkoper": ("Wilhelmina", "O'Brien"),
    "ina": ("Ina-Marie", "van der Zwaluw"),
    "charlie": ("Cheraldo", "Jansen & Zn"),
    "alice": ("Anoeska", "de Quaasteniet"),
}


@pytest.fixture
def bekend(in_beoordeling: Dossier, inkoper: Any, ina: Any, charlie: Any, alice: Any) -> Dossier:
    """A dossier whose people have names that occur in its texts."""
    for wie in (inkoper, ina, charlie, alice):
        wie.first_name, wie.last_name = MENSEN[wie.username]
        wie.username, wie.email = f"{wie.username}.x417", f"{wie.username}.post@gemeente.example"
        wie.save()
    dossier = in_beoordeling
    dossier.eigenaar.refresh_from_db()
    Dossier.objects.update(
        naam="Schoonmaak, vraag Anoeska",
        omschrijving="Bel Wilhelmina O'Brien (INKOPER.POST@gemeente.example) of "
        "mevrouw VAN DER ZWALUW. Ook derde@elders.example weet het.",
        eigen_clausules=[{
            "titel": "Sleutels van Cheraldo", "tekst": "Elke sleutel gaat naar Jansen & Zn.",
            "soort": "eis", "reden": "Wilhelmina O’Brien en charlie.x417 willen dit.",
        }],
    )  # fmt: skip
    dossier.refresh_from_db()
    deel(dossier, charlie, False, Opslag(inkoper, "10.1.2.3"))
    dossier.refresh_from_db()
    dossier.adviesvragen.create(
        aan=alice, gesteld_door=ina, vraag="Anoeska, klopt dit?", antwoord="Ja. Groet, Anoeska.",
        beantwoord_op=timezone.now(), gedeeld=True,
    )  # fmt: skip
    dossier.opmerkingen.create(
        soort="vraag", over="geheel", tekst="Overleg met Cheraldo Jansen & Zn.", auteur=ina,
        in_memo=True,
    )  # fmt: skip
    leg_sessie_neer(dossier, inkoper)
    dossier.ambitiesessies.get().genodigden.create(
        functie="Contractmanager", naam="Bartholomeus Krol", email="bk@elders.example",
        sleutel="s" * 32, linkhash="l" * 64,
    )  # fmt: skip
    return dossier


@pytest.fixture
def vastgesteld(bekend: Dossier, ina: Gebruiker) -> Dossier:
    ina.refresh_from_db()
    vast(bekend, ina)
    bekend.refresh_from_db()
    koppel_opdrachtgever(bekend, Opslag(ina))
    bekend.refresh_from_db()
    return bekend


NAMEN = (
    "Wilhelmina", "Brien", "Ina-Marie", "Zwaluw", "ZWALUW", "Cheraldo", "Jansen", "Anoeska",
    "Quaasteniet", "Bartholomeus", "Krol",
)  # fmt: skip
AANDUIDINGEN = (
    "x417", "inkoper.post", "@gemeente.example", "@elders.example", "olga@amsterdam.nl",
    "10.1.2.3", "s" * 32, "l" * 64,
)  # fmt: skip


def test_no_name_of_anyone_is_in_the_version_with_roles(vastgesteld):
    bestanden = uitgepakt(dossierbestand(vastgesteld, ALLES, rollen=True))
    assert {naam.rpartition(".")[2] for naam in bestanden} == {
        "docx", "html", "json", "pdf", "txt", "xlsx",
    }  # fmt: skip
    for waar, tekst in alle_tekst(bestanden):
        assert [naam for naam in NAMEN if naam in tekst] == [], waar
        assert [woord for woord in AANDUIDINGEN if woord in tekst.lower()] == [], waar


def test_a_concept_with_roles_holds_no_name_either(bekend):
    bestanden = uitgepakt(dossierbestand(bekend, ALLES, rollen=True))
    assert any(naam.startswith("concept/") for naam in bestanden)
    for waar, tekst in alle_tekst(bestanden):
        assert [naam for naam in (*NAMEN, "x417") if naam in tekst] == [], waar


def test_those_names_are_what_the_version_with_names_holds(vastgesteld):
    """Else the tests above would find nothing in an empty file too."""
    bestanden = uitgepakt(dossierbestand(vastgesteld, ALLES, rollen=False))
    gelezen = dict(alle_tekst(bestanden))
    alles = "\n".join(gelezen.values())
    verwacht = {*NAMEN, "x417", "@gemeente.example", "10.1.2.3"} - {"Bartholomeus", "Krol"}
    assert {naam for naam in verwacht if naam not in alles} == set()
    assert "Krol" not in alles, "who was invited is forgotten when the session is over"
    assert "s" * 32 not in alles and "l" * 64 not in alles
    for einde in ("memo.pdf", "teksten.docx", "memo.html"):
        assert any("Zwaluw" in tekst for waar, tekst in gelezen.items() if einde in waar), einde


def test_roles_say_who_did_what(vastgesteld):
    bestanden = uitgepakt(dossierbestand(vastgesteld, ALLES, rollen=True))
    inhoud = json.loads(bestanden["dossier.json"])
    assert inhoud["dossier"]["eigenaar"] == "inkoper"
    assert inhoud["adviezen"][0]["vastgesteld_door"].startswith("beoordelaar")
    assert inhoud["vragen_aan_deskundigen"][0]["aan"] == "deskundige"
    assert inhoud["gedeeld_met"][0]["gebruiker"] == "collega"
    assert "inkoper" in bestanden["geschiedenis.html"].decode()
    assert all("herkomst" not in regel for regel in inhoud["geschiedenis"])


def test_a_memo_with_roles_says_that_it_was_made_again(vastgesteld):
    bestanden = uitgepakt(dossierbestand(vastgesteld, ALLES, rollen=True))
    [memo] = [tekst for naam, tekst in alle_tekst(bestanden) if naam.endswith("memo.pdf")][:1]
    tekst = " ".join(memo.split())
    assert "opnieuw gemaakt uit het vastgestelde advies" in tekst and "met rollen" in tekst


def test_what_was_settled_leaves_as_its_own_bytes(vastgesteld):
    advies = vastgesteld.adviezen.get()
    bestanden = uitgepakt(dossierbestand(vastgesteld, ALLES, rollen=False))
    for einde, som in (
        ("memo.pdf", advies.pdf_sha256),
        ("memo.html", advies.html_sha256),
        ("teksten.docx", advies.bijlage_sha256),
    ):
        assert hashlib.sha256(bestanden[f"adviezen/{advies}-{einde}"]).hexdigest() == som


def test_the_manifest_names_every_file_with_its_sum(vastgesteld):
    bestanden = uitgepakt(dossierbestand(vastgesteld, ALLES, rollen=False))
    manifest = json.loads(bestanden.pop("manifest.json"))
    sommen = {b["naam"]: b["checksum"]["checksumWaarde"] for b in manifest["bestanden"]}
    assert sommen == {naam: hashlib.sha256(i).hexdigest() for naam, i in bestanden.items()}
    assert manifest["identificatie"]["kenmerk"] == vastgesteld.kenmerk
    assert manifest["bewaartermijn"]["termijnLooptijd"] == "P5Y"


@pytest.mark.parametrize("rollen", [False, True])
def test_the_same_dossier_gives_the_same_bytes(vastgesteld, rollen):
    een, twee = (dossierbestand(vastgesteld, ALLES, rollen=rollen) for _ in range(2))
    assert een == twee


def test_a_memo_that_cannot_be_made_again_is_left_out_with_the_reason(vastgesteld, monkeypatch):
    def anders(advies: Any) -> Any:
        raise AndereUitkomst(advies)

    monkeypatch.setattr("intake.bewaren.stukken.memo_van_advies", anders)
    bestanden = uitgepakt(dossierbestand(vastgesteld, ALLES, rollen=True))
    assert not [naam for naam in bestanden if "memo" in naam]
    assert "niet meer precies zo maken" in bestanden["LEESMIJ.txt"].decode()
    assert json.loads(bestanden["manifest.json"])["weggelaten"]


def test_an_inkoper_takes_along_no_more_than_the_pages_show(bekend):
    bekend.adviesvragen.update(gedeeld=False)
    inhoud = json.loads(uitgepakt(dossierbestand(bekend, Bereik(), rollen=False))["dossier.json"])
    assert inhoud["opmerkingen"] == [] and inhoud["vragen_aan_deskundigen"] == []
    assert "reacties_op_het_kader" not in inhoud


@pytest.mark.parametrize(
    ("tekst", "schoon"),
    [
        ("Vraag Wilhelmina.", "Vraag inkoper."),
        ("wilhelmina o'brien", "inkoper"),
        ("WILHELMINA", "inkoper"),
        ("Wilhelmina\n O’Brien", "inkoper"),
        ("Wilhelminastraat", "Wilhelminastraat"),
        ("mail a.b@c.example nu", "mail [e-mailadres] nu"),
        ("van der weg", "van der weg"),
    ],
)
def test_a_name_is_replaced_where_it_is_a_name(bekend, tekst, schoon):
    assert Rollen(bekend).schoon(tekst) == schoon


def test_two_people_in_a_role_get_a_number(bekend, ina):
    ander = maak_gebruiker("tweede", first_name="Theodora")
    bekend.opmerkingen.create(soort="vraag", over="geheel", tekst="Hm.", auteur=ander)
    rollen = Rollen(bekend)
    assert rollen.schoon("Theodora en Ina-Marie van der Zwaluw") == "beoordelaar 2 en beoordelaar 1"


# The page and the command


def test_the_owner_downloads_the_file_from_a_page(bekend, inkoper):
    wie = browser(Gebruiker.objects.get(pk=bekend.eigenaar_id))
    pagina = wie.get(reverse("intake:archief", args=[bekend.kenmerk])).content.decode()
    assert reverse("intake:archief_zip", args=[bekend.kenmerk]) in pagina
    antwoord = wie.get(reverse("intake:archief_zip", args=[bekend.kenmerk]), {"rollen": "1"})
    assert antwoord["Content-Disposition"].endswith(f'"{bekend.kenmerk}-dossier-met-rollen.zip"')
    assert "dossier.json" in uitgepakt(antwoord.content)


def test_a_reviewer_gets_the_remarks_that_were_not_sent(bekend, ina):
    antwoord = browser(ina).get(reverse("intake:archief_zip", args=[bekend.kenmerk]))
    inhoud = json.loads(uitgepakt(antwoord.content)["dossier.json"])
    assert len(inhoud["opmerkingen"]) == 2


def test_a_colleague_who_reads_along_takes_nothing_along(bekend, charlie):
    for naam in ("archief", "archief_zip"):
        pad = reverse(f"intake:{naam}", args=[bekend.kenmerk])
        assert browser(charlie).get(pad).status_code == 404


def test_the_command_writes_the_file_once(vastgesteld, tmp_path):
    pad = tmp_path / "dossier.zip"
    call_command("exporteer_dossier", vastgesteld.kenmerk, str(pad), rollen=True)
    assert pad.read_bytes() == dossierbestand(vastgesteld, ALLES, rollen=True)
    with pytest.raises(CommandError, match="niets geschreven"):
        call_command("exporteer_dossier", vastgesteld.kenmerk, str(pad))


def test_the_command_says_when_there_is_no_such_dossier(tmp_path):
    with pytest.raises(CommandError, match="geen dossier"):
        call_command("exporteer_dossier", "IK-2026-9999", str(tmp_path / "x.zip"))
