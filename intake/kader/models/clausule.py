"""Clauses to paste into tender documents, with their conditions, relations and promises."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from intake.advies.keuzes import (
    ClausuleSoort,
    DrempelKant,
    Feit,
    InvulveldType,
    Lastmoment,
    Lastsoort,
    Perspectief,
    Trigger,
    Wettelijk,
)
from intake.kader.models.bron import Bron, JuridischKader
from intake.kader.models.doelstelling import Doelstelling
from intake.kader.models.productgroep import Productgroep
from intake.kader.models.velden import Geordend, herkomstveld, keuzeveld, lijstveld, voorwaarde

EEN_TOT_DRIE = [MinValueValidator(1), MaxValueValidator(3)]


class Clausule(Geordend):
    code = models.CharField(
        "code",
        max_length=6,
        primary_key=True,
        validators=[RegexValidator(r"^[A-Z]{3}-\d{2}$", "Gebruik een code als REP-01.")],
    )
    titel = models.CharField("titel", max_length=200)
    titel_in_kader = models.CharField("titel in het handelingskader", max_length=200, blank=True)
    soort = keuzeveld(ClausuleSoort, "soort", "Bepaalt waar de tekst in de stukken komt.")
    doelstellingen = models.ManyToManyField(
        Doelstelling,
        verbose_name="doelstellingen",
        related_name="clausules",
        help_text="De clausule komt in beeld als een van deze doelstellingen past.",
    )
    perspectief = keuzeveld(
        Perspectief, "perspectief", "Gaat de tekst over het product of over de organisatie?"
    )
    ambitieniveau = models.PositiveSmallIntegerField(
        "ambitieniveau",
        validators=EEN_TOT_DRIE,
        help_text="1 basis, 2 significant, 3 ambitieus. Boven het gekozen niveau: niet vooraf "
        "geselecteerd.",
    )
    prioriteit = models.PositiveSmallIntegerField(
        "prioriteit", validators=EEN_TOT_DRIE, help_text="3 gaat voor in de voorselectie."
    )
    wettelijk = keuzeveld(
        Wettelijk, "wettelijk", "Een plicht staat altijd in het advies, buiten het maximum."
    )
    tekst = models.TextField(
        "tekst", help_text="De tekst voor de stukken, met invulvelden als [naam]."
    )
    nb = models.TextField("NB", help_text="Waarschuwing bij de tekst; komt niet in de stukken.")
    aanvullende_waarschuwing = models.TextField("aanvullende waarschuwing", blank=True)
    bewijs = models.TextField("bewijs", help_text="Hoe de gemeente nagaat dat het gebeurt.")
    grondslag = lijstveld("grondslag", "De artikelen die bij de clausule in het advies staan.")
    juridische_kaders = models.ManyToManyField(
        JuridischKader,
        verbose_name="juridische kaders",
        blank=True,
        related_name="clausules",
        help_text="Geldt een van deze regelingen nog niet, dan volgt een waarschuwing.",
    )
    productgroepen = models.ManyToManyField(
        Productgroep,
        verbose_name="productgroepen",
        blank=True,
        related_name="clausules",
        help_text="De clausule past alleen bij deze groepen. Leeg: bij alle.",
    )
    drempel = keuzeveld(
        DrempelKant, "kant van de drempel", "Aan welke kant van de Europese grens de tekst past."
    )
    marktomvang_min = models.PositiveIntegerField(
        "kleinste marktomvang",
        default=0,
        help_text="De meeste bedrijven in de markt hebben ten minste zoveel mensen in dienst.",
    )
    looptijd_min = models.PositiveSmallIntegerField(
        "kortste looptijd",
        default=0,
        help_text="In maanden. Bij een kortere opdracht past het niet.",
    )
    voorwaarde_gebruik_natuurlijke_personen = voorwaarde(Feit.GEBRUIK_NATUURLIJKE_PERSONEN)
    voorwaarde_personele_inzet = voorwaarde(Feit.PERSONELE_INZET)
    voorwaarde_publiekscontact = voorwaarde(Feit.PUBLIEKSCONTACT)
    voorwaarde_digitaal = voorwaarde(Feit.DIGITAAL)
    voorwaarde_bouw_fysiek = voorwaarde(Feit.BOUW_FYSIEK)
    voorwaarde_levert_kandidaten = voorwaarde(Feit.LEVERT_KANDIDATEN)
    voorwaarde_beeld_tekst = voorwaarde(Feit.BEELD_TEKST)
    voorwaarde_kwetsbare_doelgroep = voorwaarde(Feit.KWETSBARE_DOELGROEP)
    voorwaarde_op_locatie = voorwaarde(Feit.OP_LOCATIE)
    voorwaarde_algoritme = voorwaarde(Feit.ALGORITME)
    relaties = models.ManyToManyField(
        "self",
        through="intake.ClausuleRelatie",
        symmetrical=False,
        verbose_name="relaties",
        related_name="gerelateerd_door",
    )
    herkomst = herkomstveld()
    bronnen = models.ManyToManyField(Bron, verbose_name="bronnen", blank=True)

    class Meta(Geordend.Meta):
        verbose_name = "clausule"
        verbose_name_plural = "clausules"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ambitieniveau__range=(1, 3), prioriteit__range=(1, 3)),
                name="clausule_een_tot_drie",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.titel}"


class ClausuleRelatie(Geordend):
    class Soort(models.TextChoices):
        SLUIT_UIT = "sluit_uit", "sluit uit"
        VEREIST = "vereist", "vereist"
        VERSTERKT = "versterkt", "versterkt"
        VERVANGEN_DOOR = "vervangen_door", "vervangen door"

    van = models.ForeignKey(
        Clausule, models.CASCADE, verbose_name="van", related_name="uitgaande_relaties"
    )
    soort = models.CharField(
        "soort",
        max_length=20,
        choices=Soort.choices,
        help_text="Sluit uit: nooit samen. Vereist: de andere komt altijd mee. Versterkt: ze horen "
        "bij elkaar. Vervangen door: gebruik de andere.",
    )
    naar = models.ForeignKey(
        Clausule, models.CASCADE, verbose_name="naar", related_name="inkomende_relaties"
    )

    class Meta(Geordend.Meta):
        verbose_name = "relatie tussen clausules"
        verbose_name_plural = "relaties tussen clausules"
        constraints = [
            models.UniqueConstraint(fields=["van", "soort", "naar"], name="clausulerelatie_uniek"),
            models.CheckConstraint(
                condition=~models.Q(van=models.F("naar")), name="clausulerelatie_met_een_ander"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.van_id} {self.get_soort_display()} {self.naar_id}"


class Nakomingsafspraak(Geordend):
    clausule = models.ForeignKey(
        Clausule, models.CASCADE, verbose_name="clausule", related_name="nakoming"
    )
    wat = models.TextField("wat", help_text="Wat er gebeurd moet zijn.")
    trigger = keuzeveld(Trigger, "moment", "Vanaf dit moment loopt de termijn.")
    term = models.CharField(
        "termijn",
        max_length=20,
        help_text="Een duur als P3M (drie maanden) of -P4W (vier weken ervoor).",
    )
    herhaling = models.CharField(
        "herhaling", max_length=20, blank=True, help_text="Een duur als P1Y (elk jaar), of leeg."
    )
    wie = models.CharField("wie", max_length=200, help_text="Een functie, geen persoon.")
    controle = models.TextField("controle", help_text="Hoe de gemeente het nagaat.")
    herkomst = herkomstveld()

    class Meta(Geordend.Meta):
        verbose_name = "nakomingsafspraak"
        verbose_name_plural = "nakomingsafspraken"

    def __str__(self) -> str:
        return f"{self.clausule_id}: {self.wat}"


class Lastpost(Geordend):
    """What a text asks of the company that wins, in hours; a proposal of ours."""

    clausule = models.ForeignKey(
        Clausule, models.CASCADE, verbose_name="clausule", related_name="lasten"
    )
    wat = models.CharField("wat", max_length=200, help_text="Wat het bedrijf doet, in een regel.")
    soort = keuzeveld(Lastsoort, "soort", "Wat voor werk het is.")
    moment = keuzeveld(Lastmoment, "wanneer", "Wanneer het werk valt.")
    uren = models.PositiveSmallIntegerField(
        "uren",
        help_text="Voor één bedrijf dat het zorgvuldig doet. Valt het elk jaar? Dan per jaar.",
    )

    class Meta(Geordend.Meta):
        verbose_name = "post van de last"
        verbose_name_plural = "last voor de inschrijver"

    def __str__(self) -> str:
        return f"{self.clausule_id}: {self.wat}"


class Invulveld(Geordend):
    naam = models.SlugField(
        "naam", max_length=60, primary_key=True, help_text="De naam tussen [ en ] in de tekst."
    )
    label = models.CharField("label", max_length=200)
    type = keuzeveld(InvulveldType, "type", "Welk antwoord het veld vraagt.")
    standaard = models.CharField(
        "standaard",
        max_length=300,
        blank=True,
        help_text="Wordt ingevuld als niemand iets anders kiest. Leeg: verplicht invullen.",
    )
    minimum = models.DecimalField("minimum", max_digits=14, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField("maximum", max_digits=14, decimal_places=2, null=True, blank=True)
    hint = models.TextField("hint", blank=True)

    class Meta(Geordend.Meta):
        verbose_name = "invulveld"
        verbose_name_plural = "invulvelden"

    def __str__(self) -> str:
        return self.label
