"""An OpenID provider in a process of its own that does as it is told, also wrongly, for one login.

`python -m tests.oidc.aanbieder` prints its address. A test posts to /stel what the next login must
be: claims on top of the usual ones, and one of FOUTEN. Nobody types a password here: /authorize
sends the browser straight back, as a provider does for who is signed on there already.
"""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, GEHEIM = "inkoopkader", "een-geheim-van-de-proef"
HANGT = 8  # longer than the application waits
SLEUTEL, ANDERE = (RSAKey.generate_key(2048, {"kid": kid}) for kid in ("k1", "k1"))
NIEUWE = RSAKey.generate_key(2048, {"kid": "k2"})

Claims = dict[str, Any]


def teken(claims: Claims, sleutel: RSAKey = SLEUTEL) -> str:
    return jwt.encode({"alg": "RS256", "kid": sleutel.kid}, claims, sleutel)


def deel(inhoud: bytes) -> str:
    return base64.urlsafe_b64encode(inhoud).decode().rstrip("=")


def zonder_handtekening(claims: Claims) -> str:
    return f"{deel(json.dumps({'alg': 'none'}).encode())}.{deel(json.dumps(claims).encode())}."


def hs256(claims: Claims, geheim: bytes) -> str:
    """By hand: the library rightly refuses to take a public key as a shared secret."""
    kop = {"alg": "HS256", "kid": "k1"}
    begin = f"{deel(json.dumps(kop).encode())}.{deel(json.dumps(claims).encode())}"
    return f"{begin}.{deel(hmac.digest(geheim, begin.encode(), 'sha256'))}"


def zonder(naam: str) -> Callable[[Claims], str]:
    return lambda claims: teken({k: v for k, v in claims.items() if k != naam})


def met(**anders: Any) -> Callable[[Claims], str]:
    return lambda claims: teken(claims | anders)


def geknoeid(claims: Claims) -> str:
    kop, _, teken_ = teken(claims).split(".")
    return f"{kop}.{deel(json.dumps(claims | {'sub': 'de-baas'}).encode())}.{teken_}"


# What the id_token is instead of good.
FOUTEN: dict[str, Callable[[Claims], str]] = {
    "andere aud": met(aud="een-ander-programma"),
    "aud erbij zonder azp": met(aud=[CLIENT_ID, "een-ander-programma"]),
    "andere azp": met(azp="een-ander-programma"),
    "zonder aud": zonder("aud"),
    "andere iss": met(iss="https://ergens-anders.example"),
    "zonder iss": zonder("iss"),
    "verlopen": met(exp=int(time.time()) - 3600),
    "zonder exp": zonder("exp"),
    "nog niet geldig": met(nbf=int(time.time()) + 86400),
    "andere nonce": met(nonce="van-een-ander"),
    "zonder nonce": zonder("nonce"),
    "zonder sub": zonder("sub"),
    "lege sub": met(sub=""),
    "sub is geen tekst": met(sub={"$ne": 1}),
    "alg none": zonder_handtekening,
    "andere sleutel": lambda claims: teken(claims, ANDERE),
    "onbekende sleutel": lambda claims: teken(claims, RSAKey.generate_key(2048, {"kid": "x"})),
    "geknoeid": geknoeid,
    # The classic attack: the public key of everybody as the secret.
    "HS256 met de publieke sleutel": lambda c: hs256(c, SLEUTEL.as_pem(private=False)),
    "HS256 met het geheim": lambda claims: hs256(claims, GEHEIM.encode()),
    "geen token": lambda claims: "geen.echt.token",
    "nieuwe sleutel": lambda claims: teken(claims, NIEUWE),
}


