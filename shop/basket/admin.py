"""Oscar's admin for this app, unchanged."""

from oscar.apps.basket.admin import *  # noqa: F403
