"""One purchase as the inkoper told it: a row with a column for every answer."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse

from intake.dossier.staten import BEWERKBAAR, BIJ_CONCERN_INKOOP, DEFINITIEF, Afloop, Staat
from intake.gebruikers import MAG_ALLES_ZIEN, MAG_MAKEN, Gebruiker
from intake.kader.models import Kaderversie


class DossierQuerySet(models.QuerySet["Dossier"]):
    """The one place that decides who may read and who may write."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> "DossierQuerySet":
        """The dossiers whose answers, advice and history someone may read."""
        if gebruiker.has_perm(MAG_ALLES_ZIEN):
            return self
        return self.filter(pk__in=eigen(gebruiker).union(gedeeld(delingen__gebruiker=gebruiker)))

    def uitkomst_zichtbaar_voor(self, gebruiker: Gebruiker) -> "DossierQuerySet":
        """As above, and for the opdrachtgever what was settled or shared."""
        if gebruiker.has_perm(MAG_ALLES_ZIEN):
            return self
        return self.filter(
            pk__in=eigen(gebruiker).union(
                gedeeld(delingen__gebruiker=gebruiker), *als_opdrachtgever(gebruiker)
            )
        )

    def voor_opdrachtgever(self, gebruiker: Gebruiker) -> "DossierQuerySet":
        """The dossiers that hold an advice for someone as opdrachtgever."""
        concept, vastgesteld = als_opdrachtgever(gebruiker)
        return self.filter(pk__in=concept.union(vastgesteld))

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> "DossierQuerySet":
        """The dossiers that someone may fill in while they are open for answers."""
        if not gebruiker.has_perm(MAG_MAKEN):
            return self.none()
        meeschrijven = gedeeld(delingen__gebruiker=gebruiker, delingen__schrijven=True)
        return self.filter(pk__in=eigen(gebruiker).union(meeschrijven))

    def van(self, gebruiker: Gebruiker) -> "DossierQuerySet":
        if not gebruiker.has_perm(MAG_MAKEN):
            return self.none()
        return self.filter(eigenaar=gebruiker)

    def met_kader(self) -> "DossierQuerySet":
        """With the version that each rests on, but for its large text, in the same query."""
        return self.select_related("kaderversie").defer("kaderversie__inhoud")


def eigen(gebruiker: Gebruiker) -> models.QuerySet["Dossier", Any]:
    """As keys. A union of keys uses the index of each part; an OR over a join reads every row."""
    return gedeeld(eigenaar=gebruiker)


def als_opdrachtgever(gebruiker: Gebruiker) -> tuple[models.QuerySet["Dossier", Any], ...]:
    """What was shared with this person, and what was settled for them.

    A concept is for who is named now: a new address in the dossier ends the sharing.
    """
    concept = {"concept_gedeeld": True, "opdrachtgever_email__iexact": gebruiker.email}
    return (
        gedeeld(opdrachtgever=gebruiker, **concept),
        gedeeld(opdrachtgever=gebruiker, adviezen__isnull=False),
    )


def gedeeld(**voorwaarde: Any) -> models.QuerySet["Dossier", Any]:
    return Dossier.objects.filter(**voorwaarde).order_by().values("pk")


def keuzekolom(lengte: int = 20) -> models.CharField:
    """A choice of the questionnaire: "" is not answered, "onbekend" is an answer."""
    return models.CharField(max_length=lengte, blank=True, default="")


def bedragkolom() -> models.DecimalField:
    return models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)


def getalkolom() -> models.PositiveIntegerField:
    return models.PositiveIntegerField(null=True, blank=True)


def rijenkolom() -> models.JSONField:
    """A list of rows as `intake.rijen.RijenField` gives it; amounts are decimal strings."""
    return models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)


# What the work list filters on: PostgreSQL finds it in the index, without reading the dossiers.
GEFILTERD = ("staat", "directie", "productgroep", "route", "is_standaard", "beoordelaar")


