"""What an edit does to the example purchases is what the engine says before and after."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from intake.advies.advies import Advies
from intake.advies.keuzes import ClausuleSoort
from intake.kader.effect import UITKOMSTEN, Vastgelopen, effect
from intake.kader.voorbeelden import lees_voorbeelden

VANDAAG = date(2026, 11, 22)
VOORBEELDEN = lees_voorbeelden()


def met_clausule(kader, code, **anders):
    rijen = tuple(replace(c, **anders) if c.code == code else c for c in kader.clausules)
    return replace(kader, clausules=rijen)


def effecten(kader, na):
    return {een.voorbeeld: een for een in effect(kader, na, VOORBEELDEN, VANDAAG)}


def test_without_an_edit_nothing_changes(kader):
    assert len(VOORBEELDEN) == 15
    assert effecten(kader, replace(kader)) == {}


def test_another_text_changes_no_outcome(kader):
    assert effecten(kader, met_clausule(kader, "SOV-12", titel="Anders")) == {}


def test_a_stricter_condition_takes_a_clausule_out_of_the_voorselectie(kader):
    toepassing = replace(kader.clausule["SOV-12"].toepassing, looptijd_min=600)
    anders = effecten(kader, met_clausule(kader, "SOV-12", toepassing=toepassing))
    assert "SOV-12" in anders["Schoonmaak kantoren"].eraf
    assert "SOV-12" not in anders["Schoonmaak kantoren"].erbij


def test_a_looser_condition_is_the_other_way_round(kader):
    toepassing = replace(kader.clausule["SOV-12"].toepassing, looptijd_min=600)
    streng = met_clausule(kader, "SOV-12", toepassing=toepassing)
    heen, terug = effecten(kader, streng), effecten(streng, kader)
    assert {n: (e.erbij, e.eraf) for n, e in heen.items()} == {
        n: (e.eraf, e.erbij) for n, e in terug.items()
    }


def test_a_higher_threshold_changes_the_route(kader):
    hoog = tuple(replace(d, bedrag=Decimal(9_000_000)) for d in kader.drempelbedragen)
    anders = effecten(kader, replace(kader, drempelbedragen=hoog))["Schoonmaak kantoren"].anders
    assert ("Route", "boven", "onder") in [(v.naam, v.was, v.wordt) for v in anders]


def test_an_example_that_the_kader_no_longer_knows_is_named(kader):
    zonder = tuple(p for p in kader.productgroepen if p.slug != "schoonmaak")
    (verandering,) = effecten(kader, replace(kader, productgroepen=zonder))[
        "Schoonmaak kantoren"
    ].anders
    assert (verandering.was, verandering.wordt) == ("mogelijk", "niet mogelijk")


def test_a_kader_that_gives_no_advice_is_said(kader):
    zonder = tuple(c for c in kader.clausules if c.code != "ALG-01")
    with pytest.raises(Vastgelopen, match="ALG-01"):
        effect(kader, replace(kader, clausules=zonder), VOORBEELDEN, VANDAAG)


def test_every_soort_of_clausule_is_in_some_voorselectie(kader):
    """Otherwise the examples would not show an edit of that kind."""
    altijd = {"ALG-01", "ALG-02", "ALG-06"}
    lang = (
        replace(c, toepassing=replace(c.toepassing, looptijd_min=1300)) for c in kader.clausules
    )
    rijen = tuple(
        c if c.code in altijd else nooit for c, nooit in zip(kader.clausules, lang, strict=True)
    )
    leeg = effecten(kader, replace(kader, clausules=rijen))
    weg = {kader.clausule[code].soort for een in leeg.values() for code in een.eraf}
    assert weg == set(ClausuleSoort)


def test_the_outcomes_are_fields_of_an_advice():
    assert set(UITKOMSTEN) <= set(Advies.__dataclass_fields__)
