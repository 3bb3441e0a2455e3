"""A copy of a dossier: what goes along, what is asked anew, and who may make one."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from intake.dossier.antwoorden import LEEG
from intake.dossier.geschiedenisbeeld import geschiedenis
from intake.dossier.handelen import Opslag
from intake.dossier.kopie import BESLUITEN, MEE, VERS, kopieer, vers_op
from intake.dossier.models import Dossier
from intake.dossier.stappen import STAPPEN, Reis
from intake.dossier.staten import Staat
from tests.dossiers import VANDAAG, adres

ADMINISTRATIE = {
    *("id", "kenmerk", "sleutel", "eigenaar", "directie", "staat", "afloop", "kopie_van"),
    *("versie", "bevestigd", "aangemaakt", "gewijzigd", "opdrachtgever", "concept_gedeeld"),
    *("beoordelaar", "ingediend_op", "route", "geraamde_waarde", "aandachtspunten", "is_standaard"),
    *("kaderversie", "kader_afgewezen", "kader_reden", "geadviseerd"),
}


@pytest.fixture
def kopie(compleet: Dossier, inkoper: Any) -> Dossier:
    compleet.refresh_from_db()
    nieuw = kopieer(compleet, "Schoonmaak 2028", uuid4(), Opslag(inkoper), VANDAAG)
    nieuw.refresh_from_db()
    return nieuw


def pad(dossier: Dossier) -> str:
    return reverse("intake:kopie", args=[dossier.kenmerk])


def maak(client: Any, dossier: Dossier, **anders: Any) -> Any:
    return client.post(pad(dossier), {"naam": "Nieuw", "sleutel": str(uuid4())} | anders)


def test_every_column_is_copied_asked_anew_or_of_the_administration():
    kolommen = [veld.name for veld in Dossier._meta.concrete_fields]
    assert sorted(kolommen) == sorted([*MEE, *VERS, *BESLUITEN, *ADMINISTRATIE])


def test_what_must_be_fresh_is_left_open_and_the_rest_goes_along(kopie, compleet):
    anders = {"naam"}
    assert {v for v in MEE if kopie.antwoord(v) != compleet.antwoord(v)} == anders
    assert [v for v in (*VERS, *BESLUITEN) if kopie.antwoord(v) not in LEEG] == []


def test_a_copy_is_a_concept_of_its_own(kopie, compleet, inkoper):
    assert (kopie.staat, kopie.eigenaar, kopie.kopie_van) == (Staat.CONCEPT, inkoper, compleet)
    assert kopie.kenmerk != compleet.kenmerk and kopie.naam == "Schoonmaak 2028"
    assert (kopie.beoordelaar, kopie.ingediend_op, kopie.geraamde_waarde) == (None, None, None)


def test_pages_with_something_fresh_are_still_to_do(kopie, kader):
    reis = Reis(kopie, kader, VANDAAG)
    open_ = {stap.slug for stap in reis.route if not reis.is_compleet(stap)}
    assert open_ == {stap.slug for stap in reis.route if vers_op(stap)}
    assert {"onderwerp", "bedrag", "planning", "doelstellingen"} <= open_


def test_a_page_with_something_fresh_says_so_until_it_is_saved(ingelogd, kopie, compleet):
    woorden = f"Overgenomen uit {compleet.kenmerk}. Vul opnieuw in:"
    assert woorden in ingelogd.get(adres(kopie, "bedrag")).content.decode()
    assert woorden not in ingelogd.get(adres(kopie, "prijs")).content.decode()
    ingelogd.post(adres(kopie, "bedrag"), {"versie": 1, "bedrag": "100", "verder": ""})
    assert woorden not in ingelogd.get(adres(kopie, "bedrag")).content.decode()
    html = ingelogd.get(kopie.get_absolute_url()).content.decode()
    assert f'kopie van <a href="{compleet.get_absolute_url()}">' in html


def test_the_history_names_the_original(kopie, compleet):
    (regel,) = geschiedenis(kopie)
    assert regel.zin == "inkoper maakte dit dossier als kopie"
    assert regel.wijzigingen[0].wordt == (compleet.kenmerk,)


def test_the_original_does_not_change(kopie, compleet):
    versie = compleet.versie
    compleet.refresh_from_db()
    assert compleet.versie == versie


def test_a_double_click_gives_one_copy(ingelogd, dossier):
    sleutel = str(uuid4())
    adressen = {maak(ingelogd, dossier, sleutel=sleutel).url for _ in range(2)}
    assert len(adressen) == 1 and Dossier.objects.count() == 2


@pytest.mark.parametrize("staat", Staat)
def test_a_dossier_in_any_state_can_be_copied(ingelogd, dossier, staat):
    Dossier.objects.update(staat=staat)
    assert maak(ingelogd, dossier).status_code == 302
    assert dossier.kopieen.get().staat == Staat.CONCEPT


def test_a_colleague_who_reads_along_may_copy_and_shares_nothing(client, dossier, charlie, inkoper):
    dossier.delingen.create(gebruiker=charlie, gedeeld_door=inkoper)
    client.force_login(charlie)
    maak(client, dossier)
    kopie = dossier.kopieen.get()
    assert kopie.eigenaar == charlie and not kopie.delingen.exists()
    client.force_login(inkoper)
    assert client.get(kopie.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("wie", ["charlie", "ina", "bob", "dex"])
def test_who_may_not_read_it_or_not_make_dossiers_cannot_copy(client, dossier, request, wie):
    client.force_login(request.getfixturevalue(wie))
    assert client.get(pad(dossier)).status_code == 404
    assert maak(client, dossier).status_code == 404
    assert Dossier.objects.count() == 1


def test_a_visitor_has_to_log_in(client, dossier):
    assert client.get(pad(dossier)).status_code == 302


@pytest.mark.parametrize(
    ("naam", "fout"), [("", "Vul een naam in."), ("a" * 121, "Gebruik niet meer dan 120 tekens.")]
)
def test_a_copy_needs_a_name(ingelogd, dossier, naam, fout):
    antwoord = maak(ingelogd, dossier, naam=naam)
    assert fout in antwoord.content.decode() and Dossier.objects.count() == 1


def test_an_unreadable_sleutel_is_replaced(ingelogd, dossier):
    assert maak(ingelogd, dossier, sleutel="onzin").status_code == 302


def test_a_productgroep_that_is_gone_stays_behind(ingelogd, dossier, kader):
    Dossier.objects.update(productgroep="van-vroeger", bevestigd=["onderwerp", "productgroep"])
    maak(ingelogd, dossier)
    kopie = dossier.kopieen.get()
    assert kopie.productgroep == ""
    assert Reis(kopie, kader, VANDAAG).next_stap == STAPPEN[0]


def test_a_hostile_name_is_only_text(ingelogd, dossier):
    kopie = maak(ingelogd, dossier, naam="<script>alert(1)</script>")
    html = ingelogd.get(kopie.url).content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;" in html
