"""The proxy as we ship it, in front of the real application: only ports, paths and the name differ."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.eigen_proces import adres

# Once is enough: which database answers makes no difference to a proxy.
pytestmark = pytest.mark.reis

WORTEL = Path(__file__).parents[1]
NAAM = "localhost"
KADER = """
daemon off; pid {map}/pid; error_log {map}/fout.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    {temp}
    {conf}
}}
"""
MAPPEN = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Antwoord:
    status: int
    koppen: http.client.HTTPMessage
    tekst: str


@dataclass(frozen=True)
class Proxy:
    http: int
    https: int
    map: Path

    def vraag(self, methode: str, pad: str, body: bytes = b"", **koppen: str) -> Antwoord:
        verbinding = http.client.HTTPSConnection(NAAM, self.https, context=self.tls(), timeout=10)
        return antwoord(verbinding, methode, pad, body, koppen)

    def onversleuteld(self, pad: str, **koppen: str) -> Antwoord:
        verbinding = http.client.HTTPConnection(NAAM, self.http, timeout=10)
        return antwoord(verbinding, "GET", pad, b"", {"Host": NAAM, **koppen})

    def tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.map / "tls/fullchain.pem")


def antwoord(verbinding, methode, pad, body, koppen):
    with closing(verbinding):
        verbinding.request(methode, pad, body, {k.replace("_", "-"): v for k, v in koppen.items()})
        kwam = verbinding.getresponse()
        return Antwoord(kwam.status, kwam.headers, kwam.read().decode("utf-8", "replace"))


def vrije_poort() -> int:
    with socket.create_server(("127.0.0.1", 0)) as dienst:
        return dienst.getsockname()[1]


def wacht_op(poort: int, proces: subprocess.Popen) -> None:
    einde = time.monotonic() + 30
    while time.monotonic() < einde and proces.poll() is None:
        with socket.socket() as klop:
            if klop.connect_ex(("127.0.0.1", poort)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens on port {poort}")


@contextmanager
def draait(opdracht: list[str], poort: int, **omgeving: str) -> Iterator[None]:
    proces = subprocess.Popen(opdracht, cwd=WORTEL, env=os.environ | omgeving)
    try:
        wacht_op(poort, proces)
        yield
    finally:
        proces.terminate()
        proces.wait(20)


def onze_configuratie(map: Path, http: int, https: int, achter: int) -> str:
    """What a system administrator fills in, and the places that need root."""
    conf = (WORTEL / "deploy/nginx/inkoopkader.conf").read_text(encoding="utf-8")
    conf = re.sub(r"listen \[::\].*", "", conf)  # not every machine that tests has IPv6
    for oud, nieuw in {
        "inkoopkader.example": NAAM,
        "server 127.0.0.1:8000": f"server 127.0.0.1:{vrije_poort()}",  # one that is down
        "server 127.0.0.1:8001": f"server 127.0.0.1:{achter}",
        "listen 80": f"listen 127.0.0.1:{http}",
        "listen 443": f"listen 127.0.0.1:{https}",
        "/etc/inkoopkader/tls": f"{map}/tls",
        "/var/log/nginx": str(map),
        "/srv/inkoopkader": str(WORTEL),
    }.items():
        assert oud in conf
        conf = conf.replace(oud, nieuw)
    return conf


@contextmanager
def nginx(map: Path, achter: int) -> Iterator[Proxy]:
    proxy = Proxy(vrije_poort(), vrije_poort(), map)
    (map / "tls").mkdir(parents=True)
    maak_certificaat(map / "tls")
    temp = " ".join(f"{naam}_temp_path {map}/{naam};" for naam in MAPPEN)
    conf = onze_configuratie(map, proxy.http, proxy.https, achter)
    (map / "nginx.conf").write_text(KADER.format(map=map, temp=temp, conf=conf), encoding="utf-8")
    programma = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert programma, "nginx is not installed; script/test installs it"
    # As root nginx gives its workers to a user that may not read this folder.
    wie = ["-g", "user root;"] if os.getuid() == 0 else []
    with draait([programma, "-c", str(map / "nginx.conf"), *wie], proxy.https):
        yield proxy


def maak_certificaat(map: Path) -> None:
    naam = ["-subj", f"/CN={NAAM}", "-addext", f"subjectAltName=DNS:{NAAM}"]
    sleutel = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    uit = ["-keyout", map / "privkey.pem", "-out", map / "fullchain.pem"]
    opdracht = ["openssl", "req", "-x509", "-days", "1", *sleutel, *naam, *uit]
    subprocess.run(opdracht, check=True, capture_output=True)


@pytest.fixture(scope="module")
def proxy(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[Proxy]:
    """Proxy and application with the settings of production, on the database of the tests."""
    map = tmp_path_factory.mktemp("proxy")
    poort = vrije_poort()
    with django_db_blocker.unblock():
        database = adres()
    omgeving = {
        "DJANGO_SETTINGS_MODULE": "tests.productie",
        "SECRET_KEY": "alleen voor deze proef, en lang genoeg om er een te zijn 0123456789",
        "ALLOWED_HOSTS": NAAM,
        "ACHTER_PROXY": "1",
        "DATABASE_URL": database,
        "DATA_DIR": str(map),
        "GRANIAN_PORT": str(poort),
    }
    verzamel = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(verzamel, cwd=WORTEL, env=os.environ | omgeving, check=True)
    with ExitStack() as samen:
        samen.enter_context(draait(["deploy/web"], poort, **omgeving))
        yield samen.enter_context(nginx(map / "nginx", poort))


class TestVerkeer:
    def test_a_page_comes_over_https_with_the_headers_of_the_application(self, proxy):
        pagina = proxy.vraag("GET", "/inloggen/")
        assert pagina.status == 200
        assert "Inloggen" in pagina.tekst
        assert "default-src 'none'" in pagina.koppen["Content-Security-Policy"]
        assert pagina.koppen["Strict-Transport-Security"].startswith("max-age=31536000")
        assert "Secure" in pagina.koppen["Set-Cookie"]
        assert pagina.koppen["Server"] == "nginx"

    def test_http_leads_to_the_same_page_over_https(self, proxy):
        omgeleid = proxy.onversleuteld("/inloggen/?next=/dossiers/")
        assert omgeleid.status == 301
        assert omgeleid.koppen["Location"] == f"https://{NAAM}/inloggen/?next=/dossiers/"

    @pytest.mark.django_db
    def test_what_the_application_says_about_its_health_arrives_unchanged(self, proxy):
        assert proxy.vraag("GET", "/leeft/").tekst == "leeft\n"
        gereed = proxy.vraag("GET", "/gereed/")  # the database of the tests holds no framework
        assert (gereed.status, gereed.koppen["Content-Type"][:10]) == (503, "text/plain")
        assert gereed.tekst.startswith("niet gereed: er is nog geen kader")

    def test_another_name_gets_no_answer(self, proxy):
        with pytest.raises(http.client.RemoteDisconnected):
            proxy.onversleuteld("/", Host="elders.example")
        with socket.create_connection((NAAM, proxy.https)) as lijn, pytest.raises(ssl.SSLError):
            proxy.tls().wrap_socket(lijn, server_hostname="elders.example")

    @pytest.mark.parametrize(
        ("versie", "zegt"), [("-tls1_1", "SSL alert number"), ("-tls1_2", "Verification: OK")]
    )
    def test_only_tls_of_today_is_spoken(self, proxy, versie, zegt):
        opdracht = ["openssl", "s_client", "-connect", f"{NAAM}:{proxy.https}", versie]
        wie = ["-servername", NAAM, "-CAfile", proxy.map / "tls/fullchain.pem"]
        zwak = ["-cipher", "ALL:@SECLEVEL=0"]  # else the client itself would refuse
        gezegd = subprocess.run([*opdracht, *wie, *zwak], input=b"", capture_output=True)
        assert zegt in (gezegd.stdout + gezegd.stderr).decode()

    def test_styles_are_compressed_and_kept_for_ever(self, proxy):
        pagina = proxy.vraag("GET", "/inloggen/").tekst
        adres_van_stijl = re.search(r'href="(/static/css/pagina\.[0-9a-f]+\.css)"', pagina)[1]
        stijl = proxy.vraag("GET", adres_van_stijl, Accept_Encoding="br, gzip")
        assert (stijl.status, stijl.koppen["Content-Encoding"]) == (200, "br")
        assert "immutable" in stijl.koppen["Cache-Control"]

    def test_pages_are_compressed(self, proxy):
        pagina = proxy.vraag("GET", "/inloggen/", Accept_Encoding="gzip")
        assert pagina.koppen["Content-Encoding"] == "gzip"


class TestKwaadwillend:
    def test_what_a_client_says_about_its_transport_is_overwritten(self, proxy):
        assert proxy.vraag("GET", "/inloggen/", X_Forwarded_Proto="http").status == 200
        assert proxy.onversleuteld("/inloggen/", X_Forwarded_Proto="https").status == 301

    def test_the_application_hears_only_what_the_proxy_saw(self, tmp_path):
        gehoord = {}

        class Luister(BaseHTTPRequestHandler):
            def do_GET(self):
                gehoord.update(self.headers.items())
                self.send_response(204)
                self.end_headers()

            def log_message(self, *args):
                pass

        leugens = {
            "X_Forwarded_For": "10.9.9.9",
            "X_Forwarded_Host": "elders.example",
            "X_Real_IP": "10.9.9.9",
            "X_Request_ID": "van mij",
            "Forwarded": "for=10.9.9.9",
        }
        with HTTPServer(("127.0.0.1", 0), Luister) as achter:
            threading.Thread(target=achter.handle_request).start()
            with nginx(tmp_path / "nginx", achter.server_port) as proxy:
                proxy.vraag("GET", "/", **leugens)
        assert gehoord["Host"] == NAAM
        assert gehoord["X-Forwarded-For"] == "127.0.0.1"
        assert gehoord["X-Forwarded-Proto"] == "https"
        assert re.fullmatch("[0-9a-f]{32}", gehoord["X-Request-ID"])
        assert not {"X-Forwarded-Host", "X-Real-IP", "Forwarded"} & set(gehoord)

    def test_too_much_at_once_gets_a_page_that_helps(self, proxy):
        pagina = proxy.vraag("POST", "/inloggen/", b"x" * 3_000_000)
        assert pagina.status == 413
        assert "Dit is te veel om in één keer te versturen" in pagina.tekst
        assert "default-src 'none'" in pagina.koppen["Content-Security-Policy"]

    def test_slow_clients_keep_nobody_waiting(self, proxy):
        begin = f"POST /hulp/ HTTP/1.1\r\nHost: {NAAM}\r\nContent-Length: 1000\r\n\r\nx"
        with ExitStack() as lijnen:
            for _ in range(60):
                lijn = lijnen.enter_context(socket.create_connection((NAAM, proxy.https)))
                traag = lijnen.enter_context(proxy.tls().wrap_socket(lijn, server_hostname=NAAM))
                traag.sendall(begin.encode())
            vanaf = time.monotonic()
            assert proxy.vraag("GET", "/inloggen/").status == 200
            assert time.monotonic() - vanaf < 1

    def test_the_log_holds_no_own_link_and_no_search(self, proxy):
        for pad in ("/ambitieweb/geheim123/", "/wachtwoord/MQ/geheim123/", "/hulp/?zoek=geheim123"):
            proxy.vraag("GET", pad)
        log = (proxy.map / "inkoopkader.log").read_text(encoding="utf-8")
        assert '"GET /ambitieweb/[link]"' in log
        assert '"GET /hulp/"' in log
        for bestand in proxy.map.glob("*.log"):
            assert "geheim123" not in bestand.read_text(encoding="utf-8")

    def test_who_keeps_trying_to_log_in_is_told_to_wait(self, proxy):
        stati = [proxy.vraag("POST", "/inloggen/").status for _ in range(40)]
        assert stati[:20] == [403] * 20
        assert stati[-1] == 429
        assert "Even geduld" in proxy.vraag("POST", "/inloggen/").tekst
        assert proxy.vraag("GET", "/inloggen/").status == 200


def test_without_the_application_there_is_a_page_that_says_work_is_safe(tmp_path):
    with nginx(tmp_path / "nginx", vrije_poort()) as proxy:
        pagina = proxy.vraag("GET", "/ambitieweb/geheim123/")
        stijl = proxy.vraag("GET", re.search(r'href="(/fout/\S+\.css)"', pagina.tekst)[1])
    for log in proxy.map.glob("*.log"):
        assert "geheim123" not in log.read_text(encoding="utf-8")
    assert pagina.status == 502
    assert "Wat u eerder hebt opgeslagen, is veilig." in pagina.tekst
    assert (stijl.status, stijl.koppen["Content-Type"]) == (200, "text/css")
