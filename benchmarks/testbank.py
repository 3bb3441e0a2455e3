"""Where the benchmarks run: the settings of the tests and a database that is thrown away."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django


@contextmanager
def proefdatabase() -> Iterator[None]:
    """An empty database with the framework in it; on PostgreSQL with DATABASE_URL."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.conf import settings
    from django.test.utils import get_runner, setup_test_environment, teardown_test_environment

    from intake.management.commands.laad_kader import gekeurde_uitgave, neem_over

    setup_test_environment()
    runner = get_runner(settings)(verbosity=0)
    databases = runner.setup_databases()
    try:
        neem_over(gekeurde_uitgave(settings.BASE_DIR / "fixtures" / "kader"), {})
        yield
    finally:
        runner.teardown_databases(databases)
        teardown_test_environment()
