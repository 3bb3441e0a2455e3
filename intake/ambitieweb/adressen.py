"""The addresses of the ambitieweb: those of a dossier, and those behind an own link."""

from django.urls import URLPattern, path

from intake.ambitieweb import deelnameviews, leidviews, sessieviews, uitkomstviews

# Below dossiers/<kenmerk>/ambitieweb/
adressen: list[URLPattern] = [
    path("", sessieviews.ambitieweb, name="ambitieweb"),
    path("voorbereiden/", sessieviews.voorbereiden, name="ambitie_voorbereiden"),
    path("links/", sessieviews.links, name="ambitie_links"),
    path("afgelasten/", sessieviews.afgelasten, name="ambitie_afgelasten"),
    path("sessie/", leidviews.leiden, name="ambitie_leiden"),
    path("sessie/stand/", leidviews.stand, name="ambitie_stand"),
    path("uitkomst/", uitkomstviews.uitkomst, name="ambitie_uitkomst"),
    path("uitkomst/aanpassen/", uitkomstviews.aanpassen, name="ambitie_aanpassen"),
    path("uitkomst/afspraken/", uitkomstviews.afspraken, name="ambitie_afspraken"),
    path("uitkomst/ambitieweb.svg", uitkomstviews.als_svg, name="ambitie_svg"),
    path("uitkomst/ambitieweb.png", uitkomstviews.als_png, name="ambitie_png"),
    path("ambitiewebsessie.ics", sessieviews.uitnodiging, name="ambitie_uitnodiging"),
]

# Below ambitieweb/, without an account
deelname: list[URLPattern] = [
    path("", deelnameviews.begin, name="ambitie_deelname_begin"),
    path("<str:token>/", deelnameviews.meedoen, name="ambitie_deelname"),
    path("<str:token>/stand/", deelnameviews.stand, name="ambitie_deelname_stand"),
    path("<str:token>/afspraak.ics", deelnameviews.afspraak, name="ambitie_deelname_afspraak"),
]
