"""The scores of one participant as a form: per goal a chance and a wish, each from 0 to 3."""

from collections.abc import Iterable, Mapping
from typing import Any

from intake.ambitieweb.models import Score, Sessiedoel
from intake.ambitieweb.scores import Getypt
from intake.formulier import IkForm, IkVeld
from intake.velden import KeuzeField

KANSEN = ((0, "Geen kans"), (1, "Kleine kans"), (2, "Redelijke kans"), (3, "Grote kans"))


class ScoreForm(IkForm):
    """Two questions per goal; nothing is required, so that half a page can be saved."""

    def __init__(
        self,
        *args: Any,
        doelen: Iterable[Sessiedoel],
        scores: Mapping[int, Score],
        niveaus: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.doelen, self.scores, niveaus = list(doelen), scores, list(niveaus)
        for doel in self.doelen:
            score = scores.get(doel.pk)
            self.voeg_toe(f"kans_{doel.pk}", f"Kans voor {doel.naam}", KANSEN, score and score.kans)
            self.voeg_toe(
                f"wens_{doel.pk}", f"Wens voor {doel.naam}", niveaus, score and score.wens
            )

    def voeg_toe(
        self, naam: str, label: str, keuzes: Iterable[tuple[int, str]], waarde: int | None
    ) -> None:
        als_tekst = [(str(niveau), tekst) for niveau, tekst in keuzes]
        self.fields[naam] = KeuzeField(
            label=label, choices=als_tekst, required=False, initial=tekst_van(waarde)
        )

    @property
    def rijen(self) -> list[tuple[Sessiedoel, IkVeld, IkVeld]]:
        return [(d, self[f"kans_{d.pk}"], self[f"wens_{d.pk}"]) for d in self.doelen]

    @property
    def bewaarde_rijen(self) -> list[tuple[Sessiedoel, int | None, int | None]]:
        leeg = Score(kans=None, wens=None)
        scores = ((doel, self.scores.get(doel.pk, leeg)) for doel in self.doelen)
        return [(doel, score.kans, score.wens) for doel, score in scores]

    def getypt(self) -> Getypt:
        waarden = self.cleaned_data
        return {
            doel.pk: (getal(waarden[f"kans_{doel.pk}"]), getal(waarden[f"wens_{doel.pk}"]))
            for doel in self.doelen
        }


def getal(tekst: str) -> int | None:
    return int(tekst) if tekst else None


def tekst_van(waarde: int | None) -> str:
    return "" if waarde is None else str(waarde)
