"""The addresses of the work on the texts of one dossier."""

from django.urls import URLPattern

adressen: list[URLPattern] = []
