"""The toets of one dossier: what it finds waits for a solution or a sentence, and so does settling."""

import pytest
from django.urls import reverse

from intake.beoordeling.vaststellen import NietVastTeStellen
from intake.beoordeling.vaststellen import bekijk as bekijk_advies
from intake.dossier.geschiedeniswoorden import Woordenlijst
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from intake.dossier.weergave.toets import toets_van, verbanden
from tests.vaststelling import besluit, vast

HEEL = {"tekst": "Alle medewerkers volgen elk jaar een training.", "reden": "Korter."}


def pad(dossier, naam="toets"):
    return reverse(f"intake:{naam}", args=[dossier.kenmerk])


def eis_van(zaak):
    return next(een.clausule.code for een in verbanden(zaak))


@pytest.fixture
def gekozen(compleet):
    """Every text taken over, and one said in words that ask too much, with a link."""
    compleet.refresh_from_db()
    indiening = bekijk(compleet)
    code = eis_van(indiening.zaak)
    compleet.clausulekeuzes = {tekst.code: besluit(True, "") for tekst in indiening.teksten}
    compleet.verwoordingen = {code: HEEL}
    compleet.verbanden = {code: "Zij komen in onze gebouwen."}
    compleet.save()
    return compleet


@pytest.fixture
def sleutel(gekozen):
    return f"T2:{eis_van(bekijk(gekozen).zaak)}"


@pytest.fixture
def verstuur(ingelogd, gekozen):
    def post(naam="toets", versie=None, **velden):
        gekozen.refresh_from_db()
        data = {"versie": versie or gekozen.versie, **velden}
        antwoord = ingelogd.post(pad(gekozen, naam), data)
        gekozen.refresh_from_db()
        return antwoord

    return post


def veld(sleutel):
    return sleutel.replace(":", "_")


def test_the_page_says_what_was_found_with_its_source(ingelogd, gekozen):
    html = ingelogd.get(pad(gekozen)).content.decode()
    assert "‘Alle medewerkers’" in html
    assert "overweging 97 Richtlijn 2014/24/EU" in html
    assert "1 nog doen" in ingelogd.get(gekozen.get_absolute_url()).content.decode()


def test_submitting_waits_for_the_toets(verstuur, gekozen):
    assert "Los op of leg uit" in verstuur("indienen").content.decode()
    assert gekozen.staat == Staat.CONCEPT


def test_a_sentence_is_enough(verstuur, gekozen, sleutel):
    assert verstuur(**{veld(sleutel): "Het gebouw deelt één team."}).url == pad(gekozen, "indienen")
    assert gekozen.toetsuitleg == {sleutel: "Het gebouw deelt één team."}
    assert gekozen.gebeurtenissen.last().handeling == "toets"
    assert bekijk(gekozen).kan


def test_what_is_explained_stands_apart_and_can_be_changed(ingelogd, verstuur, gekozen, sleutel):
    assert ingelogd.get(pad(gekozen)).context["groepen"][0][0] == "Los op of leg uit"
    verstuur(**{veld(sleutel): "Het gebouw deelt één team."})
    pagina = ingelogd.get(pad(gekozen))
    assert [titel for titel, _ in pagina.context["groepen"]] == ["Uitgelegd"]
    assert "Het gebouw deelt één team.</textarea>" in pagina.content.decode()


def test_the_history_names_the_rule_and_the_text(ingelogd, verstuur, gekozen, sleutel):
    verstuur(**{veld(sleutel): "Het gebouw deelt één team."})
    titel = bekijk(gekozen).zaak.kader.clausule[sleutel.partition(":")[2]].titel
    html = ingelogd.get(pad(gekozen, "geschiedenis")).content.decode()
    assert f"Uitleg bij de toets: eis aan het hele bedrijf, ‘{titel}’" in html


@pytest.mark.parametrize(
    ("oud", "woorden"),
    [("T99:WEG-1", "T99, ‘WEG-1’"), ("T2", "eis aan het hele bedrijf"), ("", "")],
)
def test_an_explanation_under_an_old_rule_stays_readable(kader, oud, woorden):
    assert Woordenlijst(kader, {}).toetspunt(oud) == woorden


