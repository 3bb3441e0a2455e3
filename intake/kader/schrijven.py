"""How a framework from a release becomes the working rows that officers edit."""

from collections.abc import Iterable, Iterator
from typing import Any

import cattrs
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.fields.related_descriptors import ManyToManyDescriptor

from intake.advies import kader as waarden
from intake.advies.kader import Kader
from intake.advies.keuzes import Feit
from intake.kader.models import (
    AmbitiewebNiveau,
    Bron,
    Categorieplan,
    Clausule,
    ClausuleRelatie,
    Contactpunt,
    Doelambitie,
    Doelgroep,
    Doelstelling,
    Drempelbedrag,
    Invulveld,
    JuridischKader,
    Kaderbeschrijving,
    Lastpost,
    MaatschappelijkDoel,
    Maximum,
    Memotekst,
    Nakomingsafspraak,
    Parameters,
    Productgroep,
    ProductgroepCpv,
    ProductgroepDoelstelling,
    Regel,
    Waarschuwing,
)
from intake.kader.models.velden import NVT

# What stands lower may refer to what stands higher, and is removed first.
WERKRIJEN: tuple[type[models.Model], ...] = (
    Kaderbeschrijving,
    Parameters,
    Maximum,
    Bron,
    JuridischKader,
    Drempelbedrag,
    Doelstelling,
    Doelgroep,
    Invulveld,
    Categorieplan,
    Productgroep,
    ProductgroepDoelstelling,
    ProductgroepCpv,
    Clausule,
    ClausuleRelatie,
    Nakomingsafspraak,
    Lastpost,
    MaatschappelijkDoel,
    Doelambitie,
    AmbitiewebNiveau,
    Contactpunt,
    Memotekst,
    Waarschuwing,
    Regel,
)


class Werkrijfout(ValueError):
    """These values do not fit the tables; one line for each."""

    def __init__(self, regels: list[str]) -> None:
        super().__init__("\n".join(regels))
        self.regels = regels


def zijn_er_werkrijen() -> bool:
    return any(model.objects.exists() for model in WERKRIJEN)


@transaction.atomic
def schrijf_werkrijen(kader: Kader) -> None:
    """Replace all working rows by this framework, or change nothing and raise `Werkrijfout`."""
    rijen = list(_rijen(kader))
    _keur(rijen)
    _houd_nummers(rijen)
    for model in reversed(WERKRIJEN):
        model.objects.all().delete()
    for model in WERKRIJEN:
        model.objects.bulk_create(rij for rij in rijen if type(rij) is model)
    for veld, verwijzingen in _verwijzingen(kader):
        _koppel(veld, verwijzingen)


def _houd_nummers(rijen: list[models.Model]) -> None:
    """A threshold has no code in its address: with its number kept, an open form can be saved."""
    nummers = {(oud.soort, oud.geldig_van): oud.pk for oud in Drempelbedrag.objects.all()}
    for rij in rijen:
        if isinstance(rij, Drempelbedrag):
            rij.pk = nummers.get((rij.soort, rij.geldig_van))


def _rijen(kader: Kader) -> Iterator[models.Model]:
    yield _rij(Kaderbeschrijving, kader.gegevens)
    yield _rij(Parameters, kader.parameters, max_directiedoelen=kader.max_directiedoelen)
    for nummer, situatie in enumerate(Maximum.Situatie.values):
        yield _rij(Maximum, getattr(kader.parameters, situatie), nummer, situatie=situatie)
    for model, lijst in _eenvoudige_lijsten(kader):
        for nummer, waarde in enumerate(lijst):
            yield _rij(model, waarde, nummer)
    for nummer, doelstelling in enumerate(kader.doelstellingen):
        yield _rij(Doelstelling, doelstelling, nummer)
        yield from _kinderen(Doelgroep, doelstelling.doelgroepen, doelstelling=doelstelling.code)
    for nummer, groep in enumerate(kader.productgroepen):
        yield from _rijen_van_productgroep(groep, nummer)
    for plan in kader.categorieplannen:
        yield from _kinderen(Doelambitie, plan.ambities, categorieplan=plan.slug)
    for nummer, clausule in enumerate(kader.clausules):
        yield from _rijen_van_clausule(clausule, nummer)
    for nummer, memotekst in enumerate(kader.memoteksten):
        voorwaarde = cattrs.unstructure(memotekst.voorwaarde)
        kolommen = {f"voorwaarde_{naam}": waarde for naam, waarde in voorwaarde.items()}
        yield _rij(Memotekst, memotekst, nummer, **kolommen)


def _eenvoudige_lijsten(kader: Kader) -> Iterator[tuple[type[models.Model], tuple[Any, ...]]]:
    yield Bron, kader.bronnen
    yield JuridischKader, kader.juridische_kaders
    yield Drempelbedrag, kader.drempelbedragen
    yield Invulveld, kader.invulvelden
    yield Categorieplan, kader.categorieplannen
    yield MaatschappelijkDoel, kader.doelen
    yield AmbitiewebNiveau, kader.niveaus
    yield Contactpunt, kader.contactpunten
    yield Waarschuwing, kader.waarschuwingen
    yield Regel, kader.regels


