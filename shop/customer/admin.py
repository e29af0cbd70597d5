"""Oscar's admin for this app, unchanged."""

from oscar.apps.customer.admin import *  # noqa: F403
