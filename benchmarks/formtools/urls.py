"""The same questions as ours, as a NamedUrlSessionWizardView."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import path
from formtools.wizard.views import NamedUrlSessionWizardView


def veld(soort: str, label: str, uitleg: str, verplicht: bool, keuzes: list[Any]) -> forms.Field:
    gewoon = {"label": label, "help_text": uitleg, "required": verplicht}
    if soort == "keuze":
        return forms.ChoiceField(choices=keuzes, widget=forms.RadioSelect, **gewoon)
    if soort == "keuzes":
        return forms.MultipleChoiceField(
            choices=keuzes, widget=forms.CheckboxSelectMultiple, **gewoon
        )
    soorten = {
        "getal": forms.IntegerField,
        "bedrag": forms.DecimalField,
        "datum": forms.DateField,
        "email": forms.EmailField,
    }
    return soorten.get(soort, forms.CharField)(**gewoon)


def formulier(velden: list[dict[str, Any]]) -> type[forms.Form]:
    def begin(self: forms.Form, *args: Any, **kwargs: Any) -> None:
        forms.Form.__init__(self, *args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("volgende", "Volgende vraag"))

    inhoud = {rij["naam"]: veld(**rij["veld"]) for rij in velden}
    return type("Stapform", (forms.Form,), {**inhoud, "__init__": begin})


class Vragen(NamedUrlSessionWizardView):
    template_name = "stap.html"
    form_list = [(stap["slug"], formulier(stap["velden"])) for stap in settings.VRAGENLIJST]

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse("klaar")


vragen = login_required(Vragen.as_view(url_name="stap", done_step_name="klaar"))
urlpatterns = [
    path("vragen/", vragen),  # begins anew
    path("vragen/<slug:step>/", vragen, name="stap"),
    path("inloggen/", lambda request: HttpResponse("log in"), name="login"),
]
