"""The pages around a question to an expert: asked and shared in the admin, answered by the expert.

What can be done with a question stands on the review page itself.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_POST

from intake.beoordeling import deskundigen
from intake.beoordeling.deskundigeforms import AntwoordForm, VraagForm
from intake.beoordeling.models import Adviesvraag
from intake.beoordeling.pagina import toon
from intake.beoordeling.toegang import dossier_om_te_beoordelen
from intake.dossier import hervatten
from intake.dossier.handelen import Achterhaald
from intake.dossier.indienen import bekijk, beoordelingspagina
from intake.dossier.models import Dossier
from intake.dossier.toegang import opslag
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.formulier import maak_helper
from intake.gebruikers import MAG_RAAD_GEVEN, Bureau, Gebruiker

EERST_OPPAKKEN = (
    "U kunt een deskundige iets vragen als u dit dossier hebt opgepakt en het nog niet klaar is."
)
VERANDERD = "Het antwoord is intussen veranderd. Lees het eerst; daarna kunt u het delen."


@require_http_methods(["GET", "HEAD", "POST"])
def vraag_deskundige(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = dossier_om_te_beoordelen(request, pk)
    if request.method != "POST" and not deskundigen.mag_vragen(request.user, dossier):
        messages.error(request, EERST_OPPAKKEN)
        return redirect(beoordelingspagina(dossier))
    form = VraagForm(
        request.POST or None,
        dossier=dossier,
        vrager=request.user,
        initial=hervatten.begin(request) or begin(request, dossier),
    )
    if request.method == "POST" and not deskundigen.mag_vragen(request.user, dossier):
        raise Achterhaald(dossier)
    if not form.is_valid():
        return toon_vraag(request, dossier, form)
    aan = form.cleaned_data["aan"]
    deskundigen.stel_vraag(dossier, aan, form.cleaned_data["vraag"], opslag(request))
    messages.success(request, f"Uw vraag is gesteld. {aan} kan het dossier nu lezen.")
    return redirect(f"{beoordelingspagina(dossier)}#deskundigen")


def begin(request: HttpRequest, dossier: Dossier) -> dict[str, object]:
    """A first sentence, and the colleague when a bureau has only one."""
    code = request.GET.get("bureau", "")
    if code not in Bureau.values:
        return {}
    collegas = list(deskundigen.deskundigen_voor(dossier, request.user).filter(bureau=code)[:2])
    return {
        "aan": collegas[0] if len(collegas) == 1 else None,
        "vraag": f"Wilt u meedenken over ‘{dossier.naam}’? Wij horen graag van u:\n\n",
    }


def toon_vraag(request: HttpRequest, dossier: Dossier, form: VraagForm) -> HttpResponse:
    form.helper = maak_helper(form, request.path, "Stel de vraag", later="")
    advies = bekijk(dossier).zaak.advies
    return toon(
        request,
        "deskundige",
        dossier,
        "Vraag een deskundige",
        form=form,
        voorgesteld=deskundigen.voorgesteld(advies.doorverwijzing),
        redenen=[een.reden for een in advies.bevindingen_van("DT5")],
    )


@require_POST
def beheer_vraag(request: HttpRequest, pk: int, vraag: int) -> HttpResponse:
    """Withdraw a question, or let the inkoper read its answer or not any more."""
    dossier = dossier_om_te_beoordelen(request, pk)
    gesteld = get_object_or_404(dossier.adviesvragen.select_related("aan", "dossier"), pk=vraag)
    match request.POST.get("doe"):
        case "intrekken":
            deskundigen.trek_in(gesteld, opslag(request))
            messages.success(request, f"De vraag aan {gesteld.aan} is ingetrokken.")
        case "delen":
            deel(request, gesteld)
        case "niet_delen":
            deskundigen.deel_antwoord(gesteld, False, None, opslag(request))
            messages.success(request, "De inkoper ziet dit antwoord niet meer.")
        case _:
            raise Http404
    return redirect(f"{beoordelingspagina(dossier)}#deskundigen")


def deel(request: HttpRequest, vraag: Adviesvraag) -> None:
    try:
        gelezen = parse_datetime(request.POST.get("gelezen", ""))
        deskundigen.deel_antwoord(vraag, True, gelezen, opslag(request))
    except (ValueError, deskundigen.AntwoordVeranderd):
        messages.error(request, VERANDERD)
    else:
        messages.success(request, "De inkoper ziet nu het antwoord van de deskundige.")


@require_http_methods(["GET", "HEAD", "POST"])
def adviesvraag(request: HttpRequest, vraag: int) -> HttpResponse:
    """The page of the expert; for anyone else it is not there."""
    return beantwoord(request, vraag_aan(request.user, vraag))


def beantwoord(request: HttpRequest, vraag: Adviesvraag) -> HttpResponse:
    getypt = request.POST if request.method == "POST" else hervatten.haal_op(request)
    form = AntwoordForm(getypt, initial={"antwoord": vraag.antwoord})
    if not deskundigen.kan_beantwoorden(vraag):
        return toon_gesloten(request, vraag)
    if request.method != "POST" or not form.is_valid():
        if request.method != "POST" and getypt:
            form.toon_zonder_fouten()
        return toon_antwoord(request, vraag, form)
    try:
        nieuw = deskundigen.beantwoord(vraag, form.cleaned_data["antwoord"], opslag(request))
    except deskundigen.Gesloten:
        return toon_gesloten(request, vraag)
    messages.success(
        request,
        f"Uw antwoord is bewaard. {vraag.gesteld_door} krijgt een e-mail."
        if nieuw
        else "U hebt niets veranderd aan uw antwoord.",
    )
    return redirect("intake:adviesvraag", vraag.pk)


def vraag_aan(gebruiker: Gebruiker, pk: int) -> Adviesvraag:
    if not gebruiker.has_perm(MAG_RAAD_GEVEN):
        raise Http404
    vragen = gebruiker.adviesvragen.select_related("dossier__eigenaar", "gesteld_door")
    return get_object_or_404(vragen, pk=pk)


def toon_antwoord(request: HttpRequest, vraag: Adviesvraag, form: AntwoordForm) -> HttpResponse:
    knop = "Verander uw antwoord" if vraag.antwoord else "Geef uw antwoord"
    form.helper = maak_helper(form, request.path, knop, later="")
    context = {"vraag": vraag, "form": form, "dossier": vraag.dossier}
    leesbaar = Dossier.objects.zichtbaar_voor(request.user).filter(pk=vraag.dossier_id)
    if leesbaar.exists():
        zaak = bekijk(vraag.dossier).zaak
        context |= {"leesbaar": True, "uitkomst": Adviesbeeld(zaak).uitkomst[:2]}
    return render(request, "intake/adviesvraag.html", context)


def toon_gesloten(request: HttpRequest, vraag: Adviesvraag) -> HttpResponse:
    """What was typed too late is shown, so that it can be copied."""
    getypt = request.POST.get("antwoord", "").strip()
    context = {"vraag": vraag, "dossier": vraag.dossier, "getypt": getypt}
    status = 409 if request.method == "POST" else 200
    return render(request, "intake/adviesvraag_gesloten.html", context, status=status)
