"""Orders placed before there were payments: each gets its own, with the cash taken at the door, in the books as well.

Data alone; undone by nothing, for the tables go with 0001.
"""

from django.db import migrations

GONE = ("cancelled", "refused_at_door", "returned")
SOLD = ("delivered", "completed", "claim")


def write(apps, schema_editor):
    for purchase in apps.get_model("purchases", "Purchase").objects.filter(payment=None).order_by("pk"):
        parts = list(apps.get_model("sellers", "SellerOrder").objects.filter(order_id=purchase.order_id).order_by("pk"))
        payment = _payment(apps, purchase, parts)
        for part in parts:
            cash = apps.get_model("sellers", "CashCollection").objects.filter(seller_order=part).first()
            if cash is not None:
                _receipt(apps, payment, part, cash)
                _post(apps, f"receipt-cash-{part.number}", "money_in", f"cash_{cash.held_by}", "buyer_clearing", part, cash.collected_at)
            if part.state in SOLD:
                _post(apps, f"part-{part.pk}-delivered", "sale", "buyer_clearing", "seller_payable", part, part.placed_at)


def _total(part):
    return part.goods_dong + part.delivery_dong - part.discount_dong


def _payment(apps, purchase, parts):
    due = sum(_total(part) for part in parts if part.state not in GONE)
    received = sum(_total(part) for part in parts if part.state in SOLD)
    state = "failed" if due == 0 else "paid" if received >= due else "part_paid" if received else "pending"
    return apps.get_model("payment_attempts", "Payment").objects.create(
        purchase=purchase,
        method=purchase.method,
        state=state,
        due_dong=due,
        received_dong=received,
        opened_at=purchase.placed_at,
        paid_at=purchase.placed_at if state == "paid" else None,
    )


def _receipt(apps, payment, part, cash):
    apps.get_model("payment_attempts", "Receipt").objects.create(
        payment=payment,
        source="cash",
        reference=part.number,
        amount_dong=cash.amount_dong,
        received_at=cash.collected_at,
        outcome="released" if payment.state == "paid" else "part_paid",
    )


def _post(apps, reason, kind, into, out_of, part, at):
    Entry, Posting = apps.get_model("sellers", "Entry"), apps.get_model("sellers", "Posting")
    if Posting.objects.filter(reason=reason).exists():
        return
    about = part.number.rpartition("-")[0]
    posting = Posting.objects.create(reason=reason, kind=kind, about=about, at=at)
    for account, dong in ((into, _total(part)), (out_of, -_total(part))):
        party = part.shop_id if account in ("cash_seller", "cash_carrier", "seller_payable") else None
        Entry.objects.create(posting=posting, account=account, party_id=party, amount_dong=dong)


class Migration(migrations.Migration):
    dependencies = [("payment_attempts", "0001_initial"), ("sellers", "0007_ledger_guard"), ("purchases", "0003_discounts")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
