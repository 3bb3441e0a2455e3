"""Adding, swapping and ordering texts: what is refused and why, and where it shows."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from intake.advies.samenhang import alternatieven
from intake.beoordeling.handelingen import pak_op
from intake.dossier.besluiten import besluiten_van
from intake.dossier.handelen import Opslag
from intake.dossier.indienen import bekijk
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from intake.dossier.weergave.clausules import maak_groepen
from intake.werkbank.kiesregels import gekozen_codes
from tests.dossiers import maak_gebruiker

ERBIJ = {"ja": True, "reden": "Wij willen dit graag.", "erbij": True}


def pad(dossier, naam, *args):
    return reverse(f"intake:{naam}", args=[dossier.kenmerk, *args])


@pytest.fixture
def zaak(compleet):
    compleet.refresh_from_db()
    return bekijk(compleet).zaak


@pytest.fixture
def geadviseerd(zaak):
    return [een.code for een in zaak.advies.clausules.voorselectie]


@pytest.fixture
def geschikt(zaak):
    """A text that fits, and that neither needs nor rules out anything."""
    los = (zaak.kader.clausule[een.code] for een in zaak.advies.clausules.geschikt)
    return next(c.code for c in los if not c.relaties.vereist and not c.relaties.sluit_uit)


@pytest.fixture
def stuur(ingelogd, compleet):
    """Send a form as a browser does, from the page as it is now."""

    def verstuur(naam, *args, vraag="", versie=None, **data):
        compleet.refresh_from_db()
        inhoud = {"versie": versie or compleet.versie, **data}
        antwoord = ingelogd.post(f"{pad(compleet, naam, *args)}{vraag}", inhoud)
        compleet.refresh_from_db()
        return antwoord

    return verstuur


def nu(dossier):
    return gekozen_codes(bekijk(Dossier.objects.get(pk=dossier.pk)).zaak)


def test_a_text_that_fits_is_added_with_a_reason(stuur, compleet, geschikt):
    antwoord = stuur("tekst_erbij", geschikt, reden=ERBIJ["reden"])
    assert antwoord.url == f"{pad(compleet, 'teksten')}#{geschikt}"
    assert compleet.clausulekeuzes == {geschikt: ERBIJ}
    assert geschikt in nu(compleet)


def test_a_text_is_added_without_a_reason_too(stuur, compleet, geschikt):
    stuur("tekst_erbij", geschikt)
    assert compleet.clausulekeuzes[geschikt] == {"ja": True, "reden": "", "erbij": True}


def test_the_reason_of_an_addition_can_be_changed(stuur, compleet, geschikt):
    stuur("tekst_erbij", geschikt)
    stuur("tekst_erbij", geschikt, reden=ERBIJ["reden"])
    assert compleet.clausulekeuzes[geschikt] == ERBIJ


def test_too_long_a_reason_is_refused_and_kept(stuur, compleet, geschikt):
    antwoord = stuur("tekst_erbij", geschikt, reden="x" * 501)
    assert antwoord.status_code == 200
    assert antwoord.context["form"]["reden"].value() == "x" * 501
    assert compleet.clausulekeuzes == {}


def test_an_addition_is_taken_back_with_what_was_chosen_on_the_page(
    stuur, compleet, geschikt, geadviseerd
):
    stuur("tekst_erbij", geschikt)
    stuur("teksten", terug=geschikt, **{f"keuze_{geadviseerd[0]}": "ja"})
    assert compleet.clausulekeuzes == {geadviseerd[0]: {"ja": True, "reden": ""}}


def test_an_addition_stands_on_the_page_at_its_place_with_a_label(
    ingelogd, stuur, compleet, geschikt
):
    stuur("tekst_erbij", geschikt)
    html = ingelogd.get(pad(compleet, "teksten")).content.decode()
    assert "Door u toegevoegd" in html and f'id="{geschikt}"' in html
    assert "Toegevoegd door de inkoper" in ingelogd.get(pad(compleet, "advies")).content.decode()
    assert "Toegevoegd door de inkoper" in ingelogd.get(pad(compleet, "memo_html")).content.decode()


@pytest.fixture
def zonder_paar(compleet, zaak):
    """A dossier that dropped a text and all that need it; the two codes."""
    kader = zaak.kader
    nodig = next(v for c in gekozen_codes(zaak) for v in kader.clausule[c].relaties.vereist)
    vragers = wie_vraagt(zaak, nodig)
    weg = {"ja": False, "reden": "Niet nodig."}
    compleet.clausulekeuzes = dict.fromkeys([nodig, *vragers], weg)
    compleet.save(update_fields=["clausulekeuzes"])
    return vragers[0], nodig


def wie_vraagt(zaak, nodig):
    return [c for c in gekozen_codes(zaak) if nodig in zaak.kader.vereist.get(c, ())]


def test_a_text_that_cannot_go_without_another_names_it(ingelogd, compleet, zonder_paar):
    code, nodig = zonder_paar
    antwoord = ingelogd.get(pad(compleet, "tekst_erbij", code))
    assert antwoord.context["form"]["mee"].value() == [nodig]
    assert f"{code} kan niet zonder {nodig}" in antwoord.content.decode()


def test_a_text_is_refused_without_what_it_needs(stuur, compleet, zonder_paar):
    code, nodig = zonder_paar
    antwoord = stuur("tekst_erbij", code)
    assert antwoord.context["form"].errors["mee"] == [f"{code} kan niet zonder {nodig}."]
    assert code not in nu(compleet)


def test_a_text_is_refused_on_the_page_without_what_it_needs(stuur, compleet, zonder_paar):
    code, nodig = zonder_paar
    antwoord = stuur("teksten", later="", **{f"keuze_{code}": "ja"})
    assert f"kan niet zonder {nodig}" in antwoord.context["form"].errors[f"keuze_{code}"][0]
    assert code not in nu(compleet)


def test_what_a_text_needs_is_taken_over_in_the_same_act(stuur, compleet, zonder_paar):
    stuur("tekst_erbij", zonder_paar[0], mee=[zonder_paar[1]])
    assert set(zonder_paar) <= set(nu(compleet))


def test_what_was_put_in_and_another_needs_cannot_be_taken_back_alone(stuur, compleet, zaak):
    """The text that needs it is put in as well, as if it had not been advised."""
    oud, nieuw = met_charter(zaak)
    weg = {"ja": False, "reden": "Niet nodig."}
    vragers = [c for c in wie_vraagt(zaak, "ALG-02") if c != oud]
    compleet.clausulekeuzes = dict.fromkeys([oud, "ALG-02", *vragers], weg)
    compleet.save(update_fields=["clausulekeuzes"])
    stuur("tekst_erbij", nieuw, mee=["ALG-02"])
    fout = {"keuze_ALG-02": "nee", "reden_ALG-02": "Toch niet."}
    antwoord = stuur("teksten", later="", **fout)
    assert f"{nieuw} ‘" in antwoord.context["form"].errors["keuze_ALG-02"][0]
    assert stuur("teksten", terug=nieuw, **fout).status_code == 302
    assert not {nieuw, "ALG-02"} & set(nu(compleet))


def test_what_another_text_needs_cannot_be_dropped_alone(stuur, compleet, zaak):
    kader = zaak.kader
    paren = ((c, v) for c in gekozen_codes(zaak) for v in kader.clausule[c].relaties.vereist)
    code, nodig = next(paren)
    reden = {f"keuze_{nodig}": "nee", f"reden_{nodig}": "Niet nodig."}
    antwoord = stuur("teksten", later="", **reden)
    assert "kan niet zonder" in antwoord.context["form"].errors[f"keuze_{nodig}"][0]
    ook = {f"keuze_{een}": "nee" for een in wie_vraagt(zaak, nodig)}
    ook |= {f"reden_{een}": "Ook niet." for een in wie_vraagt(zaak, nodig)}
    assert stuur("teksten", later="", **reden, **ook).status_code == 302
    assert code not in nu(compleet) and nodig not in nu(compleet)


def met_charter(zaak):
    (oud,) = {"CHA-01", "CHA-02"} & set(gekozen_codes(zaak))
    return oud, "CHA-02" if oud == "CHA-01" else "CHA-01"


def test_a_text_that_rules_out_a_chosen_one_is_refused(stuur, compleet, zaak):
    oud, nieuw = met_charter(zaak)
    antwoord = stuur("tekst_erbij", nieuw)
    fout = f"{nieuw} sluit {oud} uit: kies één van beide."
    assert antwoord.context["form"].errors["weg"] == [fout]
    assert compleet.clausulekeuzes == {}


def test_swapping_drops_the_one_and_adds_the_other(ingelogd, stuur, compleet, zaak):
    oud, nieuw = met_charter(zaak)
    vraag = f"?ruil={oud}"
    pagina = ingelogd.get(f"{pad(compleet, 'tekst_erbij', nieuw)}{vraag}")
    reden = pagina.context["form"]["reden_weg"].value()
    assert reden.startswith(f"Geruild voor {nieuw}")
    stuur("tekst_erbij", nieuw, vraag=vraag, weg=[oud], reden_weg=reden)
    assert compleet.clausulekeuzes[oud] == {"ja": False, "reden": reden}
    assert nieuw in nu(compleet) and oud not in nu(compleet)


def test_a_swap_needs_a_reason(stuur, compleet, zaak):
    oud, nieuw = met_charter(zaak)
    antwoord = stuur("tekst_erbij", nieuw, weg=[oud], reden_weg="")
    assert "Schrijf in één zin" in antwoord.context["form"].errors["reden_weg"][0]
    assert compleet.clausulekeuzes == {}


def test_after_a_swap_the_first_text_is_refused_on_the_page(stuur, compleet, zaak):
    oud, nieuw = met_charter(zaak)
    stuur("tekst_erbij", nieuw, weg=[oud], reden_weg="Dit past beter.")
    antwoord = stuur("teksten", later="", **{f"keuze_{oud}": "ja"})
    assert "uit: kies één van beide." in antwoord.context["form"].errors[f"keuze_{oud}"][0]
    assert oud not in nu(compleet)


def test_a_swap_can_be_swapped_back(stuur, compleet, zaak):
    oud, nieuw = met_charter(zaak)
    stuur("tekst_erbij", nieuw, weg=[oud], reden_weg="Dit past beter.")
    stuur("tekst_erbij", oud, weg=[nieuw])
    assert compleet.clausulekeuzes == {oud: {"ja": True, "reden": ""}}


def test_the_page_names_what_can_take_the_place_of_a_text(ingelogd, compleet, zaak):
    oud, nieuw = met_charter(zaak)
    assert nieuw in alternatieven(zaak.kader, zaak.advies.clausules, oud)
    html = ingelogd.get(pad(compleet, "teksten")).content.decode()
    assert f'name="ruil" value="{oud}:{nieuw}"' in html


def test_a_button_to_swap_keeps_what_was_chosen(stuur, compleet, zaak, geadviseerd):
    oud, nieuw = met_charter(zaak)
    antwoord = stuur("teksten", ruil=f"{oud}:{nieuw}", **{f"keuze_{geadviseerd[0]}": "ja"})
    assert antwoord.url == f"{pad(compleet, 'tekst_erbij', nieuw)}?ruil={oud}"
    assert geadviseerd[0] in compleet.clausulekeuzes


def test_a_colleague_who_chose_meanwhile_is_not_undone(stuur, compleet, geschikt, inkoper):
    collega = maak_gebruiker("collega", "dossiers_maken")
    gezien = compleet.versie
    bewaar_keuzes(compleet, "clausulekeuzes", "teksten", {geschikt: ERBIJ}, Opslag(collega))
    antwoord = stuur("tekst_erbij", geschikt, versie=gezien, reden="Een andere reden.")
    assert antwoord.status_code == 409
    assert antwoord.context["form"]["reden"].value() == "Een andere reden."
    assert compleet.clausulekeuzes == {geschikt: ERBIJ}


def test_a_text_that_does_not_fit_cannot_be_added(ingelogd, compleet, zaak):
    al = [a.code for a in zaak.advies.clausules.voorselectie]
    anders = {x for c in al for x in alternatieven(zaak.kader, zaak.advies.clausules, c)}
    code = next(a.code for a in zaak.advies.clausules.afgeraden if a.code not in anders)
    assert ingelogd.get(pad(compleet, "tekst_erbij", code)).status_code == 404
    assert ingelogd.post(pad(compleet, "tekst_erbij", code), {}).status_code == 404
    assert ingelogd.get(pad(compleet, "tekst_erbij", "WEG-99")).status_code == 404


def test_a_text_that_is_chosen_already_leads_to_its_place(ingelogd, compleet, geadviseerd):
    antwoord = ingelogd.get(pad(compleet, "tekst_erbij", geadviseerd[0]))
    assert antwoord.url == f"{pad(compleet, 'teksten')}#{geadviseerd[0]}"


def test_an_addition_stands_in_word_with_its_label(ingelogd, stuur, compleet, geschikt):
    stuur("tekst_erbij", geschikt, reden=ERBIJ["reden"])
    tekst = ingelogd.get(pad(compleet, "teksten_txt")).content.decode()
    assert f"Toegevoegd door de inkoper: {ERBIJ['reden']}" in tekst
    docx = ingelogd.get(pad(compleet, "bijlage_docx"))
    with ZipFile(BytesIO(b"".join(docx))) as woord:
        assert "Toegevoegd door de inkoper" in woord.read("word/document.xml").decode()


def test_the_reviewer_sees_what_the_inkoper_added_and_can_take_it_out(
    stuur, compleet, geschikt, ina, client
):
    stuur("tekst_erbij", geschikt, reden=ERBIJ["reden"])
    Dossier.objects.update(staat=Staat.INGEDIEND)
    pak_op(Dossier.objects.get(), Opslag(ina))
    client.force_login(ina)
    pagina = reverse("admin:intake_dossier_change", args=[compleet.pk])
    assert "Toegevoegd door de inkoper" in client.get(pagina).content.decode()
    besluit = reverse("admin:intake_dossier_besluit_tekst", args=[compleet.pk, geschikt])
    client.post(besluit, {"keuze": "nee", "reden": "Dubbel."})
    assert geschikt not in nu(compleet)
    html = client.get(pagina).content.decode()
    assert "Deze tekst vervalt: Dubbel." in html


def lijst(ingelogd, compleet, **filter):
    antwoord = ingelogd.get(pad(compleet, "andere_teksten"), filter)
    groepen = (*antwoord.context["past"], *antwoord.context["misschien"])
    return [regel.clausule for _, _, regels in groepen for regel in regels]


def test_the_list_holds_what_fits_and_what_may_fit(ingelogd, compleet, zaak):
    keuze = zaak.advies.clausules
    verwacht = {een.code for een in (*keuze.geschikt, *keuze.mogelijk)}
    assert {c.code for c in lijst(ingelogd, compleet)} == verwacht


def test_the_list_can_hold_what_is_chosen(ingelogd, compleet, geadviseerd):
    assert {c.code for c in lijst(ingelogd, compleet, gekozen="wel")} == set(geadviseerd)


@pytest.mark.parametrize("naam", ["doelstelling", "soort", "herkomst", "niveau"])
def test_each_filter_narrows_the_list(ingelogd, compleet, naam):
    alle = lijst(ingelogd, compleet)
    waarde = {
        "doelstelling": alle[0].doelstellingen[0],
        "soort": alle[0].soort,
        "herkomst": alle[0].herkomst,
        "niveau": alle[0].ambitieniveau,
    }[naam]
    over = lijst(ingelogd, compleet, **{naam: waarde})
    velden = {"doelstelling": "doelstellingen", "niveau": "ambitieniveau"}

    def past(clausule):
        kant = getattr(clausule, velden.get(naam, naam))
        return waarde in kant if naam == "doelstelling" else kant == waarde

    assert over == [clausule for clausule in alle if past(clausule)]


def test_search_finds_words_in_title_and_text(ingelogd, compleet):
    een = lijst(ingelogd, compleet)[0]
    woorden = " ".join([een.titel.split()[0].upper(), een.tekst.split()[-1]])
    assert een in lijst(ingelogd, compleet, zoek=woorden)
    assert lijst(ingelogd, compleet, zoek="xyzzy") == []


def test_a_filter_that_does_not_exist_is_told(ingelogd, compleet):
    html = ingelogd.get(pad(compleet, "andere_teksten"), {"soort": "weg"}).content.decode()
    assert "Deze keuze bestaat niet" in html


def eerste_paar(dossier):
    groepen = maak_groepen(bekijk(Dossier.objects.get(pk=dossier.pk)).zaak)
    return next([e.clausule.code for e in g.clausules] for g in groepen if len(g.clausules) > 1)


def test_a_text_moves_up_and_its_place_is_kept(ingelogd, stuur, compleet):
    codes = eerste_paar(compleet)
    antwoord = stuur("volgorde", omhoog=codes[1])
    assert antwoord.url == f"{pad(compleet, 'volgorde')}#{codes[1]}"
    assert eerste_paar(compleet) == [codes[1], codes[0], *codes[2:]]
    assert compleet.gebeurtenissen.last().handeling == "tekstvolgorde"
    html = ingelogd.get(pad(compleet, "memo_html")).content.decode()
    assert html.index(f">{codes[1]}<") < html.index(f">{codes[0]}<")


def test_a_text_moves_down_and_back(stuur, compleet):
    codes = eerste_paar(compleet)
    stuur("volgorde", omlaag=codes[0])
    stuur("volgorde", omhoog=codes[0])
    assert eerste_paar(compleet) == codes


def test_past_the_end_nothing_moves(stuur, compleet):
    codes, versie = eerste_paar(compleet), compleet.versie
    stuur("volgorde", omhoog=codes[0])
    assert eerste_paar(compleet) == codes and compleet.versie == versie


def test_a_text_that_is_gone_does_not_move(stuur, compleet):
    antwoord = stuur("volgorde", omhoog="WEG-99")
    assert antwoord.url == pad(compleet, "volgorde")
    assert compleet.tekstvolgorde == []


@pytest.fixture
def plicht(compleet):
    """A purchase of something digital for inhabitants, so that the law asks for a text."""
    Dossier.objects.update(
        digitaal="ja", algoritme="nee", publiekscontact="ja", gebruik_natuurlijke_personen="ja"
    )
    compleet.refresh_from_db()
    assert "TOE-01" in nu(compleet)
    return "TOE-01"


def test_a_legal_duty_that_is_dropped_is_warned_about(ingelogd, stuur, compleet, plicht):
    assert "Deze tekst volgt uit de wet" in ingelogd.get(pad(compleet, "teksten")).content.decode()
    vragers = [plicht, *wie_vraagt(bekijk(compleet).zaak, plicht)]
    weg = {f"{w}_{c}": x for c in vragers for w, x in (("keuze", "nee"), ("reden", "Elders."))}
    assert stuur("teksten", later="", **weg).status_code == 302
    html = ingelogd.get(compleet.get_absolute_url()).content.decode()
    assert f"U laat {plicht}" in html and "Die tekst volgt uit de wet" in html


def test_a_legal_duty_is_not_dropped_without_a_reason(stuur, compleet, plicht):
    antwoord = stuur("teksten", **{f"keuze_{plicht}": "nee"})
    assert f"reden_{plicht}" in antwoord.context["form"].errors
    assert plicht in nu(compleet)


@pytest.mark.parametrize("naam", ["andere_teksten", "volgorde"])
def test_a_closed_dossier_leads_back(ingelogd, compleet, naam):
    Dossier.objects.update(staat=Staat.VASTGESTELD)
    assert ingelogd.get(pad(compleet, naam)).url == compleet.get_absolute_url()


def test_a_closed_dossier_takes_no_text_in(ingelogd, compleet, geschikt):
    Dossier.objects.update(staat=Staat.INGEDIEND)
    data = {"reden": "Een hele zin."}
    antwoord = ingelogd.post(pad(compleet, "tekst_erbij", geschikt), data)
    assert antwoord.status_code == 409 and "Een hele zin." in antwoord.content.decode()
    assert ingelogd.post(pad(compleet, "volgorde"), {"omhoog": geschikt}).status_code == 409
    assert besluiten_van(Dossier.objects.get(pk=compleet.pk)).clausules == {}
