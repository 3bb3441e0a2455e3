"""The addresses of the work on the texts of one dossier."""

from django.urls import path

from intake.werkbank import (
    eigen_woorden,
    invullen,
    kiezen,
    kiezen_andere,
    kiezen_erbij,
    kiezen_volgorde,
    last,
    toetsen,
)

adressen = [
    path("teksten/", kiezen.teksten, name="teksten"),
    path("teksten/andere/", kiezen_andere.andere_teksten, name="andere_teksten"),
    path("teksten/volgorde/", kiezen_volgorde.volgorde, name="volgorde"),
    path("teksten/<slug:code>/erbij/", kiezen_erbij.tekst_erbij, name="tekst_erbij"),
    path("last/", last.last, name="last"),
    path("toets/", toetsen.toets, name="toets"),
    path("verband/", toetsen.verband, name="verband"),
    path("invullen/", invullen.invullen, name="invullen"),
    path("teksten/<slug:code>/eigen-woorden/", eigen_woorden.eigen_woorden, name="eigen_woorden"),
]
