"""The texts of an advice as plain text, for whoever pastes into something that is not Word.

UTF-8 with a mark in front and Windows line ends: without the mark, programs on an office computer
take the file for an older alphabet and break every ë and €.
"""

from collections.abc import Iterator

from intake.dossier import teksten
from intake.dossier.memo import Memo
from intake.dossier.weergave.clausules import Clausulebeeld


def maak_tekstbestand(memo: Memo) -> bytes:
    tekst = "\n".join(regels(memo)).replace("\r", "")
    return teksten.leesbaar(tekst).replace("\n", "\r\n").encode("utf-8-sig")


def regels(memo: Memo) -> Iterator[str]:
    yield teksten.titel(memo)
    yield teksten.herkenning(memo)
    yield str(teksten.status(memo))
    yield ""
    groepen = memo.beeld.groepen
    if not groepen:
        yield teksten.GEEN_TEKSTEN
    for groep in groepen:
        yield groep.titel.upper()
        yield f"{groep.plaats}."
        yield ""
        for beeld in groep.clausules:
            yield from regels_van(beeld)


def regels_van(beeld: Clausulebeeld) -> Iterator[str]:
    yield f"{beeld.nummer}. {beeld.clausule.titel}"
    yield ""
    yield beeld.tekst
    yield ""
    for woord, uitleg in teksten.uitleg_bij(beeld):
        yield f"    {woord}: {uitleg}"
    for veld in beeld.na_te_gaan:
        yield f"    Nagaan of invullen: {veld.label}: {teksten.voorstel_voor(veld)}"
    for regel in beeld.nakoming:
        yield f"    Afspraak: {teksten.afspraak(regel)}"
    yield ""
