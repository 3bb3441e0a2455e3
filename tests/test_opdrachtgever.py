"""The opdrachtgever: an account for an address, a concept that is shared, and the pages for it."""

import threading

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from intake.advies.keuzes import Feit
from intake.berichten.klaarzetten import Berichtsoort
from intake.berichten.models import Bericht
from intake.dossier.besluiten import Besluiten, Keuze, sleutel_van
from intake.dossier.bevroren import bevries
from intake.dossier.handelen import Achterhaald
from intake.dossier.memo import Memostatus, memo_van_dossier
from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import (
    OpdrachtgeverFout,
    deel_concept,
    koppel_opdrachtgever,
    stop_met_delen,
    vind_of_maak_account,
    ziet_stand_van_nu,
)
from intake.dossier.opslaan import Opslag
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.dossier.weergave.uitkomstbeeld import Uitkomstbeeld
from intake.gebruikers import Gebruiker
from tests.dossiers import VANDAAG, maak_gebruiker
from tests.feiten import BASIS, BOVEN, met
from tests.test_besluiten_in_memo import INKOOP, maak

ADRES = "nel@amsterdam.nl"


@pytest.fixture
def genoemd(compleet):
    """A dossier that names an opdrachtgever without an account."""
    Dossier.objects.update(opdrachtgever_email=ADRES)
    compleet.refresh_from_db()
    return compleet


@pytest.fixture
def delen(ingelogd, genoemd):
    """Press a button on the page of the inkoper."""

    def druk(knop="delen", **anders):
        genoemd.refresh_from_db()
        data = {knop: "ja", "versie": genoemd.versie} | anders
        return ingelogd.post(adres(genoemd, "opdrachtgever"), data, follow=True)

    return druk


def adres(dossier, naam):
    return reverse(f"intake:{naam}", args=[dossier.kenmerk])


def nu(dossier, gebruiker):
    dossier.refresh_from_db()
    return Opslag(gebruiker, "", dossier.versie)


# The account


def test_a_new_address_gets_an_account_and_an_invitation(db):
    account = vind_of_maak_account("Nel@Amsterdam.nl")
    assert account.username == ADRES and not account.has_usable_password()
    assert [groep.name for groep in account.groups.all()] == ["opdrachtgever"]
    assert Bericht.objects.get().soort == Berichtsoort.UITNODIGING


def test_an_account_is_found_whatever_the_capitals(db):
    nel = Gebruiker.objects.create_user("nel", "Nel@Amsterdam.NL")
    assert vind_of_maak_account(ADRES) == nel
    assert not Bericht.objects.exists() and not nel.groups.exists()


@pytest.mark.parametrize(
    ("accounts", "reden"),
    [
        ([("nel", ADRES, True), ("nel2", ADRES.upper(), True)], "meer accounts"),
        ([("nel", ADRES, False)], "is gesloten"),
        ([(ADRES, "ander@amsterdam.nl", True)], "Er kan geen account komen"),
    ],
    ids=["twee accounts", "gesloten", "naam bezet"],
)
def test_no_account_is_guessed(db, accounts, reden):
    for naam, email, actief in accounts:
        Gebruiker.objects.create_user(naam, email, is_active=actief)
    with pytest.raises(OpdrachtgeverFout, match=reden):
        vind_of_maak_account(ADRES)
    assert Gebruiker.objects.count() == len(accounts)


def test_a_closed_account_beside_an_open_one_does_no_harm(db):
    Gebruiker.objects.create_user("oud", ADRES, is_active=False)
    nel = Gebruiker.objects.create_user("nel", ADRES)
    assert vind_of_maak_account(ADRES) == nel


def test_of_two_accounts_the_one_that_signs_on_at_the_municipality_counts(db):
    Gebruiker.objects.create_user("oud", ADRES)
    nel = Gebruiker.objects.create_user("nel", ADRES)
    nel.aanmeldingen.create(issuer="https://aanmelden.example", subject="n-1")
    assert vind_of_maak_account(ADRES) == nel


def test_an_account_that_is_made_is_on_record_with_who_named_it(inkoper):
    account = vind_of_maak_account(ADRES, inkoper)
    regel = account.accountwijzigingen.get()
    assert (regel.wordt, regel.door, regel.via) == (["opdrachtgever"], inkoper, "uitnodiging")


def test_an_address_that_is_too_long_for_an_account_is_refused(db):
    with pytest.raises(OpdrachtgeverFout, match="Er kan geen account komen"):
        vind_of_maak_account("a" * 145 + "@b.nl" + "c" * 9)


