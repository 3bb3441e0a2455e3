"""The addresses of the application."""

from django.urls import include, path

from intake import start, voor_u
from intake.ambitieweb.adressen import adressen as ambitieadressen
from intake.ambitieweb.adressen import deelname
from intake.beoordeling import deskundigeviews
from intake.bewaren import archiefviews
from intake.bibliotheek.adressen import adressen as bibliotheekadressen
from intake.dossier import (
    adviesviews,
    charterviews,
    deelviews,
    geschiedenisviews,
    keuzeviews,
    opdrachtgeverviews,
    opmerkingviews,
    overgangviews,
    stapviews,
    vastgesteldviews,
    views,
    voorbeeldviews,
    vragenlijstviews,
)
from intake.kader import versieviews
from intake.meebewegen import views as meebewegenviews
from intake.proef import views as proefviews
from intake.reacties.adressen import adressen as reactieadressen
from intake.watals import views as watalsviews
from intake.werkbank.adressen import adressen as werkbankadressen

app_name = "intake"

urlpatterns = [
    path("", start.start, name="start"),
    path("dossiers/", views.dossiers, name="dossiers"),
    path("voorbeelden/", voorbeeldviews.lijst, name="voorbeelden"),
    path("voorbeelden/<slug:slug>/", voorbeeldviews.voorbeeld, name="voorbeeld"),
    path("voorbeelden/<slug:slug>/memo.pdf", voorbeeldviews.memo_van, name="voorbeeld_pdf"),
    path("voorbeelden/<slug:slug>/overnemen/", voorbeeldviews.neem_over, name="voorbeeld_nemen"),
    path("vragenlijst/leeg/", vragenlijstviews.leeg, name="lege_vragenlijst"),
    path("vragenlijst/leeg.pdf", vragenlijstviews.leeg_als_pdf, name="lege_vragenlijst_pdf"),
    path("adviezen/", opdrachtgeverviews.adviezen, name="adviezen"),
    path("beheer/proef/", proefviews.proef, name="proef"),
    path("beheer/vragenlijst/", proefviews.vragenlijst, name="vragenlijst"),
    path("voor-u/", voor_u.voor_u, name="voor_u"),
    path("kader/", versieviews.kaderversies, name="kaderversies"),
    path("kader/<str:versie>/", versieviews.kaderversie, name="kaderversie"),
    path("bibliotheek/", include(bibliotheekadressen)),
    path("reacties/", include(reactieadressen)),
    path("ambitieweb/", include(deelname)),
    path("dossiers/<slug:kenmerk>/ambitieweb/", include(ambitieadressen)),
    path("vragen/<int:vraag>/", deskundigeviews.adviesvraag, name="adviesvraag"),
    path("dossiers/nieuw/", stapviews.nieuw, name="nieuw"),
    path("dossiers/<slug:kenmerk>/", views.dossier, name="dossier"),
    path("dossiers/<slug:kenmerk>/verder/", views.verder, name="verder"),
    path("dossiers/<slug:kenmerk>/stappen/<slug:slug>/", stapviews.stap, name="stap"),
    path(
        "dossiers/<slug:kenmerk>/stappen/<slug:slug>/wat-als/",
        watalsviews.watals_stap,
        name="watals_stap",
    ),
    path("dossiers/<slug:kenmerk>/wat-als/", watalsviews.watals, name="watals"),
    path("dossiers/<slug:kenmerk>/controle/", views.controle, name="controle"),
    path(
        "dossiers/<slug:kenmerk>/geschiedenis/", geschiedenisviews.geschiedenis, name="geschiedenis"
    ),
    path("dossiers/<slug:kenmerk>/archief/", archiefviews.archief, name="archief"),
    path("dossiers/<slug:kenmerk>/archief.zip", archiefviews.als_zip, name="archief_zip"),
    path("dossiers/<slug:kenmerk>/opmerkingen/", opmerkingviews.opmerkingen, name="opmerkingen"),
    path(
        "dossiers/<slug:kenmerk>/opdrachtgever/",
        opdrachtgeverviews.opdrachtgever,
        name="opdrachtgever",
    ),
    path("dossiers/<slug:kenmerk>/uitkomst/", opdrachtgeverviews.uitkomst, name="uitkomst"),
    path("dossiers/<slug:kenmerk>/delen/", deelviews.delen, name="delen"),
    path("dossiers/<slug:kenmerk>/overdragen/", deelviews.overdragen, name="overdragen"),
    path("dossiers/<slug:kenmerk>/kopie/", deelviews.kopie, name="kopie"),
    path("dossiers/<slug:kenmerk>/", include(werkbankadressen)),
    path("dossiers/<slug:kenmerk>/afwijken/", keuzeviews.afwijken, name="afwijken"),
    path("dossiers/<slug:kenmerk>/indienen/", overgangviews.indienen, name="indienen"),
    path("dossiers/<slug:kenmerk>/intrekken/", overgangviews.intrekken, name="intrekken"),
    path("dossiers/<slug:kenmerk>/afronden/", overgangviews.afronden, name="afronden"),
    path("dossiers/<slug:kenmerk>/heropenen/", overgangviews.heropenen, name="heropenen"),
    path(
        "dossiers/<slug:kenmerk>/kader-gewijzigd/",
        meebewegenviews.kader_gewijzigd,
        name="kader_gewijzigd",
    ),
    path("dossiers/<slug:kenmerk>/charter/", charterviews.charter, name="charter"),
    path("dossiers/<slug:kenmerk>/advies/", adviesviews.advies, name="advies"),
    path("dossiers/<slug:kenmerk>/memo/", adviesviews.memo_op_scherm, name="memo_html"),
    path("dossiers/<slug:kenmerk>/memo.pdf", adviesviews.memo_als_pdf, name="memo_pdf"),
    path("dossiers/<slug:kenmerk>/teksten.docx", adviesviews.bijlage_als_docx, name="bijlage_docx"),
    path("dossiers/<slug:kenmerk>/teksten.txt", adviesviews.teksten_als_txt, name="teksten_txt"),
    path("dossiers/<slug:kenmerk>/teksten.xlsx", adviesviews.teksten_als_xlsx, name="teksten_xlsx"),
    path(
        "dossiers/<slug:kenmerk>/adviezen/<int:nummer>/",
        vastgesteldviews.vastgesteld,
        name="vastgesteld",
    ),
    path(
        "dossiers/<slug:kenmerk>/adviezen/<int:nummer>/memo/",
        vastgesteldviews.memo,
        name="vastgesteld_memo",
    ),
    path(
        "dossiers/<slug:kenmerk>/adviezen/<int:nummer>/memo.pdf",
        vastgesteldviews.memo_pdf,
        name="vastgesteld_memo_pdf",
    ),
    path(
        "dossiers/<slug:kenmerk>/adviezen/<int:nummer>/teksten.docx",
        vastgesteldviews.teksten,
        name="vastgesteld_teksten",
    ),
    path(
        "dossiers/<slug:kenmerk>/adviezen/<int:nummer>/controle/",
        vastgesteldviews.controle,
        name="vastgesteld_controle",
    ),
    path(
        "dossiers/<slug:kenmerk>/adviezen/<int:nummer>/sindsdien/",
        vastgesteldviews.sindsdien,
        name="vastgesteld_sindsdien",
    ),
]
