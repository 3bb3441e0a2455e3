"""A mail server that remembers every letter it accepted."""

import asyncio
from collections import Counter
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller


class Postbus:
    """`traag` are the seconds before each letter is accepted: time for a kill to hit it."""

    def __init__(self, traag: float = 0.0) -> None:
        self.traag = traag
        self.ontvangen: Counter[str] = Counter()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await asyncio.sleep(self.traag)
        brief = message_from_bytes(envelope.content)
        self.ontvangen[str(brief["Message-ID"])] += 1
        return "250 OK"

    @property
    def dubbel(self) -> int:
        return sum(aantal - 1 for aantal in self.ontvangen.values())


def start_postbus(postbus: Postbus, adres: str, poort: int) -> Controller:
    controller = Controller(postbus, hostname=adres, port=poort, ready_timeout=30)
    controller.start()
    return controller
