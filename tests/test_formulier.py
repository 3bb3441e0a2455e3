"""What every form shows: order, names, errors, and rows without JavaScript."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from intake.formulier import IkForm, maak_helper
from intake.rijen import RijenField, met_extra_rij
from intake.velden import DatumField, GeldField, GetalField, JaNeeField, KeuzeField


class OptieForm(IkForm):
    omschrijving = forms.CharField(label="Omschrijving")
    bedrag = GeldField(label="Bedrag")
    vanaf = DatumField(label="Vanaf", required=False)


class ProefForm(IkForm):
    naam = forms.CharField(label="Naam", max_length=5, help_text="Kort.")
    waarde = GeldField(label="Waarde in euro's", required=False)
    maanden = GetalField(label="Looptijd", na="maanden", required=False)
    start = DatumField(label="Startdatum")
    soort = KeuzeField(
        label="Soort",
        choices=[("levering", "Levering"), ("dienst", "Dienst")],
        hints={"levering": "U koopt spullen."},
        weet_niet=True,
    )
    personeel = JaNeeField(label="Werken er mensen?")
    akkoord = forms.BooleanField(label="Ik ga akkoord", required=False)
    opties = RijenField(OptieForm, rij="Optie", label="Opties", required=False)


GOED = {
    "naam": "Bank",
    "waarde": "80.000",
    "maanden": "36",
    "start_dag": "1",
    "start_maand": "maart",
    "start_jaar": "2027",
    "soort": "dienst",
    "personeel": "onbekend",
    "opties-TOTAL_FORMS": "2",
    "opties-INITIAL_FORMS": "0",
}
LEEG = {"opties-TOTAL_FORMS": "2", "opties-INITIAL_FORMS": "0"}


class Ids(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def van(self, naam: str) -> list[str]:
        return [attrs[naam] or "" for _, attrs in self.tags if naam in attrs]


def toon(form: IkForm, **kwargs) -> str:
    form.helper = maak_helper(form, "/dossiers/1/waarde/", **kwargs)
    return render_to_string("intake/_fouten.html", {"form": form}) + render_crispy_form(form)


def post(**extra: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(GOED | extra)
    return data


def test_good_answers_become_python_values():
    form = ProefForm(post())
    assert form.is_valid(), form.errors
    assert form.cleaned_data["waarde"] == Decimal(80000)
    assert form.cleaned_data["start"] == date(2027, 3, 1)
    assert form.cleaned_data["opties"] == []


@pytest.mark.parametrize("data", [None, LEEG, GOED], ids=["nieuw", "leeg", "goed"])
def test_every_reference_in_the_page_points_at_something(data):
    pagina = Ids(toon(ProefForm(data)))
    ids = pagina.van("id")
    assert len(ids) == len(set(ids))
    verwezen = " ".join(pagina.van("aria-describedby") + pagina.van("for")).split()
    ankers = [href[1:] for href in pagina.van("href")]
    assert set(verwezen + ankers) <= set(ids)


def test_the_error_summary_says_the_same_as_the_fields_in_the_same_order():
    form = ProefForm(LEEG)
    html = unescape(toon(form))
    bij_velden = re.findall(r"Invoerfout: </span>(.*?)</p>", html)
    samenvatting = re.findall(r'<a class="ams-link" href="#(.*?)">(.*?)</a>', html)
    assert [tekst for _, tekst in samenvatting] == bij_velden
    assert [anker for anker, _ in samenvatting] == [
        "id_naam",
        "id_start_dag",
        "id_soort_0",
        "id_personeel_0",
    ]


def test_an_error_of_the_whole_form_is_in_the_summary_without_a_link():
    form = ProefForm(post())
    form.add_error(None, "De delen samen zijn niet gelijk aan de totale waarde.")
    assert form.fouten[0].anker == ""
    assert "<li>De delen samen" in toon(form)


def test_a_missing_year_is_linked_at_the_year():
    form = ProefForm(post(start_jaar=""))
    assert [(fout.anker, fout.tekst) for fout in form.fouten] == [
        ("id_start_jaar", "Vul ook het jaar in.")
    ]
    html = toon(form)
    assert 'value="maart"' in html
    assert len(re.findall(r'name="start_\w+"[^>]*aria-invalid', html)) == 1


def test_label_hint_error_input_come_in_that_order():
    html = toon(ProefForm(LEEG))
    plekken = [
        html.index(stuk)
        for stuk in ('for="id_naam"', 'id="id_naam_helptext"', 'id="id_naam_error"', 'id="id_naam"')
    ]
    assert plekken == sorted(plekken)


def test_the_browser_neither_blocks_nor_cuts():
    pagina = Ids(toon(ProefForm(LEEG)))
    assert all("required" not in a and "maxlength" not in a for _, a in pagina.tags)
    assert next(a for tag, a in pagina.tags if tag == "form")["novalidate"] is None
    naam = next(a for _, a in pagina.tags if a.get("id") == "id_naam")
    assert naam["aria-required"] == naam["aria-invalid"] == "true"
    assert naam["aria-describedby"] == "id_naam_helptext id_naam_error"


def test_too_long_a_name_is_told_by_the_server():
    assert "naam" in ProefForm(post(naam="Bankstel")).errors


def test_only_optional_fields_are_marked():
    html = toon(ProefForm())
    gemarkeerd = re.findall(r">([^<>]+)<span[^>]*> \(niet verplicht\)", html)
    assert gemarkeerd == ["Waarde in euro&#39;s", "Looptijd", "Opties", "Vanaf", "Vanaf"]


def test_the_form_posts_to_its_own_path_so_no_fragment_survives():
    pagina = Ids(toon(ProefForm()))
    assert next(a for tag, a in pagina.tags if tag == "form")["action"] == "/dossiers/1/waarde/"


def test_the_only_question_of_a_page_can_be_its_heading():
    class Enkel(IkForm):
        personeel = JaNeeField(label="Werken er mensen?")

    html = toon(Enkel(), kop_is_h1=True)
    assert re.search(r"<legend[^>]*>\s*<h1[^>]*>Werken er mensen\?</h1>", html)


def test_the_hint_of_a_choice_belongs_to_that_choice():
    pagina = Ids(toon(ProefForm()))
    radios = [a for _, a in pagina.tags if a.get("name") == "soort"]
    assert [a.get("aria-describedby") for a in radios] == ["id_soort_0_hint", None, None]


def test_text_of_the_user_is_shown_escaped():
    html = toon(ProefForm(post(waarde="<script>alert(1)</script>", start_dag='"><b>')))
    assert "<script>" not in html and "<b>" not in html


def test_hidden_inputs_and_buttons_come_from_the_helper():
    html = toon(ProefForm(), knop="Bereken", later="", verborgen={"versie": "7"})
    assert '<input type="hidden" name="versie" value="7">' in html
    assert ">Bereken</button>" in html and 'name="later"' not in html


def test_filled_rows_are_the_answer_and_empty_rows_do_not_count():
    form = ProefForm(
        post(**{"opties-1-omschrijving": "Extra ramen", "opties-1-bedrag": "1.000,50"})
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["opties"] == [
        {"omschrijving": "Extra ramen", "bedrag": Decimal("1000.50"), "vanaf": None}
    ]


def test_rows_come_back_from_a_json_column_as_they_were_typed():
    opgeslagen = [{"omschrijving": "Ramen", "bedrag": "1000.50", "vanaf": "2027-03-01"}]
    html = toon(ProefForm(initial={"opties": opgeslagen}))
    assert 'value="1.000,50"' in html and 'name="opties-0-vanaf_jaar"' in html
    assert html.count('class="ik-rij"') == 2


def test_a_stored_row_can_be_emptied():
    form = ProefForm(post(), initial={"opties": [{"omschrijving": "Ramen", "bedrag": "5"}]})
    assert form.is_valid()
    assert form.cleaned_data["opties"] == []


def test_a_wrong_row_is_named_in_the_summary():
    form = ProefForm(post(**{"opties-1-omschrijving": "Ramen", "opties-1-bedrag": "veel"}))
    assert [(fout.anker, fout.tekst) for fout in form.fouten] == [
        (
            "id_opties-1-bedrag",
            "Optie 2: Vul een bedrag in met cijfers, bijvoorbeeld 185000 of 185.000,50. Zet een komma voor de centen.",
        )
    ]
    assert "Verbeter de rijen." not in toon(form)


@pytest.mark.parametrize(
    ("argumenten", "rijen", "tekst"),
    [
        ({}, [], "Vul ten minste één rij in."),
        ({"minimum": 2}, ["1"], "Vul ten minste 2 rijen in."),
        ({"maximum": 1}, ["1", "2"], "Vul niet meer dan 1 rijen in."),
    ],
)
def test_too_few_or_too_many_rows_are_refused(argumenten, rijen, tekst):
    class RijForm(IkForm):
        bedrag = GeldField(label="Bedrag")

    class Vorm(IkForm):
        rijen = RijenField(RijForm, label="Rijen", **argumenten)

    data = {"rijen-TOTAL_FORMS": "2", "rijen-INITIAL_FORMS": "0"}
    data |= {f"rijen-{nummer}-bedrag": bedrag for nummer, bedrag in enumerate(rijen)}
    assert Vorm(data).errors["rijen"] == [tekst]


@pytest.mark.parametrize("totaal", [None, "x", "100000"])
def test_rows_that_arrive_damaged_are_never_taken_for_empty(totaal):
    data = post()
    data.pop("opties-TOTAL_FORMS")
    if totaal:
        data["opties-TOTAL_FORMS"] = totaal
    form = ProefForm(data)
    assert form.errors["opties"] == ["De rijen zijn niet goed aangekomen. Vul ze nog een keer in."]
    assert "De rijen zijn niet goed aangekomen" in toon(form)


def test_another_row_is_added_without_losing_or_judging_what_was_typed():
    half = post(
        nog_een_rij="opties", waarde="halverwege", **{"opties-1-omschrijving": "Alleen dit"}
    )
    form = ProefForm(met_extra_rij(half))
    form.toon_zonder_fouten()
    html = toon(form)
    assert html.count('class="ik-rij"') == 3
    assert 'value="Alleen dit"' in html and 'value="halverwege"' in html
    assert "Invoerfout" not in html


@pytest.mark.parametrize("naam", ["", "naam", "bestaat-niet"])
def test_only_a_real_rows_field_gets_another_row(naam):
    assert met_extra_rij(post(nog_een_rij=naam)) is None
