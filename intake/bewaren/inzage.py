"""What the database holds about one person, for whoever asks to see their own data (AVG, 15)."""

from collections.abc import Iterator
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db.models import BinaryField, ForeignObjectRel, Model

from intake.ambitieweb.models import Genodigde
from intake.berichten.models import Bericht
from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker

# Keys that open something. They are about a person, and no answer to the question.
GEHEIM = {
    "password", "key", "token", "sleutel", "sleutel_link", "linkhash", "session_data",
    "session_hash", "post_data", "get_data",
}  # fmt: skip
# Of a large row only which one it is: what stands in it is about a purchase or the framework.
ALLEEN_WELKE = {
    "Categorieplan", "Doorrekening", "Dossier", "Kaderversie", "Publicatievoorstel",
    "VastgesteldAdvies",
}  # fmt: skip
ANDER = "iemand anders"


def inzage(wie: Gebruiker) -> dict[str, Any]:
    """Every row that refers to the account, whatever table it is in, or that holds its address."""
    gevonden = {
        "account": rij(wie, wie),
        "groepen": [groep.name for groep in wie.groups.order_by("name")],
    }
    for naam, rijen in verwijzingen(wie):
        if rijen:
            gevonden[naam] = [rij(een, wie) for een in rijen]
    return gevonden


def verwijzingen(wie: Gebruiker) -> Iterator[tuple[str, list[Model]]]:
    for relatie in Gebruiker._meta.get_fields(include_hidden=True):
        if isinstance(relatie, ForeignObjectRel) and not relatie.many_to_many:
            model: Any = relatie.related_model
            rijen = model._base_manager.filter(**{relatie.field.name: wie}).order_by("pk")
            yield f"{model.__name__}.{relatie.field.name}", list(rijen)
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        yield model.__name__, list(model.objects.filter(username=wie.username).order_by("pk"))
    if wie.email:
        yield from met_adres(wie)


def met_adres(wie: Gebruiker) -> Iterator[tuple[str, list[Model]]]:
    genoemd = Dossier.objects.filter(opdrachtgever_email__iexact=wie.email)
    yield "Dossier.opdrachtgever_email", list(genoemd.order_by("pk"))
    yield "Genodigde.email", list(Genodigde.objects.filter(email__iexact=wie.email).order_by("pk"))
    yield "Bericht.email", list(Bericht.objects.filter(email__iexact=wie.email).order_by("pk"))


def rij(een: Model, wie: Gebruiker) -> dict[str, Any]:
    if type(een).__name__ in ALLEEN_WELKE:
        return {"welke": str(een)}
    return dict(kolommen(een, wie))


def kolommen(een: Model, wie: Gebruiker) -> Iterator[tuple[str, Any]]:
    for veld in een._meta.concrete_fields:
        if veld.name in GEHEIM or isinstance(veld, BinaryField):
            continue
        waarde = getattr(een, veld.name)
        if not veld.is_relation:
            yield veld.name, waarde
        elif isinstance(waarde, Gebruiker):
            yield veld.name, str(wie) if waarde == wie else ANDER
        else:
            yield veld.name, str(waarde) if waarde else None
