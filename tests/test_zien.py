"""What the page on watching says is what the program tells: metrics, alerts, jobs, log fields."""

import json
import logging
import re

import pytest
import yaml
from django.conf import settings
from django.test import Client

from inkoopkader.logboek import JsonRegel
from inkoopkader.metingen import EIGEN, van_de_database
from intake.waarneming import waargenomen
from intake.werk import TAKEN

PAGINA = (settings.BASE_DIR / "docs/beheer/zien.md").read_text(encoding="utf-8")
REGELS = yaml.safe_load(
    (settings.BASE_DIR / "deploy/prometheus/regels.yml").read_text(encoding="utf-8")
)
ALARMEN = [regel for groep in REGELS["groups"] for regel in groep["rules"]]
METING = re.compile(r"inkoopkader_[a-z_]+[a-z]")
TAAKNAMEN = {taak.naam for taak in TAKEN} | {"back-up"}


@pytest.fixture
def gemeten(db):
    """The names of what is measured, as Prometheus keeps them."""
    waargenomen("waken")
    Client().get("/leeft/")  # what was never counted has no line
    return {
        meting.name
        for register in (EIGEN, van_de_database())
        for familie in register.collect()
        for meting in [familie, *familie.samples]
    }


def eerste_kolom(kop):
    """The first column of the table below a heading, without its own heading."""
    deel = PAGINA[PAGINA.index(kop) :]
    tabel = re.search(r"\n\n((?:\|.*\n)+)", deel)[1]
    return [rij.split("|")[1].strip() for rij in tabel.splitlines()[2:]]


def test_an_alert_looks_at_what_is_measured(gemeten):
    genoemd = {naam for regel in ALARMEN for naam in METING.findall(regel["expr"])}
    assert genoemd and genoemd <= gemeten


def test_an_alert_names_a_job_that_exists():
    genoemd = {t for regel in ALARMEN for t in re.findall(r'taak="([^"]+)"', regel["expr"])}
    assert genoemd and genoemd <= TAAKNAMEN


def test_the_page_explains_each_alert_with_its_urgency():
    rijen = re.findall(r"^\| (Inkoopkader\w+) \|.*\| (\w+) \|$", PAGINA, re.MULTILINE)
    assert rijen == [(regel["alert"], regel["labels"]["spoed"]) for regel in ALARMEN]


def test_the_page_explains_each_number(gemeten):
    uitgelegd = {METING.match(rij.strip("`"))[0] for rij in eerste_kolom("## Metingen")}
    kern = {naam.removesuffix("_total") for naam in uitgelegd}
    bijzaak = re.compile(r"_(total|created|bucket|count|sum)$")
    assert kern == {bijzaak.sub("", naam) for naam in gemeten}


def test_the_page_explains_each_job():
    assert set(eerste_kolom("### Wat `/gezondheid/` zegt")) >= TAAKNAMEN


def test_the_page_explains_each_field_of_the_log(caplog, alice, ingelogd, dossier):
    caplog.set_level(logging.INFO)
    Client().post("/inloggen/", {"username": "alice", "password": "geheim"})
    ingelogd.get(dossier.get_absolute_url())
    try:
        raise ValueError
    except ValueError:
        logging.getLogger("intake").exception("Het ging mis")
    regels = [json.loads(JsonRegel().format(record)) for record in caplog.records]
    uitgelegd = set(re.findall(r"`(\w+)`", " ".join(eerste_kolom("## Logboek"))))
    assert {veld for regel in regels for veld in regel} == uitgelegd
