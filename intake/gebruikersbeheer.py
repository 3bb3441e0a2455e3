"""Accounts in the admin: for superusers only, since who hands out rights can take them all."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from intake.gebruikers import Gebruiker


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
