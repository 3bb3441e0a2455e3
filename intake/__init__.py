"""Inkoopkader, from question to memo.

People sign on at the municipality,                aanmelden
a buyer opens a dossier and answers the steps      dossier.stappen, dossier.forms
until every step that applies is complete.         dossier.views
The answers become facts,                          dossier.feiten
the rules turn facts into findings,                advies.adviseer
with the framework of one published version,       kader.models, kader.publicatie
and the findings become a page and a memo.         dossier.adviesviews, dossier.memo
The buyer chooses, fills in and tests texts,       werkbank
deviates and submits;                              dossier.keuzeviews, dossier.indienen
Concern Inkoop reviews and settles;                beoordeling.werklijst, .vaststellen
each change is one act on record,                  dossier.staten, dossier.handelen
and whoever's turn it is gets a message.           berichten.klaarzetten
The framework is read from the files in fixtures/  kader.uitgave
"""
