"""Oscar's admin for this app, unchanged."""

from oscar.apps.catalogue.admin import *  # noqa: F403
