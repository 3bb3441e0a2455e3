"""The objectives of the framework and the groups they are meant for."""

from django.db import models

from intake.kader.models.bron import Bron, JuridischKader
from intake.kader.models.velden import Geordend, herkomstveld, lijstveld


class Doelstelling(Geordend):
    code = models.CharField("code", max_length=40, primary_key=True)
    naam = models.CharField("naam", max_length=100)
    letter_in_kader = models.CharField("letter in het handelingskader", max_length=2)
    tekst_kader = models.TextField(
        "tekst van het handelingskader",
        help_text="De letterlijke alinea. Deze tekst mag niet veranderen.",
    )
    korte_omschrijving = models.TextField(
        "korte omschrijving", help_text="Staat in het advies achter de naam."
    )
    vraagt_van_product = models.TextField("vraagt van het product of de opdracht")
    vraagt_van_organisatie = models.TextField("vraagt van de organisatie")
    let_op = models.TextField("let op", help_text="Waarschuwing die bij deze doelstelling staat.")
    inkoopvoorbeelden_kader = lijstveld(
        "inkoopvoorbeelden", "De letterlijke voorbeelden uit het handelingskader."
    )
    cijfers_kader = lijstveld("cijfers", "De letterlijke cijfers uit het handelingskader.")
    cijfers_waarschuwing = models.TextField("waarschuwing bij de cijfers", blank=True)
    juridische_kaders = models.ManyToManyField(
        JuridischKader,
        verbose_name="juridische kaders",
        blank=True,
        related_name="doelstellingen",
        help_text="De regelingen die in het advies bij deze doelstelling staan.",
    )
    juridische_kaders_in_kader = models.ManyToManyField(
        JuridischKader,
        verbose_name="waarvan genoemd in het handelingskader",
        blank=True,
        related_name="+",
        help_text="De regelingen die het handelingskader zelf bij deze doelstelling noemt.",
    )
    herkomst = herkomstveld()
    bronnen = models.ManyToManyField(Bron, verbose_name="bronnen", blank=True)

    class Meta(Geordend.Meta):
        verbose_name = "doelstelling"
        verbose_name_plural = "doelstellingen"

    def __str__(self) -> str:
        return self.naam


class Doelgroep(Geordend):
    doelstelling = models.ForeignKey(
        Doelstelling, models.CASCADE, verbose_name="doelstelling", related_name="doelgroepen"
    )
    groep = models.TextField("groep")
    instrument = models.CharField(
        "instrument", max_length=100, help_text="Wat de gemeente voor deze groep doet."
    )
    herkomst = herkomstveld()

    class Meta(Geordend.Meta):
        verbose_name = "doelgroep"
        verbose_name_plural = "doelgroepen"

    def __str__(self) -> str:
        return self.groep
