"""What every way of running shares. Dev, test and production add to it."""

from django.utils.translation import gettext_lazy as _

from shop.settings import env
from shop.settings.accounts import *  # noqa: F403
from shop.settings.accounts import ALLAUTH_APPS
from shop.settings.delivery import *  # noqa: F403
from shop.settings.logs import logging_config
from shop.settings.oscar import *  # noqa: F403
from shop.settings.oscar import OSCAR_APPS
from shop.settings.search import *  # noqa: F403
from shop.settings.wagtail import *  # noqa: F403
from shop.settings.wagtail import WAGTAIL_APPS

BASE_DIR = env.BASE_DIR
VAR_DIR = env.VAR_DIR
DEMO = env.DEMO
DEBUG = False
SYNTHETIC_DATA = True  # `make_load` may run; production says no
SECRET_KEY = env.SECRET_KEY
SITE_NAME = env.SITE_NAME
SITE_URL = env.SITE_URL
FIELD_KEYS = env.FIELD_KEYS
ALLOWED_HOSTS = env.ALLOWED_HOSTS
SITE_ID = 1

INSTALLED_APPS = [
    # Ours come first so that their templates and words win.
    "shop",
    "shop.core",
    "shop.accounts",
    "shop.notices",
    "catalog.places",
    "catalog.origins",
    "catalog.facts",
    "catalog.certificates",
    "catalog.search.words",
    "catalog.search.popular",
    "sellers",
    "shop.order.purchases",
    "shop.offers",
    "shop.bank",
    "shop.payment.cash",
    "shop.payment.attempts",
    "cms",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    *WAGTAIL_APPS,
    *OSCAR_APPS,
    *ALLAUTH_APPS,
    "django_htmx",
]

MIDDLEWARE = [
    "shop.health.middleware.RequestFiguresMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "shop.core.compression.TextGZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "shop.core.caching.ReadersOwnPagesMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "shop.accounts.middleware.TooManyRequestsMiddleware",
    "shop.accounts.middleware.PrivatePagesMiddleware",
    "shop.accounts.middleware.StaffSecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shop.basket.middleware.BasketMiddleware",
    "shop.core.middleware.DomainErrorMiddleware",
    "shop.core.middleware.WrongMethodMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
ASGI_APPLICATION = "shop.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "shop" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "oscar.apps.checkout.context_processors.checkout",
                "oscar.core.context_processors.metadata",
                "shop.core.context.market",
            ],
        },
    }
]

LOGGING = logging_config(readable=env.DEBUG or env.DEMO)

DATABASES = {"default": env.database()}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"  # Oscar's; our own apps name BigAutoField (STACK 3)
CACHES = env.caches()
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [
    BASE_DIR / "shop" / "locale",
    BASE_DIR / "shop" / "accounts" / "locale",
    BASE_DIR / "shop" / "bank" / "locale",
    BASE_DIR / "catalog" / "locale",
    BASE_DIR / "sellers" / "locale",
    BASE_DIR / "cms" / "locale",
]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = env.MEDIA_URL_BASE
MEDIA_ROOT = env.MEDIA_ROOT

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"  # unless EMAIL_URL says otherwise
EMAIL_FILE_PATH = env.MAIL_DIR
MAIL_DIR = env.MAIL_DIR
EMAIL_TIMEOUT = 10  # seconds: a login waits for its code to leave
locals().update(env.email())
DEFAULT_FROM_EMAIL = "Chợ Phiên <cho-phien@example.org>"

X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail previews pages in a frame of its own
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/cms/", "/admin/", "/dashboard/", "/en/dashboard/"],
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'", *env.card_pages()],
        "frame-ancestors": ["'self'"],
    },
}

UNION_ATTESTATION_MONTHS = 24  # our choice until the Union's leadership decides (FIELD 9)
ORDER_COMPLETES_AFTER_DAYS = 3  # from delivery: so long a buyer may report a problem

RESERVATION_SECONDS_CARD = env.RESERVATION_SECONDS_CARD
RESERVATION_SECONDS_TRANSFER = env.RESERVATION_SECONDS_TRANSFER
RECONCILE_AFTER_SECONDS = env.RECONCILE_AFTER_SECONDS
RECONCILE_EVERY_SECONDS = env.RECONCILE_EVERY_SECONDS
KILL_POINT = env.KILL_POINT  # a name of shop.core.points, in drills alone

STRIPE_API_BASE = env.STRIPE_API_BASE  # empty: Stripe itself
STRIPE_SECRET_KEY = env.STRIPE_SECRET_KEY  # empty: cards are not offered
STRIPE_WEBHOOK_SECRET = env.STRIPE_WEBHOOK_SECRET
STRIPE_TIMEOUT_SECONDS = 8  # for one answer: a buyer waits for it
SEPAY_API_KEY = env.SEPAY_API_KEY  # empty: that address takes nothing
CASSO_SECRET = env.CASSO_SECRET
BANK_BIN = env.BANK_BIN  # empty: transfers are not offered
BANK_ACCOUNT = env.BANK_ACCOUNT
BANK_ACCOUNT_NAME = env.BANK_ACCOUNT_NAME
