"""What a run found, for the pages of the framework: those do not know the dossiers."""

from django import template

from intake.doorrekening.gevolg import ALLEEN_UITLEG
from intake.doorrekening.models import Doorrekening, Staat

register = template.Library()


@register.inclusion_tag("admin/intake/doorrekening/_gevolgen.html")
def gevolgen_van_concept(sha256: str) -> dict[str, object]:
    """The last finished run over exactly this draft, if there is one."""
    runs = Doorrekening.objects.filter(sha256=sha256, staat=Staat.KLAAR)
    run = runs.defer("inhoud").select_related("kaderversie").first()
    advies = run.veranderd - run.aantallen.get(ALLEEN_UITLEG, 0) if run else 0
    return {"run": run, "advies": advies}
