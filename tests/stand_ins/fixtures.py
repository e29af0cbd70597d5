"""The stand-in of Stripe beside a test, with the market's settings pointing at it."""

from collections.abc import Iterator

import pytest

from tests.stand_ins.stripe import StripeStandIn

SECRET = "whsec_test"


@pytest.fixture
def stand_in(settings) -> Iterator[StripeStandIn]:
    """Cards are taken; events stay in `stand_in.post.sent` until the test delivers them (tests.factories.cards)."""
    with StripeStandIn(secret=SECRET) as stripe:
        settings.STRIPE_API_BASE = stripe.url
        settings.STRIPE_SECRET_KEY = "sk_test_market"
        settings.STRIPE_WEBHOOK_SECRET = SECRET
        settings.STRIPE_TIMEOUT_SECONDS = 5
        yield stripe
