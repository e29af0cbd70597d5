"""What a buyer may ask for beside the goods: that it is a present, and an invoice."""

from dataclasses import dataclass

from shop.core import clock
from shop.core.sealing import seal
from shop.order.purchases.models import InvoiceRequest, Purchase


@dataclass(frozen=True)
class Invoice:
    """`kind` is one of InvoiceRequest.Kind; `tax_code` as tax_codes.read_tax_code gives it, a person may have none."""

    kind: str
    name: str
    tax_code: str
    address: str
    email: str


@dataclass(frozen=True)
class Wishes:
    """`is_gift`: nothing in the parcels tells a price. `gift_note` is laid in, `invoice` is for the sellers."""

    is_gift: bool = False
    gift_note: str = ""
    invoice: Invoice | None = None


NO_WISHES = Wishes()


def write_invoice_request(purchase: Purchase, invoice: Invoice) -> InvoiceRequest:
    """In the order's own transaction. The tax code is sealed; its last four figures stay readable."""
    return InvoiceRequest.objects.create(
        purchase=purchase,
        kind=invoice.kind,
        name=invoice.name,
        tax_code_sealed=seal(invoice.tax_code) if invoice.tax_code else "",
        tax_code_end=invoice.tax_code[-4:],
        address=invoice.address,
        email=invoice.email,
        asked_at=clock.now(),
    )
