"""Editing the framework in the admin: what is kept, what is refused, and what it says."""

import threading
from datetime import date
from html import unescape

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.kader.bewerking import nieuwe_problemen
from intake.kader.exporteren import schrijf_uitgave
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import (
    Bron,
    Clausule,
    ClausuleRelatie,
    Contactpunt,
    Doelstelling,
    Drempelbedrag,
    Invulveld,
    JuridischKader,
    Memotekst,
    Nakomingsafspraak,
    Parameters,
    Productgroep,
    Regel,
    Waarschuwing,
)
from intake.kader.schrijven import WERKRIJEN, schrijf_werkrijen
from intake.kader.uitgave import lees_uitgave
from intake.kader.volgorde import geordend
from tests.beheerformulier import ingevuld
from tests.conftest import persoon

pytestmark = pytest.mark.django_db
CODE = "SOV-12"
MET_PAGINA = [m for m in WERKRIJEN if m in admin.site._registry]


@pytest.fixture
def concept(kader):
    schrijf_werkrijen(kader)
    return kader


@pytest.fixture
def beheer(client, beau, concept):
    client.force_login(beau)
    return client


def adres(rij, blad="change"):
    return reverse(f"admin:intake_{rij._meta.model_name}_{blad}", args=[rij.pk])


def lijst(model, blad="changelist"):
    return reverse(f"admin:intake_{model._meta.model_name}_{blad}")


def open_formulier(client, rij):
    return ingevuld(client.get(adres(rij)))


def bewaar(client, rij, knop="_save", **anders):
    return client.post(adres(rij), {**open_formulier(client, rij), knop: "1", **anders})


def tekst_van(antwoord):
    return unescape(antwoord.content.decode())


def clausule(code=CODE):
    return Clausule.objects.get(pk=code)


def fouten(antwoord):
    """Per field what is said there; rows below under their name."""
    context = antwoord.context
    gevonden = dict(context["adminform"].form.errors)
    for groep in context["inline_admin_formsets"]:
        gevonden[groep.formset.prefix] = [*groep.formset.non_form_errors()]
        gevonden |= {
            f"{form.prefix}-{veld}": m
            for form in groep.formset.forms
            for veld, m in form.errors.items()
        }
    return {veld: " ".join(m) for veld, m in gevonden.items() if m}


@pytest.mark.parametrize("model", MET_PAGINA)
def test_saving_without_an_edit_changes_nothing(model, beheer, concept):
    for rij in (model.objects.first(), model.objects.last()):
        if beheer.get(adres(rij)).context["has_change_permission"]:
            assert bewaar(beheer, rij).status_code == 302
    assert lees_werkrijen() == concept
    assert {log.change_message for log in LogEntry.objects.all()} == {"Niets veranderd."}


def test_an_edit_is_kept_and_recorded_with_both_texts(beheer, beau):
    was = clausule().titel
    assert bewaar(beheer, clausule(), titel="Nieuwe titel").status_code == 302
    assert clausule().titel == "Nieuwe titel"
    log = LogEntry.objects.get()
    assert log.user == beau
    assert f"Titel: was “{was}”, is “Nieuwe titel”." in log.get_change_message()
    assert "Nieuwe titel" in tekst_van(beheer.get(adres(clausule(), "history")))


def test_a_text_is_folded_as_a_release_file_is(beheer):
    getypt = "Eerste regel\r\ngaat door.  \r\n\r\nTweede alinea.\r\n- een punt\r\n"
    bewaar(beheer, Waarschuwing.objects.first(), tekst=getypt)
    verwacht = "Eerste regel gaat door.\n\nTweede alinea.\n- een punt"
    assert Waarschuwing.objects.first().tekst == verwacht


def test_a_list_is_one_item_per_line(beheer):
    groep = Productgroep.objects.get(pk="schoonmaak")
    bewaar(beheer, groep, synoniemen=" poetsen \r\n\r\nglazenwassen")
    groep.refresh_from_db()
    assert groep.synoniemen == ["poetsen", "glazenwassen"]


