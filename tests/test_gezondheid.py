"""What a load balancer hears."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db


def vraag(adres):
    antwoord = Client().get(adres)
    return antwoord.status_code, antwoord.content.decode().strip()


def test_it_lives_without_asking_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert vraag("/leeft/") == (200, "leeft")


def test_it_is_ready_with_a_database_that_is_up_to_date():
    assert vraag("/gereed/") == (200, "gereed")


def test_it_is_not_ready_while_a_migration_waits():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    status, tekst = vraag("/gereed/")
    assert status == 503
    assert "loopt achter" in tekst


def test_it_is_not_ready_without_a_database():
    def breek(*args):
        raise OperationalError

    with connection.execute_wrapper(breek):
        assert vraag("/gereed/") == (503, "niet gereed: de database antwoordt niet")
        assert vraag("/leeft/") == (200, "leeft")


def test_the_answer_is_never_kept():
    assert "no-store" in Client().get("/gereed/").headers["Cache-Control"]
