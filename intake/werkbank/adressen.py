"""The addresses of the work on the texts of one dossier."""

from django.urls import path

from intake.werkbank import eigen_woorden, invullen

adressen = [
    path("invullen/", invullen.invullen, name="invullen"),
    path("teksten/<slug:code>/eigen-woorden/", eigen_woorden.eigen_woorden, name="eigen_woorden"),
]
