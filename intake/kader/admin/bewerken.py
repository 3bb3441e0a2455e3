"""The form of the framework in the admin: saved under a lock, checked as a release is."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import transaction
from django.db.models import F, Max, Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from intake.beheerrechten import Beheren
from intake.kader.admin.conflict import getypt, verschillen
from intake.kader.admin.kinderen import is_letterlijk, met_huidige_nummers
from intake.kader.admin.ronde import KaderForm, Ronde, Teruggedraaid, ronde_van
from intake.kader.admin.velden import Formuliervelden
from intake.kader.admin.verwijderen import Verwijderen
from intake.kader.admin.woorden import effect_in_een_zin, wat_er_veranderde
from intake.kader.bewerking import som_van, vergrendel
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderbeschrijving
from intake.kader.uitgave import op_nummer

PROEF = "_effect"
GEEN_KADER = "Er is nog geen kader. Laad eerst een uitgave; daarna kunt u het wijzigen."


class Bewerken(Verwijderen, Formuliervelden, Beheren, admin.ModelAdmin):
    """`vast` may not change once the row is there; `op_naam`: the code decides the place."""

    actions = None
    change_form_template = "admin/intake/kader/bewerken.html"
    form = KaderForm
    list_per_page = 100
    save_as = False
    vast: tuple[str, ...] = ()
    letterlijk: tuple[str, ...] = ()
    op_naam = False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and not is_letterlijk(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        vast = self.vast if obj else ()
        return (*super().get_readonly_fields(request, obj), *self.letterlijk, *vast)

    def get_form(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, **kwargs)
        form.ronde = ronde_van(request)
        form.onderdelen = frozenset(kind.voorvoegsel for kind in self.inlines)
        return form

    # The rounds

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        rest = (object_id, form_url, extra_context)
        if not self.mag(request):
            return super().changeform_view(request, *rest)
        if not Kaderbeschrijving.objects.exists():
            messages.error(request, GEEN_KADER)
            return redirect("admin:index")
        if request.method != "POST":
            # Read before the form is: whoever saves in between is noticed, not overwritten.
            self.begin(request, object_id)
            return super().changeform_view(request, *rest)
        with transaction.atomic():
            vergrendel()
            ronde, rij = self.begin(request, object_id)
            if object_id and rij is None:
                return self.verdwenen(request)
            ronde.conflict = rij is not None and request.POST.get("gelezen") != ronde.som
            ronde.bewaren = not ronde.conflict
            self.wijs_naar_nu(request, rij)
            try:
                antwoord = super().changeform_view(request, *rest)
            except Teruggedraaid:
                antwoord = super().changeform_view(request, *rest)
            if ronde.conflict:
                antwoord.status_code = 409
            return antwoord

    def begin(self, request: HttpRequest, object_id: str | None) -> tuple[Ronde, Model | None]:
        kader = lees_werkrijen()
        rij = self.get_object(request, unquote(object_id)) if object_id else None
        ronde = Ronde(kader, som_van(kader, rij, self.plaats(rij)) if rij else "")
        request.ronde = ronde
        return ronde, rij

    def plaats(self, rij: Any) -> int | None:
        """The place in the list, when people can change it here."""
        velden = flatten_fieldsets(self.fieldsets or ())
        return rij.volgorde if "volgorde" in velden else None

    def wijs_naar_nu(self, request: HttpRequest, rij: Model | None) -> None:
        if rij is None or not self.inlines:
            return
        request.POST = request.POST.copy()
        for kind in self.inlines:
            huidige = getattr(rij, kind.voorvoegsel).values_list("pk", flat=True)
            met_huidige_nummers(request.POST, kind.voorvoegsel, list(huidige))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change and not obj.volgorde:
            self.geef_plaats(obj)
        super().save_model(request, obj, form, change)

    def geef_plaats(self, obj: Any) -> None:
        """Where reading the files of a release would put the row: last, or in order of code."""
        rijen = self.model.objects.all()
        later = [r.volgorde for r in rijen if self.op_naam and _bestand(r) > _bestand(obj)]
        if later:
            obj.volgorde = min(later)
            rijen.filter(volgorde__gte=obj.volgorde).update(volgorde=F("volgorde") + 1)
        else:
            obj.volgorde = (rijen.aggregate(laatste=Max("volgorde"))["laatste"] or 0) + 1

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.werk_bij(request, form)
        ronde_van(request).keur(timezone.localdate(), proef=PROEF in request.POST)

    def werk_bij(self, request: HttpRequest, form: Any) -> None:
        """What has to move along in other rows, before the whole is checked."""

    # What people see

    def verdwenen(self, request: HttpRequest, waarom: str = "") -> HttpResponse:
        """Somebody removed the row meanwhile, or `waarom`: what was typed is shown, to copy it."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": waarom or "Deze rij bestaat niet meer",
            "waarom": waarom,
            "getypt": list(getypt(self, request)),
        }
        return TemplateResponse(request, "admin/intake/kader/verdwenen.html", context, status=409)

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> HttpResponse:
        ronde, form = ronde_van(request), context["adminform"].form
        if ronde:
            context |= {
                "ronde": ronde,
                "letterlijk": is_letterlijk(kwargs.get("obj")),
                "show_save_and_add_another": False,
                "is_formulier": bool(form.fields),
                "botsing": list(self.botsing(context)) if ronde.conflict else (),
            }
        return super().render_change_form(request, context, **kwargs)

    def botsing(self, context: Any) -> Iterator[Any]:
        yield from verschillen(context["adminform"].form)
        for kinderen in context["inline_admin_formsets"]:
            for form in kinderen.formset.forms:
                yield from verschillen(form, str(kinderen.opts.verbose_name))

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> str:
        ronde = ronde_van(request)
        return wat_er_veranderde(ronde.voor, ronde.na) or "Niets veranderd."

    def response_add(self, request: HttpRequest, obj: Model, *args: Any, **kw: Any) -> HttpResponse:
        return self.met_effect(request, super().response_add(request, obj, *args, **kw))

    def response_change(self, request: HttpRequest, obj: Model) -> HttpResponse:
        return self.met_effect(request, super().response_change(request, obj))

    def met_effect(self, request: HttpRequest, antwoord: HttpResponse) -> HttpResponse:
        ronde = ronde_van(request)
        for melding in ronde.gemeld:
            messages.info(request, melding)
        messages.info(request, effect_in_een_zin(ronde.effecten or ()))
        return antwoord


def _bestand(rij: Model) -> list[tuple[int, str]]:
    return op_nummer(f"{rij.pk}.toml")
