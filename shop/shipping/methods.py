"""Names of ways for rooms of the buyer: they lie with the sellers, who choose among them."""

from sellers.delivery.ways import TO_THE_DOOR
from sellers.delivery.ways import Way as Method
from sellers.delivery.ways import way_name as method_name

__all__ = ["TO_THE_DOOR", "Method", "method_name"]
