"""What moves along when a clause is saved: its counterpart's relations and its placeholders."""

from collections.abc import Iterator

from django import forms

from intake.kader.admin.ronde import KaderForm
from intake.kader.controles import PLEK
from intake.kader.models import Clausule, ClausuleRelatie, Invulveld

SLUIT_UIT = ClausuleRelatie.Soort.SLUIT_UIT


class ClausuleForm(KaderForm):
    invulvelden_bijwerken = forms.BooleanField(
        label="Invulvelden bijwerken",
        required=False,
        help_text="Maakt een invulveld voor elke nieuwe [naam] in de tekst, en haalt een invulveld "
        "weg dat nergens meer staat. Zonder vinkje wordt zo'n tekst geweigerd.",
    )


def spiegel_uitsluiting(clausule: Clausule) -> None:
    """`Sluit uit` holds both ways, so the other clause says it too, and no longer when this one
    does not."""
    hier = set(clausule.uitgaande_relaties.filter(soort=SLUIT_UIT).values_list("naar", flat=True))
    terug = ClausuleRelatie.objects.filter(naar=clausule, soort=SLUIT_UIT)
    terug.exclude(van__in=hier).delete()
    for code in sorted(hier - set(terug.values_list("van", flat=True))):
        laatste = ClausuleRelatie.objects.filter(van=code).order_by("volgorde").last()
        ClausuleRelatie.objects.create(
            van_id=code,
            soort=SLUIT_UIT,
            naar=clausule,
            volgorde=laatste.volgorde + 1 if laatste else 0,
        )


def werk_invulvelden_bij(clausule: Clausule) -> Iterator[str]:
    """Makes and removes; one sentence for each."""
    bekend = set(Invulveld.objects.values_list("naam", flat=True))
    gebruikt = {
        plek
        for tekst in Clausule.objects.values_list("tekst", flat=True)
        for plek in PLEK.findall(tekst)
    }
    laatste = Invulveld.objects.order_by("volgorde").last()
    volgende = laatste.volgorde + 1 if laatste else 0
    for plaats, naam in enumerate(sorted(set(PLEK.findall(clausule.tekst)) - bekend), volgende):
        label = naam.replace("_", " ").capitalize()
        Invulveld.objects.create(naam=naam, label=label, type="tekst", volgorde=plaats)
        yield f"Invulveld [{naam}] is gemaakt. Vul bij Invulvelden het type en een hint in."
    for naam in sorted(bekend - gebruikt):
        Invulveld.objects.filter(naam=naam).delete()
        yield f"Invulveld [{naam}] is weggehaald: het stond nergens meer."
