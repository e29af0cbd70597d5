"""Production: refuses to start, and says why, when something it needs is missing or weak."""

from django.core.exceptions import ImproperlyConfigured

from shop.settings import env
from shop.settings.base import *  # noqa: F403

_missing = [
    name
    for name, present in {
        "SECRET_KEY of at least 50 characters": len(env.SECRET_KEY) >= 50,
        "FIELD_KEYS of at least 32 characters each": bool(env.FIELD_KEYS)
        and all(len(key) >= 32 for key in env.FIELD_KEYS),
        "DATABASE_URL": bool(env.DATABASE_URL),
        "ALLOWED_HOSTS": bool(env.ALLOWED_HOSTS) and "*" not in env.ALLOWED_HOSTS,
        "SITE_URL with https": env.SITE_URL.startswith("https://"),
        "DEMO off": not env.DEMO,
        "no KILL_POINT": not env.KILL_POINT,
        "STRIPE_WEBHOOK_SECRET beside STRIPE_SECRET_KEY": bool(env.STRIPE_WEBHOOK_SECRET) or not env.STRIPE_SECRET_KEY,
        "STRIPE_API_BASE with https": not env.STRIPE_API_BASE or env.STRIPE_API_BASE.startswith("https://"),
        "BANK_ACCOUNT and BANK_ACCOUNT_NAME beside BANK_BIN": bool(env.BANK_ACCOUNT and env.BANK_ACCOUNT_NAME)
        or not env.BANK_BIN,
    }.items()
    if not present
]
if _missing:
    raise ImproperlyConfigured("Production mode does not start. It needs: " + "; ".join(_missing) + ".")

DEBUG = False
SYNTHETIC_DATA = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.TRUSTED_PROXIES else None
ALLAUTH_TRUSTED_PROXY_COUNT = env.TRUSTED_PROXIES
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked from inside, past the proxy
CSRF_TRUSTED_ORIGINS = [env.SITE_URL]
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # frames of our own site only: Wagtail previews pages in one
