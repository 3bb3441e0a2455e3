"""What fits in a placeholder: its label, its unit and its bounds, in words."""

import re

from intake.advies.kader import Invulveld

EENHEID = re.compile(r"^(?P<naam>.+?)\s*\((?P<eenheid>[^()]+)\)$")
# In parentheses behind a label stands a unit, or an explanation that starts like this.
TOELICHTING = ("bijv.", "functie")


def eenheid(veld: Invulveld) -> str:
    """`maanden` of `Looptijd (maanden)`; empty when the label names none."""
    gevonden = EENHEID.match(veld.label)
    if not gevonden or gevonden["eenheid"].startswith(TOELICHTING):
        return ""
    return gevonden["eenheid"]


def kort_label(veld: Invulveld) -> str:
    """The label without its unit, which stands behind the input."""
    gevonden = EENHEID.match(veld.label)
    return gevonden["naam"] if gevonden and eenheid(veld) else veld.label


def grenzen(veld: Invulveld) -> str:
    """`van 5 tot en met 100`, or what is known of it."""
    if veld.minimum is not None and veld.maximum is not None:
        return f"van {veld.minimum:f} tot en met {veld.maximum:f}"
    if veld.minimum is not None:
        return f"van ten minste {veld.minimum:f}"
    return f"van ten hoogste {veld.maximum:f}" if veld.maximum is not None else ""