def _rijen_van_productgroep(groep: waarden.Productgroep, nummer: int) -> Iterator[models.Model]:
    feiten = {f"feit_{feit}": antwoord.value for feit, antwoord in groep.standaardfeiten.items()}
    plan = groep.categorieplan or None
    yield _rij(Productgroep, groep, nummer, **feiten, categorieplan=plan)
    yield from _kinderen(ProductgroepDoelstelling, groep.doelstellingen, productgroep=groep.slug)
    yield from _kinderen(ProductgroepCpv, groep.cpv, productgroep=groep.slug)


def _rijen_van_clausule(clausule: waarden.Clausule, nummer: int) -> Iterator[models.Model]:
    toepassing = clausule.toepassing
    gevraagd = toepassing.feiten or {}
    feiten = {f"voorwaarde_{feit}": gevraagd.get(feit, NVT) for feit in Feit}
    yield _rij(
        Clausule,
        clausule,
        nummer,
        drempel=toepassing.drempel.value,
        marktomvang_min=toepassing.marktomvang_min,
        looptijd_min=toepassing.looptijd_min,
        **{kolom: str(antwoord) for kolom, antwoord in feiten.items()},
    )
    yield from _kinderen(Nakomingsafspraak, clausule.nakoming, clausule=clausule.code)
    yield from _kinderen(Lastpost, clausule.lasten, clausule=clausule.code)
    for soort in ClausuleRelatie.Soort.values:
        for plaats, naar in enumerate(getattr(clausule.relaties, soort)):
            yield ClausuleRelatie(van_id=clausule.code, soort=soort, naar_id=naar, volgorde=plaats)


def _kinderen(
    model: type[models.Model], lijst: tuple[Any, ...], **ouder: str
) -> Iterator[models.Model]:
    for nummer, waarde in enumerate(lijst):
        yield _rij(model, waarde, nummer, **ouder)


def _rij(model: type[models.Model], waarde: Any, volgorde: int = 0, **meer: Any) -> models.Model:
    """A row with every column that the value, or else `meer`, has a name for."""
    gegevens = {"volgorde": volgorde, **cattrs.unstructure(waarde), **meer}
    kolommen = {veld.name: veld.attname for veld in model._meta.concrete_fields}
    return model(**{kolommen[naam]: w for naam, w in gegevens.items() if naam in kolommen})


def _verwijzingen(
    kader: Kader,
) -> Iterator[tuple[ManyToManyDescriptor, Iterable[tuple[str, Iterable[str]]]]]:
    recht = kader.juridische_kaders
    yield JuridischKader.bronnen, ((j.code, j.bronnen) for j in recht)
    doelen = kader.doelstellingen
    yield Doelstelling.bronnen, ((d.code, d.bronnen) for d in doelen)
    yield Doelstelling.juridische_kaders, ((d.code, d.juridische_kaders) for d in doelen)
    yield (
        Doelstelling.juridische_kaders_in_kader,
        ((d.code, d.juridische_kaders_in_kader) for d in doelen),
    )
    yield Productgroep.bronnen, ((p.slug, p.bronnen) for p in kader.productgroepen)
    clausules = kader.clausules
    yield Clausule.bronnen, ((c.code, c.bronnen) for c in clausules)
    yield Clausule.doelstellingen, ((c.code, c.doelstellingen) for c in clausules)
    yield Clausule.juridische_kaders, ((c.code, c.juridische_kaders) for c in clausules)
    yield Clausule.productgroepen, ((c.code, c.toepassing.productgroepen) for c in clausules)
    plannen = kader.categorieplannen
    yield Categorieplan.productgroepen, ((p.slug, p.productgroepen) for p in plannen)
    yield Categorieplan.standaardclausules, ((p.slug, p.standaardclausules) for p in plannen)
    yield Categorieplan.optionele_clausules, ((p.slug, p.optionele_clausules) for p in plannen)


def _koppel(veld: ManyToManyDescriptor, verwijzingen: Iterable[tuple[str, Iterable[str]]]) -> None:
    van, naar = veld.field.m2m_column_name(), veld.field.m2m_reverse_name()
    veld.through.objects.bulk_create(
        veld.through(**{van: code, naar: doel}) for code, doelen in verwijzingen for doel in doelen
    )


def _keur(rijen: list[models.Model]) -> None:
    # SQLite takes any length and both engines any choice; the release hears of it here.
    fouten = [regel for rij in rijen for regel in _fouten(rij)]
    if fouten:
        raise Werkrijfout(fouten)


def _fouten(rij: models.Model) -> Iterator[str]:
    verwijzingen = [veld.name for veld in rij._meta.concrete_fields if veld.is_relation]
    try:
        rij.clean_fields(exclude=verwijzingen)
    except ValidationError as fout:
        for veld, meldingen in fout.message_dict.items():
            yield f"{rij._meta.verbose_name} {rij.pk or rij}, {veld}: {' '.join(meldingen)}"
