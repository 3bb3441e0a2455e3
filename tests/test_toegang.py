"""Every address, for every role: whoever may not read a dossier gets a 404, as if it is not there.

An address that is not in the table fails the suite, so that nobody forgets to decide.
"""

import re
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from intake.dossier.hervatten import VRAGENPAGINAS
from intake.dossier.models import Dossier
from intake.dossier.opslaan import Opslag, maak_dossier
from intake.dossier.stappen import STAPPEN
from intake.reacties.models import Reactie
from tests.ambitieweb import leg_sessie_neer, leg_uitkomst_neer
from tests.dossiers import VANDAAG, maak_gebruiker
from tests.vaststelling import leg_ongedrukt_vast

ROLLEN = (
    "anoniem",
    "eigenaar",
    "collega die meeleest",
    "collega die meeschrijft",
    "opdrachtgever",
    "andere inkoper",
    "andere opdrachtgever",
    "beoordelaar",
    "deskundige",
    "beheerder",
    "categoriemanager",
)


def mag(*rollen: str, anoniem: int = 302, ja: int = 200, nee: int = 404) -> tuple[int, ...]:
    """What each role gets: the page for these, for the others as if it is not there."""
    return (anoniem, *(ja if rol in rollen else nee for rol in ROLLEN[1:]))


SCHRIJVERS = ("eigenaar", "collega die meeschrijft")
LEZERS = (*SCHRIJVERS, "collega die meeleest", "beoordelaar", "deskundige")
ONTVANGERS = (*LEZERS, "opdrachtgever")
MAKERS = (*SCHRIJVERS, "collega die meeleest", "andere inkoper")
IEDEREEN = (200,) * len(ROLLEN)
NIEMAND = (404,) * len(ROLLEN)
INGELOGD = mag(*ROLLEN)
NIET_ZO = mag(nee=405)
ALLEEN_OPDRACHTGEVER = {"opdrachtgever", "andere opdrachtgever"}

