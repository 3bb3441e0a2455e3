"""The settings: safe unless the environment asks for less. docs/beheer.md names every variable."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from environs import Env, validate

from inkoopkader.sleutel import demo_sleutel, uit_bestand, vereiste_sleutel
from intake.huisstijl import stijlmappen

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.path("DATA_DIR", BASE_DIR / "data")

# A trial on one's own computer: plain http, demo accounts, a key made on the spot.
DEMO = env.bool("DEMO", False)
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = demo_sleutel(DATA_DIR) if DEMO else vereiste_sleutel(env.str("SECRET_KEY", ""))
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost"] if DEMO else [])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "intake",
]

MIDDLEWARE = [
    "inkoopkader.verzoek.volg_verzoek",
    "inkoopkader.middleware.sluit_af",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "inkoopkader.middleware.weiger_nul",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "intake.aanmelden.bewaking.bewaak_sessie",
    "inkoopkader.middleware.vernieuw_sessie",
    "inkoopkader.middleware.bewaar_niets",
    "intake.sessie.InlogMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "intake.dossier.achterhaald.AchterhaaldMiddleware",
    "intake.dossier.andereuitkomst.AndereUitkomstMiddleware",
]

ROOT_URLCONF = "inkoopkader.urls"
WSGI_APPLICATION = "inkoopkader.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "intake.huisstijl.huisstijl",
            ],
        },
    },
    {  # the pack of crispy-forms, and what every page has: at a third of the cost
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "jinja2"],
        "OPTIONS": {
            "environment": "intake.menu.omgeving",
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_TEMPLATE_PACK = "amsterdam"
CRISPY_ALLOWED_TEMPLATE_PACKS = "amsterdam"
CRISPY_FAIL_SILENTLY = False  # else a typing error in a Layout silently drops a question

# Database

DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{DATA_DIR / 'inkoopkader.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"] |= {
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A reader that turns into a writer is refused at once, whatever the timeout.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # No WAL: SQLite before 3.51.3 can corrupt the file with it (see intake/checks.py).
            # Recursive triggers: else INSERT OR REPLACE removes a row that must stay, unseen.
            "init_command": "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
            "PRAGMA recursive_triggers=ON;",
        },
    }
else:
    # Connecting costs as much as the rest of a request; a health check saves the first request
    # after a restart of the database. The limits are for a database that is cut off: without them
    # each thread waits for a quarter of an hour. A slow answer is no reason to break off.
    grenzen = {
        "connect_timeout": 5,
        "tcp_user_timeout": 10_000,
        "keepalives_idle": 5,
        "keepalives_interval": 5,
        "keepalives_count": 2,
    }
    DATABASES["default"] |= {
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": grenzen | DATABASES["default"].get("OPTIONS", {}),
    }
    # A pooler such as pgbouncer gives each transaction another connection: no cursor outlives it,
    # and what we ask of the server goes by deploy/database/rollen.sql instead.
    DATABASE_POOLER = env.bool("DATABASE_POOLER", False)
    DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = DATABASE_POOLER
    if not DATABASE_POOLER:
        # A host that vanished would keep its locks for two hours, and everybody would wait.
        # Compiling a query takes a tenth of a second; ours are short.
        DATABASES["default"]["OPTIONS"].setdefault(
            "options",
            "-c idle_in_transaction_session_timeout=60s -c lock_timeout=10s "
            "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 "
            "-c tcp_user_timeout=25s -c jit=off",
        )

# Accounts

AUTH_USER_MODEL = "intake.Gebruiker"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{naam}"}
    for naam in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS.append({"NAME": "intake.wachtwoorden.GeenHuiswoorden"})
# A limit under 20 hours must be announced and extendable (WCAG 2.2.1). Each visit starts a new day.
SESSION_ENGINE = "inkoopkader.sessieopslag"
SESSION_COOKIE_AGE = 24 * 60 * 60
# However busy, a session ends: after a day for staff and whoever signs on at the municipality (so
# that their roles are read again), after a week for others. What was typed survives the login.
SESSIE_DAG = 24 * 60 * 60
SESSIE_WEEK = 7 * SESSIE_DAG
# Addresses of an opdrachtgever end in one of these; empty lets any address in.
EMAIL_DOMEINEN = env.list("EMAIL_DOMEINEN", [])
# How long Concern Inkoop usually takes to review, as the pages tell inkopers.
BEOORDELING_WERKDAGEN = env.int("BEOORDELING_WERKDAGEN", 5)
# Whether publishing the framework takes two people: one proposes, another approves.
KADER_TWEEDE_PERSOON = env.bool("KADER_TWEEDE_PERSOON", False)
CSRF_FAILURE_VIEW = "intake.sessie.csrf_mislukt"

# A week: who is invited on a Friday may read it after a weekend away.
PASSWORD_RESET_TIMEOUT = 7 * 24 * 60 * 60

# Signing on at the municipality (OpenID Connect), and the accounts of this application itself

OIDC_ISSUER = env.str("OIDC_ISSUER", "")
OIDC_CLIENT_ID = env.str("OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = uit_bestand(env.str("OIDC_CLIENT_SECRET_FILE", "")) or env.str(
    "OIDC_CLIENT_SECRET", ""
)
OIDC_NAAM = env.str("OIDC_NAAM", "Inloggen met uw account van de gemeente")
# The claims that together tell who someone is; for Entra ID `tid,oid`.
OIDC_SUBJECT = env.list("OIDC_SUBJECT", ["sub"])
OIDC_GROEPCLAIM = env.str("OIDC_GROEPCLAIM", "roles")
OIDC_ROLLEN = env.dict("OIDC_ROLLEN", {})
# Each `claim=value`; one of them must stand in the token, such as amr=mfa. Empty asks for nothing.
OIDC_STERK = env.list("OIDC_STERK", [])
LOKALE_ACCOUNTS = env.bool("LOKALE_ACCOUNTS", True)
# A code of an app after the password, for staff with a local account.
TWEEDE_FACTOR = env.bool("TWEEDE_FACTOR", not DEMO)
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    *(["intake.aanmelden.backend.LokaleBackend"] if LOKALE_ACCOUNTS else []),
    *(["intake.aanmelden.backend.OidcBackend"] if OIDC_ISSUER else []),
]

# Failed logins: per name and address together, so that nobody locks a colleague out
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "intake.netwerkadres.adres_of_niets"
AXES_DISABLE_ACCESS_LOG = True  # who came when is in the history already
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# django-axes keeps what was posted: not what someone was typing when the session ended.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "hervat", "next", "csrfmiddlewaretoken"]

# E-mail: waits in the database until `manage.py verstuur_berichten` sends it

# The address of the application in a link; a command has no request to read it from.
PORT = env.int("PORT", 8000)
SITE_URL = env.str("SITE_URL", f"http://127.0.0.1:{PORT}" if DEMO else "").rstrip("/")
EMAIL_HOST = env.str("EMAIL_HOST", "")
EMAIL_PORT = env.int("EMAIL_PORT", 587)
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", True)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "")
EMAIL_TIMEOUT = 10  # per step of the conversation; the hold on a message is far longer

# Where somebody who finds a weakness can report it, for /.well-known/security.txt.
SECURITY_CONTACT = env.str(
    "SECURITY_CONTACT", "", validate=validate.Regexp(r"^(mailto:|https://|tel:|$)")
)

# Where someone tells what they cannot use: "mailto:…" or "https://…"; the page says it is unknown.
TOEGANKELIJKHEID_CONTACT = env.str("TOEGANKELIJKHEID_CONTACT", "")

# Language

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticroot"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("handleiding", BASE_DIR / "docs/handleiding/beeld"),
    *stijlmappen(BASE_DIR),
]
HUISSTIJL = env.str("HUISSTIJL", "eigen")
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our style and script are for our own pages
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Browser and transport

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # The City's stylesheet holds icons as data; ours does not.
        "img-src": [SELF, "data:"] if HUISSTIJL == "ams" else [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEMO
if not DEMO:  # a browser takes such a cookie from this host alone, and over TLS alone
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
# No page reads it; the field in the form is enough.
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEMO
# The probes of a load balancer come without TLS; so does a monitor that asks each host by itself.
SECURE_REDIRECT_EXEMPT = [r"^leeft/$", r"^gereed/$", r"^metingen/$"]
# Preloading is asked for a whole domain, by its owner; not by one application below it.
# The login page itself says that someone has to wait, so the middleware of axes is not needed.
# SQLite reads the columns of a filter from the table itself.
SILENCED_SYSTEM_CHECKS = ["security.W021", "axes.W002", "models.W040"]
ACHTER_PROXY = env.bool("ACHTER_PROXY", False)
# How many proxies of our own add to X-Forwarded-For; what stands further left is not believed.
AANTAL_PROXIES = env.int("AANTAL_PROXIES", 1 if ACHTER_PROXY else 0)
if ACHTER_PROXY:  # anyone could send this header where no proxy sets it
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Logging and monitoring

# Whoever shows this word may read /gezondheid/ and /metingen/; empty keeps both closed.
MONITOR_TOKEN = env.str("MONITOR_TOKEN", "")
LOGVORM = env.str(
    "LOGVORM", "regel" if DEMO else "json", validate=validate.OneOf(["regel", "json"])
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {"()": "inkoopkader.logboek.Regel"},
        "json": {"()": "inkoopkader.logboek.JsonRegel"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOGVORM}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "inkoopkader": {"level": "INFO"},
        "inkoopkader.verzoek": {"level": "WARNING" if DEMO else "INFO"},
        "intake": {"level": "INFO"},
        # Django's own handlers would mail the typed answers of a failing page to administrators.
        "django": {"handlers": [], "level": "INFO"},
        # Its warnings quote the address that was asked for; our own line has the route.
        "django.request": {"level": "ERROR"},
    },
}
