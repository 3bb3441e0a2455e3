"""Where somebody who finds a weakness can report it (RFC 9116); the organisation says so."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

# The file must end some day, so that no finder relies on one that was forgotten.
GELDIG = timedelta(days=30)


@login_not_required
def security_txt(request: HttpRequest) -> HttpResponse:
    if not settings.SECURITY_CONTACT:
        raise Http404
    regels = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {timezone.now() + GELDIG:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
    ]
    if settings.SITE_URL:
        regels.append(f"Canonical: {settings.SITE_URL}{reverse('security_txt')}")
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")
