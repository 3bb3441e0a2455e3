"""Lets the clock of the application and the worker jump, under users who are in the middle of it.

python -m tests.storing.klok [--gebruikers 50] [--rondes 1]        needs the Debian package faketime
"""

from pathlib import Path

from tests.storing.cluster import wacht_tot
from tests.storing.opstelling import Opstelling, argumenten, sluit_af, zeg
from tests.storing.processen import Proces

OPSLAGEN = 200
# From the real time, one after the other. Further ahead nobody is logged in any more: a session
# lasts a day, and those of this run are made without the clock that jumps.
SPRONGEN = ("+23h", "-1h", "+0")


class Klokken(Opstelling):
    """The processes read how far their clock is off from a file, once a second."""

    def omgeving(self, **anders: str) -> dict[str, str]:
        faketime = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
        nep = {
            "LD_PRELOAD": str(faketime),
            "FAKETIME_TIMESTAMP_FILE": str(self.map / "klok"),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        return super().omgeving(**(nep | anders if self.echt else anders))

    echt = False

    def maak_processen(self) -> list[Proces]:
        self.zet("+0")
        self.echt = True  # only the programs, not the scenario itself
        try:
            return super().maak_processen()
        finally:
            self.echt = False

    def zet(self, sprong: str) -> None:
        (self.map / "klok").write_text(f"{sprong}\n")


def ronde(opstelling: Klokken) -> None:
    for sprong in SPRONGEN:
        zeg(f"klok van applicatie en werker op {sprong}")
        opstelling.zet(sprong)
        mails = sum(opstelling.postbus.ontvangen.values())
        opstelling.werk_tot(OPSLAGEN)
        wacht_tot(lambda eerder=mails: sum(opstelling.postbus.ontvangen.values()) > eerder, 600)


def volgorde() -> list[str]:
    """The history of a dossier goes by its number, whatever the clock said."""
    from intake.dossier.geschiedenis import Gebeurtenis

    fouten, vorige = [], (0, 0)
    for dossier, versie in Gebeurtenis.objects.values_list("dossier_id", "versie"):
        if dossier == vorige[0] and versie != vorige[1] + 1:
            fouten.append(f"dossier {dossier}: {versie} na {vorige[1]}")
        vorige = (dossier, versie)
    return fouten


def main() -> None:
    opties = argumenten(__doc__ or "", 1)
    with Klokken(opties.gebruikers) as opstelling:
        with opstelling.belasting():
            opstelling.werk_tot(OPSLAGEN)
            for _ in range(opties.rondes):
                ronde(opstelling)
        uitslag = opstelling.keur()
        uitslag.fouten["geschiedenis in de verkeerde volgorde"] = volgorde()
        sluit_af("klok", opstelling, uitslag, extra=f"{len(SPRONGEN) * opties.rondes} sprongen")


if __name__ == "__main__":
    main()
