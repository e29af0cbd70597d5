"""The only reader of the environment: each setting that differs between machines is named here (CONTRACT)."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"

read = environ.Env()

DEMO = read.bool("DEMO", default=False)
DEBUG = read.bool("DEBUG", default=False)
SECRET_KEY = read.str("SECRET_KEY", default="")
FIELD_KEYS = read.list("FIELD_KEYS", default=[])
DATABASE_URL = read.str("DATABASE_URL", default="")
REDIS_URL = read.str("REDIS_URL", default="")
ELASTICSEARCH_URL = read.str("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_USER = read.str("ELASTICSEARCH_USER", default="")
ELASTICSEARCH_PASSWORD = read.str("ELASTICSEARCH_PASSWORD", default="")
SEARCH_INDEX_PREFIX = read.str("SEARCH_INDEX_PREFIX", default="cho-phien")
SEARCH_INDEX_DIR = Path(read.str("SEARCH_INDEX_DIR", default=str(VAR_DIR / "search")))
PORT = read.int("PORT", default=8000)
SITE_URL = read.str("SITE_URL", default=f"http://localhost:{PORT}")
SITE_NAME = read.str("SITE_NAME", default="Chợ Phiên")
ALLOWED_HOSTS = read.list("ALLOWED_HOSTS", default=[])
TRUSTED_PROXIES = read.int("TRUSTED_PROXIES", default=0)
EMAIL_URL = read.str("EMAIL_URL", default="")
MAIL_DIR = Path(read.str("MAIL_DIR", default=str(VAR_DIR / "mail")))
MEDIA_ROOT = Path(read.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
MEDIA_URL_BASE = read.str("MEDIA_URL_BASE", default="/media/")
SENTRY_DSN = read.str("SENTRY_DSN", default="")
BANK_BIN = read.str("BANK_BIN", default="970405" if DEMO else "")
BANK_ACCOUNT = read.str("BANK_ACCOUNT", default="8888000111222" if DEMO else "")
BANK_ACCOUNT_NAME = read.str("BANK_ACCOUNT_NAME", default="CHO PHIEN TRINH DIEN" if DEMO else "")
# The demonstration takes cards at a stand-in beside it, unless an address is given (CONTRACT).
STRIPE_API_BASE = read.str("STRIPE_API_BASE", default=f"http://127.0.0.1:{PORT + 1}" if DEMO else "")
STRIPE_SECRET_KEY = read.str("STRIPE_SECRET_KEY", default="sk_test_demo" if DEMO else "")
STRIPE_WEBHOOK_SECRET = read.str("STRIPE_WEBHOOK_SECRET", default="whsec_demo" if DEMO else "")
SEPAY_API_KEY = read.str("SEPAY_API_KEY", default="sepay-demo" if DEMO else "")
CASSO_SECRET = read.str("CASSO_SECRET", default="casso-demo" if DEMO else "")
RECONCILE_AFTER_SECONDS = read.int("RECONCILE_AFTER_SECONDS", default=120)
RECONCILE_EVERY_SECONDS = read.int("RECONCILE_EVERY_SECONDS", default=60)
KILL_POINT = read.str("KILL_POINT", default="")
RESERVATION_SECONDS_CARD = read.int("RESERVATION_SECONDS_CARD", default=1800)
RESERVATION_SECONDS_TRANSFER = read.int("RESERVATION_SECONDS_TRANSFER", default=86400)


LOOPBACK = ("127.0.0.1", "localhost")

# One SQLite file whose writers queue instead of failing (STACK 10).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database() -> dict:
    """Django's DATABASES['default']: what DATABASE_URL names, else one SQLite file in var/."""
    address = DATABASE_URL or f"sqlite:///{VAR_DIR / 'cho-phien.sqlite3'}"
    config = read.db_url_config(address)
    if "postgresql" in config["ENGINE"]:
        config["CONN_MAX_AGE"] = 0
        config.setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8}
    elif "sqlite" in config["ENGINE"]:
        config["OPTIONS"] = SQLITE_OPTIONS
    return config


def card_pages() -> list[str]:
    """Where a form may lead on to, so that a card is charged: Chromium holds redirects after a form to the CSP too.

    A stand-in on this machine may call itself by either of its names.
    """
    if not STRIPE_SECRET_KEY:
        return []
    names = {STRIPE_API_BASE, *(STRIPE_API_BASE.replace(*swap) for swap in (LOOPBACK, LOOPBACK[::-1]))} - {""}
    return ["https://checkout.stripe.com", *sorted(names)]


def email() -> dict:
    """Django's EMAIL_… settings from EMAIL_URL (smtp+tls://user:password@host:587); none without it."""
    return read.email_url_config(EMAIL_URL) if EMAIL_URL else {}


def caches() -> dict:
    if REDIS_URL:
        # Losing it loses nothing: a cache that does not answer counts as empty, within a second.
        options = {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 1}
        return {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": REDIS_URL, "OPTIONS": options}}
    return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "cho-phien"}}
