"""The market with the guard of its stock taken out: the control that shows the flash sale can go wrong."""

from shop.wsgi import application  # isort: skip  it sets Django up

from shop.order import services

services.reserve_stock = lambda wanted, held_until: None  # type: ignore[assignment]

__all__ = ["application"]
