"""The link "Start (3)" of the admin; a page without it pays no query."""

from django import template

from intake.voor_u import aantal_in_woorden, heeft_beurten

register = template.Library()
register.filter("heeft_beurten", heeft_beurten)
register.filter("aantal_voor", aantal_in_woorden)
