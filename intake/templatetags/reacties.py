"""The link to react on a clause or a finding, and the reactions at a clause in the admin."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from intake.gebruikers import MAG_BEHEREN, Gebruiker
from intake.reacties.models import Reactie

register = template.Library()


@register.inclusion_tag("intake/reacties/_link.html", takes_context=True)
def geef_een_reactie(
    context: Any,
    over: str,
    onderwerp: str,
    dossier: Any = None,
    versie: Any = None,
    anker: str = "",
) -> dict[str, str]:
    """Leads back to this page, at `anker`. Without dossier or version the one in force counts."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return {}
    terug = request.get_full_path() + (f"#{anker}" if anker else "")
    vraag = {"dossier": dossier.kenmerk} if dossier else {}
    if versie and not dossier:
        vraag["versie"] = versie.versie
    adres = reverse("intake:reactie_nieuw", args=[over, onderwerp])
    return {"adres": f"{adres}?{urlencode(vraag | {'terug': terug})}", "onderwerp": onderwerp}


@register.inclusion_tag("admin/intake/reacties/_bij_clausule.html")
def reacties_bij_clausule(clausule: Any, lezer: Gebruiker) -> dict[str, Any]:
    if clausule is None or not lezer.has_perm(MAG_BEHEREN):
        return {}
    gegeven = Reactie.objects.gegeven().filter(over=Reactie.Over.CLAUSULE, onderwerp=clausule.pk)
    return {"clausule": clausule, "reacties": gegeven.select_related("schrijver")}
