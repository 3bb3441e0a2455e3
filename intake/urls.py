"""The addresses of the application."""

from django.urls import path

from intake.dossier import stapviews, views

app_name = "intake"

urlpatterns = [
    path("", views.dossiers, name="dossiers"),
    path("dossiers/nieuw/", stapviews.nieuw, name="nieuw"),
    path("dossiers/<slug:kenmerk>/", views.dossier, name="dossier"),
    path("dossiers/<slug:kenmerk>/verder/", views.verder, name="verder"),
    path("dossiers/<slug:kenmerk>/stappen/<slug:slug>/", stapviews.stap, name="stap"),
    path("dossiers/<slug:kenmerk>/controle/", views.controle, name="controle"),
]
