"""Oscar's models for this app, unchanged columns (decision 0002)."""

from oscar.apps.customer.models import *  # noqa: F403
