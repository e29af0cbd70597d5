"""Development and the demonstration: one machine, no services, helpful pages of error."""

from shop.settings import env
from shop.settings.base import *  # noqa: F403

DEBUG = env.DEBUG
SECRET_KEY = env.SECRET_KEY or "for-development-only-not-a-secret"
FIELD_KEYS = env.FIELD_KEYS or ["for-development-only-not-a-secret"]
ALLOWED_HOSTS = env.ALLOWED_HOSTS or ["*"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
INTERNAL_IPS = ["127.0.0.1"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
