"""Amounts in templates, written as in the reasons of the advice."""

from django.template import Library

from intake.advies.tekst import euro

register = Library()
register.filter("euro", euro)
