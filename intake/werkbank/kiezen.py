"""The page on which the inkoper chooses: which texts to take over, to drop, to swap."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from intake.advies.kader import Clausule
from intake.advies.keuzes import ClausuleSoort
from intake.advies.samenhang import Samenhangfout, alternatieven, samenhangfouten
from intake.dossier.forms.keuzes import JA, NEE, TekstenForm, neem_rest_over
from intake.dossier.indienen import Indiening, bekijk
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.keuzeviews import lees_getypt, meld_botsing, verder
from intake.dossier.models import Dossier
from intake.dossier.opmerkingen import Over, bij_onderwerp
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import dossier_om_te_bewerken, lees_versie, opslag
from intake.dossier.weergave.besluiten import bijgekozen_codes
from intake.dossier.weergave.clausules import Clausulebeeld, Groep, groep, maak_groepen
from intake.dossier.weergave.zaak import Zaak
from intake.werkbank.kiesregels import (
    Onverenigbaar,
    gekozen_codes,
    in_woorden,
    is_plicht,
    keurt,
    uitleg,
    waarschuwing,
)

# These buttons save what was chosen so far, and do something more.
HALVERWEGE = ("later", "terug", "ruil")


@dataclass(frozen=True)
class Tekstkeuze:
    """What there is to choose for one purchase."""

    indiening: Indiening

    @cached_property
    def standaard(self) -> frozenset[str]:
        return self.indiening.plan.standaard if self.indiening.plan else frozenset()

    @cached_property
    def optioneel(self) -> dict[str, str]:
        """What the plan lets the inkoper add: nobody has to choose about it."""
        plan = self.indiening.plan
        return {een.clausule.code: een.clausule.titel for een in plan.optioneel} if plan else {}

    @cached_property
    def geadviseerd(self) -> dict[str, str]:
        return {tekst.code: tekst.titel for tekst in self.indiening.teksten}

    @property
    def onderwerpen(self) -> dict[str, str]:
        return self.geadviseerd | self.optioneel

    @cached_property
    def erbij(self) -> tuple[str, ...]:
        return bijgekozen_codes(self.indiening.zaak)

    @cached_property
    def volgens_plan(self) -> tuple[Clausulebeeld, ...]:
        return tuple(een for een in self.kaarten if een.clausule.code in self.standaard)

    @cached_property
    def groepen(self) -> tuple[Groep, ...]:
        """By place: what is still to be chosen about, and what the inkoper put in."""
        rest = [een for een in self.kaarten if een.clausule.code not in self.standaard]
        volgorde = self.indiening.zaak.besluiten.volgorde
        plek = {code: nummer for nummer, code in enumerate(volgorde)}
        beelden = sorted(
            [*rest, *self.bijgekozen], key=lambda een: plek.get(een.clausule.code, len(plek))
        )
        per_plaats = (groep(soort, beelden) for soort in ClausuleSoort)
        return tuple(een for een in per_plaats if een.clausules)

    @cached_property
    def kaarten(self) -> tuple[Clausulebeeld, ...]:
        """All advised texts, also those that were left out, in the words of this purchase."""
        zaak = self.indiening.zaak
        besluiten = replace(zaak.besluiten, clausules={}, eigen_clausules=())
        return in_volgorde(replace(zaak, besluiten=besluiten))

    @cached_property
    def bijgekozen(self) -> tuple[Clausulebeeld, ...]:
        return tuple(een for een in in_volgorde(self.indiening.zaak) if een.erbij)

    @cached_property
    def gekozen(self) -> tuple[str, ...]:
        return gekozen_codes(self.indiening.zaak)

    @cached_property
    def alternatieven(self) -> dict[str, list[Clausule]]:
        """Per advised text what can stand in its place and is not chosen yet."""
        zaak = self.indiening.zaak
        return {
            code: [
                zaak.kader.clausule[een]
                for een in alternatieven(zaak.kader, zaak.advies.clausules, code)
                if een not in self.gekozen
            ]
            for code in self.geadviseerd
        }

    @property
    def plichten(self) -> frozenset[str]:
        zaak = self.indiening.zaak
        return frozenset(code for code in self.geadviseerd if is_plicht(zaak, code))

    @property
    def knelt(self) -> list[str]:
        """What does not go together now: an answer or the framework may have changed."""
        kader = self.indiening.zaak.kader
        fouten = samenhangfouten(kader, self.gekozen)
        return [uitleg(kader, fout) for fout in fouten]


def in_volgorde(zaak: Zaak) -> tuple[Clausulebeeld, ...]:
    return tuple(een for groep in maak_groepen(zaak) for een in groep.clausules)


@require_http_methods(["GET", "HEAD", "POST"])
def teksten(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    keuze = Tekstkeuze(bekijk(dossier))
    getypt = met_de_rest(lees_getypt(request), keuze)
    form = maak_form(getypt, keuze, dossier)
    versie, status = dossier.versie if getypt is None else lees_versie(getypt), 200
    if request.method != "POST" and form.is_bound:
        form.toon_zonder_fouten()
    elif is_te_bewaren(request, form):
        botsend = bewaar(request, dossier, keuze, form, versie)
        if botsend is not None and not botsend:
            return na_bewaren(request, dossier, keuze, form)
        if botsend:
            meld_botsing(form, dossier.clausulekeuzes, botsend, in_woorden)
            versie, status = dossier.versie, 409
    context = {
        "dossier": dossier,
        "indiening": keuze.indiening,
        "keuze": keuze,
        "plan": keuze.indiening.plan,
        "form": form,
        "versie": versie,
        "opmerkingen": bij_onderwerp(dossier, Over.CLAUSULE),
    }
    return render(request, "intake/werkbank/kiezen.html", context, status=status)


def maak_form(getypt: QueryDict | None, keuze: Tekstkeuze, dossier: Dossier) -> TekstenForm:
    return TekstenForm(
        getypt,
        onderwerpen=keuze.onderwerpen,
        bewaard=dossier.clausulekeuzes,
        standaard=keuze.standaard,
        vrij=keuze.optioneel,
    )


def met_de_rest(getypt: QueryDict | None, keuze: Tekstkeuze) -> QueryDict | None:
    if getypt and "alles" in getypt:
        return neem_rest_over(getypt, keuze.geadviseerd)
    return getypt


def is_te_bewaren(request: HttpRequest, form: TekstenForm) -> bool:
    """Also a page that is put aside with choices still open."""
    halverwege = any(knop in request.POST for knop in HALVERWEGE)
    return form.is_valid() or (halverwege and form.mist_alleen_antwoorden())


def bewaar(
    request: HttpRequest, dossier: Dossier, keuze: Tekstkeuze, form: TekstenForm, versie: int
) -> frozenset[str] | None:
    """The choices in dispute with a colleague; None when the texts don't go together."""
    nieuw: dict[str, Any] = form.te_bewaren()
    if (terug := request.POST.get("terug")) in keuze.erbij:
        nieuw[terug] = None
    try:
        return bewaar_keuzes(
            dossier,
            "clausulekeuzes",
            "teksten",
            nieuw,
            opslag(request, versie),
            keurt(dossier, nieuw),
        )
    except Onverenigbaar as reden:
        kader = keuze.indiening.zaak.kader
        # An error takes its field out of what was chosen, so all fields are named first.
        for veld, fout in [(veld_van(form, fout), fout) for fout in reden.fouten]:
            form.add_error(veld, uitleg(kader, fout))
        return None


