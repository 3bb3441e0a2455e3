"""A dossier on its way through Concern Inkoop, as the tests of the review need it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from intake.beoordeling.handelingen import pak_op
from intake.dossier.handelen import Opslag
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from intake.gebruikers import Gebruiker


@pytest.fixture
def ingediend(compleet: Dossier) -> Dossier:
    """The complete dossier, submitted."""
    Dossier.objects.update(staat=Staat.INGEDIEND)
    compleet.refresh_from_db()
    return compleet


@pytest.fixture
def opgepakt(ingediend: Dossier, ina: Gebruiker) -> Dossier:
    """Under review by Ina."""
    pak_op(ingediend, Opslag(ina))
    return ingediend


@pytest.fixture
def als(opgepakt: Dossier) -> Callable[..., Any]:
    """Visit a page around the dossier as someone; with `data` as a form that was sent."""

    def als(wie: Gebruiker, naam: str, *args: Any, data: Any = None, **zoek: Any) -> Any:
        browser = Client()
        browser.force_login(wie)
        pad = adres(opgepakt, naam, *args)
        if data is None:
            return browser.get(pad, zoek)
        return browser.post(reverse_met(pad, zoek), data)

    return als


def adres(dossier: Dossier, naam: str, *args: Any) -> str:
    return reverse(f"admin:intake_dossier_{naam}", args=[dossier.pk, *args])


def reverse_met(pad: str, zoek: dict[str, Any]) -> str:
    return f"{pad}?{'&'.join(f'{k}={v}' for k, v in zoek.items())}" if zoek else pad


def nu(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)
