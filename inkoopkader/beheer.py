"""The way into the admin: the same login page as everywhere."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse


@login_not_required
def inloggen(request: HttpRequest) -> HttpResponse:
    """Stands in for the admin's own login page, also for who is logged in without the right."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next", reverse("admin:index")), settings.LOGIN_URL)