# Per address what a GET and what an empty POST gives, in the order of ROLLEN. The dossier is a
# concept again after advice 1, shared with its opdrachtgever, two colleagues and an expert. An
# empty POST to a page with questions shows its errors (200); without a session it shows the login
# page (200).
TABEL: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "intake:start": (INGELOGD, NIET_ZO),
    "intake:voorbeelden": (INGELOGD, NIET_ZO),
    "intake:voorbeeld": (INGELOGD, NIET_ZO),
    "intake:voorbeeld_pdf": (INGELOGD, NIET_ZO),
    "intake:voorbeeld_nemen": (mag(*MAKERS), mag(*MAKERS, anoniem=200)),
    "intake:lege_vragenlijst": (INGELOGD, NIET_ZO),
    "intake:lege_vragenlijst_pdf": (INGELOGD, NIET_ZO),
    "handleidingen": (INGELOGD, NIET_ZO),
    "handleiding": (INGELOGD, NIET_ZO),
    "begrippen": (INGELOGD, NIET_ZO),
    "intake:dossiers": (mag(*(set(ROLLEN) - ALLEEN_OPDRACHTGEVER), nee=302), NIET_ZO),
    "intake:adviezen": (INGELOGD, NIET_ZO),
    "intake:voor_u": (INGELOGD, NIET_ZO),
    "intake:proef": (mag("beheerder"), NIET_ZO),
    "intake:vragenlijst": (mag("beheerder"), NIET_ZO),
    "intake:kaderversies": (INGELOGD, NIET_ZO),
    "intake:kaderversie": (INGELOGD, NIET_ZO),
    "intake:bibliotheek": (INGELOGD, NIET_ZO),
    "intake:bibliotheek_clausules": (INGELOGD, NIET_ZO),
    "intake:bibliotheek_clausule": (INGELOGD, NIET_ZO),
    "intake:bibliotheek_clausule_in_versie": (INGELOGD, NIET_ZO),
    "intake:bibliotheek_productgroepen": (INGELOGD, NIET_ZO),
    "intake:bibliotheek_productgroep": (INGELOGD, NIET_ZO),
    "intake:bibliotheek_drempelbedragen": (INGELOGD, NIET_ZO),
    "intake:bibliotheek_regelingen": (INGELOGD, NIET_ZO),
    "intake:open_data": (INGELOGD, NIET_ZO),
    "intake:open_data_schema": (INGELOGD, NIET_ZO),
    "intake:open_data_bestand": (INGELOGD, NIET_ZO),
    "intake:open_data_versie": (INGELOGD, NIET_ZO),
    "intake:uw_reacties": (INGELOGD, NIET_ZO),
    "intake:reactie_nieuw": (INGELOGD, mag(*ROLLEN, anoniem=200)),
    "intake:reactie": (mag("eigenaar"), mag("eigenaar", anoniem=200)),
    "intake:adviesvraag": (mag("deskundige"), mag("deskundige", anoniem=200)),
    "intake:opdrachtgever": (mag("eigenaar"), mag("eigenaar")),
    "intake:uitkomst": (mag(*ONTVANGERS), NIET_ZO),
    "intake:nieuw": (mag(*MAKERS), mag(*MAKERS, anoniem=200)),
    "intake:dossier": (mag(*LEZERS), NIET_ZO),
    "intake:verder": (mag(*SCHRIJVERS, ja=302), NIET_ZO),
    "intake:stap": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200)),
    "intake:controle": (mag(*SCHRIJVERS), NIET_ZO),
    "intake:geschiedenis": (mag(*LEZERS), NIET_ZO),
    "intake:archief": (mag("eigenaar", "beoordelaar"), NIET_ZO),
    "intake:archief_zip": (mag("eigenaar", "beoordelaar"), NIET_ZO),
    "intake:opmerkingen": (mag(*LEZERS), mag(*SCHRIJVERS, ja=302, anoniem=200)),
    "intake:delen": (mag("eigenaar"), mag("eigenaar", anoniem=200)),
    "intake:overdragen": (mag("eigenaar"), mag("eigenaar", anoniem=200)),
    "intake:kopie": (
        mag(*SCHRIJVERS, "collega die meeleest"),
        mag(*SCHRIJVERS, "collega die meeleest", anoniem=200),
    ),
    "intake:teksten": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200)),
    "intake:andere_teksten": (mag(*SCHRIJVERS), NIET_ZO),
    "intake:tekst_erbij": (
        mag(*SCHRIJVERS, ja=302),
        mag(*SCHRIJVERS, ja=302, anoniem=200),
    ),
    "intake:volgorde": (mag(*SCHRIJVERS), mag(*SCHRIJVERS)),
    "intake:invullen": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200, ja=302)),
    "intake:eigen_woorden": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200)),
    "intake:toets": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200, ja=302)),
    "intake:verband": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200, ja=302)),
    "intake:afwijken": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200, ja=302)),
    "intake:indienen": (mag(*SCHRIJVERS), mag(*SCHRIJVERS)),
    "intake:intrekken": (mag(*SCHRIJVERS, ja=302), mag(*SCHRIJVERS, ja=409)),
    "intake:afronden": (mag(*SCHRIJVERS, ja=302), mag(*SCHRIJVERS, ja=409, anoniem=200)),
    "intake:heropenen": (
        mag(*SCHRIJVERS, "beoordelaar", ja=302),
        mag(*SCHRIJVERS, "beoordelaar", ja=409, anoniem=200),
    ),
    "intake:kader_gewijzigd": (
        mag(*LEZERS, ja=302),
        mag(*SCHRIJVERS, ja=409, anoniem=200),
    ),
    "intake:advies": (mag(*LEZERS), NIET_ZO),
    "intake:charter": (mag(*LEZERS), NIET_ZO),
    "intake:last": (mag(*LEZERS), NIET_ZO),
    "intake:watals": (mag(*LEZERS), NIET_ZO),
    "intake:watals_stap": (NIET_ZO, mag(*SCHRIJVERS)),
    "intake:memo_html": (mag(*ONTVANGERS), NIET_ZO),
    "intake:memo_pdf": (mag(*ONTVANGERS), NIET_ZO),
    "intake:bijlage_docx": (mag(*ONTVANGERS), NIET_ZO),
    "intake:teksten_txt": (mag(*ONTVANGERS), NIET_ZO),
    "intake:teksten_xlsx": (mag(*ONTVANGERS), NIET_ZO),
    "intake:vastgesteld": (mag(*ONTVANGERS), NIET_ZO),
    "intake:vastgesteld_memo": (mag(*ONTVANGERS), NIET_ZO),
    "intake:vastgesteld_memo_pdf": (mag(*ONTVANGERS), NIET_ZO),
    "intake:vastgesteld_teksten": (mag(*ONTVANGERS), NIET_ZO),
    "intake:vastgesteld_controle": (mag(*LEZERS), NIET_ZO),
    "intake:vastgesteld_sindsdien": (mag(*LEZERS), NIET_ZO),
    "intake:ambitieweb": (mag(*LEZERS), mag(*SCHRIJVERS, anoniem=200)),
    "intake:ambitie_voorbereiden": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200)),
    "intake:ambitie_links": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, ja=302)),
    "intake:ambitie_afgelasten": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200)),
    "intake:ambitie_leiden": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200, ja=302)),
    "intake:ambitie_stand": (mag(*SCHRIJVERS), NIET_ZO),
    "intake:ambitie_uitkomst": (mag(*LEZERS), NIET_ZO),
    "intake:ambitie_aanpassen": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200, ja=409)),
    "intake:ambitie_afspraken": (mag(*SCHRIJVERS), mag(*SCHRIJVERS, anoniem=200, ja=302)),
    "intake:ambitie_svg": (mag(*LEZERS), NIET_ZO),
    "intake:ambitie_png": (mag(*LEZERS), NIET_ZO),
    "intake:ambitie_uitnodiging": (mag(*LEZERS), NIET_ZO),
    "intake:ambitie_deelname_begin": (IEDEREEN, IEDEREEN),
    # Whoever has the own link. The session of this dossier is not open for scores yet.
    "intake:ambitie_deelname": (IEDEREEN, (409,) * len(ROLLEN)),
    "intake:ambitie_deelname_stand": (IEDEREEN, (405,) * len(ROLLEN)),
    "intake:ambitie_deelname_afspraak": (IEDEREEN, (405,) * len(ROLLEN)),
    "login": (IEDEREEN, IEDEREEN),
    "logout": ((405,) * len(ROLLEN), (302,) * len(ROLLEN)),
    # No provider is configured, and nobody waits for a second step.
    "aanmelden": ((404,) * len(ROLLEN), (404,) * len(ROLLEN)),
    "aangemeld": ((404,) * len(ROLLEN), (405,) * len(ROLLEN)),
    "afgemeld": ((405,) * len(ROLLEN), (404,) * len(ROLLEN)),
    "tweede_stap": ((302,) * len(ROLLEN), (302,) * len(ROLLEN)),
    "tweede_stap_instellen": ((302,) * len(ROLLEN), (302,) * len(ROLLEN)),
    "reservecodes": (mag(), mag()),
    "wachtwoord_vergeten": (IEDEREEN, IEDEREEN),
    "wachtwoord": (IEDEREEN, IEDEREEN),  # a link that no longer works
    "hulp": (IEDEREEN, IEDEREEN),
    "privacy": (IEDEREEN, IEDEREEN),
    "toegankelijkheid": (IEDEREEN, IEDEREEN),
    "security_txt": ((404,) * len(ROLLEN),) * 2,  # until somebody sets its contact
    "leeft": (IEDEREEN, IEDEREEN),
    "gereed": (IEDEREEN, IEDEREEN),
    # For a monitor with the token; without one set they are not there.
    "gezondheid": (NIEMAND, NIEMAND),
    "metingen": (NIEMAND, NIEMAND),
}


