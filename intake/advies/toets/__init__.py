"""The toets: a check of the chosen texts as one set. Nothing is forbidden by it.

What it finds is solved, or explained in one sentence (comply or explain).
"""

from collections.abc import Callable, Iterable

from intake.advies.toets import inhoud, omvang, samenhang, tijd
from intake.advies.toets.tekstset import Tekstset, Toetsbevinding, Toetsregel

Controle = Callable[[Tekstset], Iterable[Toetsbevinding]]

# In the order in which the page shows them: law first, then what makes a text work.
CONTROLES: tuple[tuple[Toetsregel, Controle], ...] = (
    (inhoud.VERBAND, inhoud.zonder_verband),
    (inhoud.ORGANISATIE, inhoud.hele_organisatie),
    (inhoud.GELIJKWAARDIG, inhoud.zonder_gelijkwaardig),
    (omvang.TOEGANKELIJKHEID, omvang.zonder_toegankelijkheid),
    (inhoud.PERSOONSGEGEVENS, inhoud.bijzondere_persoonsgegevens),
    (omvang.KLEINE_MARKT, omvang.zwaar_voor_kleine_bedrijven),
    (tijd.TE_LAAT, tijd.na_het_einde),
    (tijd.TE_VROEG, tijd.voor_het_begin),
    (inhoud.MEETBAAR, inhoud.niet_te_meten),
    (samenhang.DUBBEL, samenhang.dubbel_gevraagd),
    (samenhang.TEGENSPRAAK, samenhang.tegenspraak),
    (omvang.TE_VEEL, omvang.te_veel),
)


def toets(teksten: Tekstset) -> tuple[Toetsbevinding, ...]:
    """Everything that the checks find, each finding once."""
    gevonden = (bevinding for _, controle in CONTROLES for bevinding in controle(teksten))
    return tuple({bevinding.sleutel: bevinding for bevinding in gevonden}.values())
