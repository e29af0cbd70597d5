"""Oscar's admin for this app, unchanged."""

from oscar.apps.offer.admin import *  # noqa: F403
