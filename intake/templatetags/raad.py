"""What pages show of questions to experts; a page that does not ask pays no query."""

from django import template
from django.db.models import QuerySet

from intake.advies.advies import Advies
from intake.beoordeling import deskundigen
from intake.beoordeling.models import Adviesvraag
from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker

register = template.Library()
register.filter("gedeelde_raad", deskundigen.gedeelde_raad)


@register.filter
def gestelde_vragen(dossier: Dossier) -> QuerySet[Adviesvraag]:
    return dossier.adviesvragen.select_related("aan", "gesteld_door").order_by("pk")


@register.filter
def mag_deskundige_vragen(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    return deskundigen.mag_vragen(gebruiker, dossier)


@register.filter
def mag_vragen_beheren(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    return deskundigen.mag_beheren(gebruiker, dossier)


@register.filter
def nog_te_vragen(dossier: Dossier, advies: Advies) -> list[tuple[str, str, str]]:
    """Per bureau that the advice thinks of and nobody asked: code, name, and how strongly."""
    gevraagd = dossier.adviesvragen.filter(ingetrokken_op=None).values_list("bureau", flat=True)
    return [
        (bureau.value, str(bureau.label), hoe)
        for bureau, hoe in deskundigen.voorgesteld(advies.doorverwijzing).items()
        if bureau not in gevraagd
    ]
