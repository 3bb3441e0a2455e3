"""Deciding about a release, row by row: take over its wording, or keep ours."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import Case, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from intake.advies.kader import Kader
from intake.beheerrechten import Inzage
from intake.gebruikers import MAG_BEHEREN
from intake.kader.bewerking import som_van_rijen, vergrendel
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Uitgavevoorstel
from intake.kader.rijtekst import onderwerp_van, titel_van
from intake.kader.samenvoegen import Rijnaam, rijen
from intake.kader.schrijven import Werkrijfout
from intake.kader.snapshot import van_json
from intake.kader.uitgaven import OPEN, Samenvoegfout, beslis, met_voorstel
from intake.kader.volgorde import vergelijkbaar
from intake.kader.wijzigingen import Rijwijziging, wijzigingen

AL_BESLIST = "Over dit voorstel is intussen al beslist."
INTUSSEN = (
    "Onze tekst is gewijzigd sinds u deze pagina opende. Bekijk de teksten opnieuw en beslis dan; "
    "er is nog niets veranderd."
)


@admin.register(Uitgavevoorstel)
class UitgavevoorstelAdmin(Inzage):
    list_display = ("rij", "soort", "uitgave", "besluit", "beslist_door")
    list_select_related = ("uitgave", "beslist_door")
    search_fields = ("veld", "sleutel")
    sortable_by = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Uitgavevoorstel]:
        """The whole text of a release is not for a list."""
        return super().get_queryset(request).defer("uitgave__inhoud", "uitgave__citaten")

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        eerst = Case(When(besluit=OPEN, then=Value(0)), default=Value(1)).asc()
        return (eerst, "veld", "sleutel", "pk")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        titel = {"title": "Voorstellen uit een uitgave"}
        return super().changelist_view(request, titel | (extra_context or {}))

    @admin.display(description="Rij")
    def rij(self, voorstel: Uitgavevoorstel) -> str:
        onderwerp = onderwerp_van(Rijnaam(voorstel.veld, voorstel.sleutel))
        return f"{onderwerp} {voorstel.sleutel}".strip()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        voorstel = self.get_object(request, unquote(object_id))
        if voorstel is None:
            raise Http404
        if not request.user.has_perm(MAG_BEHEREN):
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST":
            return self.beslis(request, voorstel)
        return self.pagina(request, voorstel)

    def beslis(self, request: HttpRequest, voorstel: Uitgavevoorstel) -> HttpResponse:
        overnemen = request.POST.get("doe") == "neem_over"
        if not overnemen and request.POST.get("doe") != "houd":
            return self.pagina(request, voorstel)
        try:
            with transaction.atomic():
                vergrendel()
                if request.POST.get("gelezen") != som_van_tekst(voorstel, lees_werkrijen()):
                    return self.pagina(request, voorstel, [INTUSSEN], 409)
                besloten = beslis(voorstel, overnemen=overnemen, door=request.user)
                if besloten:
                    self.leg_vast(request, voorstel, overnemen)
        except (Samenvoegfout, Werkrijfout) as fout:
            return self.pagina(request, voorstel, fout.regels, 409)
        if not besloten:
            voorstel.refresh_from_db()
            return self.pagina(request, voorstel, [AL_BESLIST], 409)
        wat = "De tekst van de uitgave is overgenomen" if overnemen else "Onze tekst blijft staan"
        messages.success(request, f"{wat}: {self.rij(voorstel)}.")
        return redirect("admin:intake_uitgavevoorstel_changelist")

    def leg_vast(self, request: HttpRequest, voorstel: Uitgavevoorstel, overnemen: bool) -> None:
        wat = "Overgenomen uit" if overnemen else "Eigen tekst gehouden tegenover"
        self.log_change(request, voorstel, f"{wat} uitgave {voorstel.uitgave.naam}.")

    def pagina(
        self,
        request: HttpRequest,
        voorstel: Uitgavevoorstel,
        fouten: list[str] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        werk = lees_werkrijen()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": titel(voorstel, werk),
            "voorstel": voorstel,
            "is_open": voorstel.besluit == OPEN,
            "vervalt": voorstel.soort == Uitgavevoorstel.Soort.VERVALLEN,
            "wijziging": wijziging(voorstel, werk),
            "som": som_van_tekst(voorstel, werk),
            "fouten": fouten or (),
        }
        return TemplateResponse(request, "admin/intake/kader/voorstel.html", context, status=status)


def wijziging(voorstel: Uitgavevoorstel, werk: Kader) -> Rijwijziging | None:
    """Our row as it stands against that of the release; None when they say the same."""
    naam = Rijnaam(voorstel.veld, voorstel.sleutel)
    if voorstel.soort == Uitgavevoorstel.Soort.VERVALLEN and naam not in rijen(werk):
        return None
    onderwerpen = wijzigingen(werk, met_voorstel(voorstel))
    gevonden = (rij for onderwerp in onderwerpen for rij in onderwerp.rijen if rij.naam == naam)
    return next(gevonden, None)


def titel(voorstel: Uitgavevoorstel, werk: Kader) -> str:
    naam = Rijnaam(voorstel.veld, voorstel.sleutel)
    rij = rijen(werk).get(naam)
    if rij is None:
        rij = rijen(van_json(voorstel.uitgave.inhoud)).get(naam)
    woorden = titel_van(naam, rij) if rij is not None else voorstel.sleutel
    return f"{onderwerp_van(naam)}: {woorden}"


def som_van_tekst(voorstel: Uitgavevoorstel, werk: Kader) -> str:
    """Of our wording: a decision holds for what was on the page."""
    naam = Rijnaam(voorstel.veld, voorstel.sleutel)
    return som_van_rijen({n: rij for n, rij in rijen(vergelijkbaar(werk)).items() if n == naam})
