"""The door for WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")
application = get_wsgi_application()

from catalog.search.engine import engine_from_settings  # noqa: E402  # it needs the settings

engine_from_settings()  # its library is loaded before the first visitor waits for it
