"""The search page for the productgroep: by word, synonym or CPV code, without script."""

import pytest

from tests.dossiers import adres


@pytest.fixture
def zoek(ingelogd, dossier):
    def zoek(term):
        return ingelogd.get(adres(dossier, "productgroep"), {"zoek": term})

    return zoek


def namen(pagina):
    return [regel.label for regel in pagina.context["form"]["productgroep"].opties]


@pytest.mark.parametrize("term", ["uitzendkrachten", "payroll", "79620000", "79620000-6"])
def test_a_productgroep_is_found(zoek, term):
    assert "Uitzendkrachten" in namen(zoek(term))


def test_i_do_not_know_yet_is_always_the_last_choice(zoek):
    assert namen(zoek("uitzendkrachten"))[-1] == "Ik weet het nog niet"
    assert namen(zoek("zzzz")) == ["Ik weet het nog niet"]


def test_nothing_found_offers_the_whole_list(zoek, kader):
    assert "We vinden niets bij ‘zzzz’" in zoek("zzzz").content.decode()
    assert len(namen(zoek("*"))) == len(kader.productgroepen) + 1


def test_a_choice_is_saved_without_the_search(antwoord, dossier):
    antwoord("productgroep", productgroep="uitzendkrachten")
    dossier.refresh_from_db()
    assert dossier.productgroep == "uitzendkrachten"


def test_what_was_chosen_before_stays_in_the_list(antwoord, zoek):
    antwoord("productgroep", productgroep="bouwprojecten")
    assert "Bouwprojecten" in namen(zoek("uitzendkrachten"))
    assert "Bouwprojecten" in namen(zoek(""))


def test_the_search_stays_when_the_choice_is_refused(ingelogd, dossier):
    pad = adres(dossier, "productgroep") + "?zoek=payroll"
    pagina = ingelogd.post(pad, {"versie": dossier.versie})
    assert "Uitzendkrachten" in namen(pagina)
    assert "Kies een productgroep" in pagina.content.decode()


def test_a_typed_term_is_shown_as_text(zoek):
    html = zoek("<b>x").content.decode()
    assert "<b>x" not in html and "&lt;b&gt;x" in html
