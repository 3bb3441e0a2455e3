"""What must hold in a framework: each test breaks the release in one place."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from intake.advies.kader import CpvCode
from intake.advies.keuzes import ClausuleSoort, Feit, Herkomst, Perspectief, Soort
from intake.kader.citaten import citaten_in
from intake.kader.controles import controleer
from intake.kader.uitgave import lees_citaten, lees_uitgave
from intake.kader.verwijzingen import NAAM_VAN_RIJ

UITGAVE = Path(__file__).parent.parent / "fixtures" / "kader"
KADER = lees_uitgave(UITGAVE)
CITATEN = lees_citaten(UITGAVE)


def met(lijst, naam, /, **anders):
    """The release with one row different."""
    rijen = getattr(KADER, lijst)
    veld = NAAM_VAN_RIJ[lijst]
    assert naam in [getattr(rij, veld) for rij in rijen]
    nieuw = tuple(replace(r, **anders) if getattr(r, veld) == naam else r for r in rijen)
    return replace(KADER, **{lijst: nieuw})


def clausule(code, /, **anders):
    return met("clausules", code, **anders)


def relaties(code, /, **anders):
    return clausule(code, relaties=replace(KADER.clausule[code].relaties, **anders))


def toepassing(code, /, **anders):
    return clausule(code, toepassing=replace(KADER.clausule[code].toepassing, **anders))


def afspraak(code, /, **anders):
    eerste, *rest = KADER.clausule[code].nakoming
    return clausule(code, nakoming=(replace(eerste, **anders), *rest))


def parameters(**anders):
    return replace(KADER, parameters=replace(KADER.parameters, **anders))


def drempels(soort, van, **anders):
    """Thresholds with one row different, or without it."""
    rijen = []
    for rij in KADER.drempelbedragen:
        is_hem = (rij.soort, rij.geldig_van.year) == (soort, van)
        rijen += [replace(rij, **anders)] if is_hem and anders else [] if is_hem else [rij]
    return replace(KADER, drempelbedragen=tuple(rijen))


def problemen(kader, **anders):
    return [str(probleem) for probleem in controleer(kader, **anders)]


def test_the_release_has_no_problems():
    assert problemen(KADER, citaten=CITATEN) == []


@pytest.mark.parametrize(
    ("kader", "probleem"),
    [
        (clausule("REP-04", code="rep4"), "rep4: code: schrijf drie hoofdletters"),
        (clausule("REP-04", doelstellingen=()), "REP-04: doelstellingen: noem er ten minste één"),
        (clausule("REP-04", nakoming=()), "REP-04: nakoming: noem ten minste één afspraak"),
        (clausule("REP-04", ambitieniveau=4), "REP-04: ambitieniveau: kies 1, 2 of 3"),
        (clausule("REP-04", prioriteit=0), "REP-04: prioriteit: kies 1, 2 of 3"),
        (afspraak("REP-04", term="zes maanden"), "REP-04: nakoming[0].term: 'zes maanden' is geen duur"),
        (afspraak("REP-04", term=""), "REP-04: nakoming[0].term: '' is geen duur"),
        (afspraak("REP-04", herhaling="1J"), "REP-04: nakoming[0].herhaling: '1J' is geen duur"),
    ],
)  # fmt: skip
def test_a_clausule_must_be_whole(kader, probleem):
    assert any(p.startswith(probleem) for p in problemen(kader))


@pytest.mark.parametrize(
    ("kader", "probleem"),
    [
        (clausule("REP-04", doelstellingen=("vrede",)), "REP-04: doelstellingen: vrede bestaat niet in doelstellingen"),
        (clausule("REP-04", bronnen=("S99",)), "REP-04: bronnen: S99 bestaat niet in bronnen"),
        (clausule("REP-04", juridische_kaders=("X",)), "REP-04: juridische_kaders: X bestaat niet in juridische_kaders"),
        (toepassing("REP-04", productgroepen=frozenset({"stenen"})), "REP-04: toepassing.productgroepen: stenen bestaat niet in productgroepen"),
        (relaties("REP-04", sluit_uit=("REP-99",)), "REP-04: relaties.sluit_uit: REP-99 bestaat niet in clausules"),
        (relaties("REP-04", vereist=("REP-99",)), "REP-04: relaties.vereist: REP-99 bestaat niet in clausules"),
        (relaties("REP-04", versterkt=("REP-99",)), "REP-04: relaties.versterkt: REP-99 bestaat niet in clausules"),
        (relaties("REP-04", vervangen_door=("REP-99",)), "REP-04: relaties.vervangen_door: REP-99 bestaat niet in clausules"),
        (met("productgroepen", "afval", categorieplan="x"), "afval: categorieplan: x bestaat niet in categorieplannen"),
        (met("productgroepen", "afval", bronnen=("S99",)), "afval: bronnen: S99 bestaat niet in bronnen"),
        (met("doelstellingen", "representatie", juridische_kaders=("X",)), "representatie: juridische_kaders: X bestaat niet in juridische_kaders"),
        (met("doelstellingen", "representatie", juridische_kaders_in_kader=("X",)), "representatie: juridische_kaders_in_kader: X bestaat niet in juridische_kaders"),
        (met("doelstellingen", "representatie", bronnen=("S99",)), "representatie: bronnen: S99 bestaat niet in bronnen"),
        (met("juridische_kaders", "AVG", bronnen=("S99",)), "AVG: bronnen: S99 bestaat niet in bronnen"),
        (met("doelen", "sociaal", bron="S99"), "sociaal: bron: S99 bestaat niet in bronnen"),
        (met("categorieplannen", "gebouwen", productgroepen=("x",)), "gebouwen: productgroepen: x bestaat niet in productgroepen"),
        (met("categorieplannen", "gebouwen", standaardclausules=("X",)), "gebouwen: standaardclausules: X bestaat niet in clausules"),
        (met("categorieplannen", "gebouwen", optionele_clausules=("X",)), "gebouwen: optionele_clausules: X bestaat niet in clausules"),
        (drempels(Soort.WERK, 2026, bron="S99"), "werk 2026-01-01: bron: S99 bestaat niet in bronnen"),
        (parameters(overlap_social_return=("X",)), "parameters: overlap_social_return: X bestaat niet in clausules"),
        (parameters(cijfers_over_mensen=("X",)), "parameters: cijfers_over_mensen: X bestaat niet in clausules"),
        (parameters(steunt_op_nieuwe_wet=("X",)), "parameters: steunt_op_nieuwe_wet: X bestaat niet in clausules"),
    ],
)  # fmt: skip
def test_a_reference_must_find_something(kader, probleem):
    assert probleem in problemen(kader)


def test_a_productgroep_must_name_existing_doelstellingen():
    eerste = replace(KADER.productgroep["afval"].doelstellingen[0], doelstelling="vrede")
    kader = met("productgroepen", "afval", doelstellingen=(eerste,))
    assert "afval: doelstellingen: vrede bestaat niet in doelstellingen" in problemen(kader)


@pytest.mark.parametrize("lijst", NAAM_VAN_RIJ)
def test_a_name_stands_for_one_thing(lijst):
    rijen = getattr(KADER, lijst)
    kader = replace(KADER, **{lijst: (*rijen, rijen[0])})
    assert any(p.endswith(f"komt meer dan één keer voor in {lijst}") for p in problemen(kader))


@pytest.mark.parametrize("perspectief", Perspectief)
@pytest.mark.parametrize("soort", ClausuleSoort)
@pytest.mark.parametrize("doelstelling", KADER.doelstelling)
def test_every_doelstelling_has_every_kind_of_text(doelstelling, perspectief, soort):
    over = tuple(
        c
        for c in KADER.clausules
        if (c.perspectief, c.soort) != (perspectief, soort) or doelstelling not in c.doelstellingen
    )
    probleem = (
        f"{doelstelling}: clausules: geen clausule van soort {soort} met perspectief {perspectief}"
    )
    assert probleem in problemen(replace(KADER, clausules=over))


@pytest.mark.parametrize(
    ("kader", "probleem"),
    [
        (relaties("CHA-02", sluit_uit=("REP-20",)), "CHA-02: relaties.sluit_uit: noem ook CHA-01"),
        (relaties("CHA-01", sluit_uit=()), "CHA-01: relaties.sluit_uit: noem CHA-02: samen mogen ze nooit"),
        (relaties("CHA-01", vereist=("CHA-02",)), "CHA-01: relaties.vereist: CHA-01 brengt CHA-01 en CHA-02 samen, maar die sluiten elkaar uit"),
        (relaties("REP-04", vereist=("CHA-01", "REP-20")), "REP-04: relaties.vereist: REP-04 brengt CHA-01 en REP-20 samen, maar die sluiten elkaar uit"),
        (relaties("ALG-02", vereist=("CHA-02",)), "CHA-01: relaties.vereist: CHA-01 brengt CHA-01 en CHA-02 samen, maar die sluiten elkaar uit"),
    ],
)  # fmt: skip
def test_relaties_must_not_contradict_each_other(kader, probleem):
    assert probleem in problemen(kader)


def test_clausules_that_require_each_other_are_followed_once():
    assert problemen(relaties("ALG-02", vereist=("ALG-02",))) == []


def test_a_placeholder_must_be_registered():
    kader = clausule("REP-04", tekst=KADER.clausule["REP-04"].tekst + " [nieuw_veld]")
    assert problemen(kader) == ["REP-04: tekst: [nieuw_veld] staat niet in invulvelden"]


def test_a_registered_placeholder_must_be_used():
    extra = replace(KADER.invulvelden[0], naam="nergens")
    kader = replace(KADER, invulvelden=(*KADER.invulvelden, extra))
    assert problemen(kader) == ["nergens: invulvelden: staat in geen enkele clausule"]


@pytest.mark.parametrize(
    ("kader", "probleem"),
    [
        (met("productgroepen", "afval", standaardfeiten={}), f"afval: standaardfeiten.{Feit.DIGITAAL}: ontbreekt: kies ja, nee of onbekend"),
        (met("productgroepen", "afval", cpv=(CpvCode("905-1", "Afval"),)), "afval: cpv: '905-1': schrijf twee tot acht cijfers"),
        (met("productgroepen", "afval", doelstellingen=()), "afval: geen_doelstelling_toelichting: leg uit waarom er geen past"),
    ],
)  # fmt: skip
def test_a_productgroep_must_be_whole(kader, probleem):
    assert probleem in problemen(kader)


@pytest.mark.parametrize(
    ("kader", "probleem"),
    [
        (drempels(Soort.WERK, 2024), "drempelbedragen: werk: 2026-01-01 laat een gat na de periode tot en met 2023-12-31"),
        (drempels(Soort.WERK, 2024, geldig_tot=date(2025, 12, 30)), "drempelbedragen: werk: 2026-01-01 laat een gat na de periode tot en met 2025-12-30"),
        (drempels(Soort.WERK, 2024, geldig_tot=date(2026, 1, 1)), "drempelbedragen: werk: 2026-01-01 overlapt met de periode tot en met 2026-01-01"),
        (drempels(Soort.WERK, 2022, geldig_van=date(2024, 1, 1) + timedelta(1)), "drempelbedragen: werk: 2024-01-02: bedrag of periode"),
        (drempels(Soort.WERK, 2026, bedrag=0), "drempelbedragen: werk: 2026-01-01: bedrag of periode"),
        (replace(KADER, drempelbedragen=()), "drempelbedragen: concessie: heeft geen bedrag"),
    ],
)  # fmt: skip
def test_drempelbedragen_follow_each_other_without_gap_or_overlap(kader, probleem):
    assert probleem in problemen(kader)


@pytest.mark.parametrize(
    ("sleutel", "waarde", "melding"),
    [
        ("email", "xxxxxxx@amsterdam.nl", "dit is geen echt adres; laat het leeg"),
        ("email", "5.1, 2, i @amsterdam.nl", "dit is geen e-mailadres"),
        ("url", "http://www.xxxxxxx", "dit is geen echt adres; laat het leeg"),
        ("telefoon", "voorbeeld", "dit is geen echt adres; laat het leeg"),
    ],
)
def test_an_unreadable_address_is_no_contactpunt(sleutel, waarde, melding):
    assert f"CIS: {sleutel}: {melding}" in problemen(
        met("contactpunten", "CIS", **{sleutel: waarde})
    )


def test_a_real_address_is_welcome():
    assert problemen(met("contactpunten", "CIS", email="inkoop@gemeente.nl")) == []


def test_the_memo_must_be_able_to_fill_in_its_places():
    kader = met("memoteksten", "M1", tekst="Beste {{voornaam}}, dit gaat over {{naam_inkoop}}.")
    assert problemen(kader) == ["M1: tekst: {{voornaam}} kan het memo niet invullen"]


@pytest.mark.parametrize(
    ("kader", "probleem"),
    [
        (met("regels", "DT1.1", tabel="DT2"), "DT1.1: tabel: past niet bij DT2"),
        (met("regels", "DT1.1", grondslag=""), "DT1.1: grondslag: noem het artikel"),
        (met("regels", "DT4.1", bron_zin=""), "DT4.1: bron_zin: noem de zin uit het handelingskader"),
        (met("regels", "DT4.1", actief=False), "DT4.1: actief: alleen een voorstel mag uit staan"),
    ],
)  # fmt: skip
def test_a_regel_must_name_its_source(kader, probleem):
    assert probleem in problemen(kader)


def test_a_voorstel_may_be_switched_off():
    assert problemen(met("regels", "DT6.5", actief=False)) == []


def test_a_regel_that_the_engine_names_must_exist():
    gevonden = problemen(KADER, bekende_regels=frozenset({"DT1.1", "DT99.1"}))
    assert gevonden == ["DT99.1: regels: ontbreekt; de beslislogica noemt deze regel"]


@pytest.mark.parametrize("sleutel", citaten_in(KADER), ids=".".join)
def test_one_changed_letter_in_a_citaat_is_seen(sleutel):
    code, veld = sleutel
    lijsten = ("clausules", "doelstellingen", "regels", "juridische_kaders")
    lijst = next(naam for naam in lijsten if code in [r.code for r in getattr(KADER, naam)])
    kader = met(lijst, code, **{veld: citaten_in(KADER)[sleutel] + " "})
    melding = f"{code}: {veld}: is niet meer letterlijk; zet de tekst van de bron terug"
    assert problemen(kader, citaten=CITATEN) == [melding]


def test_a_new_citaat_needs_a_sum():
    kader = met("regels", "DT2.1", bron_zin="Indien nodig")
    melding = "DT2.1: bron_zin: dit citaat heeft geen som in citaten.toml"
    assert problemen(kader, citaten=CITATEN) == [melding]


def test_an_official_text_cannot_lose_its_status():
    kader = clausule("CHA-01", herkomst=Herkomst.VOORSTEL)
    melding = "citaten.toml: CHA-01.nb: dit citaat staat niet meer in het kader"
    assert melding in problemen(kader, citaten=CITATEN)


def test_a_source_text_must_be_the_right_one_and_hold_every_citaat():
    gevonden = problemen(KADER, brontekst="Een heel andere tekst.")
    assert "kader: bron_checksum: hoort niet bij deze brontekst" in gevonden
    assert "CHA-01: nb: staat zo niet in de brontekst" in gevonden
    assert "representatie: cijfers_kader: 'schaal 15 en hoger' staat zo niet in de bron" in gevonden


def test_a_source_text_may_escape_its_brackets():
    bron = "\n".join(citaten_in(KADER).values()).replace("(", "\\(").replace(")", "\\)")
    assert not any("staat zo niet in de brontekst" in p for p in problemen(KADER, brontekst=bron))
