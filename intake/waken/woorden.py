"""What each kind of signal is called, on the page and in a message."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from intake.advies.tekst import opsomming
from intake.waken.signalen import (
    DREMPEL_DAGEN,
    INVULVELD_MINSTENS,
    NOOIT_MINSTENS_DAGEN,
    NOOIT_MINSTENS_GEADVISEERD,
    WEG_MINSTENS_GEADVISEERD,
    Signaal,
    Signaalsoort,
)


@dataclass(frozen=True)
class Woorden:
    """`kop` is for the page, `wanneer` says when it speaks, `een` and `meer` count in a mail."""

    kop: str
    wanneer: str
    een: str
    meer: str


WOORDEN = {
    Signaalsoort.DREMPEL: Woorden(
        "Drempelbedragen die aflopen",
        f"Een bedrag dat binnen {DREMPEL_DAGEN} dagen afloopt, zonder opvolger.",
        "drempelbedrag",
        "drempelbedragen",
    ),
    Signaalsoort.CONTACTPUNT: Woorden(
        "Lege contactpunten",
        "Een verplicht contactpunt zonder e-mailadres, telefoonnummer of webadres.",
        "contactpunt",
        "contactpunten",
    ),
    Signaalsoort.WET_AANHANGIG: Woorden(
        "Regelingen die nog niet vaststaan",
        "Een juridisch kader met de status aanhangig.",
        "juridisch kader",
        "juridische kaders",
    ),
    Signaalsoort.WET_CONTROLE: Woorden(
        "Regelingen om te controleren",
        "Een juridisch kader dat een kwartaal of langer niet is gecontroleerd.",
        "juridisch kader",
        "juridische kaders",
    ),
    Signaalsoort.NOOIT_GEKOZEN: Woorden(
        "Clausules die niemand kiest",
        f"Nooit overgenomen, terwijl de clausule minstens {NOOIT_MINSTENS_GEADVISEERD} keer is "
        f"geadviseerd, al {NOOIT_MINSTENS_DAGEN} dagen of langer. Eigen regel.",
        "clausule",
        "clausules",
    ),
    Signaalsoort.VAAK_WEGGELATEN: Woorden(
        "Clausules die vaak worden weggelaten",
        "Weggelaten in meer dan de helft van de dossiers. Eigen regel: pas vanaf "
        f"{WEG_MINSTENS_GEADVISEERD} dossiers.",
        "clausule",
        "clausules",
    ),
    Signaalsoort.INVULVELD: Woorden(
        "Invulvelden die steeds zelf worden ingevuld",
        f"Een invulveld zonder standaard in een tekst die {INVULVELD_MINSTENS} keer of vaker is "
        "gebruikt. Contacten en documenten tellen niet mee. Eigen regel.",
        "invulveld",
        "invulvelden",
    ),
}


def in_het_kort(signalen: Iterable[Signaal]) -> str:
    """`1 drempelbedrag en 2 contactpunten`; what has two signals counts once."""
    rijen = dict.fromkeys((WOORDEN[s.soort].een, WOORDEN[s.soort].meer, s.over) for s in signalen)
    aantallen = Counter((een, meer) for een, meer, _ in rijen)
    return opsomming(
        [f"{aantal} {een if aantal == 1 else meer}" for (een, meer), aantal in aantallen.items()]
    )