@pytest.mark.parametrize("model", MET_PAGINA)
def test_no_form_shows_raw_json(model, beheer):
    for rij in model.objects.all()[:3]:
        velden = open_formulier(beheer, rij)
        assert not [v for waarden in velden.values() for v in waarden if v.startswith(('["', "[]"))]


@pytest.mark.parametrize("model", MET_PAGINA)
def test_every_field_says_what_it_is_called_and_what_it_does(model, beheer):
    blad = lijst(model, "add") if admin.site.get_model_admin(model).mag_erbij else None
    context = beheer.get(blad or adres(model.objects.first())).context
    formulieren = [context["adminform"].form]
    formulieren += [groep.formset.forms[-1] for groep in context["inline_admin_formsets"]]
    zichtbaar = [veld for form in formulieren for veld in form.visible_fields()]
    zonder = {v.name for v in zichtbaar if not v.label or not v.help_text}
    assert zonder <= {"DELETE"}


def test_without_a_framework_there_is_nothing_to_edit(client, beau):
    client.force_login(beau)
    antwoord = client.get(lijst(Clausule, "add"), follow=True)
    assert "Er is nog geen kader" in tekst_van(antwoord)


# Refusals, at the field


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"titel": ""}, "titel", "verplicht"),
        ({"tekst": "Met [bestaat_niet]."}, "tekst", "[bestaat_niet] staat niet in invulvelden"),
        ({"tekst": "Zonder."}, "invulvelden_bijwerken", "wordt dan nergens meer gebruikt"),
        ({"ambitieniveau": "4"}, "ambitieniveau", "3"),
        ({"herkomst": "handelingskader_letterlijk"}, "tekst", "Alleen een uitgave"),
        ({"nakoming-0-term": "drie weken"}, "nakoming-0-term", "geen duur zoals P6M"),
        ({"nakoming-0-DELETE": "on"}, "nakoming", "Noem ten minste één afspraak"),
        ({"doelstellingen": []}, "doelstellingen", "verplicht"),
    ],
)
def test_a_clausule_that_breaks_a_rule_is_refused_at_the_field(beheer, anders, veld, melding):
    rij = Clausule.objects.get(pk="REP-01") if "tekst" in anders else clausule("REP-02")
    Nakomingsafspraak.objects.filter(clausule=rij).exclude(pk=rij.nakoming.first().pk).delete()
    Clausule.objects.filter(pk=rij.pk).update(
        tekst=f"{rij.tekst} [alleen_hier]" if "Zonder" in anders.get("tekst", "") else rij.tekst
    )
    Invulveld.objects.create(naam="alleen_hier", label="Hier", type="tekst", volgorde=99)
    was = lees_werkrijen()
    antwoord = bewaar(beheer, rij, **{"titel": "Getypt", **anders})
    assert antwoord.status_code == 200
    assert melding in fouten(antwoord)[veld]
    assert lees_werkrijen() == was
    assert "Getypt" in tekst_van(antwoord) or "titel" in anders
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(
    ("model", "pk", "anders", "veld"),
    [
        (Regel, "DT1.1", {"actief": []}, "actief"),
        (Parameters, 1, {"overlap_social_return": "REP-01\r\nXXX-99"}, "overlap_social_return"),
        (Parameters, 1, {"grensmarge": "2"}, "grensmarge"),
        (Productgroep, "schoonmaak", {"feit_digitaal": ""}, "feit_digitaal"),
        (Productgroep, "schoonmaak", {"cpv-0-code": "9"}, "cpv-0-code"),
        (Memotekst, "M4", {"tekst": "Met {{onbekend}}."}, "tekst"),
        (Memotekst, "M4", {"volgorde": "1"}, "volgorde"),
    ],
)
def test_another_row_is_refused_at_its_field_too(beheer, concept, model, pk, anders, veld):
    antwoord = bewaar(beheer, model.objects.get(pk=pk), **anders)
    assert antwoord.status_code == 200
    assert veld in fouten(antwoord)
    assert lees_werkrijen() == concept


def test_an_address_that_is_made_up_is_refused(beheer):
    antwoord = bewaar(beheer, Contactpunt.objects.first(), email="naam@voorbeeld.nl")
    assert "geen echt adres" in fouten(antwoord)["email"]


