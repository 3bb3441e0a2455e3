"""What someone was typing when the session ended, carried through the login page.

The browser carries it as a signed hidden field; after the login it waits in the new session, for
the page it was typed on and for no other, until that page shows it once. It is not saved by this:
the person who logged in sees it and decides.
"""

from dataclasses import dataclass

from django.core import signing
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from intake.dossier.models import Dossier
from intake.dossier.toegang import dossier_om_te_bewerken, dossier_om_te_lezen, mag_maken
from intake.gebruikers import MAG_BEOORDELEN

ZOUT = "intake.hervat"
SLEUTEL = "hervat"
MAX_LEEFTIJD = 12 * 60 * 60
MAX_TEKENS = 200_000
VRAGENPAGINAS = (
    "intake:stap",
    "intake:nieuw",
    "intake:opmerkingen",
    "intake:teksten",
    "intake:tekst_erbij",
    "intake:invullen",
    "intake:eigen_woorden",
    "intake:toets",
    "intake:verband",
    "intake:afwijken",
    "intake:ambitieweb",
    "intake:ambitie_voorbereiden",
    "intake:ambitie_afgelasten",
    "intake:ambitie_leiden",
    "intake:ambitie_aanpassen",
    "intake:ambitie_afspraken",
    "intake:adviesvraag",
    "intake:delen",
    "intake:overdragen",
    "intake:kopie",
    "intake:voorbeeld_nemen",
    "intake:afronden",
    "intake:heropenen",
    "intake:kader_gewijzigd",
    "intake:reactie_nieuw",
    "intake:reactie",
    "admin:intake_dossier_opmerking",
    "admin:intake_dossier_opmerking_wijzigen",
    "admin:intake_dossier_besluit_tekst",
    "admin:intake_dossier_besluit_conclusie",
    "admin:intake_dossier_eigen_tekst",
    "admin:intake_dossier_invullen",
    "admin:intake_dossier_eigen_tekst_wijzigen",
    "admin:intake_dossier_afspraak",
    "admin:intake_dossier_afspraak_wijzigen",
    "admin:intake_dossier_deskundige",
    "admin:intake_reactie_change",
)
# These pages are for anyone, or judge by themselves who may.
ZELF = (
    "intake:reactie_nieuw",
    "intake:reactie",
    "intake:voorbeeld_nemen",
    "admin:intake_reactie_change",
)
VOOR_LEZERS = ("intake:kopie", "intake:heropenen")
NIET_MEENEMEN = ("csrfmiddlewaretoken", "verder", "later", "reken", "invoegen")


@dataclass(frozen=True)
class Getypt:
    """A form as it was sent from one address."""

    pad: str
    inhoud: str


def onderteken(request: HttpRequest) -> str | None:
    """The post of this request as a signed text; None when it is not a page to return to."""
    inhoud = request.POST.copy()
    for naam in NIET_MEENEMEN:
        inhoud.pop(naam, None)
    gecodeerd = inhoud.urlencode()
    if not is_vragenpagina(request.path) or len(gecodeerd) > MAX_TEKENS:
        return None
    return signing.dumps([request.get_full_path(), gecodeerd], salt=ZOUT, compress=True)


def lees(ondertekend: str) -> Getypt | None:
    """None for what was changed, is too old or is not ours."""
    try:
        return Getypt(*signing.loads(ondertekend, salt=ZOUT, max_age=MAX_LEEFTIJD))
    except signing.BadSignature:
        return None


def onthoud(request: HttpRequest, getypt: Getypt) -> bool:
    """Keep it for the page it came from, if whoever is logged in now may use that page."""
    if not mag_hier_typen(request, getypt.pad):
        return False
    request.session[SLEUTEL] = [getypt.pad, getypt.inhoud]
    return True


def haal_op(request: HttpRequest) -> QueryDict | None:
    """What was typed on this page, once."""
    pad, inhoud = request.session.get(SLEUTEL, (None, None))
    if pad is None or pad.split("?")[0] != request.path:
        return None
    del request.session[SLEUTEL]
    return QueryDict(inhoud)


def begin(request: HttpRequest) -> dict[str, str]:
    """The same, to begin a form with: for one that has one value per field."""
    getypt = haal_op(request)
    return getypt.dict() if getypt else {}


def is_vragenpagina(pad: str) -> bool:
    try:
        return resolve(pad).view_name in VRAGENPAGINAS
    except Resolver404:
        return False


def mag_hier_typen(request: HttpRequest, pad: str) -> bool:
    gevonden = resolve(pad.split("?")[0])
    waarden = gevonden.kwargs
    if gevonden.view_name in ZELF:
        return True
    if "vraag" in waarden:
        return request.user.adviesvragen.filter(pk=waarden["vraag"]).exists()
    if "pk" in waarden:
        beoordeelt = request.user.has_perm(MAG_BEOORDELEN)
        zichtbaar = Dossier.objects.zichtbaar_voor(request.user)
        return beoordeelt and zichtbaar.filter(pk=waarden["pk"]).exists()
    kenmerk = waarden.get("kenmerk")
    if kenmerk is None:
        return mag_maken(request.user)
    zoek = dossier_om_te_lezen if gevonden.view_name in VOOR_LEZERS else dossier_om_te_bewerken
    try:
        zoek(request, kenmerk)
    except Http404:
        return False
    return True
