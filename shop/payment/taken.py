"""Which ways of paying a seller takes, by the codes she has named."""

from collections.abc import Collection

from shop.order.purchases.models import Method

# Sellers name a QR code; by it money comes to the market's account, and so it does by card.
AHEAD = {"vietqr", Method.BANK_TRANSFER.value, Method.CARD.value}


def takes(named: Collection[str], code: str) -> bool:
    """She who has named none takes them all. Money ahead is one thing to her: the market pays it out either way."""
    if not named or code in named:
        return True
    return code in AHEAD and not AHEAD.isdisjoint(named)
