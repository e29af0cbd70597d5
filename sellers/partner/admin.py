"""Oscar's admin for this app, unchanged."""

from oscar.apps.partner.admin import *  # noqa: F403