def test_a_period_that_leaves_a_gap_is_refused(beheer):
    rij = Drempelbedrag.objects.filter(soort="dienst").order_by("geldig_van").first()
    antwoord = bewaar(beheer, rij, geldig_tot="01-02-2022")
    assert "laat een gat na" in fouten(antwoord)["geldig_tot"]


def test_a_next_period_fits(beheer):
    laatste = Drempelbedrag.objects.filter(soort="dienst").order_by("geldig_van").last()
    velden = {
        **ingevuld(beheer.get(lijst(Drempelbedrag, "add"))),
        "soort": "dienst",
        "label": "Diensten",
        "bedrag": "223000",
        "geldig_van": "01-01-2028",
        "geldig_tot": "31-12-2029",
        "grondslag": "Verordening",
        "bron": laatste.bron_id,
    }
    assert beheer.post(lijst(Drempelbedrag, "add"), velden).status_code == 302
    assert Drempelbedrag.objects.filter(geldig_van=date(2028, 1, 1)).exists()


@pytest.mark.parametrize(
    ("model", "veld"),
    [
        (Clausule, "code"),
        (Productgroep, "slug"),
        (Doelstelling, "tekst_kader"),
        (Doelstelling, "inkoopvoorbeelden_kader"),
        (Regel, "bron_zin"),
        (JuridischKader, "naam_in_kader"),
    ],
)
def test_codes_and_literal_texts_have_no_field_and_take_no_value(beheer, concept, model, veld):
    rij = model.objects.exclude(**{veld: ""}).last()
    assert veld not in open_formulier(beheer, rij)
    bewaar(beheer, rij, **{veld: "Anders"})
    assert lees_werkrijen() == concept


@pytest.mark.parametrize("code", ["CHA-01", "CHA-02"])
def test_an_official_clausule_is_only_read_and_says_why(beheer, concept, code):
    rij = clausule(code)
    pagina = beheer.get(adres(rij))
    assert "staat letterlijk in het handelingskader" in tekst_van(pagina)
    assert "_save" not in tekst_van(pagina)
    assert beheer.post(adres(rij), {"tekst": "Anders"}).status_code == 403
    assert beheer.post(adres(rij, "delete"), {"post": "yes"}).status_code == 403
    assert lees_werkrijen() == concept


@pytest.mark.parametrize("code", ["ALG-01", "ALG-02", "ALG-06"])
def test_what_the_rules_know_by_name_stays(beheer, code):
    assert beheer.post(adres(clausule(code), "delete"), {"post": "yes"}).status_code == 403


# Adding and removing


def nieuwe_clausule(client, code, **anders):
    velden = ingevuld(client.get(adres(clausule("REP-02"))))
    leeg = {sleutel: waarde for sleutel, waarde in velden.items() if not sleutel.endswith("-id")}
    leeg |= {
        "code": code,
        "tekst": "Een nieuwe tekst.",
        "nakoming-INITIAL_FORMS": "0",
        "lasten-TOTAL_FORMS": "0",
        "lasten-INITIAL_FORMS": "0",
        "uitgaande_relaties-INITIAL_FORMS": "0",
        "uitgaande_relaties-TOTAL_FORMS": "0",
    }
    leeg = {s: w for s, w in leeg.items() if not s.endswith(("-clausule", "-van", "gelezen"))}
    return client.post(lijst(Clausule, "add"), {**leeg, **anders})


def test_a_new_clausule_stands_where_its_file_would(beheer, concept):
    assert nieuwe_clausule(beheer, "REP-98").status_code == 302
    codes = [c.code for c in lees_werkrijen().clausules]
    assert codes == sorted(codes)
    assert clausule("REP-98").nakoming.exists()
    assert "nieuw" in LogEntry.objects.get().change_message


def test_a_code_that_exists_is_refused_at_the_field(beheer):
    assert "bestaat al" in fouten(nieuwe_clausule(beheer, "REP-02"))["code"]


