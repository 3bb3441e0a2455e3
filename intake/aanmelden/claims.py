"""What the claims of an id_token say about a person: who it is, its name and its roles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from intake.gebruikers import Gebruiker

IEDEREEN = "*"  # a mapping for everyone whom the provider lets in
Claims = Mapping[str, Any]


@dataclass(frozen=True)
class Persoon:
    """Somebody as the provider knows them."""

    issuer: str
    subject: str
    gebruikersnaam: str
    voornaam: str
    achternaam: str
    email: str
    rollen: frozenset[str]


def persoon_van(
    claims: Claims, sleutel: Iterable[str], groepclaim: str, rollen: Mapping[str, str]
) -> Persoon | None:
    """None without a subject: `sleutel` names the claims that together are the key."""
    delen = [claims.get(naam) for naam in sleutel]
    subject = "/".join(str(deel) for deel in delen)
    if not all(isinstance(deel, str) and deel for deel in delen) or len(subject) > 255:
        return None
    voornaam, achternaam = naam_van(claims)
    return Persoon(
        issuer=claims["iss"],
        subject=subject,
        gebruikersnaam=woord(claims.get("preferred_username"), 140),
        voornaam=voornaam,
        achternaam=achternaam,
        email=email_van(claims),
        rollen=rollen_van(waarden(claims, groepclaim), rollen),
    )


def naam_van(claims: Claims) -> tuple[str, str]:
    voornaam, achternaam = woord(claims.get("given_name")), woord(claims.get("family_name"))
    if voornaam or achternaam:
        return voornaam, achternaam
    return woord(claims.get("name")), ""


def email_van(claims: Claims) -> str:
    """Not one that the provider says it did not check: a person may have typed any."""
    adres = woord(claims.get("email"), Gebruiker._meta.get_field("email").max_length)
    try:
        validate_email(adres)
    except ValidationError:
        return ""
    return adres if claims.get("email_verified", True) in (True, "true") else ""


def rollen_van(groepen: Iterable[str], rollen: Mapping[str, str]) -> frozenset[str]:
    return frozenset(rollen[groep] for groep in (*groepen, IEDEREEN) if groep in rollen)


def is_sterk(claims: Claims, eisen: Iterable[str]) -> bool:
    """Whether the provider says that one of these was so; without demands everyone will do."""
    paren = [eis.partition("=") for eis in eisen]
    return not paren or any(waarde in waarden(claims, naam) for naam, _, waarde in paren)


def waarden(claims: Claims, naam: str) -> list[str]:
    """The values of a claim, of which the name may be a path: `realm_access.roles`."""
    gevonden: Any = claims.get(naam)
    if gevonden is None:
        gevonden = claims
        for deel in naam.split("."):
            gevonden = gevonden.get(deel) if isinstance(gevonden, Mapping) else None
    lijst = [gevonden] if isinstance(gevonden, str) else gevonden
    return [w for w in lijst if isinstance(w, str)] if isinstance(lijst, list) else []


def woord(waarde: object, lengte: int = 150) -> str:
    """A text from outside on one line, bounded, without characters that cannot be seen."""
    if not isinstance(waarde, str):
        return ""
    zichtbaar = "".join(teken for teken in waarde if teken.isprintable())
    return " ".join(zichtbaar.split())[:lengte]
