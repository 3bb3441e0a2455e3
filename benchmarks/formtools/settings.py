"""The peer: django-formtools as its documentation sets it up, with crispy-bootstrap5.

Sessions in the database, default middleware, and the connections, cached templates and proxy
settings that our own application has too.
"""

import json
import os
from pathlib import Path

import dj_database_url

SECRET_KEY = "alleen-voor-de-meting"
ALLOWED_HOSTS = ["*"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "formtools",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "benchmarks.formtools.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DATABASES = {"default": dj_database_url.parse(os.environ["DATABASE_URL"])}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
SESSION_COOKIE_NAME = os.environ["SESSIEKOEKJE"]  # as the browser of the benchmark sends it
STATIC_URL = "/static/"
LOGIN_URL = "/inloggen/"
LANGUAGE_CODE = "nl"
USE_TZ = True
LOGGING = {"version": 1, "disable_existing_loggers": True}
# The steps with their fields, as benchmarks.stap read them off our own forms.
VRAGENLIJST = json.loads(os.environ.get("VRAGENLIJST", "[]"))