@pytest.mark.parametrize("code", ["../buiten", "met spatie", "a.b"])
def test_a_code_that_is_no_name_of_a_file_is_refused(beheer, concept, code):
    velden = ingevuld(beheer.get(lijst(Memotekst, "add"))) | {"titel": "T", "tekst": "T"}
    velden |= {"code": code, "volgorde": "99", "herkomst": "voorstel"}
    antwoord = beheer.post(lijst(Memotekst, "add"), velden)
    assert "bestandsnaam" in fouten(antwoord)["code"]
    assert lees_werkrijen() == concept


def test_a_row_nobody_uses_can_go(beheer, concept):
    nieuwe_clausule(beheer, "REP-98")
    pagina = beheer.get(adres(clausule("REP-98"), "delete"))
    antwoord = beheer.post(adres(clausule("REP-98"), "delete"), ingevuld(pagina))
    assert antwoord.status_code == 302
    assert lees_werkrijen() == concept


def test_a_row_in_use_says_who_uses_it(beheer, concept):
    rij = Bron.objects.get(pk="K00")
    antwoord = beheer.post(adres(rij, "delete"), {"post": "yes"})
    assert antwoord.status_code == 409
    assert "Wordt gebruikt door CHA-02 (bronnen)." in tekst_van(antwoord)
    assert lees_werkrijen() == concept


def test_a_quoted_row_is_never_removed(beheer, concept):
    rij = JuridischKader.objects.exclude(naam_in_kader="").first()
    antwoord = beheer.post(adres(rij, "delete"), {"post": "yes"})
    assert "letterlijk" in tekst_van(antwoord)
    assert lees_werkrijen() == concept


def test_removing_what_changed_meanwhile_is_refused(beheer):
    nieuwe_clausule(beheer, "REP-98")
    velden = ingevuld(beheer.get(adres(clausule("REP-98"), "delete")))
    Clausule.objects.filter(pk="REP-98").update(titel="Van een ander")
    antwoord = beheer.post(adres(clausule("REP-98"), "delete"), velden, follow=True)
    assert "Deze rij is intussen gewijzigd" in tekst_van(antwoord)
    assert clausule("REP-98")


# What moves along


def relatie(nummer, soort, naar):
    return {
        f"uitgaande_relaties-{nummer}-soort": soort,
        f"uitgaande_relaties-{nummer}-naar": naar,
    }


def test_an_exclusion_is_told_to_the_other_clausule_and_taken_back(beheer, concept):
    nieuwe_clausule(beheer, "REP-98")
    rij = clausule("REP-98")
    assert bewaar(beheer, rij, **relatie(0, "sluit_uit", "REP-02")).status_code == 302
    assert "REP-98" in lees_werkrijen().clausule["REP-02"].relaties.sluit_uit
    assert "REP-02 " in LogEntry.objects.order_by("pk").last().change_message
    bewaar(beheer, rij, **{"uitgaande_relaties-0-DELETE": "on"})
    assert not ClausuleRelatie.objects.filter(naar="REP-98").exists()


def test_a_new_placeholder_is_made_and_an_unused_one_goes(beheer):
    rij = clausule("REP-02")
    nieuw = bewaar(beheer, rij, tekst=f"{rij.tekst} [nieuw_veld]", invulvelden_bijwerken="on")
    assert "Invulveld [nieuw_veld] is gemaakt" in tekst_van(beheer.get(nieuw.url))
    assert Invulveld.objects.get(pk="nieuw_veld").label == "Nieuw veld"
    bewaar(beheer, rij, tekst=rij.tekst, invulvelden_bijwerken="on")
    assert not Invulveld.objects.filter(pk="nieuw_veld").exists()


# The effect


LANG = {"looptijd_min": "600"}


def test_the_effect_is_shown_and_nothing_is_kept(beheer, concept):
    antwoord = bewaar(beheer, clausule(), "_effect", **LANG)
    assert antwoord.status_code == 200
    assert "Valt weg uit de voorselectie: SOV-12." in tekst_van(antwoord)
    assert 'value="600"' in tekst_van(antwoord)
    assert "een looptijd vanaf 600 maanden" in tekst_van(antwoord)
    assert lees_werkrijen() == concept
    assert not LogEntry.objects.exists()


