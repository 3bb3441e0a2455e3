"""What every form of the questionnaire shares: how its answers come from and go to columns."""

from typing import Any, ClassVar

from intake.dossier.antwoorden import LEEG, Antwoorden
from intake.formulier import IkForm


class StapForm(IkForm):
    """One page of one to four related questions.

    `antwoorden` are the answers of earlier steps, for labels and choices that depend on them.
    `zoek` is what was typed in a search box on the page. A column in `leeg_is_onbekend` may stay
    empty and then counts as "Ik weet het nog niet".
    """

    eigen_kolommen: ClassVar[tuple[str, ...]] = ()
    leeg_is_onbekend: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, antwoorden: Antwoorden, zoek: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.antwoorden = antwoorden
        self.zoek = zoek
        self.richt_in()

    def richt_in(self) -> None:
        """Fit labels and choices to the earlier answers."""

    @classmethod
    def kolommen(cls) -> tuple[str, ...]:
        """The columns of the dossier that this page asks for."""
        return cls.eigen_kolommen or tuple(cls.base_fields)

    @classmethod
    def is_compleet(cls, antwoorden: Antwoorden) -> bool:
        """Whether every question that needs an answer has one; for a page saved before."""
        verplicht = (naam for naam, veld in cls.base_fields.items() if veld.required)
        return all(antwoorden[naam] not in LEEG for naam in verplicht)

    def uit_opslag(self, waarden: dict[str, Any]) -> dict[str, Any]:
        """Columns as the initial values of the fields."""
        return waarden

    def te_bewaren(self) -> dict[str, Any]:
        """The valid answers as columns; the others change nothing."""
        return {naam: self.cleaned_data[naam] for naam in self.fields if naam in self.cleaned_data}