class Dossier(models.Model):
    """Answers that are not given are `""`, `NULL` or an empty list, never guessed.

    `bevestigd` lists the steps that were saved at least once: without it an optional question
    left empty could not be told from one never seen. `sleutel` makes a double click on
    "Nieuwe inkoop" give one dossier.

    `opdrachtgever` is the account behind `opdrachtgever_email`, known from the moment that a
    concept or an advice was shared with them. What the inkoper decides about the advice stands in
    `clausulekeuzes` and `afwijkingen`, what the reviewer decides in the columns after it, and the
    inkoper's work on the texts in those from `tekstvolgorde` on; the form of each is in
    `intake.dossier.besluiten`. `kaderversie` is the version that the advice
    rests on (`intake.dossier.kader`); `kader_afgewezen` the newest one that the inkoper saw and
    did not want, with `kader_reden`. `route` up to `is_standaard` are what the advice
    said at the last submission, for lists: nothing is decided on them. `geadviseerd` are the codes
    of the clauses that were advised at the last submission or settling; NULL is not known.
    """

    kenmerk = models.CharField(max_length=20, unique=True)
    sleutel = models.UUIDField(unique=True)
    eigenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="eigen_dossiers"
    )
    directie = models.CharField(max_length=120, blank=True, default="")
    staat = models.CharField(max_length=20, choices=Staat.choices, default=Staat.CONCEPT)
    afloop = models.CharField(max_length=20, choices=Afloop.choices, blank=True, default="")
    kopie_van = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="kopieen"
    )
    kaderversie = models.ForeignKey(
        Kaderversie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    kader_afgewezen = models.ForeignKey(
        Kaderversie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    kader_reden = models.TextField(blank=True, default="")
    versie = models.PositiveIntegerField(default=1)
    bevestigd = models.JSONField(default=list, blank=True)
    aangemaakt = models.DateTimeField(auto_now_add=True)
    gewijzigd = models.DateTimeField(auto_now=True)

    naam = models.CharField(max_length=120)
    omschrijving = models.TextField(blank=True, default="")
    opdrachtgever_email = models.EmailField(blank=True, default="")
    opdrachtgever = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dossiers_als_opdrachtgever",
    )
    concept_gedeeld = models.BooleanField(default=False)
    productgroep = keuzekolom(80)
    cpv = models.CharField(max_length=10, blank=True, default="")
    soort = keuzekolom()
    delen = rijenkolom()
    hoofdvoorwerp = keuzekolom()
    hoofdvoorwerp_motivering = models.TextField(blank=True, default="")

    wijze = keuzekolom()
    btw = keuzekolom()
    in_percelen = keuzekolom()
    bedrag = bedragkolom()
    percelen = rijenkolom()
    looptijd = keuzekolom()
    looptijd_maanden = getalkolom()
    verlenging_mogelijk = keuzekolom()
    verlengingen_aantal = getalkolom()
    verlengingen_maanden = getalkolom()
    verlengingen_bedrag = bedragkolom()
    heeft_opties = keuzekolom()
    opties = rijenkolom()
    heeft_deelnemers = keuzekolom()
    deelnemers = rijenkolom()
    raamovereenkomst = keuzekolom()
    raam_maximum = bedragkolom()
    ter_beschikking_gesteld = bedragkolom()
    restwaarde = bedragkolom()

    aankondigingsdatum = models.DateField(null=True, blank=True)
    ingangsdatum = models.DateField(null=True, blank=True)
    fase = keuzekolom()
    deel_van_reeks = keuzekolom()

    personele_inzet = keuzekolom()
    markt = keuzekolom()
    op_locatie = keuzekolom()
    levert_kandidaten = keuzekolom()
    gebruik_natuurlijke_personen = keuzekolom()
    publiekscontact = keuzekolom()
    kwetsbare_doelgroep = keuzekolom()
    digitaal = keuzekolom()
    bouw_fysiek = keuzekolom()
    beeld_tekst = keuzekolom()
    algoritme = keuzekolom()

    doelstellingen = models.JSONField(default=dict, blank=True)
    redenen_weg = models.JSONField(default=dict, blank=True)
    niveau = keuzekolom()
    wil_charter = keuzekolom()

    clausulekeuzes = models.JSONField(default=dict, blank=True)
    afwijkingen = models.JSONField(default=dict, blank=True)
    clausules_beoordelaar = models.JSONField(default=dict, blank=True)
    afwijkingen_beoordelaar = models.JSONField(default=dict, blank=True)
    eigen_clausules = models.JSONField(default=list, blank=True)
    afspraken = models.JSONField(default=list, blank=True)
    tekstvolgorde = models.JSONField(default=list, blank=True)
    invulling = models.JSONField(default=dict, blank=True)
    verwoordingen = models.JSONField(default=dict, blank=True)
    verbanden = models.JSONField(default=dict, blank=True)
    toetsuitleg = models.JSONField(default=dict, blank=True)
    ambitie = models.JSONField(default=dict, blank=True)

    beoordelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dossiers_in_beoordeling",
    )
    ingediend_op = models.DateTimeField(null=True, blank=True)
    route = keuzekolom()
    geraamde_waarde = bedragkolom()
    aandachtspunten = models.JSONField(default=list, blank=True)
    is_standaard = models.BooleanField(default=False)
    geadviseerd = models.JSONField(null=True, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        ordering = ["-gewijzigd", "-pk"]
        indexes = [
            models.Index(fields=["eigenaar", "-gewijzigd"], name="dossier_eigenaar"),
            models.Index(fields=["-gewijzigd", "-id"], include=GEFILTERD, name="dossier_gewijzigd"),
            models.Index(fields=["staat", "aankondigingsdatum", "id"], name="dossier_werklijst"),
            models.Index(
                fields=["aankondigingsdatum", "ingediend_op", "id"],
                include=(*GEFILTERD, "naam"),
                condition=models.Q(staat__in=BIJ_CONCERN_INKOOP),
                name="dossier_wacht",
            ),
            models.Index(
                fields=["ingediend_op"],
                condition=models.Q(staat=Staat.INGEDIEND, beoordelaar=None),
                name="dossier_op_te_pakken",
            ),
            models.Index(
                fields=["beoordelaar", "staat", "-gewijzigd", "-id"], name="dossier_beoordelaar"
            ),
            models.Index(fields=["productgroep", "aangemaakt"], name="dossier_productgroep"),
            models.Index(fields=["-aangemaakt", "productgroep"], name="dossier_aangemaakt"),
        ]

    def __str__(self) -> str:
        return f"{self.kenmerk} {self.naam}"

    def get_absolute_url(self) -> str:
        return reverse("intake:dossier", args=[self.kenmerk])

    def antwoord(self, veld: str) -> Any:
        """The stored answer; a foreign key as its id, so that answers compare as values."""
        return getattr(self, kolom(veld))

    def neem_over(self, kolommen: dict[str, Any]) -> None:
        """What was just written to the database, here too."""
        for veld, waarde in kolommen.items():
            setattr(self, kolom(veld), waarde)

    def is_schrijver(self, gebruiker: Gebruiker) -> bool:
        """Whether someone may fill in this dossier: its owner, or a colleague asked to."""
        if not gebruiker.has_perm(MAG_MAKEN):
            return False
        return (
            self.eigenaar_id == gebruiker.pk
            or self.delingen.filter(gebruiker=gebruiker, schrijven=True).exists()
        )

    @property
    def is_open(self) -> bool:
        """Whether answers can be given."""
        return self.staat in BEWERKBAAR

    @property
    def is_definitief(self) -> bool:
        return self.staat in DEFINITIEF


VERWIJZINGEN = (
    "eigenaar",
    "opdrachtgever",
    "beoordelaar",
    "kopie_van",
    "kaderversie",
    "kader_afgewezen",
)


def kolom(veld: str) -> str:
    return f"{veld}_id" if veld in VERWIJZINGEN else veld


class Kenmerkteller(models.Model):
    """The last number given out in a year; a number is never given twice."""

    jaar = models.PositiveIntegerField(primary_key=True)
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "kenmerkteller"
        verbose_name_plural = "kenmerktellers"

    def __str__(self) -> str:
        return f"IK-{self.jaar}-{self.laatste:04}"
