"""The pages of the admin where the draft is read against the framework, and published."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.advies.kader import Kader
from intake.formulier import maak_helper
from intake.gebruikers import MAG_BEHEREN
from intake.kader.keuring import problemen_in
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderbeschrijving, Kaderversie, Publicatievoorstel
from intake.kader.probleem import Probleem
from intake.kader.publicatie import (
    ConceptGewijzigd,
    Publicatiefout,
    kader_van_versie,
    nieuwste_versie,
    publiceer,
)
from intake.kader.publiceerform import PubliceerForm
from intake.kader.snapshot import naar_json, sha256
from intake.kader.tweede_persoon import keur_goed, open_voorstel, stel_voor, trek_in
from intake.kader.wijzigingen import Onderwerp, wijzigingen

GEWIJZIGD = (
    "Het concept is gewijzigd sinds u deze pagina opende. Bekijk eerst opnieuw wat er verandert. "
    "Wat u hebt getypt, staat er nog."
)
NIETS_TE_PUBLICEREN = (
    "Er is niet gepubliceerd. Het concept is intussen veranderd. Hieronder staat hoe het nu is."
)
VERVALLEN = (
    "Het concept is gewijzigd na dit voorstel. Het voorstel geldt daarom niet meer. Bekijk wat er "
    "nu verandert en doe een nieuw voorstel."
)


@dataclass(frozen=True)
class Concept:
    """The draft beside the newest version. `is_later`: that version is not yet in force."""

    kader: Kader
    sha256: str
    nieuwste: Kaderversie | None
    voorstel: Publicatievoorstel | None
    vandaag: date

    @property
    def is_veranderd(self) -> bool:
        return self.nieuwste is None or self.nieuwste.sha256 != self.sha256

    @property
    def is_later(self) -> bool:
        return self.nieuwste is not None and self.nieuwste.geldig_van > self.vandaag

    @property
    def voorstel_is_achterhaald(self) -> bool:
        return self.voorstel is not None and self.voorstel.sha256 != self.sha256

    @property
    def wacht_op_tweede(self) -> bool:
        """Whether exactly this draft was proposed, and somebody else decides."""
        return self.voorstel is not None and not self.voorstel_is_achterhaald

    def onderwerpen(self) -> tuple[Onderwerp, ...]:
        if self.nieuwste is None or not self.is_veranderd:
            return ()
        return wijzigingen(kader_van_versie(self.nieuwste), self.kader)

    def problemen(self) -> list[Probleem]:
        return problemen_in(self.kader)


def lees_concept() -> Concept | None:
    """None as long as no framework was loaded."""
    if not Kaderbeschrijving.objects.exists():
        return None
    kader = lees_werkrijen()
    return Concept(
        kader, sha256(naar_json(kader)), nieuwste_versie(), open_voorstel(), timezone.localdate()
    )


def eis_beheerder(request: HttpRequest) -> None:
    if not request.user.has_perm(MAG_BEHEREN):
        raise PermissionDenied


@require_safe
def concept(request: HttpRequest) -> HttpResponse:
    eis_beheerder(request)
    huidig = lees_concept()
    return toon(
        request,
        "concept",
        "Wat verandert er",
        concept=huidig,
        onderwerpen=huidig.onderwerpen() if huidig else (),
        problemen=huidig.problemen() if huidig else (),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def publiceren(request: HttpRequest) -> HttpResponse:
    """Publish at once, or propose it to a second person when the settings ask for two."""
    eis_beheerder(request)
    huidig = lees_concept()
    if huidig is None or not huidig.is_veranderd or huidig.problemen():
        if request.method == "POST":
            messages.error(request, NIETS_TE_PUBLICEREN)
        return redirect("admin:intake_kaderversie_concept")
    form = PubliceerForm(
        request.POST or None,
        vandaag=huidig.vandaag,
        nieuwste=huidig.nieuwste,
        initial={"geldig_van": max(huidig.vandaag, begin_van(huidig.nieuwste))},
    )
    if not form.is_valid():
        return toon_formulier(request, form, huidig)
    antwoord = form.cleaned_data
    doe = stel_voor if settings.KADER_TWEEDE_PERSOON else publiceer
    gezien = request.POST.get("gezien") or "niets"
    try:
        gedaan = doe(antwoord["samenvatting"], antwoord["geldig_van"], request.user, gezien)
    except ConceptGewijzigd:
        form.add_error(None, GEWIJZIGD)
        return toon_formulier(request, form, huidig, status=409)
    except Publicatiefout as fout:
        form.add_error(None, str(fout))
        return toon_formulier(request, form, huidig, status=409)
    messages.success(request, bevestiging(gedaan))
    return redirect("admin:intake_kaderversie_concept")


def begin_van(versie: Kaderversie | None) -> date:
    return versie.geldig_van if versie else date.min


def bevestiging(gedaan: Kaderversie | Publicatievoorstel) -> str:
    dag = f"{gedaan.geldig_van:%d-%m-%Y}"
    if isinstance(gedaan, Kaderversie):
        return f"Versie {gedaan.versie} is gepubliceerd en geldt vanaf {dag}."
    return f"Uw voorstel om vanaf {dag} te publiceren, wacht op een tweede beheerder."


def toon_formulier(
    request: HttpRequest, form: PubliceerForm, huidig: Concept, status: int = 200
) -> HttpResponse:
    twee = settings.KADER_TWEEDE_PERSOON
    knop = "Stel voor om te publiceren" if twee else "Publiceer"
    form.helper = maak_helper(
        form, request.path, knop, later="", verborgen={"gezien": huidig.sha256}
    )
    return toon(
        request,
        "publiceren",
        "Publiceer het concept",
        status=status,
        form=form,
        concept=huidig,
        onderwerpen=huidig.onderwerpen(),
        twee_personen=twee,
    )


@require_POST
def beslis(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a proposal or take it back; what can no longer be done says why."""
    eis_beheerder(request)
    voorstel = get_object_or_404(Publicatievoorstel, pk=pk)
    try:
        if request.POST.get("doe") == "goedkeuren":
            gedaan = keur_goed(voorstel, request.user, timezone.localdate())
            messages.success(request, bevestiging(gedaan))
        else:
            trek_in(voorstel, request.user)
            messages.success(request, "Het voorstel is ingetrokken. Het concept staat er nog.")
    except ConceptGewijzigd:
        messages.error(request, VERVALLEN)
    except Publicatiefout as fout:
        messages.error(request, str(fout))
    return redirect("admin:intake_kaderversie_concept")


def toon(
    request: HttpRequest, naam: str, titel: str, *, status: int = 200, **meer: object
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": titel,
        "opts": Kaderversie._meta,
        **meer,
    }
    return render(request, f"admin/intake/publiceren/{naam}.html", context, status=status)
