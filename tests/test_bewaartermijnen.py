"""What was kept long enough goes, with everything about it; all else stays, and so does the proof."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from intake.berichten.models import Bericht
from intake.bewaren.accounts import te_ruimen_accounts
from intake.bewaren.kandidaten import KOPIE, STOP, Kandidaat, kandidaten
from intake.bewaren.models import Bewaartermijn, Termijnsoort, Vernietiging, Vernietigingsstop
from intake.bewaren.termijnen import TERMIJNEN, vul_termijnen
from intake.bewaren.vernietigen import vernietig
from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.models import Dossier
from intake.dossier.vastgesteld import DOCUMENTKOLOMMEN, VastgesteldAdvies
from tests.ambitieweb import leg_sessie_neer
from tests.dossiers import maak_gebruiker
from tests.vaststelling import browser

pytestmark = pytest.mark.django_db
BEGIN = date(2026, 1, 10)
CONTRACT = {"looptijd": "bepaald", "looptijd_maanden": 24, "ingangsdatum": date(2026, 2, 1)}
VERLENGD = {
    "verlenging_mogelijk": "ja",
    "verlengingen_aantal": 1,
    "verlengingen_maanden": 12,
}


@pytest.fixture
def op(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], date]:
    """Turns the clock to noon of a day."""

    def zet(dag: date) -> date:
        moment = datetime.combine(dag, datetime.min.time(), UTC) + timedelta(hours=12)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return dag

    return zet


@pytest.fixture
def maak(geldend: Any, inkoper: Any, op: Any) -> Callable[..., Dossier]:
    """A dossier that came into its state on the first day."""

    def maak(staat: str = "concept", advies: bool = False, **kolommen: Any) -> Dossier:
        op(BEGIN)
        nummer = Dossier.objects.count() + 1
        dossier = Dossier.objects.create(
            kenmerk=f"IK-2026-{nummer:04}",
            sleutel=uuid4(),
            eigenaar=inkoper,
            staat=staat,
            naam="Zout",
            **kolommen,
        )
        handeling = "afronden" if staat == "afgerond" else "nieuw"
        Gebeurtenis.objects.create(
            dossier=dossier, gebruiker=inkoper, handeling=handeling, versie=1
        )
        if advies:
            geef_advies(dossier, geldend)
        return dossier

    return maak


def geef_advies(dossier: Dossier, versie: Any, nummer: int = 1) -> VastgesteldAdvies:
    leeg = dict.fromkeys(("feiten", "antwoorden", "uitkomst", "besluiten"), {})
    return VastgesteldAdvies.objects.create(
        dossier=dossier,
        volgnummer=nummer,
        vervangt=dossier.adviezen.last(),
        vastgesteld_op=timezone.now(),
        vastgesteld_door=dossier.eigenaar,
        kaderversie=versie,
        naam=dossier.naam,
        **leeg,
        **{veld: veld.encode() for veld in DOCUMENTKOLOMMEN},
    )


# What the dossier is, and the first day on which it may go; None is never by itself.
TERMIJNTABEL = [
    ("concept", {}, date(2027, 1, 10)),
    ("aanvulling_gevraagd", {}, date(2027, 1, 10)),
    ("ingediend", {}, None),
    ("in_beoordeling", {}, None),
    ("vastgesteld", {"advies": True}, date(2031, 1, 10)),
    ("vastgesteld", {"advies": True, **CONTRACT}, date(2031, 1, 10)),
    ("vastgesteld", {"advies": True, **CONTRACT, "looptijd_maanden": 84}, date(2033, 2, 1)),
    ("concept", {"advies": True}, date(2031, 1, 10)),
    ("afgerond", {"afloop": "gegund", **CONTRACT}, date(2038, 2, 1)),
    ("afgerond", {"afloop": "gegund", **CONTRACT, **VERLENGD}, date(2039, 2, 1)),
    ("afgerond", {"afloop": "gegund", "looptijd": "eenmalig"}, date(2036, 1, 10)),
    ("afgerond", {"afloop": "gegund", "looptijd": "onbepaald"}, None),
    ("afgerond", {"afloop": "gegund"}, None),
    ("afgerond", {"afloop": "niet_doorgegaan", "route": "boven"}, date(2029, 1, 10)),
    ("afgerond", {"afloop": "niet_doorgegaan", "route": "onbekend"}, date(2029, 1, 10)),
    ("afgerond", {"afloop": "niet_doorgegaan", "route": "onder"}, date(2027, 1, 10)),
]


@pytest.mark.parametrize(("staat", "wat", "vanaf"), TERMIJNTABEL)
def test_a_dossier_may_go_on_its_day_and_not_before(maak, op, staat, wat, vanaf):
    maak(staat, **wat)
    dag_ervoor = op((vanaf or date(2099, 1, 1)) - timedelta(days=1))
    assert [k for k in kandidaten(dag_ervoor) if k.mag_weg] == []
    dag = op(vanaf or date(2099, 1, 1))
    [kandidaat] = kandidaten(dag)
    assert kandidaat.mag_weg is (vanaf is not None) and kandidaat.tot == vanaf


def test_every_term_occurs_in_the_table(maak):
    for staat, wat, _ in TERMIJNTABEL:
        maak(staat, **wat)
    soorten = {kandidaat.begin.soort for kandidaat in kandidaten(date(2099, 1, 1))}
    assert soorten == set(Termijnsoort) == set(TERMIJNEN)


def test_a_later_change_of_a_concept_begins_the_term_again(maak):
    dossier = maak()
    Dossier.objects.update(gewijzigd=datetime(2026, 6, 1, tzinfo=UTC))
    assert kandidaten(date(2027, 5, 31)) == []
    assert kandidaten(date(2027, 6, 1))[0].pk == dossier.pk


def test_the_newest_advice_counts(maak, op, geldend):
    dossier = maak("vastgesteld", advies=True)
    op(date(2028, 1, 10))
    geef_advies(dossier, geldend, 2)
    assert kandidaten(date(2033, 1, 9)) == [] and kandidaten(date(2033, 1, 10))


def test_a_beheerder_decides_how_long(maak):
    maak()
    Bewaartermijn.objects.filter(soort=Termijnsoort.AFGEBROKEN).update(jaren=2)
    vul_termijnen()
    assert kandidaten(date(2028, 1, 9)) == [] and kandidaten(date(2028, 1, 10))


# Destruction


def eerste(dag: date) -> Kandidaat:
    return kandidaten(dag)[0]


def rij_als_tekst(rij: tuple[Any, ...]) -> str:
    return repr([bytes(deel) if isinstance(deel, memoryview) else deel for deel in rij])


def rijen_met(*teksten: str) -> set[str]:
    """The tables where one of these texts stands somewhere in a row."""
    gevonden = set()
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{tabel}"')
            rijen = (rij_als_tekst(rij) for rij in cursor.fetchall())
            if any(tekst in rij for rij in rijen for tekst in teksten):
                gevonden.add(tabel)
    return gevonden


@pytest.fixture
def vol(advies: VastgesteldAdvies, ambitie: Any, inkoper: Any, bob: Any, geldend: Any) -> Dossier:
    """A settled dossier with a row in each table that a dossier can have one in."""
    dossier = advies.dossier
    dossier.delingen.create(gebruiker=bob, gedeeld_door=inkoper)
    dossier.adviesvragen.create(aan=bob, gesteld_door=bob, vraag="Mag dit?")
    dossier.reacties.create(
        over="clausule", onderwerp="ALG-01", tekst="Te streng.", gezien="Voor dit contract wel.",
        schrijver=inkoper, kaderversie=geldend, sleutel=uuid4(),
    )  # fmt: skip
    dossier.stops.create(
        reden="woo", toelichting="Klaar.", gezet_door=bob, opgeheven_op=timezone.now()
    )
    Bericht.objects.create(soort="vastgesteld", aan=bob, pad=dossier.get_absolute_url())
    return dossier


@pytest.fixture
def ambitie(inkoper: Any, compleet: Dossier) -> None:
    leg_sessie_neer(compleet, inkoper)


def test_nothing_of_a_destroyed_dossier_is_left_but_the_declaration(vol, op):
    dag = op(date(2099, 1, 1))
    assert len(rijen_met(vol.kenmerk, "Te streng.")) >= 4
    assert vernietig(eerste(dag), "functioneel beheerder")
    assert rijen_met(vol.kenmerk) == {"intake_vernietiging"}
    assert rijen_met("Voor dit contract wel.", "Mag dit?", vol.naam) == set()
    assert rijen_met("Te streng.") == {"intake_reactie"}


def test_the_declaration_says_what_and_why_and_names_nobody(vol, op):
    dag = op(date(2099, 1, 1))
    adviezen, regels = vol.adviezen.count(), vol.gebeurtenissen.count()
    verklaring = vernietig(eerste(dag), "functioneel beheerder")
    verklaring.refresh_from_db()
    assert (verklaring.adviezen, verklaring.gebeurtenissen) == (adviezen, regels)
    assert (verklaring.kenmerk, verklaring.jaren) == (vol.kenmerk, 5)
    assert "Adviseren" in verklaring.grondslag and verklaring.op.date() == dag
    assert not [f for f in Vernietiging._meta.fields if f.is_relation]


def test_another_dossier_keeps_every_row(maak, op):
    maak()
    blijft = maak("ingediend")
    voor = list(Gebeurtenis.objects.filter(dossier=blijft).values())
    dag = op(date(2030, 1, 1))
    [kandidaat] = [k for k in kandidaten(dag) if k.mag_weg]
    vernietig(kandidaat, "beheer")
    assert Dossier.objects.get() == blijft
    assert list(Gebeurtenis.objects.values()) == voor


def test_without_a_declaration_the_database_keeps_the_rows(maak):
    maak("vastgesteld", advies=True)
    for model in (VastgesteldAdvies, Gebeurtenis):
        with pytest.raises(IntegrityError, match="liggen vast"), transaction.atomic():
            model.objects.all().delete()


def test_a_declaration_opens_the_door_for_its_own_dossier_alone(maak):
    een, ander = maak(), maak()
    verklaar(een)
    Gebeurtenis.objects.filter(dossier=een).delete()
    with pytest.raises(IntegrityError, match="liggen vast"), transaction.atomic():
        Gebeurtenis.objects.filter(dossier=ander).delete()


def test_a_declaration_lets_nothing_be_changed(maak):
    verklaar(maak())
    with pytest.raises(IntegrityError, match="liggen vast"), transaction.atomic():
        Gebeurtenis.objects.update(herkomst="elders")


def verklaar(dossier: Dossier) -> Vernietiging:
    return Vernietiging.objects.create(
        dossier_nummer=dossier.pk, kenmerk=dossier.kenmerk, soort=Termijnsoort.AFGEBROKEN,
        begin=BEGIN, jaren=1, grondslag="", adviezen=0, gebeurtenissen=1, namens="beheer",
    )  # fmt: skip


def test_a_dossier_that_changed_since_the_list_stays(maak, op):
    dossier = maak()
    kandidaat = eerste(op(date(2030, 1, 1)))
    Dossier.objects.update(versie=2)
    assert vernietig(kandidaat, "beheer") is None
    assert Dossier.objects.get() == dossier and not Vernietiging.objects.exists()


def test_a_stop_that_came_since_the_list_counts(maak, op, inkoper):
    dossier = maak()
    kandidaat = eerste(op(date(2030, 1, 1)))
    dossier.stops.create(reden="woo", toelichting="Verzoek 12.", gezet_door=inkoper)
    assert vernietig(kandidaat, "beheer") is None


def test_a_stop_holds_until_it_is_lifted(maak, op, inkoper):
    stop = maak().stops.create(reden="bezwaar", toelichting="Loopt nog.", gezet_door=inkoper)
    dag = op(date(2030, 1, 1))
    assert eerste(dag).belet == STOP
    stop.opgeheven_op = timezone.now()
    stop.save()
    assert eerste(dag).mag_weg


def test_what_a_later_dossier_was_copied_from_stays_with_it(maak, op):
    bron = maak()
    kopie = maak("ingediend", kopie_van=bron)
    dag = op(date(2030, 1, 1))
    assert {k.kenmerk: k.belet for k in kandidaten(dag)}[bron.kenmerk] == KOPIE
    Dossier.objects.filter(pk=kopie.pk).update(staat="concept")
    assert [vernietig(k, "beheer") is not None for k in kandidaten(dag)] == [True, True]


def test_a_chain_of_copies_stays_as_a_whole(maak, op):
    een = maak()
    twee = maak(kopie_van=een)
    maak("ingediend", kopie_van=twee)
    assert not [k for k in kandidaten(op(date(2030, 1, 1))) if k.mag_weg]


# The command


@pytest.fixture
def ruim(tmp_path, capsys) -> Callable[..., dict[str, str]]:
    """What the report says per dossier."""

    def ruim(*opties: str) -> dict[str, str]:
        call_command("ruim_op", *opties, f"--verslag={tmp_path / 'verslag.csv'}")
        with open(tmp_path / "verslag.csv", encoding="utf-8-sig", newline="") as bestand:
            regels = list(csv.DictReader(bestand, delimiter=";"))
        return {regel["kenmerk"]: regel["uitkomst"] for regel in regels}

    return ruim


def test_a_dry_run_names_exactly_what_a_run_destroys(maak, op, ruim):
    for staat, wat, _ in TERMIJNTABEL:
        maak(staat, **wat)
    op(date(2031, 6, 1))
    alle = set(Dossier.objects.values_list("kenmerk", flat=True))
    proef = ruim()
    assert ruim("--proef") == proef
    assert set(Dossier.objects.values_list("kenmerk", flat=True)) == alle
    gedaan = ruim("--uitvoeren")
    weg = alle - set(Dossier.objects.values_list("kenmerk", flat=True))
    assert weg == {k for k, u in proef.items() if u == "te vernietigen"} and len(weg) == 8
    assert weg == {k for k, u in gedaan.items() if u.startswith("vernietigd")}
    assert weg == set(Vernietiging.objects.values_list("kenmerk", flat=True))
    assert {k: u for k, u in proef.items() if k not in weg} == ruim("--uitvoeren")


def test_the_command_does_nothing_unless_asked(maak, op, capsys):
    maak()
    op(date(2030, 1, 1))
    call_command("ruim_op")
    assert "Proef, er is niets veranderd. Te vernietigen: 1." in capsys.readouterr().out
    assert Dossier.objects.exists()


# Accounts


@pytest.fixture
def weg(db: None) -> Any:
    """Someone who left."""
    return maak_gebruiker("weg", is_active=False)


def test_an_account_that_is_off_and_belongs_to_nothing_goes(weg, alice):
    Bericht.objects.create(soort="vastgesteld", aan=weg)
    assert te_ruimen_accounts() == [weg]
    call_command("ruim_op", uitvoeren=True)
    assert not type(weg).objects.filter(pk=weg.pk).exists() and not Bericht.objects.exists()


def test_an_account_that_a_dossier_names_stays(weg, maak):
    dossier = maak()
    Dossier.objects.filter(pk=dossier.pk).update(beoordelaar=weg)
    assert te_ruimen_accounts() == []


def test_an_account_that_only_the_history_names_stays(weg, maak, inkoper):
    Gebeurtenis.objects.create(
        dossier=maak(), gebruiker=inkoper, handeling="eigenaar", versie=2,
        wijzigingen={"eigenaar": [weg.pk, inkoper.pk]},
    )  # fmt: skip
    assert te_ruimen_accounts() == []


# The admin


@pytest.fixture
def beheer(beau: Any) -> Iterator[Any]:
    return browser(beau)


def zet_stop(beheer: Any, **anders: str) -> Any:
    post = {"kenmerk": "ik-2026-0001", "reden": "woo", "toelichting": "Verzoek 12."} | anders
    return beheer.post(reverse("admin:intake_vernietigingsstop_add"), post)


def test_a_beheerder_stops_the_destruction_and_lifts_the_stop(maak, beheer, beau):
    maak()
    assert zet_stop(beheer).status_code == 302
    stop = Vernietigingsstop.objects.get()
    assert stop.gezet_door == beau and stop.opgeheven_op is None
    lijst = reverse("admin:intake_vernietigingsstop_changelist")
    beheer.post(lijst, {"action": "hef_op", "_selected_action": [stop.pk]})
    stop.refresh_from_db()
    assert stop.opgeheven_op and stop.opgeheven_door == beau
    assert stop.dossier.kenmerk in beheer.get(lijst).content.decode()


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"kenmerk": "IK-2026-9999"}, "geen dossier met dit kenmerk"),
        ({"toelichting": ""}, "verplicht"),
    ],
)
def test_a_stop_that_is_not_complete_is_refused(maak, beheer, anders, fout):
    maak()
    assert fout in zet_stop(beheer, **anders).content.decode()
    assert not Vernietigingsstop.objects.exists()


def test_the_same_stop_is_not_set_twice(maak, beheer):
    maak()
    zet_stop(beheer)
    assert "blijft al om deze reden" in zet_stop(beheer).content.decode()


@pytest.mark.parametrize("model", ["bewaartermijn", "vernietigingsstop", "vernietiging"])
def test_retention_in_the_admin_is_for_the_beheerder(maak, beheer, ina, model):
    pad = reverse(f"admin:intake_{model}_changelist")
    assert beheer.get(pad).status_code == 200
    assert browser(ina).get(pad).status_code == 403


@pytest.mark.parametrize("model", ["bewaartermijn", "vernietiging"])
def test_nobody_adds_or_removes_a_term_or_a_declaration(maak, beheer, model):
    verklaar(maak())
    pk = {"bewaartermijn": "afgebroken", "vernietiging": Vernietiging.objects.get().pk}[model]
    assert beheer.get(reverse(f"admin:intake_{model}_add")).status_code == 403
    assert beheer.get(reverse(f"admin:intake_{model}_delete", args=[pk])).status_code == 403


def test_the_page_about_privacy_says_how_long(client):
    Bewaartermijn.objects.filter(soort=Termijnsoort.CONTRACT).update(jaren=17)
    html = client.get(reverse("privacy")).content.decode()
    assert "17 jaar na het einde van het contract" in html
    assert all(soort.label in html for soort in Termijnsoort)


def test_the_list_is_called_after_what_it_holds(beheer):
    pagina = beheer.get(reverse("admin:intake_vernietigingsstop_changelist"))
    assert "<h1>Dossiers die moeten blijven</h1>" in pagina.content.decode()
