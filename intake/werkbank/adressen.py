"""The addresses of the work on the texts of one dossier."""

from django.urls import path

from intake.werkbank import eigen_woorden, invullen, toetsen

adressen = [
    path("toets/", toetsen.toets, name="toets"),
    path("verband/", toetsen.verband, name="verband"),
    path("invullen/", invullen.invullen, name="invullen"),
    path("teksten/<slug:code>/eigen-woorden/", eigen_woorden.eigen_woorden, name="eigen_woorden"),
]
