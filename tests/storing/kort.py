"""One round of every failure that needs no rights of its own, for script/test.

python -m tests.storing.kort [--gebruikers 50]
"""

from tests.storing import applicatie, database, werker
from tests.storing.opstelling import Opstelling, argumenten, sluit_af

OPSLAGEN = 40


def main() -> None:
    opties = argumenten(__doc__ or "", 1)
    applicatie.OPSLAGEN = database.OPSLAGEN = OPSLAGEN
    with Opstelling(opties.gebruikers) as opstelling:
        with opstelling.belasting():
            for nummer in range(1, opties.rondes + 1):
                applicatie.ronde(opstelling, nummer)
                werker.ronde(opstelling, nummer)
                database.ronde(opstelling, weg=3)
        uitslag = opstelling.keur()
        uitslag.fouten |= database.hield_vol(opstelling)
        sluit_af("kort", opstelling, uitslag, extra=f"{7 * opties.rondes} storingen")


if __name__ == "__main__":
    main()
