"""The list of reactions in the admin, and the page where a beheerder answers one."""

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime

from intake.beheerrechten import Inzage
from intake.dossier import hervatten
from intake.dossier.models import Dossier
from intake.dossier.toegang import lees_versie
from intake.formulier import maak_helper
from intake.reacties import geven
from intake.reacties.forms import AntwoordForm
from intake.reacties.models import Reactie

BEANTWOORD = "Uw antwoord is bewaard. {} krijgt een e-mail."
INTUSSEN = "Deze reactie is intussen veranderd of beantwoord. Uw antwoord is nog niet bewaard."


class Leeftijd(admin.SimpleListFilter):
    title = "wachttijd"
    parameter_name = "wacht"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("7", "een week of langer"), ("30", "een maand of langer")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Reactie]) -> QuerySet[Reactie]:
        if self.value() not in ("7", "30"):
            return queryset
        grens = timezone.now() - timedelta(days=int(self.value()))
        return queryset.filter(staat=Reactie.Staat.OPEN, gemaakt_op__lte=grens)


@admin.register(Reactie)
class ReactieAdmin(Inzage):
    list_display = ("naam", "wat", "gegeven", "staat")
    list_filter = (
        "staat",
        "soort",
        Leeftijd,
        ("onderwerp", admin.AllValuesFieldListFilter),
    )
    list_select_related = ("schrijver",)
    search_fields = ("naam", "tekst", "antwoord")

    @admin.display(description="reactie", ordering="soort")
    def wat(self, reactie: Reactie) -> str:
        kort = Truncator(reactie.tekst).words(15)
        return ". ".join(filter(None, (reactie.get_soort_display(), kort)))

    @admin.display(description="gegeven", ordering="gemaakt_op")
    def gegeven(self, reactie: Reactie) -> str:
        return f"{reactie.schrijver}, {date_format(localtime(reactie.gemaakt_op), 'j F Y')}"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        titel = {"title": "Reacties op het kader"}
        return super().changelist_view(request, titel | (extra_context or {}))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.mag(request):
            raise PermissionDenied
        alle = Reactie.objects.select_related("schrijver", "beantwoord_door", "kaderversie")
        reactie = get_object_or_404(alle, pk=object_id if object_id.isdecimal() else 0)
        if request.method == "POST":
            return self.beantwoord(request, reactie)
        getypt = hervatten.haal_op(request)
        form = AntwoordForm(getypt, initial=huidig(reactie))
        if getypt:
            form.toon_zonder_fouten()
        gelezen = lees_versie(getypt) if getypt else reactie.versie
        return self.toon(request, reactie, form, gelezen)

    def beantwoord(self, request: HttpRequest, reactie: Reactie) -> HttpResponse:
        form, gelezen = AntwoordForm(request.POST), lees_versie(request.POST)
        if not form.is_valid():
            return self.toon(request, reactie, form, gelezen)
        try:
            geven.beantwoord(reactie, door=request.user, gelezen=gelezen, **form.cleaned_data)
        except geven.Intussen as fout:
            return self.toon(request, fout.reactie, form, fout.reactie.versie, status=409)
        messages.success(request, BEANTWOORD.format(reactie.schrijver))
        return redirect("admin:intake_reactie_changelist")

    def toon(
        self,
        request: HttpRequest,
        reactie: Reactie,
        form: AntwoordForm,
        versie: int,
        status: int = 200,
    ) -> HttpResponse:
        knop = "Verander het antwoord" if reactie.antwoord else "Verstuur het antwoord"
        verborgen = {"versie": str(versie)}
        form.helper = maak_helper(form, request.path, knop, later="", verborgen=verborgen)
        leesbaar = Dossier.objects.zichtbaar_voor(request.user)
        context = {
            **admin.site.each_context(request),
            "title": reactie.naam,
            "opts": Reactie._meta,
            "reactie": reactie,
            "form": form,
            "dossier": leesbaar.filter(pk=reactie.dossier_id).first(),
            "intussen": INTUSSEN if status == 409 else "",
        }
        return render(request, "admin/intake/reacties/reactie.html", context, status=status)


def huidig(reactie: Reactie) -> dict[str, str]:
    """What stands; a first answer has no state yet."""
    return {"antwoord": reactie.antwoord, "staat": "" if reactie.is_open else reactie.staat}