class Stand:
    """What the test asked for, and the codes that were given out."""

    fout = ""
    claims: Claims = {}
    codes: dict[str, dict[str, Any]] = {}
    gevraagd: list[str] = []


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass

    @property
    def issuer(self) -> str:
        return f"http://{self.headers['Host']}"

    def do_GET(self) -> None:
        pad = urlsplit(self.path).path
        Stand.gevraagd.append(pad)
        if pad == "/.well-known/openid-configuration":
            self.metadata()
        elif pad == "/jwks":
            self.json({"keys": [self.publiek(SLEUTEL), *self.nieuwe_sleutel()]})
        elif pad == "/authorize":
            self.authorize()
        elif pad == "/afmelden":
            self.stuur_naar(parse_qs(urlsplit(self.path).query)["post_logout_redirect_uri"][0])
        elif pad == "/gevraagd":
            self.json(Stand.gevraagd)
        elif pad == "/userinfo":
            self.json({"sub": "de-baas", "roles": ["Beheer"]})

    def do_POST(self) -> None:
        lengte = int(self.headers.get("Content-Length", 0))
        inhoud = self.rfile.read(lengte).decode()
        if self.path == "/stel":
            Stand.fout, Stand.claims = json.loads(inhoud)["fout"], json.loads(inhoud)["claims"]
            self.json({})
        elif self.path == "/teken":  # any token, for the test of signing off
            opdracht = json.loads(inhoud)
            self.json({"token": FOUTEN.get(opdracht["fout"], teken)(opdracht["claims"])})
        elif self.path == "/token":
            self.token({k: v[0] for k, v in parse_qs(inhoud).items()})

    def metadata(self) -> None:
        if Stand.fout == "metadata hangt":
            time.sleep(HANGT)
        if Stand.fout == "metadata is geen json":
            return self.antwoord(200, b"<html>onderhoud</html>", "text/html")
        if Stand.fout == "metadata is stuk":
            return self.json({"fout": "onderhoud"}, 500)
        issuer = "https://ander.example" if Stand.fout == "metadata van een ander" else self.issuer
        self.json(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/jwks",
                "end_session_endpoint": f"{self.issuer}/afmelden",
                # What a careless provider says it can do must not widen what we accept.
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            }
        )

    def nieuwe_sleutel(self) -> list[dict[str, Any]]:
        return [self.publiek(NIEUWE)] if Stand.fout == "nieuwe sleutel" else []

    def publiek(self, sleutel: RSAKey) -> dict[str, Any]:
        return dict(sleutel.as_dict(private=False)) | {"use": "sig", "alg": "RS256"}

    def authorize(self) -> None:
        vraag = {k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()}
        assert vraag["code_challenge_method"] == "S256", "no PKCE"
        terug = {"state": vraag["state"], "iss": self.issuer}
        if Stand.fout == "afgebroken":
            terug |= {"error": "access_denied"}
        elif Stand.fout == "storing bij de aanbieder":
            terug |= {"error": "server_error", "error_description": "<b>stuk</b>"}
        else:
            code = terug["code"] = secrets.token_urlsafe()
            Stand.codes[code] = vraag | {"fout": Stand.fout, "claims": Stand.claims}
        if Stand.fout == "antwoord van een ander":
            terug["iss"] = "https://ander.example"
        self.stuur_naar(f"{vraag['redirect_uri']}?{urlencode(terug)}")

    def stuur_naar(self, adres: str) -> None:
        self.send_response(302)
        self.send_header("Location", adres)
        self.end_headers()

    def token(self, vraag: dict[str, str]) -> None:
        uitgegeven = Stand.codes.pop(vraag.get("code", ""), None)
        if uitgegeven is None or not self.klopt(vraag, uitgegeven):
            return self.json({"error": "invalid_grant"}, 400)
        if uitgegeven["fout"] == "token hangt":
            time.sleep(HANGT)
        claims = self.gewoon(uitgegeven["nonce"]) | uitgegeven["claims"]
        maak = FOUTEN.get(uitgegeven["fout"], teken)
        token = {"access_token": "a", "token_type": "Bearer", "id_token": maak(claims)}
        if uitgegeven["fout"] == "geen id_token":
            del token["id_token"]
        self.json(token)

    def klopt(self, vraag: dict[str, str], uitgegeven: dict[str, Any]) -> bool:
        """What a real provider checks: the verifier, the address and the secret."""
        afdruk = hashlib.sha256(vraag.get("code_verifier", "").encode()).digest()
        uitdaging = deel(afdruk)
        wie = base64.b64encode(f"{CLIENT_ID}:{GEHEIM}".encode()).decode()
        return (
            uitdaging == uitgegeven["code_challenge"]
            and vraag.get("redirect_uri") == uitgegeven["redirect_uri"]
            and self.headers.get("Authorization") == f"Basic {wie}"
        )

    def gewoon(self, nonce: str) -> Claims:
        nu = int(time.time())
        return {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": "a1b2c3",
            "iat": nu,
            "exp": nu + 300,
            "nonce": nonce,
            "given_name": "Saskia",
            "family_name": "de Wit",
            "preferred_username": "s.dewit",
            "email": "s.dewit@voorbeeld.nl",
            "roles": ["Inkoper"],
        }

    def json(self, inhoud: object, status: int = 200) -> None:
        self.antwoord(status, json.dumps(inhoud).encode(), "application/json")

    def antwoord(self, status: int, inhoud: bytes, soort: str) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", soort)
            self.send_header("Content-Length", str(len(inhoud)))
            self.end_headers()
            self.wfile.write(inhoud)
        except BrokenPipeError:
            pass  # who waited for an answer went away


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
