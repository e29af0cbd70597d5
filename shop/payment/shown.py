"""What the buyer's pages tell of her money (shop.order.payments asks): the state in words, and what she can do now."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from shop.core import formats
from shop.core.formats import dong
from shop.order.payments import MoneyShown, Way
from shop.order.purchases.models import Method, Purchase
from shop.payment.again import bill_of_purchase, may_choose_another
from shop.payment.attempts.models import Payment, Receipt
from shop.payment.evidence import VND
from shop.payment.services import COD, TRANSFER, method_named, methods_for, way_of

State = Payment.State
TAGS = {State.PAID: "good", State.REFUNDED: "good", State.FAILED: "bad", State.EXPIRED: "bad"}


def labels_of(purchases: Sequence[Purchase]) -> dict[int, MoneyShown]:
    """The state in two words, for a list. One query."""
    rows = Payment.objects.filter(purchase__in=purchases)
    return {payment.purchase_id: _labelled(payment) for payment in rows}


def money_of(purchase: Purchase, *, total: int) -> MoneyShown:
    """Everything of one purchase. `total`: đồng for the parcels that did not end badly."""
    payment = Payment.objects.filter(purchase=purchase).first()
    if payment is None:
        return MoneyShown(purchase.get_method_display(), "time", method_named(purchase.method).picture, at_door=total)
    label = _labelled(payment)
    if _kept_apart(payment):
        return MoneyShown(label.label, "time", label.picture, sentence=_apart(), back=payment.refunded_dong)
    waits = payment.is_open and payment.expires_at is not None
    return MoneyShown(
        label=label.label,
        tag=label.tag,
        picture=label.picture,
        sentence=_sentence(payment),
        paid=payment.received_dong,
        back=payment.refunded_dong,
        at_door=_at_door(payment),
        now=payment.to_pay_now_dong if waits else 0,
        ways=_ways(payment, purchase) if waits or payment.state == State.EXPIRED else (),
    )


def given_back(purchase: Any) -> int:
    """Đồng that went back or will."""
    return Payment.objects.filter(purchase=purchase).values_list("refunded_dong", flat=True).first() or 0


def _labelled(payment: Payment) -> MoneyShown:
    return MoneyShown(_label(payment), TAGS.get(State(payment.state), "time"), method_named(payment.method).picture)


def _label(payment: Payment) -> str:
    if payment.method != COD or payment.state not in (State.PENDING, State.PART_PAID):
        return str(payment.get_state_display())
    if payment.expires_at is not None:
        return _("Waiting for the deposit")
    return str(Method(payment.method).label)


def _sentence(payment: Payment) -> str:
    """What happened to the money, then what she can do; nothing where cash is simply paid at the door."""
    sentence = {
        State.PENDING: _awaited,
        State.PART_PAID: _awaited,
        State.CHECKING: _checked,
        State.PAID: _paid,
        State.REFUNDED: _refunded,
        State.EXPIRED: _expired,
        State.FAILED: _given_up,
    }[State(payment.state)]
    return sentence(payment)


def _awaited(payment: Payment) -> str:
    if payment.expires_at is None:
        text = _("%(paid)s of deposit is here. You pay %(rest)s when the goods come.")
        return text % {"paid": dong(payment.kept_dong), "rest": dong(_at_door(payment))} if payment.kept_dong else ""
    facts = {
        "now": dong(payment.to_pay_now_dong),
        "until": formats.moment(payment.expires_at),
        "paid": dong(payment.kept_dong),
    }
    if payment.kept_dong:
        text = _("%(paid)s has come, %(now)s is still missing. The goods are held for you until %(until)s.")
    else:
        text = _("%(now)s has not been paid yet. The goods are held for you until %(until)s.")
    return text % facts


def _checked(payment: Payment) -> str:
    if way_of(payment) == TRANSFER:  # she says she has sent it; nobody was asked, so the code stays open to her
        return _("The market is waiting for the bank's word about your transfer. We tell you when the money has come.")
    return _("We are asking whether your payment came. You need not pay again; this page will tell.")


def _kept_apart(payment: Payment) -> bool:
    """Money came for it that could not be counted, and a person has not decided yet: she must not pay again."""
    if payment.state in (State.PAID, State.REFUNDED):
        return False
    uncounted = Receipt.objects.filter(payment=payment, refunds=None).exclude(why="")
    return uncounted.filter(Q(in_suspense_dong__gt=0) | ~Q(currency=VND)).exists()


def _apart() -> str:
    return _(
        "Money has come, but not the sum or the currency that we asked for. It is kept apart, and somebody of the"
        " market looks at it and writes to you. Please do not pay again."
    )


def _paid(payment: Payment) -> str:
    if payment.method == COD:
        return ""
    text = _("%(sum)s was paid at %(when)s. Nothing is collected at the door.")
    return text % {"sum": dong(payment.received_dong), "when": formats.moment(payment.paid_at)}


def _refunded(payment: Payment) -> str:
    return _("%(sum)s goes back to you, the way it was paid.") % {"sum": dong(payment.refunded_dong)}


def _expired(payment: Payment) -> str:
    text = _("No payment reached us in time, so the goods are free again. What comes later goes back to you.")
    if payment.refunded_dong:
        text = _("Not all of the money came in time. %(sum)s goes back to you.")
    return f"{text % {'sum': dong(payment.refunded_dong)}} {_('While there is stock you can still pay.')}"


def _given_up(payment: Payment) -> str:
    if payment.refunded_dong:
        return _refunded(payment)
    return _("The order was cancelled before a payment reached us. What comes later goes back to you.")


def _at_door(payment: Payment) -> int:
    return max(payment.due_dong - payment.kept_dong, 0) if payment.method == COD else 0


def _ways(payment: Payment, purchase: Purchase) -> tuple[Way, ...]:
    """Hers first, then those she may turn to; none beside it while a payment is looked at."""
    mine, is_checked = way_of(payment), payment.state == State.CHECKING
    if is_checked and mine != TRANSFER:
        return ()
    another = not is_checked and may_choose_another(payment)
    found = [
        Way(method.code, method.title(), method.picture, method.note(), refusal)
        for method, refusal in methods_for(bill_of_purchase(purchase, payment))
        if method.code == mine or another
    ]
    return tuple(sorted(found, key=lambda way: way.code != mine))
