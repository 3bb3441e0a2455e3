"""Compares the database, the documents and the mail with what users were told."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.storing.boek import Boek, Daad
from tests.storing.postbus import Postbus

WERK = {"teksten": "clausulekeuzes", "invullen": "invulling", "toets": "toetsuitleg"}


@dataclass
class Uitslag:
    """Everything that should not be; empty when all is well."""

    nagekeken: dict[str, int] = field(default_factory=dict)
    fouten: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def goed(self) -> bool:
        return not any(self.fouten.values())


def keur(boek: Boek, postbus: Postbus) -> Uitslag:
    from django.db import connection

    uitslag = Uitslag()
    for wat, keuring in (
        ("bevestigde opslagen verloren", lambda: verloren(boek)),
        ("versie is niet het aantal regels", versies),
        ("onmogelijke staat", staten),
        ("advies of PDF klopt niet", adviezen),
        ("mail dubbel, verloren of verzonnen", lambda: mail(postbus)),
    ):
        uitslag.fouten[wat] = [str(fout) for fout in keuring()]
    with connection.cursor() as cursor:
        for wat, tabel in (
            ("dossiers", "dossier"),
            ("regels geschiedenis", "gebeurtenis"),
            ("vastgestelde adviezen", "vastgesteldadvies"),
            ("berichten", "bericht"),
        ):
            cursor.execute(f"SELECT count(*) FROM intake_{tabel}")
            uitslag.nagekeken[wat] = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM intake_bericht WHERE stand = 'mislukt'")
        uitslag.nagekeken["onderbroken, beheerder beslist"] = cursor.fetchone()[0]
    uitslag.nagekeken["mails ontvangen"] = sum(postbus.ontvangen.values())
    return uitslag


def verloren(boek: Boek) -> Iterator[str]:
    """A later acknowledged value of the same page wins; so may one whose answer never came."""
    from intake.dossier.models import Dossier

    dossiers = Dossier.objects.in_bulk(field_name="kenmerk")
    for daad, later in boek.laatste():
        dossier = dossiers.get(daad.kenmerk)
        if dossier is None:
            yield f"{daad.kenmerk} bestaat niet ({daad.naam} van {daad.wie})"
            continue
        mist = [wat_mist(dossier, een) for een in (daad, *later)]
        if all(mist):
            yield f"{daad.kenmerk} {daad.naam}: {mist[0]}"
    yield from overgangen(boek)


def wat_mist(dossier: Any, daad: Daad) -> str:
    """What of this save is not in the database; empty when all of it is."""
    if kolom := WERK.get(daad.naam):
        return in_json(json.dumps(dossier.antwoord(kolom)), daad)
    if not is_stap(daad.naam):
        return ""
    verschil = {
        veld: (dossier.antwoord(veld), waarde)
        for veld, waarde in als_kolommen(dossier, daad).items()
        if dossier.antwoord(veld) != waarde
    }
    return str(verschil) if verschil else ""


def is_stap(naam: str) -> bool:
    from intake.dossier.stappen import STAPPEN

    return any(stap.slug == naam for stap in STAPPEN)


def als_kolommen(dossier: Any, daad: Daad) -> dict[str, Any]:
    """What was typed, as the questionnaire itself reads it."""
    from django.http import QueryDict

    from intake.dossier.opslaan import als_opgeslagen
    from intake.dossier.stapviews import maak_reis

    reis = maak_reis(dossier)
    stap = reis.stap(daad.naam)
    if stap is None:
        raise ValueError(f"{dossier.kenmerk} kent de stap {daad.naam} niet")
    form = stap.form(QueryDict(urlencode(daad.velden)), antwoorden=reis.antwoorden, zoek="")
    if not form.is_valid():
        raise ValueError(f"{dossier.kenmerk} {daad.naam}: {form.errors.as_json()}")
    return {veld: als_opgeslagen(waarde) for veld, waarde in form.te_bewaren().items()}


def in_json(bewaard: str, daad: Daad) -> str:
    """The sentences that were typed; the choices themselves have no words of their own."""
    getypt = [waarde for _, waarde in daad.velden if waarde.startswith(("Dit past", "de contract"))]
    if daad.naam == "teksten" and bewaard == "{}":
        return "geen enkele keuze"
    return "".join(zin for zin in getypt if json.dumps(zin)[1:-1] not in bewaard)


def overgangen(boek: Boek) -> Iterator[str]:
    """Each acknowledged step to another state has its own row, once, by that person."""
    from intake.dossier.geschiedenis import Gebeurtenis
    from intake.dossier.staten import Handeling

    gedaan: dict[tuple[str, str, str], set[Any]] = defaultdict(set)
    for nummer, daad in enumerate(boek.daden):
        if daad.bevestigd and daad.naam in tuple(Handeling):
            sleutel = (daad.kenmerk, daad.naam, daad.wie)
            gedaan[sleutel].add(daad.versie or -nummer)
    for (kenmerk, naam, wie), keren in gedaan.items():
        regels = Gebeurtenis.objects.filter(
            dossier__kenmerk=kenmerk, handeling=naam, gebruiker__username=wie
        ).count()
        if regels < len(keren):
            yield f"{kenmerk}: {wie} deed {len(keren)} keer {naam}, {regels} keer vastgelegd"


def versies() -> Iterator[str]:
    from django.db.models import Count, F, Max, Min

    from intake.dossier.models import Dossier

    geteld = Dossier.objects.annotate(
        regels=Count("gebeurtenissen"),
        eerste=Min("gebeurtenissen__versie"),
        hoogste=Max("gebeurtenissen__versie"),
    )
    for dossier in geteld.exclude(versie=F("regels"), eerste=1, hoogste=F("versie")):
        yield f"{dossier.kenmerk}: versie {dossier.versie}, {dossier.regels} regels"


def staten() -> Iterator[str]:
    """Each dossier's history, step by step, is a walk through the allowed transitions."""
    from intake.dossier.models import Dossier
    from intake.dossier.staten import OVERGANGEN, Staat

    per_naam = {str(handeling): overgang for handeling, overgang in OVERGANGEN.items()}
    for dossier in Dossier.objects.prefetch_related("gebeurtenissen"):
        staat: str = Staat.CONCEPT
        for gebeurtenis in sorted(dossier.gebeurtenissen.all(), key=lambda een: een.versie):
            overgang = per_naam.get(gebeurtenis.handeling)
            if overgang and staat not in overgang.van:
                yield f"{dossier.kenmerk}: {gebeurtenis.handeling} vanuit {staat}"
            staat = overgang.naar if overgang else staat
        if staat != dossier.staat:
            yield f"{dossier.kenmerk}: {dossier.staat}, de geschiedenis zegt {staat}"


