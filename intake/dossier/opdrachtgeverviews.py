"""The pages of the opdrachtgever over HTTP, and the page where the inkoper shares a concept."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from intake.dossier.bevroren import AndereUitkomst, status_van
from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import (
    OpdrachtgeverFout,
    deel_concept,
    deelt_concept,
    memo_voor,
    stop_met_delen,
)
from intake.dossier.toegang import dossier_met_uitkomst, eigen_dossier, lees_versie, opslag
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.dossier.weergave.uitkomstbeeld import Uitkomstbeeld

PER_PAGINA = 20


@require_safe
def adviezen(request: HttpRequest) -> HttpResponse:
    laatste = VastgesteldAdvies.objects.filter(dossier=OuterRef("pk")).order_by("-volgnummer")
    voor_u = (
        Dossier.objects.voor_opdrachtgever(request.user)
        .select_related("eigenaar", "opdrachtgever")
        .annotate(vastgesteld_op=Subquery(laatste.values("vastgesteld_op")[:1]))
    )
    pagina = Paginator(voor_u, PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = [(dossier, deelt_concept(dossier)) for dossier in pagina]
    return render(request, "intake/adviezen.html", {"pagina": pagina, "regels": regels})


@require_safe
def uitkomst(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_met_uitkomst(request, kenmerk)
    leest = Dossier.objects.zichtbaar_voor(request.user).filter(pk=dossier.pk).exists()
    context = {"dossier": dossier, "leest_dossier": leest}
    try:
        memo = memo_voor(request.user, dossier)
    except AndereUitkomst as anders:
        context |= {"status": status_van(anders.advies), "naam": anders.advies.naam}
    else:
        context |= {
            "status": memo.status,
            "naam": memo.zaak.naam,
            "memo": memo,
            "beeld": memo.beeld,
            "uitkomst": Uitkomstbeeld(memo.beeld),
        }
    return render(request, "intake/uitkomst.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def opdrachtgever(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = eigen_dossier(request, kenmerk)
    fout = ""
    if request.method == "POST" and dossier.opdrachtgever_email:
        try:
            if melding := deel_of_stop(request, dossier):
                messages.success(request, melding)
                return redirect("intake:opdrachtgever", kenmerk)
        except OpdrachtgeverFout as geen_account:
            fout = str(geen_account)
    context = {"dossier": dossier, "gedeeld": deelt_concept(dossier), "fout": fout}
    return render(request, "intake/opdrachtgever.html", context)


def deel_of_stop(request: HttpRequest, dossier: Dossier) -> str:
    """What was done, or nothing when no button was used."""
    wie = opslag(request, lees_versie(request.POST))
    if "delen" in request.POST:
        account = deel_concept(dossier, wie)
        return f"Het concept is gedeeld met {account.email}."
    if "stoppen" in request.POST:
        stop_met_delen(dossier, wie)
        return "Uw opdrachtgever ziet het concept niet meer."
    return ""
