"""Tests: SQLite in memory from the schema snapshot, quick hashes, tasks at once, nothing left on disk."""

import tempfile
from pathlib import Path

from shop.settings import env
from shop.settings.base import *  # noqa: F403
from shop.settings.logs import logging_config

INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]  # a gate of `make check`
SECRET_KEY = "for-tests-only"
FIELD_KEYS = ["for-tests-only"]
ALLOWED_HOSTS = ["*"]
DEBUG = False
LOGGING = logging_config(readable=True, level="WARNING")
_scratch = Path(tempfile.mkdtemp(prefix="cho-phien-test-"))
DATABASES = {
    "default": env.database() if env.DATABASE_URL else {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
}
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)  # a pool outlives the databases of tests
if env.REDIS_URL:  # each process of a run takes a database of its own: no test meets another's keys
    _worker = env.read.str("PYTEST_XDIST_WORKER", default="gw-1")
    CACHES["default"]["LOCATION"] = f"{env.REDIS_URL}/{int(_worker.removeprefix('gw')) + 1}"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_DIR = _scratch / "mail"
MEDIA_ROOT = _scratch / "media"
SEARCH_INDEX_DIR = _scratch / "search"
SEARCH_ENGINE = "embedded"  # tests of the server choose it, each with indexes of its own
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
