"""The library: the framework in force to browse, search and print."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.advies.kader import Clausule, Kader
from intake.bibliotheek.clausulebeeld import maak_beeld, voorbeelden_met
from intake.bibliotheek.clausulelijst import Clausulefilter, groepen
from intake.bibliotheek.geschiedenis import laatste_versie_met, levensloop, zelfde_tekst
from intake.bibliotheek.ingangen import drempels
from intake.bibliotheek.treffers import treffer
from intake.bibliotheek.vraag import LANGSTE
from intake.bibliotheek.zoeken import zoek
from intake.kader.models import Kaderversie
from intake.kader.publicatie import GeenKader, geldend_kader, kader_van_versie
from intake.kader.woorden import HERKOMST, STATUS

Pagina = Callable[..., HttpResponse]


def met_kader(view: Pagina) -> Pagina:
    """Before the first version holds there is no library to read."""

    @wraps(view)
    def pagina(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except GeenKader:
            return render(request, "intake/bibliotheek/geen_kader.html", status=404)

    return require_safe(pagina)


def nu() -> tuple[Kaderversie, Kader]:
    return geldend_kader(timezone.localdate())


@met_kader
def bibliotheek(request: HttpRequest) -> HttpResponse:
    versie, kader = nu()
    context = {"versie": versie, "kader": kader, "zoek": _zoekterm(request)}
    if context["zoek"]:
        uitslag = zoek(context["zoek"], timezone.localdate())
        treffers = [treffer(vondst, kader) for vondst in uitslag.vondsten]
        context |= {"uitslag": uitslag, "treffers": treffers}
    return render(request, "intake/bibliotheek/bibliotheek.html", context)


def _zoekterm(request: HttpRequest) -> str:
    return request.GET.get("zoek", "").replace("\0", "").strip()[:LANGSTE]


@met_kader
def clausules(request: HttpRequest) -> HttpResponse:
    versie, kader = nu()
    filter = Clausulefilter(request.GET, kader)
    gevonden = groepen(kader, filter)
    context = {
        "versie": versie,
        "form": filter,
        "groepen": gevonden,
        "ruimer": [] if gevonden else filter.ruimer(kader),
        "aantal": sum(len(groep.regels) for groep in gevonden),
        "totaal": len(kader.clausules),
    }
    return render(request, "intake/bibliotheek/clausules.html", context)


@met_kader
def clausule(request: HttpRequest, code: str) -> HttpResponse:
    """As it is now; a withdrawn one as it last was."""
    versie, kader = nu()
    if code not in kader.clausule:
        gevonden = laatste_versie_met(code)
        if gevonden is None:
            raise Http404(f"Geen clausule {code}")
        versie = gevonden
    return _toon_clausule(request, code, versie, vast=False)


@met_kader
def clausule_in_versie(request: HttpRequest, code: str, versie: str) -> HttpResponse:
    """Always as that version has it."""
    gekozen = get_object_or_404(Kaderversie.objects.defer("inhoud"), versie=versie)
    return _toon_clausule(request, code, gekozen, vast=True)


def _toon_clausule(
    request: HttpRequest, code: str, versie: Kaderversie, *, vast: bool
) -> HttpResponse:
    kader = kader_van_versie(versie)
    if code not in kader.clausule:
        raise Http404(f"Versie {versie} heeft geen clausule {code}")
    geldend, kader_nu = nu()
    momenten = levensloop(code)
    weg = momenten[0] if momenten[0].soort == "vervallen" else None
    context = {
        "een": maak_beeld(kader.clausule[code], kader),
        "versie": versie,
        "nu": geldend,
        "vast": vast,
        "zelfde": zelfde_tekst(code, versie, geldend),
        "in_nu": code in kader_nu.clausule,
        "weg": weg.versie if weg else None,
        "momenten": momenten,
        "vandaag": timezone.localdate(),
        "voorbeelden": voorbeelden_met(code, kader, timezone.localdate()),
    }
    return render(request, "intake/bibliotheek/clausule.html", context)


@met_kader
def productgroepen(request: HttpRequest) -> HttpResponse:
    versie, kader = nu()
    rijen = sorted(kader.productgroepen, key=lambda groep: groep.naam.casefold())
    context = {"versie": versie, "productgroepen": rijen}
    return render(request, "intake/bibliotheek/productgroepen.html", context)


@met_kader
def productgroep(request: HttpRequest, productgroep: str) -> HttpResponse:
    versie, kader = nu()
    if productgroep not in kader.productgroep:
        raise Http404(f"Geen productgroep {productgroep}")
    groep = kader.productgroep[productgroep]
    context = {
        "versie": versie,
        "groep": groep,
        "herkomst": HERKOMST[groep.herkomst],
        "plan": kader.categorieplan.get(groep.categorieplan),
        "doelstellingen": [
            (kader.doelstelling[d.doelstelling].naam, d, HERKOMST[d.herkomst])
            for d in groep.doelstellingen
        ],
        "clausules": [c for c in kader.clausules if groep.slug in c.toepassing.productgroepen],
        "bronnen": [bron for bron in kader.bronnen if bron.code in groep.bronnen],
    }
    return render(request, "intake/bibliotheek/productgroep.html", context)


@met_kader
def drempelbedragen(request: HttpRequest) -> HttpResponse:
    versie, kader = nu()
    bronnen = {bron.code: bron for bron in kader.bronnen}
    soorten = [
        (soort, rijen[-1].label, [(rij, bronnen[rij.bron]) for rij in reversed(rijen)])
        for soort, rijen in drempels(kader)
    ]
    context = {"versie": versie, "soorten": soorten, "vandaag": timezone.localdate()}
    return render(request, "intake/bibliotheek/drempelbedragen.html", context)


@met_kader
def regelingen(request: HttpRequest) -> HttpResponse:
    versie, kader = nu()
    per_regeling: dict[str, list[Clausule]] = {}
    for een in kader.clausules:
        for code in een.juridische_kaders:
            per_regeling.setdefault(code, []).append(een)
    rijen = [
        (regeling, STATUS[regeling.status], per_regeling.get(regeling.code, []))
        for regeling in sorted(kader.juridische_kaders, key=lambda j: j.naam.casefold())
    ]
    context = {"versie": versie, "regelingen": rijen}
    return render(request, "intake/bibliotheek/regelingen.html", context)
