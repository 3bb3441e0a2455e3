"""Which messages there are."""

from django.db import models


class Berichtsoort(models.TextChoices):
    INGEDIEND = "ingediend", "Dossier ingediend"
    AANGEVULD = "aangevuld", "Dossier aangevuld"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd", "Aanvulling gevraagd"
    INGETROKKEN = "ingetrokken", "Dossier ingetrokken"
    VASTGESTELD = "vastgesteld", "Advies vastgesteld"
    ADVIES_VOOR_U = "advies_voor_u", "Advies voor de opdrachtgever"
    CONCEPT_GEDEELD = "concept_gedeeld", "Concept voor de opdrachtgever"
    GEDEELD = "gedeeld", "Dossier gedeeld"
    OVERGEDRAGEN = "overgedragen", "Dossier overgedragen"
    BEOORDELING_OVERGEDRAGEN = "beoordeling_overgedragen", "Beoordeling overgedragen"
    HEROPEND = "heropend", "Dossier heropend"
    VRAAG_AAN_DESKUNDIGE = "vraag_aan_deskundige", "Vraag aan deskundige"
    VRAAG_BEANTWOORD = "vraag_beantwoord", "Vraag beantwoord"
    KADER_VRAAGT_AANDACHT = "kader_vraagt_aandacht", "Kader vraagt aandacht"
    REACTIE_BEANTWOORD = "reactie_beantwoord", "Reactie beantwoord"
    AMBITIESESSIE = "ambitiesessie", "Uitnodiging voor een ambitiewebsessie"
    UITNODIGING = "uitnodiging", "Uitnodiging"
    WACHTWOORD = "wachtwoord", "Nieuw wachtwoord kiezen"
