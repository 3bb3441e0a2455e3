"""The addresses of the library, below /bibliotheek/."""

from django.urls import path

from intake.bibliotheek import opendataviews, views

adressen = [
    path("", views.bibliotheek, name="bibliotheek"),
    path("clausules/", views.clausules, name="bibliotheek_clausules"),
    path("clausules/<str:code>/", views.clausule, name="bibliotheek_clausule"),
    path(
        "clausules/<str:code>/versie/<str:versie>/",
        views.clausule_in_versie,
        name="bibliotheek_clausule_in_versie",
    ),
    path("productgroepen/", views.productgroepen, name="bibliotheek_productgroepen"),
    path(
        "productgroepen/<slug:productgroep>/",
        views.productgroep,
        name="bibliotheek_productgroep",
    ),
    path("drempelbedragen/", views.drempelbedragen, name="bibliotheek_drempelbedragen"),
    path("regelingen/", views.regelingen, name="bibliotheek_regelingen"),
    path("open-data/", opendataviews.uitleg, name="open_data"),
    path("open-data/schema.json", opendataviews.schema, name="open_data_schema"),
    path("open-data/<str:bestand>", opendataviews.bestand, name="open_data_bestand"),
    path(
        "open-data/<str:versie>/<str:bestand>",
        opendataviews.bestand_van_versie,
        name="open_data_versie",
    ),
]
