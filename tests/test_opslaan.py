"""A save that was answered is stored; nothing is overwritten unseen."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.models import Dossier, Kenmerkteller
from intake.dossier.opslaan import Botsing, Opslag, bewaar, maak_dossier
from intake.dossier.stappen import STAPPEN
from tests.dossiers import GEWOON, VANDAAG, adres, maak_gebruiker, publiceer_tekst

STAP = {stap.slug: stap for stap in STAPPEN}
MENSEN = GEWOON["mensen"]


def test_the_same_post_twice_is_one_save(antwoord, dossier):
    antwoord("mensen")
    aantal = Gebeurtenis.objects.count()
    assert antwoord("mensen").status_code == 302
    assert Gebeurtenis.objects.count() == aantal


def test_a_stale_page_is_refused_with_both_values(ingelogd, antwoord, dossier):
    oud = dossier.versie
    antwoord("mensen", markt="1-9")
    pagina = ingelogd.post(adres(dossier, "mensen"), MENSEN | {"markt": "250+", "versie": oud})
    html = pagina.content.decode()
    assert pagina.status_code == 409
    assert "Nu bewaard" in html and "Minder dan 10 medewerkers" in html
    assert "U vulde in" in html and 'value="250+" checked' in html
    dossier.refresh_from_db()
    assert dossier.markt == "1-9"


def test_sending_the_refused_page_again_chooses(ingelogd, antwoord, dossier):
    oud = dossier.versie
    antwoord("mensen", markt="1-9")
    pad, data = adres(dossier, "mensen"), MENSEN | {"markt": "250+", "versie": oud}
    nieuwe_versie = ingelogd.post(pad, data).context["form"].helper.verborgen["versie"]
    assert ingelogd.post(pad, data | {"versie": nieuwe_versie}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.markt == "250+"


def test_a_save_of_another_step_in_between_is_no_objection(ingelogd, antwoord, dossier):
    oud = dossier.versie
    antwoord("inhoud")
    antwoord_pagina = ingelogd.post(adres(dossier, "mensen"), MENSEN | {"versie": oud})
    assert antwoord_pagina.status_code == 302
    dossier.refresh_from_db()
    assert (dossier.markt, dossier.digitaal) == ("50-249", "nee")


def test_a_stale_page_with_the_same_answer_is_no_objection(ingelogd, antwoord, dossier):
    oud = dossier.versie
    antwoord("mensen")
    assert ingelogd.post(adres(dossier, "mensen"), MENSEN | {"versie": oud}).status_code == 302


@pytest.mark.parametrize("versie", ["", "nul", "-1", "9" * 20])
def test_a_page_without_a_readable_version_counts_as_stale(ingelogd, antwoord, dossier, versie):
    antwoord("mensen", markt="1-9")
    data = MENSEN | {"versie": versie}
    assert ingelogd.post(adres(dossier, "mensen"), data).status_code == 409


def test_unknown_keys_and_other_columns_are_ignored(antwoord, dossier, inkoper):
    antwoord("mensen", eigenaar="999", kenmerk="X", digitaal="ja", bevestigd="[]", onzin="1")
    dossier.refresh_from_db()
    assert dossier.eigenaar == inkoper
    assert dossier.kenmerk.startswith("IK-") and dossier.digitaal == ""


def test_a_double_click_makes_one_dossier(geldend, inkoper):
    sleutel, antwoorden = (
        uuid4(),
        {"naam": "Stoelen", "omschrijving": "", "opdrachtgever_email": ""},
    )
    eerste, tweede = (
        maak_dossier(sleutel, STAPPEN[0], antwoorden, Opslag(inkoper), VANDAAG) for _ in "12"
    )
    assert eerste == tweede and Dossier.objects.count() == 1


def test_a_number_once_given_is_never_given_again(dossier, inkoper):
    """Also when its dossier is no longer there."""
    Kenmerkteller.objects.update(laatste=7)
    antwoorden = {"naam": "Stoelen", "omschrijving": "", "opdrachtgever_email": ""}
    nieuw = maak_dossier(uuid4(), STAPPEN[0], antwoorden, Opslag(inkoper), VANDAAG)
    assert (dossier.kenmerk, nieuw.kenmerk) == ("IK-2026-0001", "IK-2026-0008")


def test_each_year_starts_at_one(dossier, inkoper):
    antwoorden = {"naam": "Stoelen", "omschrijving": "", "opdrachtgever_email": ""}
    volgend_jaar = VANDAAG.replace(year=2027)
    nieuw = maak_dossier(uuid4(), STAPPEN[0], antwoorden, Opslag(inkoper), volgend_jaar)
    assert nieuw.kenmerk == "IK-2027-0001"


def test_a_page_takes_few_queries(ingelogd, dossier, django_assert_num_queries):
    ingelogd.get("/")  # the first visit of the hour also renews the session
    # session, user, two for rights, dossier, kaderversie, remarks, and advices in the menu
    with django_assert_num_queries(8):
        ingelogd.get(adres(dossier, "mensen"))


def test_a_save_takes_few_queries(ingelogd, dossier, django_assert_num_queries):
    data = MENSEN | {"versie": dossier.versie}
    ingelogd.get("/")
    with django_assert_num_queries(9):  # no version in force; savepoint, update, insert, release
        ingelogd.post(adres(dossier, "mensen"), data)


@pytest.fixture
def los_dossier(transactional_db, kadertekst):
    """A dossier that is really committed, so that other threads see it."""
    publiceer_tekst(kadertekst)
    gebruiker = maak_gebruiker("samen", "dossiers_maken")
    antwoorden = {"naam": "Stoelen", "omschrijving": "", "opdrachtgever_email": ""}
    return maak_dossier(uuid4(), STAPPEN[0], antwoorden, Opslag(gebruiker), VANDAAG)


def tegelijk(werk, aantal=2):
    """Run `werk(nummer)` in threads that start together; the results, or what was raised."""
    hek = Barrier(aantal)

    def doe(nummer):
        try:
            hek.wait()
            return werk(nummer)
        except Botsing as botsing:
            return botsing
        finally:
            connection.close()

    with ThreadPoolExecutor(aantal) as threads:
        return list(threads.map(doe, range(aantal)))


def test_of_two_saves_of_one_answer_at_once_exactly_one_wins(los_dossier):
    for ronde in range(5):
        los_dossier.refresh_from_db()
        kopieen = [Dossier.objects.get(pk=los_dossier.pk) for _ in "12"]
        opslag = Opslag(los_dossier.eigenaar, van_versie=los_dossier.versie)

        def bewaar_markt(nummer, kopieen=kopieen, opslag=opslag, ronde=ronde):
            antwoorden = {"personele_inzet": "ja", "markt": f"{ronde}-{nummer}"}
            return bewaar(kopieen[nummer], STAP["mensen"], antwoorden, opslag)

        uitkomsten = tegelijk(bewaar_markt)
        assert sorted(isinstance(u, Botsing) for u in uitkomsten) == [False, True]
    assert Gebeurtenis.objects.filter(handeling="mensen").count() == 5


def test_saves_of_different_steps_at_once_all_arrive(los_dossier):
    kopieen = [Dossier.objects.get(pk=los_dossier.pk) for _ in range(4)]
    opslag = Opslag(los_dossier.eigenaar, van_versie=los_dossier.versie)
    werk = [
        ("soort", {"soort": "dienst", "cpv": ""}),
        ("mensen", {"personele_inzet": "ja", "markt": "1-9"}),
        ("inhoud", {"digitaal": "ja", "bouw_fysiek": "nee", "beeld_tekst": "nee"}),
        ("gebruik", {"gebruik_natuurlijke_personen": "ja", "publiekscontact": "nee"}),
    ]

    uitkomsten = tegelijk(lambda n: bewaar(kopieen[n], STAP[werk[n][0]], werk[n][1], opslag), 4)
    los_dossier.refresh_from_db()
    assert uitkomsten == [True] * 4 and los_dossier.versie == 5
    assert set(los_dossier.bevestigd) == {"onderwerp", "soort", "mensen", "inhoud", "gebruik"}


def test_numbers_given_out_at_once_differ(los_dossier):
    antwoorden = {"naam": "Stoelen", "omschrijving": "", "opdrachtgever_email": ""}
    opslag = Opslag(los_dossier.eigenaar)
    nieuw = tegelijk(lambda _: maak_dossier(uuid4(), STAPPEN[0], antwoorden, opslag, VANDAAG), 4)
    assert len({dossier.kenmerk for dossier in nieuw}) == 4


def test_the_first_page_sent_again_with_other_answers_is_saved_too(ingelogd, geldend):
    sleutel = str(uuid4())
    for naam in ("Eerste", "Tweede"):
        ingelogd.post(reverse("intake:nieuw"), {"naam": naam, "sleutel": sleutel, "verder": ""})
    assert Dossier.objects.get().naam == "Tweede"


def test_the_key_of_someone_else_makes_a_dossier_of_ones_own(dossier):
    ander = maak_gebruiker("ander", "dossiers_maken")
    antwoorden = {"naam": "Stoelen", "omschrijving": "", "opdrachtgever_email": ""}
    nieuw = maak_dossier(dossier.sleutel, STAPPEN[0], antwoorden, Opslag(ander), VANDAAG)
    assert nieuw.eigenaar == ander and nieuw.pk != dossier.pk
