"""The addresses of signing on and off; those of the admin lead to the same pages."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from intake.aanmelden import tweedestapviews, views
from intake.aanmelden.uitnodiging import UitnodigingView
from intake.berichten.wachtwoord import VergetenView


def wachtwoord_in_beheer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    if not settings.LOKALE_ACCOUNTS:
        raise Http404
    return admin.site.admin_view(admin.site.password_change)(request, **kwargs)


adressen = [
    path("aanmelden/", views.aanmelden, name="aanmelden"),
    path("aanmelden/terug/", views.aangemeld, name="aangemeld"),
    path("aanmelden/afgemeld/", views.afgemeld, name="afgemeld"),
    path("uitloggen/", views.UitlogView.as_view(), name="logout"),
    path("tweede-stap/", tweedestapviews.tweede_stap, name="tweede_stap"),
    path("tweede-stap/instellen/", tweedestapviews.instellen, name="tweede_stap_instellen"),
    path("tweede-stap/reservecodes/", tweedestapviews.reservecodes, name="reservecodes"),
    path("wachtwoord-vergeten/", VergetenView.as_view(), name="wachtwoord_vergeten"),
    path("wachtwoord/<uidb64>/<token>/", UitnodigingView.as_view(), name="wachtwoord"),
    path("beheer/logout/", views.UitlogView.as_view()),
    path("beheer/password_change/", wachtwoord_in_beheer),
]
