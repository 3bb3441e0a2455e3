"""The facts of one dossier, for the engine."""

from datetime import date, timedelta

from intake.advies.feiten import Feiten
from intake.advies.kader import Kader
from intake.dossier.kader import kader_van
from intake.dossier.models import Dossier
from intake.dossier.stappen import Reis
from intake.dossier.vertaling import feiten_uit

JAAR = timedelta(days=365)


def feiten_van(dossier: Dossier, vandaag: date, kader: Kader | None = None) -> Feiten:
    """What the rules may know. Answers to steps that do not apply do not count."""
    reis = Reis(dossier, kader or kader_van(dossier, vandaag)[1], vandaag)
    return feiten_uit(reis.antwoorden, vandaag, aantal_zelfde_productgroep(reis, vandaag))


def aantal_zelfde_productgroep(reis: Reis, vandaag: date) -> int:
    """Purchases of the same productgroep in the last 12 months, this one included."""
    groep = reis.antwoorden.productgroep
    if groep is None:
        return 0
    sinds = vandaag - JAAR
    return Dossier.objects.filter(productgroep=groep.slug, aangemaakt__date__gte=sinds).count()
