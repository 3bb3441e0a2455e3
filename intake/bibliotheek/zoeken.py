"""Search in the library: words, beginnings of words, mistyped words, codes of clauses and CPV."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import chain

from django.db import connection

from intake.advies.kader import Kader
from intake.bibliotheek.motoren import motor
from intake.bibliotheek.vraag import LANGSTE, Frase, Vraag, in_woorden, lees_vraag, zonder_punten
from intake.bibliotheek.zoekindex import index_van
from intake.kader.cpv import zoek_productgroepen
from intake.kader.models import Cpvcode
from intake.kader.publicatie import geldend_kader

HOOGSTENS = 200
CLAUSULECODE = re.compile(r"([a-z]{3})[\s-]?(\d{2})", re.IGNORECASE)
# From this share of equal letters two words are one word with a slip of the pen; whatever is
# nearly as much alike as the best may have been meant as well. A suggestion may be further away.
GELIJKENIS, SPELING, VOORSTEL = 0.78, 0.06, 0.5
KANDIDATEN, MEESTE_VOORSTELLEN, KORTSTE_DEEL = 20, 3, 5

Vondst = tuple[str, str]  # soort and key
CLAUSULE, DREMPELBEDRAG, PRODUCTGROEP = "clausule", "drempelbedrag", "productgroep"


@dataclass(frozen=True)
class Uitslag:
    """`bedoeld`: what was searched for instead; `breder`: not every word occurs in every hit."""

    vondsten: tuple[Vondst, ...] = ()
    bedoeld: str = ""
    breder: bool = False
    voorstellen: tuple[str, ...] = ()


def zoek(getypt: str, op: date) -> Uitslag:
    """In the version that holds on this day. Raises `GeenKader` when none does."""
    versie, kader = geldend_kader(op)
    getypt = zonder_punten(getypt[:LANGSTE].strip())
    if code := CLAUSULECODE.fullmatch(getypt):
        sleutel = "-".join(code.groups()).upper()
        if sleutel in kader.clausule:
            return Uitslag(((CLAUSULE, sleutel),))
    vraag = lees_vraag(getypt)
    return _Zoektocht(index_van(versie), kader, getypt).zoek(vraag) if vraag else Uitslag()


@dataclass(frozen=True)
class _Zoektocht:
    index: int
    kader: Kader
    getypt: str

    def zoek(self, vraag: Vraag) -> Uitslag:
        vondsten = self.vind(vraag)
        if self.getypt[:2].isdigit() and (groepen := self.productgroepen()):
            bedragen = (een for een in vondsten if een[0] == DREMPELBEDRAG)
            return Uitslag(_samen(bedragen, groepen, vondsten))
        return Uitslag(vondsten) if vondsten else self.zoek_ruimer(vraag)

    def zoek_ruimer(self, vraag: Vraag) -> Uitslag:
        """Words that look like it, then parts of words, then any of the words."""
        gespeld = tuple(self.spel(een) for een in vraag)
        if gespeld != vraag and (vondsten := self.vind(gespeld)):
            return Uitslag(vondsten, in_woorden(gespeld))
        in_delen = tuple(self.deel(een) for een in gespeld)
        groepen = self.productgroepen()
        if in_delen != gespeld and (vondsten := self.vind(in_delen)):
            return Uitslag(_samen(groepen, vondsten), in_woorden(in_delen))
        if len(vraag) > 1 and (vondsten := self.vind((tuple(chain(*in_delen)),))):
            bedoeld = in_woorden(in_delen) if in_delen != vraag else ""
            return Uitslag(vondsten, bedoeld, breder=True)
        if groepen:
            return Uitslag(groepen)
        return Uitslag(voorstellen=self.voorstellen(vraag))

    def vind(self, vraag: Vraag) -> tuple[Vondst, ...]:
        """Whole words first, then words that begin like this."""
        with connection.cursor() as cursor:
            heel, begin = (
                motor().vind(cursor, self.index, vraag, half, HOOGSTENS) for half in (False, True)
            )
        return _samen(heel, begin)

    def spel(self, een: tuple[Frase, ...]) -> tuple[Frase, ...]:
        """The words that were probably meant, when nothing has this word."""
        (frase,) = een
        if len(frase) > 1 or self.vind((een,)):
            return een
        lijkt = self.lijkt_op(frase[0], GELIJKENIS)
        return tuple((w,) for w, g in lijkt if g >= lijkt[0][1] - SPELING) or een

    def deel(self, een: tuple[Frase, ...]) -> tuple[Frase, ...]:
        """The longest known word that a compound begins or ends with: schoonmaak(bedrijf)."""
        (woord, *meer), *anders = een
        if meer or anders or self.vind((een,)):
            return een
        bekend = [k for k, _ in self.lijkt_op(woord, 0) if len(k) >= KORTSTE_DEEL]
        delen = sorted((k for k in bekend if woord.startswith(k) or woord.endswith(k)), key=len)
        return ((delen[-1],),) if delen else een

    def lijkt_op(self, woord: str, vanaf: float) -> list[tuple[str, float]]:
        """The engine is quick to find candidates; their letters in order tell which is nearest."""
        with connection.cursor() as cursor:
            kandidaten = motor().lijkt_op(cursor, self.index, woord, KANDIDATEN)
        paren = [(k, SequenceMatcher(None, woord, k).ratio()) for k in kandidaten]
        return sorted((p for p in paren if p[1] >= vanaf), key=lambda p: (-p[1], p[0]))

    def voorstellen(self, vraag: Vraag) -> tuple[str, ...]:
        paren = (paar for een in vraag for w in een[0] for paar in self.lijkt_op(w, VOORSTEL))
        beste = sorted(paren, key=lambda paar: -paar[1])
        return tuple(dict.fromkeys(woord for woord, _ in beste))[:MEESTE_VOORSTELLEN]

    def productgroepen(self) -> tuple[Vondst, ...]:
        """As in the questionnaire: by code or name of the complete CPV list, by parts of words."""
        codes = list(Cpvcode.objects.values_list("code", "naam"))
        treffers = zoek_productgroepen(self.getypt, self.kader, codes)
        return tuple((PRODUCTGROEP, treffer.productgroep.slug) for treffer in treffers)


def _samen(*lijsten: Iterable[Vondst]) -> tuple[Vondst, ...]:
    return tuple(dict.fromkeys((soort, sleutel) for lijst in lijsten for soort, sleutel in lijst))
