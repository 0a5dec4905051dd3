"""Settings. What differs between installations comes from the environment:

- `ANSWERABLE_DATA`: the data directory (default `data/`)
- `DATABASE_URL`: a PostgreSQL address (default: SQLite in the data directory)
- `ALLOWED_HOSTS`: host names it answers to, with commas between (default: this machine only)
- `ANSWERABLE_HTTPS`: `1` where it is reached through https, which then is insisted upon
- `ANSWERABLE_SMTP`: the mail server, `smtp://user:password@host:587` (`smtps://` for TLS from the start); without it
  letters stay in the outbox
- `ANSWERABLE_MAIL_FROM`: the address that letters come from
- `ANSWERABLE_ADDRESS`: the address under which people reach this installation, for links in letters
- `ANSWERABLE_DEMONSTRATION`: `1` for a demonstration, which anybody enters as one of its invented people; never
  for real work
- `ANSWERABLE_OIDC`: single sign-on by OpenID Connect: `name|server url|client id|client secret`
"""

import os

import dj_database_url
from csp.constants import NONE, SELF

from answerable.config.data_dir import find_data_dir, read_secret_key
from answerable.config.signing_in import *  # noqa: F403 -- its own page of settings
from answerable.config.signing_in import HTTPS, SIGN_ON_ORIGIN

DATA_DIR = find_data_dir()
SECRET_KEY = read_secret_key(DATA_DIR)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "answerable.keeping",
    "answerable.clerking",
    "answerable.publishing",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "answerable.config.urls"
WSGI_APPLICATION = "answerable.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Writers queue at the start of a transaction instead of failing in the middle of one.
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "answerable.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000; "
        "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;",
    },
}
DATABASE_URL = os.environ.get("DATABASE_URL")
DATABASES = {
    "default": dj_database_url.parse(DATABASE_URL, conn_max_age=None, conn_health_checks=True)
    if DATABASE_URL
    else SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by the processes, so that tries at a password are counted over all of them.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "waiting_counts"}}

DEMONSTRATION = os.environ.get("ANSWERABLE_DEMONSTRATION") == "1"
AUTH_USER_MODEL = "keeping.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "/desk/demonstration" if DEMONSTRATION else "/account/login/"
LOGIN_REDIRECT_URL = "/desk"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day, the longest meeting within it; work on the desk prolongs it
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "answerable.clerking.views.fault.show_stale_form"

EMAIL_BACKEND = "answerable.keeping.outbox.Outbox"
MAIL_SERVER = os.environ.get("ANSWERABLE_SMTP", "")
DEFAULT_FROM_EMAIL = os.environ.get("ANSWERABLE_MAIL_FROM", "answerable@localhost")
SITE_ADDRESS = os.environ.get("ANSWERABLE_ADDRESS", "http://127.0.0.1:8000")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *filter(None, [SIGN_ON_ORIGIN])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
