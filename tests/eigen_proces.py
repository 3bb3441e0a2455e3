"""A process that a test starts works on the database of that test."""

from urllib.parse import quote

import pytest
from django.db import connection


def op_dezelfde_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", adres())
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "inkoopkader.settings")
    monkeypatch.setenv("DEMO", "1")


def adres() -> str:
    met = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{met['NAME']}"
    plaats = quote(met["HOST"], safe="")  # a folder where the server listens on a socket
    poort = f":{met['PORT']}" if met["PORT"] else ""
    return f"postgres://{met['USER']}:{met['PASSWORD']}@{plaats}{poort}/{met['NAME']}"