def patronen(resolver, ruimte=""):
    """The full name and the pattern of every address of our own."""
    for patroon in resolver.url_patterns:
        if isinstance(patroon, URLResolver):
            namen = (naam for naam in (ruimte, patroon.namespace) if naam)
            yield from patronen(patroon, ":".join(namen))
        elif isinstance(patroon, URLPattern) and patroon.name:
            yield f"{ruimte}:{patroon.name}" if ruimte else str(patroon.name), patroon


ALLE = dict(patronen(get_resolver()))
EIGEN = sorted(naam for naam in ALLE if not naam.startswith("admin:"))
BEHEER = sorted(naam for naam in ALLE if naam.startswith("admin:"))
# Django's own pages around the admin, which show nothing of ours.
BEHEER_OPEN = {"admin:login", "admin:logout"}


@pytest.fixture
def rollen(geldend):
    beoordelaar = maak_gebruiker(
        "beoordelaar", "alle_dossiers_zien", "dossiers_beoordelen", is_staff=True
    )
    beheerder = maak_gebruiker("beheerder", "kader_beheren", is_staff=True)
    return dict(
        zip(
            ROLLEN,
            (
                AnonymousUser(),
                maak_gebruiker("eigenaar", "dossiers_maken"),
                maak_gebruiker("meelezer", "dossiers_maken"),
                maak_gebruiker("meeschrijver", "dossiers_maken"),
                maak_gebruiker("opdrachtgever"),
                maak_gebruiker("inkoper2", "dossiers_maken"),
                maak_gebruiker("opdrachtgever2"),
                beoordelaar,
                maak_gebruiker("deskundige", "adviesvragen_beantwoorden"),
                beheerder,
                maak_gebruiker("categoriemanager", "categorieplannen_maken", is_staff=True),
            ),
            strict=True,
        )
    )


