"""The standard sentences that a new installation begins with."""

import tomllib
from typing import Any

from django.apps import apps as huidige_apps
from django.apps.registry import Apps
from django.conf import settings


def vul_standaardzinnen(using: str = "default", apps: Apps = huidige_apps, **kwargs: Any) -> None:
    """Runs after each migration, and only fills a list that is empty.

    So there is no command to forget, and what reviewers made of the list is never touched. `apps`
    are those of the migration that was just done: an older one has no such table.
    """
    try:
        model = apps.get_model("intake", "Standaardzin")
    except LookupError:
        return
    zinnen = model.objects.using(using)
    if not zinnen.exists():
        bestand = settings.BASE_DIR / "fixtures" / "standaardzinnen.toml"
        regels = tomllib.loads(bestand.read_text(encoding="utf-8"))["zin"]
        zinnen.bulk_create(model(**regel) for regel in regels)
