"""The conversation with the OpenID provider: where it is, its keys, and whether a token is good.

Everything that comes from outside and is not as it should be ends in one of two exceptions.
"""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoOAuth2App, OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from requests import RequestException

logger = logging.getLogger(__name__)
# Public keys only: with HS256 the provider's public key or our secret could sign.
ALGORITMEN = ["RS256", "PS256", "ES256"]
WACHT = 5
SPELING = 60  # seconds that two clocks may differ
BACKCHANNEL = "http://schemas.openid.net/event/backchannel-logout"


class Onbereikbaar(Exception):
    """The provider gives no answer, or not that of the provider that is configured."""


class Ongeldig(Exception):
    """What came back does not prove who someone is."""


class Geweigerd(Exception):
    """The provider itself did not let this person in, or the person stopped."""


class Aanbieder(DjangoOAuth2App):
    def load_server_metadata(self) -> dict[str, Any]:
        gegevens = super().load_server_metadata()
        fout = fout_in(gegevens)
        if fout:
            self.server_metadata = {}
            raise Onbereikbaar(fout)
        gegevens["id_token_signing_alg_values_supported"] = ALGORITMEN
        return gegevens


def fout_in(gegevens: Mapping[str, Any]) -> str:
    """What the provider tells of itself must be about the issuer that we trust."""
    if gegevens.get("issuer") != settings.OIDC_ISSUER:
        return "the provider names another issuer"
    begin = "https://" if settings.OIDC_ISSUER.startswith("https://") else "http"
    for naam in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if not str(gegevens.get(naam, "")).startswith(begin):
            return f"no safe {naam}"
    return ""


def staat_aan() -> bool:
    return bool(settings.OIDC_ISSUER)


def aanbieder() -> Aanbieder:
    return maak_aanbieder(
        settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET
    )


@lru_cache(maxsize=4)
def maak_aanbieder(issuer: str, client_id: str, geheim: str) -> Aanbieder:
    """Kept, since it holds the addresses and the keys of the provider."""
    oauth = OAuth()
    oauth.oauth2_client_cls = Aanbieder
    return oauth.register(
        "oidc",
        client_id=client_id,
        client_secret=geheim,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        # `timeout` would be ignored without a word.
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "default_timeout": WACHT,
        },
    )


@contextmanager
def grens() -> Iterator[None]:
    """Whatever a provider sends, a page comes of it; a fault of our own is still one."""
    try:
        yield
    except RequestException as fout:
        raise Onbereikbaar(type(fout).__name__) from fout
    except (AuthlibBaseError, JoseError) as fout:
        if getattr(fout, "error", "") in ("access_denied", "interaction_required"):
            raise Geweigerd(type(fout).__name__) from fout
        raise Ongeldig(type(fout).__name__) from fout
    except (ValueError, TypeError, KeyError, AttributeError, RuntimeError) as fout:
        raise Ongeldig(type(fout).__name__) from fout


def stuur_door(request: HttpRequest, terug: str) -> HttpResponseRedirect:
    """To the provider, with state, nonce and the challenge of PKCE."""
    with grens():
        return aanbieder().authorize_redirect(request, terug)


def lees_terug(request: HttpRequest) -> tuple[dict[str, Any], str]:
    """The checked claims of the id_token, and the token itself; userinfo decides nothing."""
    with grens():
        app = aanbieder()
        if request.GET.get("iss", settings.OIDC_ISSUER) != settings.OIDC_ISSUER:
            raise Ongeldig("mix-up of providers")
        token = app.authorize_access_token(request, claims_options=eisen("nonce"), leeway=SPELING)
        if "userinfo" not in token:
            raise Ongeldig("no id_token")
        return dict(token["userinfo"]), str(token["id_token"])


def eisen(*namen: str) -> dict[str, dict[str, Any]]:
    return {
        "iss": {"essential": True, "value": settings.OIDC_ISSUER},
        "aud": {"essential": True, "value": settings.OIDC_CLIENT_ID},
    } | {naam: {"essential": True} for naam in namen}


def lees_afmelding(token: str) -> dict[str, Any]:
    """The claims of a logout token, after OpenID Connect Back-Channel Logout 2.6."""
    with grens():
        claims = ontcijfer(token)
        jwt.JWTClaimsRegistry(leeway=SPELING, **eisen("iat", "sub", "events")).validate(claims)
        te_oud = time.time() - claims["iat"] > 2 * SPELING
        if "nonce" in claims or te_oud or BACKCHANNEL not in claims["events"]:
            raise Ongeldig("no logout token")
        return claims


def ontcijfer(token: str) -> dict[str, Any]:
    """With the keys that are known, or those of now when the provider has changed them."""
    app = aanbieder()
    app.load_server_metadata()
    for opnieuw in (False, True):
        sleutels = KeySet.import_key_set(app.fetch_jwk_set(force=opnieuw))
        try:
            registry = JWSRegistry(algorithms=ALGORITMEN, strict_check_header=False)
            return dict(jwt.decode(token, key=sleutels, registry=registry).claims)
        except InvalidKeyIdError:
            continue
    raise Ongeldig("unknown key")


def adres_om_af_te_melden(id_token: str, terug: str) -> str:
    """Empty when the provider cannot do that, or does not answer now."""
    try:
        with grens():
            app = aanbieder()
            if not app.load_server_metadata().get("end_session_endpoint"):
                return ""
            return app.create_logout_url(
                post_logout_redirect_uri=terug,
                id_token_hint=id_token,
                client_id=settings.OIDC_CLIENT_ID,
            )["url"]
    except (Onbereikbaar, Ongeldig, Geweigerd):
        logger.warning("Afmelden bij de aanmelddienst lukt niet.")
        return ""
