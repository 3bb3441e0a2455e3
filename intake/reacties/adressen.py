"""The addresses of reactions, below /reacties/."""

from django.urls import path

from intake.reacties import views

adressen = [
    path("", views.uw_reacties, name="uw_reacties"),
    path("over/<slug:over>/<str:onderwerp>/", views.reactie_nieuw, name="reactie_nieuw"),
    path("<int:reactie>/", views.reactie, name="reactie"),
]
