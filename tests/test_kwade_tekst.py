"""Hostile text in every field that takes free text: refused at the field, or shown as it was typed.

The fields come from the forms themselves, so that a new form is in here the day it is made.
"""

import copy
from uuid import uuid4

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import get_resolver

from intake.ambitieweb.models import Ambitiesessie, Genodigde, Sessiedoel
from intake.beoordeling.models import Adviesvraag, Standaardzin
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.staten import Staat
from intake.dossier.weergave.toets import toets_van, verbanden
from intake.gebruikers import Gebruiker
from intake.kader.models import Kaderversie
from intake.reacties.models import Reactie
from tests.ambitieweb import leg_sessie_neer, leg_uitkomst_neer
from tests.test_toegang import ALLE, adres_van
from tests.vaststelling import browser, vast

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
TEKENS = SCRIPT + "e" + "\u0301" * 10_000
ADRES = '"<script>alert(1)</script>"@voorbeeld.nl'  # a valid address, RFC 5321
# Judged by the form as a whole, and tested there.
ELDERS = {"intake.dossier.forms.opdracht.SoortForm.cpv", "intake.inloggen.InlogForm.username"}
NAMEN = sorted(set(ALLE) - {"admin:view_on_site", "logout", "admin:logout"})


def soorten(klasse):
    for soort in klasse.__subclasses__():
        yield soort
        yield from soorten(soort)


def tekstvelden():
    """Every field of every form of ours where somebody types text."""
    assert get_resolver().url_patterns  # imports every view, and so every form
    for formulier in soorten(forms.BaseForm):
        if formulier.__module__.startswith("intake."):
            for naam, veld in formulier.base_fields.items():
                if isinstance(veld.widget, forms.TextInput | forms.Textarea) and isinstance(
                    veld, forms.CharField
                ):
                    yield f"{formulier.__module__}.{formulier.__name__}.{naam}", veld


VELDEN = dict(tekstvelden())


@pytest.mark.parametrize("naam", [naam for naam in VELDEN if naam not in ELDERS])
def test_ten_thousand_combining_marks_are_refused_at_the_field(naam):
    with pytest.raises(ValidationError) as fout:
        copy.deepcopy(VELDEN[naam]).clean(TEKENS)
    assert any("teken" in tekst or "Vul" in tekst for tekst in fout.value.messages), fout.value


@pytest.mark.parametrize("naam", [naam for naam in VELDEN if naam not in ELDERS])
def test_a_null_character_is_refused_at_the_field(naam):
    with pytest.raises(ValidationError):
        copy.deepcopy(VELDEN[naam]).clean("a\0b")


def vul(model, *ook):
    """Hostile text in every column that one of the forms fills."""
    getypt = {naam.rpartition(".")[2] for naam in set(VELDEN) - ELDERS} | set(ook)
    getypt -= {"kenmerk"}  # typed to find a dossier, never into one
    for kolom in model._meta.concrete_fields:
        if kolom.name in getypt and isinstance(kolom, models.EmailField):
            model.objects.update(**{kolom.name: ADRES})
        elif kolom.name in getypt and isinstance(kolom, models.CharField | models.TextField):
            lengte = min(kolom.max_length or 2000, 2000)
            model.objects.update(**{kolom.name: TEKENS[:lengte]})


@pytest.fixture
def kwaad(in_beoordeling, ina, inkoper):
    rij = {"titel": TEKENS[:120], "tekst": TEKENS[:500], "soort": "eis", "reden": TEKENS[:500]}
    keuzes = {code: {"ja": False, "reden": SCRIPT} for code in in_beoordeling.clausulekeuzes}
    afwijkingen = {
        code: {"ja": True, "reden": SCRIPT} for code in in_beoordeling.afwijkingen or {"DT7": {}}
    }
    in_beoordeling.opmerkingen.update(verstuurd_op="2026-11-20T10:00Z", antwoord=SCRIPT)
    Adviesvraag.objects.create(dossier=in_beoordeling, aan=ina, gesteld_door=ina, vraag="?")
    Standaardzin.objects.create(soort="vraag", tekst="?")
    in_beoordeling.reacties.create(
        over="clausule",
        onderwerp="TOE-01",
        naam="TOE-01",
        soort="anders",
        schrijver=inkoper,
        kaderversie=Kaderversie.objects.get(),
        sleutel=uuid4(),
    )
    leg_sessie_neer(in_beoordeling, inkoper)
    leg_uitkomst_neer(in_beoordeling, TEKENS[:1000])
    vul(Dossier, "directie", "kader_reden")
    vul(Ambitiesessie, "reden_afgelast")
    vul(Genodigde)
    vul(Sessiedoel, "startreden", "reden")
    vul(Reactie, "gezien")
    vul(Opmerking)
    vul(Adviesvraag)
    vul(Standaardzin)
    Gebruiker.objects.update(first_name=SCRIPT, last_name=TEKENS[:150], directie=TEKENS[:120])
    Dossier.objects.update(
        eigen_clausules=[rij],
        clausulekeuzes=keuzes,
        afwijkingen=afwijkingen,
        redenen_weg={"toegankelijkheid": TEKENS[:500]},
        afspraken=[{"wat": TEKENS[:300], "wanneer": SCRIPT, "wie": SCRIPT}],
        opdrachtgever_email="olga@amsterdam.nl",
    )
    in_beoordeling.refresh_from_db()
    zaak = bekijk(in_beoordeling).zaak
    Dossier.objects.update(
        verbanden={een.clausule.code: TEKENS[:500] for een in verbanden(zaak)},
        toetsuitleg={een.sleutel: TEKENS[:500] for een in toets_van(zaak)},
    )
    in_beoordeling.refresh_from_db()
    return in_beoordeling


@pytest.mark.django_db
@pytest.mark.parametrize("staat", ["concept", "in_beoordeling", "vastgesteld"])
def test_every_page_shows_hostile_text_as_text(kwaad, ina, inkoper, beau, staat):
    if staat == "vastgesteld":
        vast(kwaad, ina)
    else:
        Dossier.objects.update(staat=Staat(staat))
    gezien = 0
    for wie in (ina, inkoper, beau):
        client = browser(Gebruiker.objects.get(pk=wie.pk))
        for naam in NAMEN:
            pagina = client.get(adres_van(naam, kwaad))
            assert pagina.status_code < 500, naam
            if pagina.headers.get("Content-Type", "").startswith("text/html"):
                html = b"".join(pagina)
                assert b"<script>alert" not in html and b"<img src=x" not in html, naam
                gezien += b"&lt;script&gt;" in html or b"&lt;script>" in html
    assert gezien > 15
