"""Accounts in the admin: for superusers only, since who hands out rights can take them all."""

from typing import Any

from axes.utils import reset
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from intake.aanmelden.accounts import beeindig_sessies, koppel
from intake.aanmelden.models import Aanmelding
from intake.aanmelden.tweedestap import herstel
from intake.accountwijziging import Accountwijziging, leg_rechten_vast, rechten_van
from intake.gebruikers import Gebruiker
from intake.netwerkadres import netwerkadres

BEHEER = Accountwijziging.Via.BEHEER
MAX_REGELS = 50

# Their pages show the secret keys; what a beheerder needs of them stands below.
for model in (TOTPDevice, StaticDevice):
    admin.site.unregister(model)


@admin.register(Gebruiker)
class GebruikerAdmin(UserAdmin):
    list_display = ("username", "first_name", "last_name", "directie", "is_active")
    list_filter = ("groups", "is_staff", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Persoon", {"fields": ("first_name", "last_name", "email", "directie", "bureau")}),
        ("Rechten", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("Data", {"fields": ("last_login", "date_joined")}),
    )
    filter_horizontal = ()
    actions = ("herstel_tweede_stap", "hef_wachttijd_op", "log_overal_uit")

    readonly_fields = ("wijzigingen",)

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        erbij = (("Wat er veranderde", {"fields": ("wijzigingen",)}),) if obj else ()
        return (*super().get_fieldsets(request, obj), *erbij)

    @admin.display(description="Rechten, aanmelding en tweede stap")
    def wijzigingen(self, obj: Gebruiker) -> str:
        """To read: the table itself refuses changes."""
        regels = obj.accountwijzigingen.select_related("door")[:MAX_REGELS]
        return (
            format_html_join(
                "",
                "<p>{} – {}: was {}, wordt {} ({}{})</p>",
                (
                    (
                        date_format(timezone.localtime(regel.moment), "j F Y H:i"),
                        regel.get_soort_display(),
                        ", ".join(regel.was) or "niets",
                        ", ".join(regel.wordt) or "niets",
                        regel.get_via_display(),
                        f", door {regel.door}" if regel.door else "",
                    )
                    for regel in regels
                ),
            )
            or "nog niets"
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Without passwords an account comes of a login or an invitation."""
        return settings.LOKALE_ACCOUNTS and super().has_add_permission(request)

    def user_change_password(self, request: HttpRequest, *args: Any, **kw: Any) -> HttpResponse:
        if not settings.LOKALE_ACCOUNTS:
            raise Http404
        return super().user_change_password(request, *args, **kw)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        form.rechten_waren = rechten_van(Gebruiker.objects.get(pk=obj.pk)) if change else []
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        leg_rechten_vast(
            form.instance, form.rechten_waren, BEHEER, request.user, netwerkadres(request)
        )

    @admin.action(description="Tweede stap opnieuw laten instellen", permissions=["change"])
    def herstel_tweede_stap(self, request: HttpRequest, wie: QuerySet[Gebruiker]) -> None:
        aantal = sum(herstel(gebruiker, BEHEER, request.user) for gebruiker in wie)
        messages.success(
            request,
            f"Bij {aantal} account(s) is de tweede stap weg. Bij het "
            "volgende inloggen stelt deze persoon hem opnieuw in.",
        )

    @admin.action(
        description="Wachttijd na verkeerde wachtwoorden opheffen", permissions=["change"]
    )
    def hef_wachttijd_op(self, request: HttpRequest, wie: QuerySet[Gebruiker]) -> None:
        aantal = sum(bool(reset(username=gebruiker.username)) for gebruiker in wie)
        messages.success(request, f"Bij {aantal} account(s) is de wachttijd opgeheven.")

    @admin.action(description="Overal uitloggen", permissions=["change"])
    def log_overal_uit(self, request: HttpRequest, wie: QuerySet[Gebruiker]) -> None:
        for gebruiker in wie:
            beeindig_sessies(gebruiker)
        messages.success(request, f"{wie.count()} account(s) zijn overal uitgelogd.")


@admin.register(Aanmelding)
class AanmeldingAdmin(admin.ModelAdmin):
    """Which account somebody from the provider uses; another account is a deliberate choice."""

    list_display = ("gebruiker", "issuer", "subject", "gemaakt", "laatst")
    list_select_related = ("gebruiker",)
    search_fields = ("gebruiker__username", "gebruiker__last_name", "subject")
    autocomplete_fields = ("gebruiker",)
    readonly_fields = ("gemaakt", "laatst")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[str, ...]:
        return (*self.readonly_fields, *(("issuer", "subject") if obj else ()))

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """Through the same door as the command, so that it is on record and sessions end."""
        naar = obj.gebruiker
        if change:
            obj.gebruiker = Aanmelding.objects.get(pk=obj.pk).gebruiker
        else:
            super().save_model(request, obj, form, change)
        koppel(obj, naar, BEHEER, request.user)
