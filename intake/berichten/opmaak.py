"""Makes the e-mail of a message: plain text and HTML, with a link made at this moment."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from intake.berichten.models import Bericht
from intake.berichten.soorten import Berichtsoort
from intake.berichten.teksten import TEKSTEN, UITNODIGING_ZONDER_WACHTWOORD, Tekst
from intake.deelnamelink import token_van
from intake.gebruikers import Gebruiker

MET_TOEGANG = (Berichtsoort.UITNODIGING, Berichtsoort.WACHTWOORD)


def maak_mail(bericht: Bericht) -> EmailMultiAlternatives:
    tekst = tekst_van(Berichtsoort(bericht.soort))
    woorden = {
        "naam": bericht.naam,
        "gebruikersnaam": bericht.aan.username if bericht.aan else "",
        "wanneer": bericht.wanneer,
    }
    onderwerp = tekst.onderwerp.format(**woorden)
    context = {
        "onderwerp": onderwerp,
        "zinnen": [zin.format(**woorden) for zin in tekst.zinnen],
        "link": settings.SITE_URL + pad_van(bericht),
        "linktekst": tekst.link,
    }
    mail = EmailMultiAlternatives(
        onderwerp,
        render_to_string("berichten/bericht.txt", context),
        to=[bericht.adres],
        headers=koppen(bericht),
    )
    mail.attach_alternative(render_to_string("berichten/bericht.html", context), "text/html")
    return mail


def tekst_van(soort: Berichtsoort) -> Tekst:
    if soort == Berichtsoort.UITNODIGING and not settings.LOKALE_ACCOUNTS:
        return UITNODIGING_ZONDER_WACHTWOORD
    return TEKSTEN[soort]


def koppen(bericht: Bericht) -> dict[str, str]:
    """The same Message-ID at every attempt, so that a second copy can be known as such."""
    return {
        "Message-ID": f"<{bericht.sleutel}@{urlsplit(settings.SITE_URL).hostname}>",
        "Auto-Submitted": "auto-generated",
    }


def pad_van(bericht: Bericht) -> str:
    if bericht.aan and bericht.soort in MET_TOEGANG:
        return wachtwoordpad(bericht.aan)
    return bericht.pad + f"{token_van(bericht.sleutel_link)}/" * bool(bericht.sleutel_link)


def wachtwoordpad(gebruiker: Gebruiker) -> str:
    wie = urlsafe_base64_encode(force_bytes(gebruiker.pk))
    return reverse("wachtwoord", args=[wie, default_token_generator.make_token(gebruiker)])
