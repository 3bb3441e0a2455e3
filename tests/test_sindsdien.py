"""What changed since an advice was settled: the same facts, the framework of now."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given

from intake.advies.keuzes import Feit, JuridischeStatus, Soort, Sterkte
from intake.dossier.besluiten import BEOORDELAAR, Besluiten, Keuze
from intake.dossier.sindsdien import genoemde_wetten, naast_elkaar, veranderd_sinds
from intake.dossier.weergave.zaak import maak_zaak
from intake.kader.models import Kaderversie
from intake.kader.snapshot import naar_json, sha256
from tests.feiten import BOVEN, met
from tests.test_eigenschappen import inkopen

INKOOP = met(BOVEN, Feit.PERSONELE_INZET, Feit.PUBLIEKSCONTACT, productgroep="schoonmaak")


@pytest.fixture(scope="module")
def toen(kader):
    return maak_zaak(INKOOP, kader, "toen")


@pytest.fixture(scope="module")
def eerste(toen):
    """The first text of the advice."""
    return toen.advies.clausules.voorselectie[0].code


def anders(kader, lijst, sleutel, **velden):
    """The framework with one row worded otherwise; without fields, without that row."""
    rijen = []
    for rij in getattr(kader, lijst):
        if sleutel in (getattr(rij, "code", None), getattr(rij, "slug", None)):
            rijen += [replace(rij, **velden)] if velden else []
        else:
            rijen.append(rij)
    assert tuple(rijen) != getattr(kader, lijst)
    return replace(kader, **{lijst: tuple(rijen)})


def zinnen(toen, kader):
    return {
        groep.titel: [een.zin for een in groep.veranderingen]
        for groep in veranderd_sinds(toen, kader, "nu")
    }


def met_grens(kader, bedrag):
    rijen = tuple(
        replace(rij, bedrag=bedrag) if rij.soort is Soort.DIENST else rij
        for rij in kader.drempelbedragen
    )
    return replace(kader, drempelbedragen=rijen)


@given(inkopen)
def test_under_the_same_framework_nothing_changed(kader, feiten):
    assert veranderd_sinds(maak_zaak(feiten, kader, "toen"), replace(kader), "nu") == ()


def test_another_threshold_is_told_with_both_amounts(toen, kader):
    gevonden = zinnen(toen, met_grens(kader, Decimal(250_000)))
    assert list(gevonden) == ["De Europese grens"]
    (zin,) = gevonden["De Europese grens"]
    assert "was €\N{NO-BREAK SPACE}216.000" in zin and "nu €\N{NO-BREAK SPACE}250.000" in zin


def test_a_threshold_above_the_value_turns_the_advice_around(toen, kader):
    gevonden = zinnen(toen, met_grens(kader, Decimal(300_001)))
    assert (
        "De inkoop lag op of boven de Europese grens en ligt nu onder de Europese grens."
        in gevonden["De Europese grens"]
    )
    assert any("Toen: " in zin for zin in gevonden["Ambitieweb, Charter en advies"])
    assert gevonden["Teksten in dit advies"]


def test_another_objective_is_told(toen, kader):
    groep = kader.productgroep["schoonmaak"]
    erbij = replace(groep.doelstellingen[0], doelstelling="toegankelijkheid", sterkte=Sterkte.STERK)
    assert "toegankelijkheid" not in toen.advies.doelstellingen
    nieuw = anders(
        kader, "productgroepen", "schoonmaak", doelstellingen=(*groep.doelstellingen, erbij)
    )
    assert zinnen(toen, nieuw)["Doelstellingen"] == [
        "Toegankelijkheid past nu ook bij deze inkoop."
    ]
    terug = maak_zaak(INKOOP, nieuw, "toen")
    assert zinnen(terug, kader)["Doelstellingen"] == [
        "Toegankelijkheid past nu niet meer bij deze inkoop."
    ]


def test_another_wording_stands_side_by_side(toen, kader, eerste):
    tekst = kader.clausule[eerste].tekst
    nieuw = anders(kader, "clausules", eerste, tekst=f"{tekst} Dit geldt ook later.")
    ((groep,),) = [veranderd_sinds(toen, nieuw, "nu")]
    (een,) = groep.veranderingen
    assert groep.titel == "Teksten in dit advies" and een.zin.endswith("de tekst is nu anders.")
    assert [stuk.tekst for stuk in een.nu if stuk.anders] == ["Dit geldt ook later."]
    assert not any(stuk.anders for stuk in een.toen)


def test_a_text_that_was_added_and_is_withdrawn_is_told(toen, kader):
    code = toen.advies.clausules.geschikt[0].code
    keuze = {code: Keuze(True, "Past hier.", BEOORDELAAR)}
    gekozen = replace(toen, besluiten=Besluiten(clausules=keuze))
    zonder = replace(kader, clausules=tuple(c for c in kader.clausules if c.code != code))
    zonder = replace(
        zonder,
        clausules=tuple(replace(c, relaties=type(c.relaties)()) for c in zonder.clausules),
    )
    titel = kader.clausule[code].titel
    assert (
        f"{code} {titel}: deze tekst is ingetrokken."
        in (zinnen(gekozen, zonder)["Teksten in dit advies"])
    )


def test_a_text_that_was_left_out_is_not_new(toen, kader, eerste):
    weg = {eerste: Keuze(False, "Staat er al.", BEOORDELAAR)}
    assert zinnen(replace(toen, besluiten=Besluiten(clausules=weg)), kader) == {}


def test_a_text_that_would_be_advised_now_is_told_with_its_reason(toen, kader, eerste):
    smal = anders(
        kader,
        "clausules",
        eerste,
        toepassing=replace(kader.clausule[eerste].toepassing, productgroepen=frozenset({"zout"})),
    )
    gevonden = zinnen(maak_zaak(INKOOP, smal, "toen"), kader)
    (zin,) = [z for z in gevonden["Teksten die er nu bij zouden komen"] if z.startswith(eerste)]
    assert len(zin) > len(f"{eerste} {kader.clausule[eerste].titel}. ")
    terug = zinnen(toen, smal)["Teksten in dit advies"]
    assert any("adviseren we nu niet meer." in z for z in terug)


def test_another_legal_status_is_told(toen, kader):
    wet = kader.juridisch_kader[genoemde_wetten(toen)[0]]
    assert wet.status is not JuridischeStatus.VERWORPEN
    nieuw = anders(kader, "juridische_kaders", wet.code, status=JuridischeStatus.VERWORPEN)
    (zin,) = zinnen(toen, nieuw)["Wetten en normen"]
    assert zin.startswith(f"{wet.naam}: was ‘")
    assert zin.endswith("en is nu ‘Verworpen wetsvoorstel, geldt niet’.")


def test_what_the_advice_does_not_name_is_left_out(toen, kader):
    ander = next(w for w in kader.juridische_kaders if w.code not in genoemde_wetten(toen))
    nieuw = anders(kader, "juridische_kaders", ander.code, stand="Iets anders.")
    vreemd = next(
        c
        for c in kader.clausules
        if c.code not in {g.code for g in toen.advies.clausules.voorselectie}
    )
    assert zinnen(toen, anders(nieuw, "clausules", vreemd.code, tekst="Iets anders.")) == {}


def test_words_that_both_texts_have_are_shared():
    toen, nu = naast_elkaar("Het bureau is hoog", "Het bureau is laag en breed")
    assert [(s.tekst, s.anders) for s in toen] == [("Het bureau is", False), ("hoog", True)]
    assert [(s.tekst, s.anders) for s in nu] == [("Het bureau is", False), ("laag en breed", True)]


# The page


def pagina(client, dossier):
    pad = reverse("intake:vastgesteld_sindsdien", args=[dossier.kenmerk, 1])
    return client.get(pad).content.decode()


def test_the_page_says_when_nothing_changed(advies, ingelogd):
    assert "Er is niets veranderd" in pagina(ingelogd, advies.dossier)


def test_the_page_shows_what_changed_with_both_words(advies, ingelogd, kader):
    nieuw = met_grens(kader, Decimal(900_000))
    for clausule in kader.clausules:
        nieuw = anders(nieuw, "clausules", clausule.code, tekst=f"<b>{clausule.tekst}")
    tekst = naar_json(nieuw)
    Kaderversie.objects.create(
        versie="proef.2", inhoud=tekst, sha256=sha256(tekst), geldig_van=date(2026, 1, 1)
    )
    html = pagina(ingelogd, advies.dossier)
    assert '<h2 id="groep-1">De Europese grens</h2>' in html and "<ins>&lt;b&gt;" in html
    assert "Er is niets veranderd" not in html and "versie proef.2" in html