def test_only_addresses_of_the_municipality_when_those_are_set(db, settings):
    settings.EMAIL_DOMEINEN = ["amsterdam.nl"]
    with pytest.raises(OpdrachtgeverFout, match="een adres met @amsterdam.nl"):
        vind_of_maak_account("nel@elders.nl")
    assert vind_of_maak_account("nel@AMSTERDAM.nl")


def test_settling_links_the_account_once(genoemd, inkoper):
    account = koppel_opdrachtgever(genoemd, nu(genoemd, inkoper))
    koppel_opdrachtgever(genoemd, nu(genoemd, inkoper))
    assert genoemd.opdrachtgever == account and not genoemd.concept_gedeeld
    assert genoemd.gebeurtenissen.filter(handeling="koppelen").count() == 1


def test_without_an_address_nobody_is_linked(compleet, inkoper):
    assert koppel_opdrachtgever(compleet, nu(compleet, inkoper)) is None
    assert not Bericht.objects.exists()


# Sharing a concept


def test_the_inkoper_shares_the_concept_and_stops(delen, genoemd):
    html = delen().content.decode()
    assert f"Het concept is gedeeld met {ADRES}." in html and "Stop met delen" in html
    nel = Gebruiker.objects.get(email=ADRES)
    assert Dossier.objects.uitkomst_zichtbaar_voor(nel).exists()
    assert set(Bericht.objects.values_list("soort", "aan")) == {
        (Berichtsoort.UITNODIGING, nel.pk),
        (Berichtsoort.CONCEPT_GEDEELD, nel.pk),
    }
    html = delen("stoppen").content.decode()
    assert "ziet het concept niet meer" in html and "Deel het concept" in html
    assert not Dossier.objects.uitkomst_zichtbaar_voor(nel).exists()


def test_two_accounts_with_the_address_are_told_at_the_field_and_nothing_is_shared(delen, genoemd):
    for naam in ("nel", "nel2"):
        Gebruiker.objects.create_user(naam, ADRES)
    html = delen().content.decode()
    assert 'id="adres-fout">Er zijn meer accounts met het adres' in html
    assert "<title>Fout: " in html
    genoemd.refresh_from_db()
    assert not genoemd.concept_gedeeld and not Bericht.objects.exists()


def test_without_an_address_there_is_nothing_to_share(ingelogd, compleet):
    html = ingelogd.post(adres(compleet, "opdrachtgever"), {"delen": "ja"}).content.decode()
    assert "U noemde nog geen opdrachtgever." in html and "Deel het concept" not in html


def test_an_address_that_changed_meanwhile_is_not_shared_with(delen, genoemd):
    pagina = delen(versie=genoemd.versie - 1)
    assert pagina.status_code == 409
    assert not Gebruiker.objects.filter(email=ADRES).exists()


def test_another_address_ends_the_sharing(delen, genoemd):
    delen()
    nel = Gebruiker.objects.get(email=ADRES)
    Dossier.objects.update(opdrachtgever_email="piet@amsterdam.nl")
    genoemd.refresh_from_db()
    assert not Dossier.objects.uitkomst_zichtbaar_voor(nel).exists()
    assert not ziet_stand_van_nu(nel, genoemd)
    assert "Deel het concept" in delen("niets").content.decode()


@pytest.mark.parametrize("staat", ["vastgesteld", "afgerond"])
def test_what_is_settled_is_not_shared_as_a_concept(delen, genoemd, staat):
    Dossier.objects.update(staat=staat)
    assert delen().status_code == 409
    assert delen("stoppen").status_code == 409
    html = delen("niets").content.decode()
    assert "Het advies dat is vastgesteld." in html and "Deel het concept" not in html


