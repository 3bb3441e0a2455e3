"""Where a categorieplan would help: the same productgroep three times within twelve months."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from intake.advies.kader import Kader, Productgroep
from intake.advies.plan import Planstand, plan_bij
from intake.dossier.feiten import JAAR
from intake.dossier.models import Dossier, DossierQuerySet
from intake.gebruikers import MAG_BEHEREN, MAG_PLANNEN, Gebruiker
from intake.kader.models import Categorieplan
from intake.kader.planbesluit import is_concept
from intake.kader.publicatie import GeenKader, geldend_kader

REGEL = "DT8.3"  # a proposal of our own, which a beheerder may switch off
GENOEG = 3
HOOGSTENS = 8
TELT = 10_000  # dossiers in which is counted, the last made first
LEEST = 500  # dossiers of which the texts are looked at, the last made first


@dataclass(frozen=True)
class Planvoorstel:
    """A productgroep that deserves a plan; `adres` is empty for who cannot make one."""

    groep: Productgroep
    aantal: int
    wat: str
    adres: str = ""


def planvoorstellen(gebruiker: Gebruiker, vandaag: date) -> list[Planvoorstel]:
    """All of them for who makes plans; for an inkoper those of the own purchases."""
    try:
        kader = geldend_kader(vandaag)[1]
    except GeenKader:
        return []
    maakt = gebruiker.has_perm(MAG_PLANNEN) or gebruiker.has_perm(MAG_BEHEREN)
    rijen = sinds_een_jaar(vandaag)
    if not maakt:
        eigen = rijen.filter(eigenaar=gebruiker).values("productgroep")
        rijen = rijen.filter(productgroep__in=eigen)
    groepen = list(zonder_plan(rijen, kader, vandaag))
    if not maakt:
        return [Planvoorstel(groep, aantal, VRAAG_ERNAAR) for groep, aantal in groepen]
    plannen = plan_per_groep()
    nieuw = {groep.slug for groep, _ in groepen} - plannen.keys()
    vaak = vaak_overgenomen(nieuw, vandaag) if nieuw else {}
    return [
        maak_voorstel(groep, aantal, plannen.get(groep.slug), vaak.get(groep.slug, []), vandaag)
        for groep, aantal in groepen
    ]


VRAAG_ERNAAR = "Vraag de categoriemanager om een categorieplan. Dan hoeft u minder te kiezen."


def sinds_een_jaar(vandaag: date) -> DossierQuerySet:
    begin = timezone.make_aware(datetime.combine(vandaag - JAAR, time.min))
    return Dossier.objects.filter(aangemaakt__gte=begin)


def sinds_kort(rijen: DossierQuerySet) -> DossierQuerySet:
    """The last of them: the cost of counting does not grow with the number of dossiers."""
    nieuwste = Dossier.objects.order_by("-aangemaakt").values_list("aangemaakt", flat=True)
    grens = nieuwste[TELT - 1 : TELT].first()
    return rijen.filter(aangemaakt__gte=grens) if grens else rijen


def zonder_plan(
    rijen: DossierQuerySet, kader: Kader, vandaag: date
) -> Iterator[tuple[Productgroep, int]]:
    """The productgroepen that came by often enough, the most frequent first."""
    if not kader.regel[REGEL].actief:
        return
    vaak = sinds_kort(rijen).order_by().values("productgroep").annotate(aantal=Count("pk"))
    for rij in vaak.filter(aantal__gte=GENOEG).order_by("-aantal", "productgroep"):
        groep = kader.productgroep.get(rij["productgroep"])
        plan = plan_bij(kader, groep.slug, vandaag) if groep else None
        if groep and not (plan and plan.stand is Planstand.GELDT):
            yield groep, rij["aantal"]


def plan_per_groep() -> dict[str, Categorieplan]:
    """Of several the one that stands last in the list."""
    plannen = Categorieplan.objects.order_by("volgorde").prefetch_related("productgroepen")
    return {groep.slug: plan for plan in plannen for groep in plan.productgroepen.all()}


def maak_voorstel(
    groep: Productgroep, aantal: int, plan: Categorieplan | None, vaak: list[str], vandaag: date
) -> Planvoorstel:
    """To the plan that is being made already, or else to a new one."""
    if plan is None:
        return Planvoorstel(groep, aantal, "Maak een categorieplan.", nieuw_plan(groep, vaak))
    adres = reverse("admin:intake_categorieplan_change", args=[plan.pk])
    if is_concept(plan):
        return Planvoorstel(groep, aantal, f"Maak het concept ‘{plan.naam}’ af.", adres)
    if plan.geldig_tot and plan.geldig_tot < vandaag:
        wat = f"Categorieplan ‘{plan.naam}’ is verlopen. Vernieuw het."
        return Planvoorstel(groep, aantal, wat, adres)
    wat = f"Categorieplan ‘{plan.naam}’ is vastgesteld en geldt nog niet. Wacht op publicatie."
    return Planvoorstel(groep, aantal, wat, adres)


def nieuw_plan(groep: Productgroep, vaak: list[str]) -> str:
    """The form of a new plan, filled in with what these purchases have in common."""
    ingevuld = {
        "naam": groep.naam,
        "productgroepen": groep.slug,
        "standaardclausules": ",".join(vaak),
    }
    return f"{reverse('admin:intake_categorieplan_add')}?{urlencode(ingevuld)}"


def vaak_overgenomen(groepen: set[str], vandaag: date) -> dict[str, list[str]]:
    """Per productgroep the texts taken over most often; a text taken over once is no habit."""
    rijen = sinds_een_jaar(vandaag).filter(productgroep__in=groepen).order_by("-aangemaakt")
    geteld: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for groep, keuzes in rijen.values_list("productgroep", "clausulekeuzes")[:LEEST]:
        geteld[groep].update(code for code, keuze in keuzes.items() if keuze["ja"])
    return {groep: vaakste(teller) for groep, teller in geteld.items()}


def vaakste(geteld: Counter[str]) -> list[str]:
    vaakst = sorted(geteld.items(), key=lambda paar: (-paar[1], paar[0]))
    return [code for code, aantal in vaakst if aantal > 1][:HOOGSTENS]
