"""The one exception that leaves this package, and what it tells the user."""

TE_LANG = (
    "Het advies is te lang voor één PDF. Maak lange teksten korter en probeer het daarna opnieuw."
)
DUURT_TE_LANG = (
    "Het maken van de PDF duurde te lang. Probeer het opnieuw. "
    "Lukt het weer niet, maak dan lange teksten korter."
)
GESTOPT = "Het maken van de PDF is onverwacht gestopt. Probeer het opnieuw."
HAALT_BESTANDEN_OP = "De PDF is niet gemaakt, want de memo verwijst naar een bestand van buiten."
MIST_LETTERTYPE = (
    "De server kan nog geen PDF maken: het lettertype Source Sans Pro ontbreekt. "
    "De beheerder installeert het met: pip install font-source-sans-pro"
)
MIST_BIBLIOTHEEK = (
    "De server kan nog geen PDF maken: de bibliotheek Pango ontbreekt. "
    "De beheerder installeert die met: apt-get install --no-install-recommends "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


class PdfFout(Exception):
    """No PDF was made; the message is for the user, the cause is in the log."""
