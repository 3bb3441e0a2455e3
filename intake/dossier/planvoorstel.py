"""Where a categorieplan would help: the same productgroep three times within twelve months."""

from collections import Counter
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
    groepen = zonder_plan(rijen, kader, vandaag)
    if not maakt:
        return [Planvoorstel(groep, aantal, VRAAG_ERNAAR) for groep, aantal in groepen]
    return [maak_voorstel(groep, aantal, vandaag) for groep, aantal in groepen]


VRAAG_ERNAAR = "Vraag de categoriemanager om een categorieplan. Dan hoeft u minder te kiezen."


def sinds_een_jaar(vandaag: date) -> DossierQuerySet:
    begin = timezone.make_aware(datetime.combine(vandaag - JAAR, time.min))
    return Dossier.objects.filter(aangemaakt__gte=begin)


def zonder_plan(
    rijen: DossierQuerySet, kader: Kader, vandaag: date
) -> Iterator[tuple[Productgroep, int]]:
    """The productgroepen that came by often enough, the most frequent first."""
    if not kader.regel[REGEL].actief:
        return
    vaak = rijen.order_by().values("productgroep").annotate(aantal=Count("pk"))
    for rij in vaak.filter(aantal__gte=GENOEG).order_by("-aantal", "productgroep"):
        groep = kader.productgroep.get(rij["productgroep"])
        plan = plan_bij(kader, groep.slug, vandaag) if groep else None
        if groep and not (plan and plan.stand is Planstand.GELDT):
            yield groep, rij["aantal"]


def maak_voorstel(groep: Productgroep, aantal: int, vandaag: date) -> Planvoorstel:
    """To the plan that is being made already, or else to a new one."""
    plan = Categorieplan.objects.filter(productgroepen=groep.slug).order_by("-volgorde").first()
    if plan is None:
        return Planvoorstel(groep, aantal, "Maak een categorieplan.", nieuw_plan(groep, vandaag))
    adres = reverse("admin:intake_categorieplan_change", args=[plan.pk])
    if is_concept(plan):
        return Planvoorstel(groep, aantal, f"Maak het concept ‘{plan.naam}’ af.", adres)
    if plan.geldig_tot and plan.geldig_tot < vandaag:
        wat = f"Categorieplan ‘{plan.naam}’ is verlopen. Vernieuw het."
        return Planvoorstel(groep, aantal, wat, adres)
    wat = f"Categorieplan ‘{plan.naam}’ is vastgesteld en geldt nog niet. Wacht op publicatie."
    return Planvoorstel(groep, aantal, wat, adres)


def nieuw_plan(groep: Productgroep, vandaag: date) -> str:
    """The form of a new plan, filled in with what these purchases have in common."""
    ingevuld = {
        "naam": groep.naam,
        "productgroepen": groep.slug,
        "standaardclausules": ",".join(vaak_overgenomen(groep, vandaag)),
    }
    return f"{reverse('admin:intake_categorieplan_add')}?{urlencode(ingevuld)}"


def vaak_overgenomen(groep: Productgroep, vandaag: date) -> list[str]:
    """The texts that were taken over most often; a text taken over once is no habit."""
    rijen = sinds_een_jaar(vandaag).filter(productgroep=groep.slug)
    keuzes = rijen.values_list("clausulekeuzes", flat=True)
    geteld = Counter(code for rij in keuzes for code, keuze in rij.items() if keuze["ja"])
    vaakst = sorted(geteld.items(), key=lambda paar: (-paar[1], paar[0]))
    return [code for code, aantal in vaakst if aantal > 1][:HOOGSTENS]
