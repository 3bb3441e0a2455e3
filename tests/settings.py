"""The settings of the tests: those of production, with what is slow or needs a build left out."""

import atexit
import os
import shutil
import tempfile

os.environ.setdefault("SECRET_KEY", "alleen voor de tests")

from inkoopkader.settings import *  # noqa: F403
from inkoopkader.settings import DATABASES, STORAGES

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "sessionid", "csrftoken"  # the others need TLS
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: then threads have connections of their own and wait as in production.
    MAP = tempfile.mkdtemp(prefix="inkoopkader-test-")
    atexit.register(shutil.rmtree, MAP, ignore_errors=True)
    BESTAND = os.path.join(MAP, "test.sqlite3")
    DATABASES["default"] |= {"NAME": BESTAND, "TEST": {"NAME": BESTAND}}
# The tests of signing on turn these on; the others log in without counting or a second step.
AXES_ENABLED = TWEEDE_FACTOR = False
