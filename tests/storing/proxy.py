"""The nginx configuration that we ship, in front of any number of application hosts."""

import os
import re
import signal
import subprocess
from pathlib import Path

from tests.storing.browser import HOST
from tests.storing.processen import PROJECT, Proces

KORT = "fail_timeout=2s"  # as we ship it
KADER = """
daemon off; worker_processes 2; pid {map}/pid; error_log {map}/fout.log;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {map}/client; proxy_temp_path {map}/proxy;
    fastcgi_temp_path {map}/fcgi; uwsgi_temp_path {map}/uwsgi; scgi_temp_path {map}/scgi;
    {conf}
}}
"""


def nginx(map_: Path, adres: str, poort: int, hosts: list[str]) -> Proces:
    (map_ / "tls").mkdir(parents=True)
    maak_certificaat(map_ / "tls")
    (map_ / "nginx.conf").write_text(
        KADER.format(map=map_, conf=ingevuld(map_, adres, poort, hosts))
    )
    opdracht = ("nginx", "-p", str(map_), "-c", str(map_ / "nginx.conf"))
    return Proces(*opdracht, omgeving={"PATH": "/usr/sbin:/usr/bin:/bin"}, log=map_ / "uit.log")


def herlaad(proces: Proces, map_: Path, adres: str, poort: int, hosts: list[str]) -> None:
    """As `systemctl reload nginx`: what is under way is finished by the old rules."""
    schrijf(map_, adres, poort, hosts)
    os.kill(proces.pid, signal.SIGHUP)


def schrijf(map_: Path, adres: str, poort: int, hosts: list[str]) -> None:
    conf = KADER.format(map=map_, conf=ingevuld(map_, adres, poort, hosts))
    (map_ / "nginx.conf").write_text(conf)


def ingevuld(map_: Path, adres: str, poort: int, hosts: list[str]) -> str:
    """What an administrator fills in: names, addresses and places; nothing else."""
    conf = (PROJECT / "deploy/nginx/inkoopkader.conf").read_text(encoding="utf-8")
    conf = re.sub(r"listen \[::\].*", "", conf)
    achter = "\n".join(f"    server {host};" for host in hosts)
    conf, aantal = re.subn(r"(?:^    server 127\.0\.0\.1:.*;\n)+", f"{achter}\n", conf, flags=re.M)
    if aantal != 1:
        raise ValueError("De configuratie noemt de applicatie anders dan wij denken")
    for oud, nieuw in {
        "inkoopkader.example": HOST,
        "listen 80": f"listen {adres}:{poort + 1}",
        "listen 443": f"listen {adres}:{poort}",
        "/etc/inkoopkader/tls": f"{map_}/tls",
        "/var/log/nginx": str(map_),
        "/srv/inkoopkader": str(PROJECT),
    }.items():
        if oud not in conf:
            raise ValueError(f"{oud} staat niet in de configuratie")
        conf = conf.replace(oud, nieuw)
    return conf


def maak_certificaat(map_: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        + ["-nodes", "-days", "2", "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        + ["-keyout", str(map_ / "privkey.pem"), "-out", str(map_ / "fullchain.pem")],
        check=True,
        stderr=subprocess.DEVNULL,
    )
