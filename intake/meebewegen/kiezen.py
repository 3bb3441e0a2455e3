"""Moving a dossier along to a newer version of the framework, or staying behind with a reason."""

from intake.dossier.handelen import Opslag, handel
from intake.dossier.kader import kaderwissel
from intake.dossier.models import Dossier
from intake.dossier.staten import BEWERKBAAR, is_schrijver
from intake.kader.models import Kaderversie


def ga_mee(dossier: Dossier, naar: Kaderversie, opslag: Opslag) -> None:
    """From here on the dossier is computed under this version. Raises `Achterhaald`.

    Answers and choices stay as they are; what the version does not know, does not count.
    """
    handel(
        dossier,
        "meegaan",
        opslag,
        staten=BEWERKBAAR,
        kolommen={"kaderversie": naar.pk, "kader_afgewezen": None, "kader_reden": ""},
        erbij=kaderwissel(dossier, naar),
        exact=True,
        mag=is_schrijver,
    )


def blijf_bij(dossier: Dossier, nieuwste: Kaderversie, reden: str, opslag: Opslag) -> None:
    """Remembered for this newest version alone: a later one asks again. Raises `Achterhaald`."""
    handel(
        dossier,
        "blijven",
        opslag,
        staten=BEWERKBAAR,
        kolommen={"kader_afgewezen": nieuwste.pk, "kader_reden": reden},
        erbij={"nieuw_kader": ["", str(nieuwste)]},
        exact=True,
        mag=is_schrijver,
    )
