"""Machines of their own on one computer: network namespaces on a bridge, with cables to pull."""

import subprocess
from contextlib import suppress

BRUG = "storing-br"
NET = "10.231.0"
MIDDEN = f"{NET}.1"  # the database, the mail server and the proxy stand here


class Machine:
    def __init__(self, naam: str, nummer: int) -> None:
        self.naam = f"storing-{naam}"
        self.adres = f"{NET}.{nummer}"
        self.kabel = f"st-{naam}"

    @property
    def vooraf(self) -> tuple[str, ...]:
        """What a command begins with to run on this machine."""
        return ("ip", "netns", "exec", self.naam)

    def bouw(self) -> None:
        eind = f"{self.kabel}-0"
        ip("netns", "add", self.naam)
        ip("link", "add", self.kabel, "type", "veth", "peer", "name", eind)
        ip("link", "set", eind, "netns", self.naam)
        ip("link", "set", self.kabel, "master", BRUG, "up")
        ip("-n", self.naam, "addr", "add", f"{self.adres}/24", "dev", eind)
        ip("-n", self.naam, "link", "set", eind, "up")
        ip("-n", self.naam, "link", "set", "lo", "up")

    def trek_kabel(self) -> None:
        ip("link", "set", self.kabel, "down")

    def steek_kabel(self) -> None:
        ip("link", "set", self.kabel, "up")

    def breek_af(self) -> None:
        with suppress(subprocess.CalledProcessError):
            ip("netns", "del", self.naam)


def bouw_brug() -> None:
    breek_brug_af()
    ip("link", "add", BRUG, "type", "bridge")
    ip("addr", "add", f"{MIDDEN}/24", "dev", BRUG)
    ip("link", "set", BRUG, "up")


def breek_brug_af() -> None:
    with suppress(subprocess.CalledProcessError):
        ip("link", "del", BRUG)


def ip(*opdracht: str) -> None:
    subprocess.run(["ip", *opdracht], check=True, stderr=subprocess.DEVNULL)
