"""What a field does to an advice, for columns whose model does not say it already."""

INTERN = "Voor beheerders; staat niet in het advies."
CODE = "Ligt vast zodra de rij bestaat: andere rijen verwijzen ernaar."
ZOVEEL = "Zoveel kiest het advies er hoogstens vooraf."

# `model.kolom`, or a column that means the same everywhere.
HULP = {
    "code": CODE,
    "slug": CODE,
    "bronnen": "De vindplaatsen van wat hier staat.",
    "bron": "De vindplaats; staat in het advies.",
    "url": "Een volledig internetadres, dat begint met https://.",
    "kaderbeschrijving.vastgesteld_door": "Staat in het memo bij het kader.",
    "kaderbeschrijving.bijzonderheden": INTERN,
    "parameters.sas_toelichting": INTERN,
    "maximum.eis": ZOVEEL,
    "maximum.gunningscriterium": ZOVEEL,
    "maximum.uitvoeringsvoorwaarde": ZOVEEL,
    "maximum.indicator": ZOVEEL,
    "maximum.contractbepaling": ZOVEEL,
    "bron.waarvoor": INTERN,
    "juridischkader.sinds": "Vanaf wanneer dit zo is. Voor beheerders; staat niet in het advies.",
    "drempelbedrag.label": "Zo heet deze soort opdracht bij het bedrag.",
    "drempelbedrag.geldig_tot": "De volgende periode begint een dag later.",
    "doelstelling.naam": "Zo heet de doelstelling in het advies en in de vragen.",
    "doelstelling.vraagt_van_product": "Staat bij de doelstelling in het advies en in het memo.",
    "doelstelling.vraagt_van_organisatie": "Staat bij de doelstelling in het advies en in het "
    "memo.",
    "doelstelling.cijfers_waarschuwing": INTERN,
    "doelgroep.groep": "De mensen om wie het gaat.",
    "invulveld.label": "Zo heet het veld voor de inkoper.",
    "invulveld.minimum": "Het kleinste getal dat past. Leeg: geen ondergrens.",
    "invulveld.maximum": "Het grootste getal dat past. Leeg: geen bovengrens.",
    "invulveld.hint": "Uitleg bij het veld in het advies.",
    "categorieplan.naam": "Zo heet het plan in het advies.",
    "categorieplan.geldig_van": "Leeg: het plan geldt al.",
    "categorieplan.productgroepen": "Inkoop in deze groepen begint met dit plan.",
    "doelambitie.doel": "Per doel één niveau. Het advies en de memo laten het zien.",
    "productgroep.aandacht": "Waar u bij deze groep op let. " + INTERN,
    "productgroepdoelstelling.doelstelling": "Past bij deze groep, dus komt in het advies.",
    "productgroepcpv.naam": "De officiële naam bij de code; ook daarop zoekt de inkoper.",
    "clausule.titel": "De kop van de clausule in het advies en in de stukken.",
    "clausule.aanvullende_waarschuwing": "Staat bij de clausule in het advies en in het memo.",
    "clausulerelatie.naar": "Bij 'sluit uit' krijgt de andere clausule deze relatie vanzelf ook.",
    "maatschappelijkdoel.toelichting": "Staat bij het ambitieweb in het advies.",
    "ambitiewebniveau.naam": "Zo heet het niveau bij het ambitieweb.",
    "ambitiewebniveau.betekenis": "Legt het niveau uit bij het ambitieweb.",
    "contactpunt.email": "Leeg als het adres nog niet bekend is; verzin er geen.",
    "contactpunt.telefoon": "Leeg als het nummer nog niet bekend is.",
    "contactpunt.url": "Leeg als er geen pagina is.",
    "memotekst.titel": "De kop boven de tekst in het memo.",
    "memotekst.voorwaarde_route": "De tekst staat alleen in het memo bij deze route.",
    "memotekst.voorwaarde_ambitieweb": "Geen vinkje: bij elke uitkomst.",
    "memotekst.voorwaarde_charter": "De tekst staat alleen in het memo bij deze uitkomst.",
    "memotekst.voorwaarde_categorieplan": "Geen vinkje: bij elke uitkomst.",
    "memotekst.voorwaarde_doelstellingen_min": "Passen er minder, dan staat de tekst er niet in.",
    "memotekst.voorwaarde_doelstellingen_max": "Passen er meer, dan staat de tekst er niet in. "
    "Leeg: geen grens.",
    "memotekst.voorwaarde_onvolledig": "Aan: alleen zolang de route niet bekend is.",
    "memotekst.voorwaarde_afwijking": "Aan: alleen als de inkoper van het advies afwijkt.",
    "regel.omschrijving": "Wat de regel zegt, in één zin.",
    "regel.bron_sectie": "Waar in het handelingskader de regel staat.",
    "regel.grondslag": "Het artikel waarop de regel rust. Verplicht bij herkomst wet.",
    "regel.toelichting": INTERN,
}


def hulp_bij(model: str, kolom: str) -> str:
    return HULP.get(f"{model}.{kolom}", HULP.get(kolom, ""))
