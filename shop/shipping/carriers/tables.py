"""Carriers by our own dated tables: post office, fetched at the door, chilled, gathered at the cooperative."""

from django.utils.translation import gettext as _

from catalog.facts.sending import ShippingClass
from shop.shipping import fees
from shop.shipping.carriers.base import Quote
from shop.shipping.fees import Zone
from shop.shipping.loads import Load

BY_ROAD = {Zone.SAME: (1, 2), Zone.NEAR: (2, 4), Zone.FAR: (3, 6)}
QUICK = {Zone.SAME: (1, 1), Zone.NEAR: (1, 2), Zone.FAR: (2, 3)}
CHILLED = {Zone.SAME: (1, 1), Zone.NEAR: (1, 2), Zone.FAR: (2, 4)}


class TableCarrier:
    """`days` on the road by zone. Of an unknown place the farthest zone is told, so that no later fee is higher."""

    def __init__(
        self, code: str, days: dict[Zone, tuple[int, int]], *, cold: bool = False, flies: bool = False
    ) -> None:
        self.code, self.days, self.cold, self.flies = code, days, cold, flies

    def quote(self, load: Load) -> Quote:
        zone = load.zone or Zone.FAR
        first, last = self.days[zone]
        return Quote(self._fee(load, zone), first, last, self._refusal(load))

    def _fee(self, load: Load, zone: Zone) -> int:
        table = fees.DOOR if self.code == fees.DOOR else fees.POST
        extras = fees.extras_on(load.day)
        fee = fees.parcel_fee(zone, load.grams, day=load.day, cold=self.cold, carrier=table)
        if self.code == fees.GATHERED:
            fee = fee * extras.gathered_per_cent // 100 // 1000 * 1000
        fee += max((extras.by_class.get(each.handling, 0) for each in load.goods), default=0)
        return fee + (extras.remote if fees.is_remote(load.to.commune) else 0)

    def _refusal(self, load: Load) -> str:
        if load.zone is None:
            return ""
        if load.has(ShippingClass.LIVE) and load.zone != Zone.SAME:
            return _("Living animals and plants in this parcel are sent within the province only.")
        if load.has(ShippingClass.NEAR_ONLY) and load.zone != Zone.SAME:
            return _("Goods in this parcel are not sent outside the province.")
        if self.flies and load.zone == Zone.FAR and load.has(ShippingClass.LIQUID):
            return _("Liquids are not taken by air this far.")
        if load.is_fresh and self.days[load.zone][1] >= load.keeps_days:
            return _("Fresh goods in this parcel keep %(days)s days and would not arrive in time.") % {
                "days": load.keeps_days
            }
        return ""


POST_OFFICE = TableCarrier(fees.POST, BY_ROAD)
AT_THE_DOOR = TableCarrier(fees.DOOR, QUICK, flies=True)
IN_THE_COLD = TableCarrier(fees.COLD, CHILLED, cold=True)
WEEKLY_RUN = TableCarrier(fees.GATHERED, BY_ROAD)