@pytest.fixture
def van_eigenaar(rollen):
    antwoorden = {
        "naam": "Stoelen",
        "omschrijving": "",
        "opdrachtgever_email": rollen["opdrachtgever"].email,
    }
    opslag = Opslag(rollen["eigenaar"])
    dossier = maak_dossier(uuid4(), STAPPEN[0], antwoorden, opslag, VANDAAG)
    Dossier.objects.update(opdrachtgever=rollen["opdrachtgever"], concept_gedeeld=True)
    for rol in ("collega die meeleest", "collega die meeschrijft", "deskundige"):
        dossier.delingen.create(
            gebruiker=rollen[rol],
            schrijven=rol == "collega die meeschrijft",
            gedeeld_door=rollen["eigenaar"],
        )
    dossier.adviesvragen.create(aan=rollen["deskundige"], gesteld_door=rollen["beoordelaar"])
    leg_ongedrukt_vast(dossier, rollen["beoordelaar"])
    leg_sessie_neer(dossier, rollen["eigenaar"])
    leg_uitkomst_neer(dossier)
    dossier.reacties.create(
        over=Reactie.Over.CLAUSULE,
        onderwerp="TOE-01",
        schrijver=rollen["eigenaar"],
        kaderversie=dossier.kaderversie,
        sleutel=uuid4(),
    )
    return dossier


@pytest.fixture
def vraag(client, rollen):
    def vraag(rol, methode, pad):
        client.logout()
        if rol != "anoniem":
            client.force_login(rollen[rol])
        return getattr(client, methode)(pad).status_code

    return vraag


def adres_van(naam, dossier):
    """The address of a pattern, for this dossier and its first step."""
    waarden = {
        "kenmerk": dossier.kenmerk,
        "slug": "onderwerp",
        "object_id": dossier.pk,
        "pk": dossier.pk,
        "vraag": dossier.adviesvragen.get().pk,
        "app_label": "intake",
        "versie": "proef",
        "code": "TOE-01",
        "productgroep": "catering",
        "over": "clausule",
        "onderwerp": "TOE-01",
        "reactie": dossier.reacties.get().pk,
        "bestand": "kader.json",
        "naam": "inkoper",
        "token": dossier.ambitiesessies.get().genodigden.all()[0].token,
    }
    if naam == "intake:eigen_woorden":
        waarden["code"] = "ALG-01"
    if naam == "intake:tekst_erbij":
        waarden["code"] = "ALG-01"  # chosen already, so it leads to its place
    if naam.startswith("intake:voorbeeld"):
        waarden["slug"] = "onder-de-grens"
    nodig = ALLE[naam].pattern.converters or ALLE[naam].pattern.regex.groupindex
    delen = {sleutel: waarden.get(sleutel, "1") for sleutel in nodig}
    try:
        return reverse(naam, kwargs=delen)
    except NoReverseMatch:  # a subject with its own addresses below those of a dossier
        return reverse(naam, kwargs={"kenmerk": dossier.kenmerk, **delen})


def test_every_address_is_in_the_table():
    assert set(EIGEN) == set(TABEL)


@pytest.mark.parametrize("naam", sorted(TABEL))
@pytest.mark.parametrize("methode", ["get", "post"])
def test_each_role_gets_what_the_table_says(vraag, van_eigenaar, naam, methode):
    pad = adres_van(naam, van_eigenaar)
    verwacht = TABEL[naam][methode == "post"]
    assert {rol: vraag(rol, methode, pad) for rol in ROLLEN} == dict(
        zip(ROLLEN, verwacht, strict=True)
    )


def test_a_foreign_kenmerk_and_one_that_does_not_exist_look_the_same(client, rollen, van_eigenaar):
    client.force_login(rollen["andere inkoper"])
    vreemd = client.get(van_eigenaar.get_absolute_url())
    geen = client.get(reverse("intake:dossier", args=["IK-2026-9999"]))
    assert vreemd.status_code == geen.status_code == 404
    assert zonder_token(vreemd) == zonder_token(geen)


def zonder_token(pagina):
    """Without what differs for every request: the token and the number."""
    return re.sub(r'csrfmiddlewaretoken" value="\w+"|<code>\w{32}<', "", pagina.content.decode())


@pytest.mark.parametrize("naam", [naam for naam in BEHEER if naam not in BEHEER_OPEN])
def test_the_admin_is_closed_to_whoever_is_not_staff(vraag, van_eigenaar, naam):
    pad = adres_van(naam, van_eigenaar) if naam != "admin:view_on_site" else "/beheer/r/1/1/"
    for rol in set(ROLLEN) - {"beoordelaar", "beheerder", "categoriemanager"}:
        assert vraag(rol, "get", pad) in (302, 404)
        login = rol == "anoniem" and naam in VRAGENPAGINAS
        assert vraag(rol, "post", pad) in ((200,) if login else (302, 404, 405))