def test_spaces_explain_nothing(verstuur, gekozen, sleutel):
    verstuur(**{veld(sleutel): "   "})
    assert gekozen.toetsuitleg == {}
    assert not bekijk(gekozen).kan


def test_a_sentence_of_more_than_500_signs_is_refused_and_kept_on_the_page(
    verstuur, gekozen, sleutel
):
    antwoord = verstuur(**{veld(sleutel): "x" * 501})
    assert "niet meer dan 500 tekens" in antwoord.content.decode()
    assert "x" * 501 in antwoord.content.decode()
    assert gekozen.toetsuitleg == {}


def test_what_a_colleague_explained_meanwhile_is_not_undone(verstuur, gekozen, sleutel):
    gekozen.refresh_from_db()
    oud = gekozen.versie
    verstuur(**{veld(sleutel): "Eerste uitleg."})
    antwoord = verstuur(versie=oud, **{veld(sleutel): "Andere uitleg."})
    assert antwoord.status_code == 409
    assert "Eerste uitleg." in antwoord.content.decode()
    assert gekozen.toetsuitleg == {sleutel: "Eerste uitleg."}


def test_what_is_solved_is_gone_and_its_explanation_does_not_count(gekozen, sleutel):
    gekozen.toetsuitleg = {sleutel: "Zo is het."}
    assert [een.sleutel for een in toets_van(bekijk(gekozen).zaak)] == [sleutel]
    gekozen.verwoordingen = {}
    gekozen.save()
    assert toets_van(bekijk(gekozen).zaak) == ()


def test_the_memo_tells_what_was_explained(ingelogd, verstuur, gekozen, sleutel):
    verstuur(**{veld(sleutel): "Het gebouw deelt één team."})
    html = ingelogd.get(reverse("intake:memo_html", args=[gekozen.kenmerk])).content.decode()
    assert "Toets van de teksten" in html
    assert "Het gebouw deelt één team." in html


def test_the_link_follows_the_answers_until_somebody_writes_it(verstuur, gekozen):
    eerste, *rest = verbanden(bekijk(gekozen).zaak)
    zinnen = {een.clausule.code: een.zin for een in rest}
    verstuur("verband", **zinnen, **{eerste.clausule.code: "Zij ontmoeten bezoekers."})
    assert gekozen.verbanden == {eerste.clausule.code: "Zij ontmoeten bezoekers."}


def test_without_a_link_the_toets_asks_for_it(gekozen):
    gekozen.verbanden = {}
    gekozen.save()
    code = eis_van(bekijk(gekozen).zaak)
    assert f"T1:{code}" in {een.sleutel for een in toets_van(bekijk(gekozen).zaak)}


def test_settling_is_refused_while_the_toets_finds_something(in_beoordeling, ina):
    Dossier.objects.update(verwoordingen={eis_van(bekijk(in_beoordeling).zaak): HEEL})
    with pytest.raises(NietVastTeStellen, match="eis aan het hele bedrijf"):
        vast(in_beoordeling, ina)
    assert not in_beoordeling.adviezen.exists()


def test_what_the_reviewer_wrote_has_its_reason_and_only_warns(in_beoordeling, ina):
    eigen = {"titel": "Leren", "tekst": HEEL["tekst"], "soort": "eis", "reden": "Veilig."}
    Dossier.objects.update(eigen_clausules=[eigen])
    in_beoordeling.refresh_from_db()
    voorbeeld = bekijk_advies(in_beoordeling, ina)
    assert voorbeeld.bezwaar == ""
    assert any("eis aan het hele bedrijf" in zin for zin in voorbeeld.waarschuwingen)


def test_the_reviewer_reads_what_was_found(client, in_beoordeling, ina):
    Dossier.objects.update(verwoordingen={eis_van(bekijk(in_beoordeling).zaak): HEEL})
    client.force_login(ina)
    html = client.get(reverse("admin:intake_dossier_change", args=[in_beoordeling.pk]))
    assert "Nog geen uitleg" in html.content.decode()