def veld_van(form: TekstenForm, fout: Samenhangfout) -> str | None:
    """At the choice that can solve it; None when only the whole page can."""
    kiest = {code: form.cleaned_data.get(f"keuze_{code}") for code in form.onderwerpen}
    if not fout.sluit_uit and kiest.get(fout.ander) == NEE:
        return f"keuze_{fout.ander}"
    return next((f"keuze_{c}" for c in (fout.code, fout.ander) if kiest.get(c) == JA), None)


def na_bewaren(
    request: HttpRequest, dossier: Dossier, keuze: Tekstkeuze, form: TekstenForm
) -> HttpResponse:
    waarschuw(request, keuze, form)
    clausule = keuze.indiening.zaak.kader.clausule
    if (terug := request.POST.get("terug")) in keuze.erbij:
        messages.success(request, f"‘{clausule[terug].titel}’ is weer weg.")
        return redirect(f"{request.path}#clausules-{clausule[terug].soort}")
    oud, _, nieuw = request.POST.get("ruil", "").partition(":")
    if oud in clausule and nieuw in clausule:
        pad = reverse("intake:tekst_erbij", args=[dossier.kenmerk, nieuw])
        return redirect(f"{pad}?ruil={oud}")
    return verder(request, dossier)


def waarschuw(request: HttpRequest, keuze: Tekstkeuze, form: TekstenForm) -> None:
    for code in keuze.plichten:
        if form.volgt_niet(code):
            messages.warning(request, waarschuwing(keuze.indiening.zaak.kader, code))
