"""The date field: day, month and year apart, and a message that names the part at fault."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.formulier import IkVeld

DELEN = ("dag", "maand", "jaar")
MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
MAANDNUMMERS = (
    {naam: nummer for nummer, naam in enumerate(MAANDEN, 1)}
    | {naam[:3]: nummer for nummer, naam in enumerate(MAANDEN, 1)}
    | {"mrt": 3, "sept": 9}
)


@dataclass(frozen=True)
class Datumdeel:
    """One of the three inputs of a date. A month may be a word, so it gets no numeric keyboard."""

    deel: str
    naam: str
    id: str
    label: str
    waarde: str
    fout: bool
    cijfers: bool


class DatumVeld(IkVeld):
    """A date as the template pack sees it."""

    weergave = "datum"

    @property
    def delen(self) -> list[Datumdeel]:
        foute = self._foute_delen()
        waarden = self.field.widget.decompress(self.value())
        return [
            Datumdeel(
                deel=deel,
                naam=f"{self.html_name}_{deel}",
                id=f"{self.auto_id}_{deel}",
                label=deel.capitalize(),
                waarde=waarde or "",
                fout=deel in foute,
                cijfers=deel != "maand",
            )
            for deel, waarde in zip(DELEN, waarden, strict=True)
        ]

    @property
    def anker(self) -> str:
        return f"{self.auto_id}_{(self._foute_delen() or DELEN)[0]}"

    def _foute_delen(self) -> tuple[str, ...]:
        """The parts at fault, which the field names in the code of its error."""
        if not self.errors:
            return ()
        code = self.errors.as_data()[0].code or ""
        return tuple(deel for deel in DELEN if deel in code) or DELEN


class DatumInvoer(forms.MultiWidget):
    """Three text inputs: `<naam>_dag`, `<naam>_maand` and `<naam>_jaar`."""

    use_fieldset = True

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(DELEN, forms.TextInput))

    def decompress(self, value: Any) -> list[str | None]:
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        return value or [None, None, None]


class DatumField(forms.Field):
    """A date between 2000 and 2100. A message names the part that is missing or wrong."""

    widget = DatumInvoer
    bound_field_class = DatumVeld
    default_error_messages = {
        "required": "Vul een datum in.",
        "ontbreekt": "Vul ook %(delen)s in.",
        "dag": "Vul de dag in als getal van 1 tot en met 31.",
        "maand": "Vul de maand in als getal of als naam, bijvoorbeeld 3 of maart.",
        "jaar": "Vul het jaar in met 4 cijfers, bijvoorbeeld 2027.",
        "bereik": "Vul een jaar in van 2000 tot en met 2100.",
        "bestaat_niet": "%(dag)s %(maand)s %(jaar)s bestaat niet. Controleer de dag en de maand.",
    }

    def to_python(self, value: Any) -> date | None:
        delen = dict(zip(DELEN, ((deel or "").strip() for deel in value or [""] * 3), strict=True))
        leeg = [deel for deel, tekst in delen.items() if not tekst]
        if len(leeg) == len(DELEN):
            return None
        if leeg:
            namen = " en ".join("het jaar" if deel == "jaar" else f"de {deel}" for deel in leeg)
            self._weiger("ontbreekt", *leeg, params={"delen": namen})
        dag = self._lees_dag(delen["dag"])
        maand = self._lees_maand(delen["maand"])
        jaar = self._lees_jaar(delen["jaar"])
        try:
            return date(jaar, maand, dag)
        except ValueError:
            params = {"dag": dag, "maand": MAANDEN[maand - 1], "jaar": jaar}
            self._weiger("bestaat_niet", "dag", "maand", params=params)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.widget.decompress(initial) != [deel or None for deel in data or [None] * 3]

    @staticmethod
    def uit_opslag(value: Any) -> Any:
        return date.fromisoformat(value) if isinstance(value, str) and value else value

    def _lees_dag(self, tekst: str) -> int:
        if re.fullmatch("[0-9]{1,2}", tekst) and 1 <= int(tekst) <= 31:
            return int(tekst)
        self._weiger("dag", "dag")

    def _lees_maand(self, tekst: str) -> int:
        naam = tekst.lower().rstrip(".")
        nummer = int(naam) if re.fullmatch("[0-9]{1,2}", naam) else MAANDNUMMERS.get(naam, 0)
        if 1 <= nummer <= 12:
            return nummer
        self._weiger("maand", "maand")

    def _lees_jaar(self, tekst: str) -> int:
        if not re.fullmatch("[0-9]{4}", tekst):
            self._weiger("jaar", "jaar")
        if not 2000 <= int(tekst) <= 2100:
            self._weiger("bereik", "jaar")
        return int(tekst)

    def _weiger(self, code: str, *delen: str, params: dict[str, Any] | None = None) -> Any:
        raise ValidationError(self.error_messages[code], code=" ".join(delen), params=params)