@pytest.mark.django_db(transaction=True)
def test_sharing_twice_at_the_same_second_makes_one_account(genoemd, inkoper):
    uitkomsten = []

    def deel():
        try:
            deel_concept(Dossier.objects.get(), Opslag(inkoper, "", genoemd.versie))
            uitkomsten.append("gedeeld")
        except (Achterhaald, OpdrachtgeverFout) as fout:
            uitkomsten.append(type(fout).__name__)
        finally:
            connection.close()

    draden = [threading.Thread(target=deel) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert uitkomsten.count("gedeeld") == 1
    assert Gebruiker.objects.filter(email=ADRES).count() == 1
    assert Bericht.objects.filter(soort=Berichtsoort.CONCEPT_GEDEELD).count() == 1
    assert not mail.outbox


# The pages of the opdrachtgever


@pytest.fixture
def nel(client, genoemd, inkoper):
    """The opdrachtgever, signed in, with whom the concept is shared."""
    account = Gebruiker.objects.create_user("nel", ADRES, "geheim")
    deel_concept(genoemd, nu(genoemd, inkoper))
    client.force_login(account)
    return account


def test_whoever_is_only_opdrachtgever_starts_at_the_advices(client, nel, genoemd):
    html = client.get("/").content.decode()
    assert adres(genoemd, "uitkomst") in html and ">Nog niet definitief</span>" in html
    assert "Mijn dossiers" not in html


def test_without_advices_the_list_says_how_they_come(client, db):
    client.force_login(maak_gebruiker("nieuw"))
    assert "Er zijn nog geen adviezen voor u." in client.get("/", follow=True).content.decode()


def test_an_inkoper_with_an_advice_finds_it_in_the_menu(client, nel, inkoper):
    menu = f'<a href="{reverse("intake:adviezen")}">Adviezen voor u</a>'
    client.force_login(inkoper)
    assert menu not in client.get("/").content.decode()
    Dossier.objects.update(opdrachtgever=inkoper, opdrachtgever_email=inkoper.email)
    assert menu in client.get("/").content.decode()


def test_a_shared_concept_says_that_it_is_one_everywhere(client, nel, genoemd):
    html = client.get(adres(genoemd, "uitkomst")).content.decode()
    assert "<strong>Concept</strong>" in html and "Het kan nog veranderen." in html
    assert "Concept inkoopadvies" in client.get(adres(genoemd, "memo_html")).content.decode()
    assert adres(genoemd, "advies") not in html


def test_when_sharing_stops_the_pages_are_gone(client, nel, genoemd, inkoper):
    stop_met_delen(genoemd, nu(genoemd, inkoper))
    for naam in ("uitkomst", "memo_html", "memo_pdf", "bijlage_docx"):
        assert client.get(adres(genoemd, naam)).status_code == 404
    assert "Er zijn nog geen adviezen" in client.get(reverse("intake:adviezen")).content.decode()


def test_the_list_costs_the_same_for_one_and_for_many(
    client, nel, genoemd, django_assert_num_queries
):
    for nummer in range(25):
        genoemd.pk, genoemd.kenmerk = None, f"IK-2020-{nummer:04}"
        genoemd.sleutel = f"00000000-0000-0000-0000-{nummer:012}"
        genoemd.save(force_insert=True)
    client.get(reverse("intake:adviezen"))
    with django_assert_num_queries(6):
        html = client.get(reverse("intake:adviezen")).content.decode()
    assert html.count('class="ik-taak"') == 20 and "Pagina 1 van 2" in html


def test_a_hostile_name_is_only_text(client, nel, genoemd):
    naam = "<script>alert(1)</script>" + "e\u0338" * 40
    Dossier.objects.update(naam=naam)
    for pad in (reverse("intake:adviezen"), adres(genoemd, "uitkomst")):
        html = client.get(pad).content.decode()
        assert escape(naam) in html and "<script>alert" not in html


# What was settled


@pytest.fixture
def stel_vast(genoemd, geldend, ina):
    """Freeze the advice as it stands, for the named opdrachtgever."""

    def bevroren(**anders):
        genoemd.refresh_from_db()
        status = Memostatus(True, f"{genoemd.kenmerk}-A1", timezone.now(), "Ina Bakker")
        memo = memo_van_dossier(genoemd, geldend, VANDAAG, status)
        leeg = {"html": b"", "html_sha256": "", "pdf": b"", "pdf_sha256": ""}
        VastgesteldAdvies.objects.create(
            dossier=genoemd,
            volgnummer=1,
            vastgesteld_op=status.vastgesteld_op,
            vastgesteld_door=ina,
            kaderversie=geldend,
            naam=genoemd.naam,
            **leeg | {"bijlage": b"", "bijlage_sha256": ""} | bevries(memo) | anders,
        )
        Dossier.objects.update(staat="vastgesteld", concept_gedeeld=False)

    return bevroren


def test_what_is_settled_is_for_the_opdrachtgever(client, nel, genoemd, stel_vast):
    stel_vast()
    html = client.get(adres(genoemd, "uitkomst")).content.decode()
    assert "<strong>Definitief</strong>" in html and "door Ina Bakker, Concern Inkoop" in html
    assert f"{genoemd.kenmerk}-A1" in html and "Het kan nog veranderen." not in html
    lijst = client.get(reverse("intake:adviezen")).content.decode()
    assert ">Definitief</span>" in lijst and "vastgesteld op" in lijst


def test_after_reopening_the_opdrachtgever_keeps_what_was_settled(client, nel, genoemd, stel_vast):
    stel_vast()
    Dossier.objects.update(staat="concept", naam="Nog geheim", fase="gepubliceerd")
    html = client.get(adres(genoemd, "uitkomst")).content.decode()
    assert "Schoonmaak stadskantoren" in html and "<strong>Definitief</strong>" in html
    assert "Nog geheim" not in html


def test_a_new_concept_is_seen_once_it_is_shared(client, nel, genoemd, stel_vast, inkoper):
    stel_vast()
    Dossier.objects.update(staat="concept", naam="Tweede ronde")
    genoemd.refresh_from_db()
    deel_concept(genoemd, nu(genoemd, inkoper))
    html = client.get(adres(genoemd, "uitkomst")).content.decode()
    assert "Tweede ronde" in html and "<strong>Concept</strong>" in html


def test_the_inkoper_sees_the_new_draft_and_the_opdrachtgever_the_old_advice(
    client, nel, genoemd, stel_vast, inkoper
):
    stel_vast()
    Dossier.objects.update(staat="concept", naam="Tweede ronde")
    client.force_login(inkoper)
    assert "Tweede ronde" in client.get(adres(genoemd, "uitkomst")).content.decode()


def test_an_advice_the_rules_no_longer_make_is_still_there_as_a_memo(
    client, nel, genoemd, stel_vast
):
    stel_vast(uitkomst={"anders": True})
    html = client.get(adres(genoemd, "uitkomst")).content.decode()
    assert "De uitkomst staat in de memo." in html and adres(genoemd, "memo_pdf") in html


# The outcome on one page


def uitkomst(kader, besluiten=None, feiten=INKOOP):
    return Uitkomstbeeld(maak(kader, besluiten, feiten).beeld)


def titels(beeld):
    return [besluit.titel for besluit in beeld.besluiten]


def test_the_outcome_says_what_why_and_what_to_decide(kader):
    beeld = uitkomst(kader)
    assert "Vraag het SER Charter Diversiteit." in beeld.adviseert
    assert any("11 teksten voor de aanbesteding" in zin for zin in beeld.adviseert)
    assert {reden.regel.split(".")[0] for reden in beeld.waarom} == {"DT3", "DT6", "DT7"}
    assert "Maak tijd voor een ambitiewebsessie, zo vroeg mogelijk." in titels(beeld)
    assert "Besluit of u het SER Charter Diversiteit vraagt, zoals wij adviseren." in titels(beeld)


def test_a_deviation_changes_what_there_is_to_decide(kader):
    advies = uitkomst(kader).zaak.advies
    keuze = Keuze(True, "Te klein.", "inkoper")
    weg = Besluiten(afwijkingen={sleutel_van(b): keuze for b in advies.bevindingen_van("DT7")})
    beeld = uitkomst(kader, weg)
    assert "Besluit of u het eens bent met de afwijkingen." in titels(beeld)
    assert not any("Charter" in titel for titel in titels(beeld))
    assert "Vraag het SER Charter Diversiteit. Hiervan wordt afgeweken." in beeld.adviseert


def test_what_is_asked_after_signing_has_dates_or_terms(kader):
    met_datum = uitkomst(kader)
    zonder = uitkomst(kader, feiten=met(BOVEN, Feit.PERSONELE_INZET, Feit.PUBLIEKSCONTACT))
    assert met_datum.nakoming[0].datum and not zonder.nakoming[0].datum
    assert zonder.nakoming[0].moment and zonder.aantal_voor_contractmanager > 0


def test_an_advice_without_anything_to_do_is_a_page_too(kader):
    codes = [c.code for c in uitkomst(kader, feiten=BASIS).zaak.advies.clausules.voorselectie]
    niets = Besluiten({code: Keuze(False, "Past niet.", "inkoper") for code in codes})
    beeld = uitkomst(kader, niets, BASIS)
    assert beeld.adviseert and beeld.nakoming == ()


def test_own_texts_and_agreements_reach_the_opdrachtgever(client, nel, genoemd):
    Dossier.objects.update(
        eigen_clausules=[{"titel": "Bussen", "tekst": "x", "soort": "eis", "reden": "y"}],
        afspraken=[{"wat": "Overleg <b>", "wanneer": "Elk jaar", "wie": "Contractmanager"}],
    )
    html = client.get(adres(genoemd, "uitkomst")).content.decode()
    assert "<strong>Overleg &lt;b&gt;.</strong> Elk jaar (Contractmanager)" in html


def test_a_deviation_is_told_to_the_opdrachtgever_with_its_reason(client, nel, genoemd):
    conclusies = client.get(adres(genoemd, "uitkomst")).context["beeld"].zaak.advies.bevindingen
    reden = {"ja": True, "reden": "Hier <i>niet</i>."}
    Dossier.objects.update(afwijkingen={sleutel_van(conclusies[0]): reden})
    html = client.get(adres(genoemd, "uitkomst")).content.decode()
    assert "De inkoper wijkt hiervan af:</strong> Hier &lt;i&gt;niet&lt;/i&gt;." in html
