"""Django looks for models here; each room keeps its own."""

from sellers.applications.models import Application, Decision, Word
from sellers.delivery.models import DeliveryTerms
from sellers.listings.models import Listing, Publication
from sellers.members.models import Member, RegisterImport, RegisterUpload
from sellers.orders.models import CashCollection, SellerOrder, SellerOrderLine, State, StateChange
from sellers.payouts.models import Account, Entry, Posting, Seal
from sellers.shops.models import Attestation, Kind, Shop, ShopKeeper, ShopPause
from sellers.stock.models import Reservation
from sellers.units.models import Appointment, Level, Office, Unit

__all__ = [
    "Account",
    "Application",
    "Appointment",
    "Attestation",
    "CashCollection",
    "Decision",
    "DeliveryTerms",
    "Entry",
    "Kind",
    "Level",
    "Listing",
    "Member",
    "Office",
    "Posting",
    "Publication",
    "RegisterImport",
    "RegisterUpload",
    "Reservation",
    "Seal",
    "SellerOrder",
    "SellerOrderLine",
    "Shop",
    "ShopKeeper",
    "ShopPause",
    "State",
    "StateChange",
    "Unit",
    "Word",
]
