"""The public pages of text: help, privacy and the accessibility statement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def hulp(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/paginas/hulp.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/paginas/privacy.html")


def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/paginas/toegankelijkheid.html")