def test_the_effect_of_a_broken_edit_is_its_problem(beheer):
    antwoord = bewaar(beheer, clausule(), "_effect", tekst="[onbekend]")
    assert "[onbekend]" in fouten(antwoord)["tekst"]


def test_after_saving_the_effect_is_told(beheer):
    antwoord = bewaar(beheer, clausule(), **LANG)
    assert "SOV-12 valt weg" in tekst_van(beheer.get(antwoord.url))


def test_without_an_effect_that_is_told_too(beheer):
    antwoord = bewaar(beheer, clausule(), titel="Anders")
    assert "verandert niets aan het advies" in tekst_van(beheer.get(antwoord.url))


def test_the_conditions_are_a_sentence_on_page_and_list(beheer):
    zin = "Nooit samen met CHA-01 en REP-20."
    assert zin in tekst_van(beheer.get(adres(clausule("CHA-02"))))
    assert zin in tekst_van(beheer.get(lijst(Clausule)))


# Two at once


def test_a_stale_form_is_refused_with_both_texts_and_can_be_saved_again(beheer):
    velden = open_formulier(beheer, clausule())
    Clausule.objects.filter(pk=CODE).update(titel="Van een ander")
    antwoord = beheer.post(adres(clausule()), {**velden, "titel": "Van mij", "_save": "1"})
    assert antwoord.status_code == 409
    assert [v.naam for v in antwoord.context["botsing"]] == ["Titel"]
    assert "Van een ander" in tekst_van(antwoord) and "Van mij" in tekst_van(antwoord)
    assert clausule().titel == "Van een ander"
    assert ingevuld(antwoord)["titel"] == ["Van mij"]
    assert beheer.post(adres(clausule()), {**ingevuld(antwoord), "_save": "1"}).status_code == 302
    assert clausule().titel == "Van mij"


def test_a_change_below_the_row_counts_too(beheer):
    velden = open_formulier(beheer, clausule())
    clausule().nakoming.update(wat="Van een ander")
    antwoord = beheer.post(adres(clausule()), {**velden, "_save": "1"})
    assert antwoord.status_code == 409
    assert "Van een ander" in tekst_van(antwoord)


def test_a_form_without_what_was_read_is_refused(beheer, concept):
    velden = open_formulier(beheer, clausule()) | {"titel": "Anders", "gelezen": ""}
    assert beheer.post(adres(clausule()), velden).status_code == 409
    assert lees_werkrijen() == concept


def test_a_threshold_survives_that_a_release_wrote_all_rows_anew(beheer, concept):
    rij = Drempelbedrag.objects.first()
    velden = open_formulier(beheer, rij)
    schrijf_werkrijen(concept)
    antwoord = beheer.post(adres(rij), {**velden, "bedrag": ["123456"], "_save": ["Opslaan"]})
    assert antwoord.status_code == 302
    assert Drempelbedrag.objects.get(pk=rij.pk).bedrag == 123456


def test_a_form_survives_that_a_release_wrote_all_rows_anew(beheer, concept):
    velden = open_formulier(beheer, clausule()) | {"nakoming-0-wat": "Getypt", "_save": "1"}
    schrijf_werkrijen(concept)
    assert beheer.post(adres(clausule()), velden).status_code == 302
    assert clausule().nakoming.first().wat == "Getypt"


def test_a_row_below_that_was_removed_meanwhile_comes_back_on_purpose(beheer):
    rij = clausule("REP-02")
    for nummer in range(2):
        Nakomingsafspraak.objects.create(
            clausule=rij,
            wat=f"Extra {nummer}",
            trigger="gunning",
            term="P1M",
            wie="w",
            controle="c",
            herkomst="voorstel",
            volgorde=50 + nummer,
        )
    velden = open_formulier(beheer, rij) | {"_save": "1"}
    namen = list(rij.nakoming.values_list("wat", flat=True))
    rij.nakoming.filter(wat="Extra 0").delete()
    antwoord = beheer.post(adres(rij), velden)
    assert antwoord.status_code == 409
    assert beheer.post(adres(rij), {**ingevuld(antwoord), "_save": "1"}).status_code == 302
    assert sorted(rij.nakoming.values_list("wat", flat=True)) == sorted(namen)