# Per page around a dossier what a GET and an empty POST give a beoordelaar and a beheerder. The
# dossier is a concept: whoever reviews is led back from what cannot be done now, or told so.
DAN_NIET = ((302, 404), (409, 404))
ALLEEN_POST = ((405, 405), (409, 404))
NIETS = ((403, 403), (403, 403))
BEHEERTABEL = {
    "changelist": ((200, 403), (200, 403)),
    "change": ((200, 404), (200, 404)),
    "add": NIETS,
    "delete": NIETS,
    "history": ((200, 302), (200, 302)),
    "oppakken": ALLEEN_POST,
    "terugleggen": ALLEEN_POST,
    "overdragen": DAN_NIET,
    "aanvulling": DAN_NIET,
    "opmerking": DAN_NIET,
    "opmerking_wijzigen": DAN_NIET,
    "opmerking_verwijderen": ALLEEN_POST,
    "opmerking_afhandelen": ALLEEN_POST,
    "besluit_tekst": DAN_NIET,
    "besluit_conclusie": DAN_NIET,
    "bibliotheek": ((302, 404), (405, 405)),
    "invullen": DAN_NIET,
    "eigen_tekst": DAN_NIET,
    "eigen_tekst_wijzigen": DAN_NIET,
    "afspraak": DAN_NIET,
    "afspraak_wijzigen": DAN_NIET,
    "vaststellen": DAN_NIET,
    "deskundige": DAN_NIET,
    "adviesvraag": ((405, 405), (404, 404)),  # an empty POST asks nothing
}


def test_every_page_around_a_dossier_in_the_admin_is_in_the_table():
    begin = "admin:intake_dossier_"
    assert {naam.removeprefix(begin) for naam in BEHEER if naam.startswith(begin)} == set(
        BEHEERTABEL
    )


@pytest.mark.parametrize("naam", sorted(BEHEERTABEL))
@pytest.mark.parametrize("methode", ["get", "post"])
def test_in_the_admin_each_gets_what_the_table_says(vraag, van_eigenaar, naam, methode):
    pad = adres_van(f"admin:intake_dossier_{naam}", van_eigenaar)
    gekregen = tuple(vraag(rol, methode, pad) for rol in ("beoordelaar", "beheerder"))
    assert gekregen == BEHEERTABEL[naam][methode == "post"]


@pytest.mark.parametrize(
    ("model", "beoordelaar", "beheerder"),
    [
        ("categorieplan", 403, 200),
        ("clausule", 403, 200),
        ("reactie", 403, 200),
        ("standaardzin", 200, 403),
        ("uitgavevoorstel", 403, 200),
    ],
)
def test_in_the_admin_each_sees_their_own_part(vraag, van_eigenaar, model, beoordelaar, beheerder):
    pad = adres_van(f"admin:intake_{model}_changelist", van_eigenaar)
    assert vraag("beoordelaar", "get", pad) == beoordelaar
    assert vraag("beheerder", "get", pad) == beheerder
    eigen = 200 if model == "categorieplan" else 403
    assert vraag("categoriemanager", "get", pad) == eigen


def test_the_admin_shows_the_answers_in_words(client, rollen, van_eigenaar):
    Dossier.objects.update(markt="1-9", bevestigd=["mensen"])
    client.force_login(rollen["beoordelaar"])
    pad = reverse("admin:intake_dossier_change", args=[van_eigenaar.pk])
    html = client.get(pad).content.decode()
    assert "Minder dan 10 medewerkers" in html and "Wijzig" not in html


def test_whoever_lost_the_right_to_make_dossiers_may_only_read(client, rollen, van_eigenaar):
    rollen["eigenaar"].user_permissions.clear()
    client.force_login(rollen["eigenaar"])
    assert client.get(van_eigenaar.get_absolute_url()).status_code == 200
    assert client.get(adres_van("intake:stap", van_eigenaar)).status_code == 404


@pytest.mark.parametrize(("rol", "ziet"), [("eigenaar", 1), ("beoordelaar", 1), ("beheerder", 0)])
def test_the_list_holds_only_what_someone_may_read(client, rollen, van_eigenaar, rol, ziet):
    client.force_login(rollen[rol])
    pagina = client.get(reverse("intake:dossiers"))
    assert len(pagina.context["regels"]) == ziet
