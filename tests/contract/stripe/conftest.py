"""The same calls at two doors: Stripe's own mock, which knows every parameter, and our stand-in, which remembers."""

import os
from collections.abc import Iterator

import pytest

from tests.stand_ins.stripe import StripeStandIn

BOTH = [pytest.param("stripe_mock", marks=pytest.mark.stripe_mock), "stand_in"]


@pytest.fixture(params=BOTH)
def door(request: pytest.FixtureRequest, settings) -> Iterator[StripeStandIn | None]:
    """The stand-in, or None at stripe-mock, which makes every object out of nothing."""
    if request.param == "stand_in":
        yield request.getfixturevalue("stand_in")
        return
    settings.STRIPE_API_BASE = os.environ["STRIPE_MOCK_URL"]
    settings.STRIPE_SECRET_KEY = "sk_test_contract"
    yield None