def test_what_was_typed_for_a_row_that_is_gone_is_shown(beheer):
    nieuwe_clausule(beheer, "REP-98")
    rij = clausule("REP-98")
    velden = open_formulier(beheer, rij) | {"titel": "Lang getypt", "nakoming-0-wat": "Afspraak"}
    pad = adres(rij)
    rij.delete()
    antwoord = beheer.post(pad, velden)
    assert antwoord.status_code == 409
    assert "Lang getypt" in tekst_van(antwoord) and "Afspraak" in tekst_van(antwoord)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_wins_and_one_is_told(kader, transactional_db):
    schrijf_werkrijen(kader)
    start, uitslagen = threading.Barrier(2), {}
    formulieren = {}
    for naam in ("Een", "Twee"):
        client = Client()
        client.force_login(persoon(naam, "beheerder"))
        velden = open_formulier(client, clausule())
        formulieren[naam] = client, {**velden, "titel": naam, "_save": "1"}

    def bewaar_nu(naam):
        client, velden = formulieren[naam]
        start.wait()
        uitslagen[naam] = client.post(adres(clausule()), velden).status_code
        connection.close()

    draden = [threading.Thread(target=bewaar_nu, args=[naam]) for naam in formulieren]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitslagen.values()) == [302, 409]
    assert uitslagen[clausule().titel] == 302


# Whatever is accepted, a release can hold


TEKSTEN = st.text(st.sampled_from("ab1.- \n\t[]{}\"\\'"), min_size=1, max_size=40)
BEWERKINGEN = st.lists(
    st.one_of(
        st.tuples(st.just("titel"), st.sampled_from(["REP-02", "SOV-12"]), TEKSTEN),
        st.tuples(st.just("tekst"), st.sampled_from(["REP-02", "SOV-12"]), TEKSTEN),
        st.tuples(st.just("looptijd_min"), st.sampled_from(["REP-02"]), st.integers(0, 70)),
        st.tuples(st.just("grondslag"), st.sampled_from(["REP-02"]), TEKSTEN),
        st.tuples(st.just("waarschuwing"), st.sampled_from(["W-AVG", "W-STATUS"]), TEKSTEN),
        st.tuples(st.just("erbij"), st.sampled_from(["ALG-50", "REP-98", "ZZZ-01"]), TEKSTEN),
        st.tuples(st.just("weg"), st.sampled_from(["ALG-50", "REP-98", "REP-02"]), st.none()),
        st.tuples(
            st.just("uit"), st.sampled_from(["REP-02", "SOV-12"]), st.sampled_from(["REP-98"])
        ),
    ),
    min_size=2,
    max_size=4,
)


def doe(client, wat, code, waarde):
    rij = Clausule.objects.filter(pk=code).first()
    if wat == "waarschuwing":
        return bewaar(client, Waarschuwing.objects.get(pk=code), tekst=waarde)
    if wat == "erbij":
        return None if rij else nieuwe_clausule(client, code, tekst=waarde)
    if rij is None:
        return None
    if wat == "weg":
        velden = ingevuld(client.get(adres(rij, "delete")))
        return client.post(adres(rij, "delete"), velden)
    if wat == "uit":
        nummer = rij.uitgaande_relaties.count()
        return bewaar(client, rij, **relatie(nummer, "sluit_uit", waarde))
    return bewaar(client, rij, invulvelden_bijwerken="on", **{wat: waarde})


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(BEWERKINGEN)
def test_any_edits_that_are_accepted_hold_and_come_back_from_their_files(
    beheer, concept, tmp_path_factory, bewerkingen
):
    schrijf_werkrijen(concept)
    for bewerking in bewerkingen:
        voor = lees_werkrijen()
        antwoord = doe(beheer, *bewerking)
        if antwoord is not None and antwoord.status_code != 302:
            assert lees_werkrijen() == voor
    na = lees_werkrijen()
    assert nieuwe_problemen(concept, na) == ()
    map = tmp_path_factory.mktemp("uitgave")
    schrijf_uitgave(na, map)
    assert geordend(lees_uitgave(map)) == na
