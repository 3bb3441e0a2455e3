"""Everything about one dossier as one ZIP file, for the archive or for whoever asks for it.

The same dossier gives the same bytes. The manifest names what an archive wants to know after MDTO.
"""

import hashlib
import io
import zipfile
from typing import Any

from django.utils import timezone

from intake.bewaren.inhoud import Bereik, als_bytes, dossier_als_json
from intake.bewaren.kandidaten import beoordeel, met_dagen
from intake.bewaren.models import Bewaartermijn
from intake.bewaren.namen import Namen, Rollen
from intake.bewaren.stukken import Stuk, stukken
from intake.dossier.documenten import EXCEL, PDF, WORD
from intake.dossier.models import Dossier
from intake.dossier.zipbestand import BEGIN

ARCHIEFVORMER = "Gemeente Amsterdam"
SOORTEN = {
    "pdf": PDF,
    "docx": WORD,
    "xlsx": EXCEL,
    "html": "text/html",
    "json": "application/json",
    "txt": "text/plain",
}
LEESMIJ = """{titel}

Dossier {kenmerk}, zoals het was op {stand}.

dossier.json        de antwoorden, de besluiten, de adviezen en de geschiedenis
geschiedenis.html   wie wat deed, om te lezen
adviezen/           wat is vastgesteld: memo (PDF en pagina), teksten (Word en rekenblad)
concept/            het advies op de antwoorden van nu, zolang niets is vastgesteld
manifest.json       wat erin zit, met van elk bestand het controlegetal (SHA-256)

{uitleg}
"""
MET_NAMEN = (
    "In dit bestand staan namen en e-mailadressen van medewerkers. Geef het niet zonder meer aan "
    "anderen. Voor een verzoek om openbaarheid (Woo) is er een versie met rollen."
)
ZONDER_NAMEN = (
    "Namen, gebruikersnamen en e-mailadressen van de betrokkenen zijn vervangen door hun rol. Het "
    "programma kent alleen de namen van wie bij het dossier hoort. Lees de vrije teksten dus zelf "
    "na voor u dit openbaar maakt. Bestanden met 'memo' en 'teksten' in de naam zijn opnieuw "
    "gemaakt uit het vastgestelde advies; de vastgestelde stukken zelf zijn niet veranderd."
)


def dossierbestand(dossier: Dossier, bereik: Bereik, *, rollen: bool) -> bytes:
    """Raises `PdfFout`."""
    namen = Rollen(dossier) if rollen else Namen()
    alle = [
        Stuk("dossier.json", dossier_als_json(dossier, bereik, namen)),
        *stukken(dossier, bereik, namen),
    ]
    weggelaten = [stuk.uitleg for stuk in alle if stuk.inhoud is None]
    bestanden = {stuk.naam: stuk.inhoud for stuk in alle if stuk.inhoud is not None}
    bestanden["LEESMIJ.txt"] = leesmij(dossier, rollen, weggelaten)
    bestanden["manifest.json"] = manifest(dossier, namen, bestanden, weggelaten)
    return als_zip(f"{dossier.kenmerk}/", bestanden)


def leesmij(dossier: Dossier, rollen: bool, weggelaten: list[str]) -> bytes:
    tekst = LEESMIJ.format(
        titel="Alles over één inkoopdossier" + (", met rollen in plaats van namen" * rollen),
        kenmerk=dossier.kenmerk,
        stand=f"{timezone.localtime(dossier.gewijzigd):%d-%m-%Y %H:%M}",
        uitleg="\n\n".join([ZONDER_NAMEN if rollen else MET_NAMEN, *weggelaten]),
    )
    return tekst.encode()


def manifest(
    dossier: Dossier, namen: Namen, bestanden: dict[str, bytes], weggelaten: list[str]
) -> bytes:
    """Without the moment of writing: the same dossier must give the same file."""
    return als_bytes(
        {
            "identificatie": {"kenmerk": dossier.kenmerk, "bron": "Inkoopkader"},
            "naam": namen.schoon(dossier.naam),
            "aggregatieniveau": "Dossier",
            "archiefvormer": ARCHIEFVORMER,
            "taal": "nl",
            "dekkingInTijd": {
                "begindatum": timezone.localdate(dossier.aangemaakt),
                "einddatum": timezone.localdate(dossier.gewijzigd),
            },
            "waardering": "V",
            "bewaartermijn": bewaartermijn(dossier),
            "namenVervangenDoorRollen": not namen.toont_personen,
            "weggelaten": weggelaten,
            "bestanden": [bestand(naam, bestanden[naam]) for naam in sorted(bestanden)],
        }
    )


def bewaartermijn(dossier: Dossier) -> dict[str, Any]:
    met = met_dagen(Dossier.objects.filter(pk=dossier.pk)).get()
    kandidaat = beoordeel(met, Bewaartermijn.objects.in_bulk())
    return {
        "aanleiding": kandidaat.begin.soort.label,
        "termijnStartdatumLooptijd": kandidaat.begin.op,
        "termijnLooptijd": f"P{kandidaat.termijn.jaren}Y",
        "termijnEinddatum": kandidaat.tot,
        "grondslag": kandidaat.termijn.grondslag,
        "eigenKeuze": kandidaat.termijn.eigen_keuze,
    }


def bestand(naam: str, inhoud: bytes) -> dict[str, Any]:
    return {
        "naam": naam,
        "omvang": len(inhoud),
        "bestandsformaat": SOORTEN[naam.rpartition(".")[2]],
        "checksum": {
            "checksumAlgoritme": "SHA-256",
            "checksumWaarde": hashlib.sha256(inhoud).hexdigest(),
        },
    }


def als_zip(map: str, bestanden: dict[str, bytes]) -> bytes:
    """In a fixed order, with a fixed date."""
    geschreven = io.BytesIO()
    with zipfile.ZipFile(geschreven, "w") as pak:
        for naam in sorted(bestanden):
            deel = zipfile.ZipInfo(map + naam, BEGIN)
            deel.compress_type = zipfile.ZIP_DEFLATED
            pak.writestr(deel, bestanden[naam])
    return geschreven.getvalue()