def adviezen() -> Iterator[str]:
    from intake.dossier.models import Dossier
    from intake.dossier.staten import DEFINITIEF
    from intake.dossier.vastgesteld import DOCUMENTKOLOMMEN, VastgesteldAdvies

    for dossier in Dossier.objects.filter(staat__in=DEFINITIEF, adviezen=None):
        yield f"{dossier.kenmerk} is {dossier.staat} zonder advies"
    for advies in VastgesteldAdvies.objects.defer(None).iterator():
        vastgelegd = advies.dossier.gebeurtenissen.filter(handeling="vaststellen").count()
        if vastgelegd < advies.volgnummer:
            yield f"{advies}: {vastgelegd} keer vastgesteld"
        for veld in DOCUMENTKOLOMMEN:
            inhoud = bytes(getattr(advies, veld))
            if not inhoud or hashlib.sha256(inhoud).hexdigest() != getattr(
                advies, f"{veld}_sha256"
            ):
                yield f"{advies}: {veld} heeft een andere som"
        if not bytes(advies.pdf).startswith(b"%PDF"):
            yield f"{advies}: geen PDF"


def mail(postbus: Postbus) -> Iterator[str]:
    """Everything that was to be sent came once; nothing came that nobody put ready."""
    from intake.berichten.models import Bericht, Stand

    nog_te_vinden = dict(postbus.ontvangen)
    for bericht in Bericht.objects.all():
        ids = [een for een in nog_te_vinden if str(bericht.sleutel) in een]
        keren = sum(nog_te_vinden.pop(een) for een in ids)
        if keren > 1:
            yield f"bericht {bericht.pk} kwam {keren} keer"
        if bericht.stand == Stand.VERSTUURD and not keren:
            yield f"bericht {bericht.pk} heet verstuurd en kwam niet"
    yield from (f"mail zonder bericht: {een}" for een in nog_te_vinden)
