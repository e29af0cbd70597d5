"""A seller's part along its road: who may take which step, once, and what follows from it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import pytest
from django.core import mail

from sellers.models import CashCollection, SellerOrder, Shop, State, StateChange
from sellers.orders import services
from sellers.orders.errors import NotHerOrder, ReasonMissing, WrongStep
from sellers.orders.opening import answer_deadline
from shop.accounts.models import User
from shop.core import clock
from shop.core.audit import entries_for
from shop.notices.models import Notice
from tests.factories.goods import put_on_sale
from tests.factories.orders import part_of, place
from tests.races import at_once


@pytest.fixture
def part(hoa_shop: Shop, mai: User) -> SellerOrder:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=60_000, stock=5)
    return part_of(place((com, 2), buyer=mai), hoa_shop)


def stock_of(part: SellerOrder) -> tuple[int, int]:
    record = part.lines.get().line.stockrecord
    record.refresh_from_db()
    return record.num_in_stock, record.num_allocated


def road_of(part: SellerOrder) -> list[str]:
    return list(StateChange.objects.filter(seller_order=part).values_list("to_state", flat=True))


def test_placing_opens_one_part_a_shop_with_its_own_number_lines_and_sum(
    hoa_shop: Shop, sen_shop: Shop, mai: User
) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=60_000)
    mang = put_on_sale(sen_shop, "Măng khô", price=185_000)

    order = place((com, 2), (mang, 1), buyer=mai)

    parts = list(SellerOrder.objects.filter(order=order).order_by("number"))
    assert [(part.number, part.goods_dong, part.state) for part in parts] == [
        ("CP-0001-1", 120_000, "placed"),
        ("CP-0001-2", 185_000, "placed"),
    ]
    assert [part.lines.get().line.product for part in parts] == [com, mang]


@pytest.mark.parametrize(
    ("placed", "answer_by"),
    [("21T10:00", "22T10:00"), ("21T02:30", "22T09:00"), ("21T20:59", "22T20:59"), ("21T21:00", "23T09:00")],
)
def test_she_has_a_day_to_answer_and_no_deadline_falls_in_the_night(placed: str, answer_by: str) -> None:
    moment = datetime.fromisoformat(f"2026-11-{placed}").replace(tzinfo=clock.VIETNAM)

    assert answer_deadline(moment) == datetime.fromisoformat(f"2026-11-{answer_by}").replace(tzinfo=clock.VIETNAM)


def test_each_keeper_is_told_of_her_own_part_only(
    hoa_shop: Shop, sen_shop: Shop, hoa: User, sen: User, mai: User, django_capture_on_commit_callbacks: Any
) -> None:
    com, mang = put_on_sale(hoa_shop, "Cốm Lâm Thượng"), put_on_sale(sen_shop, "Măng khô")

    with django_capture_on_commit_callbacks(execute=True):
        place((com, 2), (mang, 1), buyer=mai)

    told = {letter.to[0]: letter for letter in mail.outbox}
    assert set(told) == {"hoa@demo.test", "sen@demo.test"}
    assert "Cốm" in told["hoa@demo.test"].body
    assert "Măng" not in told["hoa@demo.test"].body


def test_the_whole_road_moves_stock_at_hand_over_and_writes_who_holds_the_cash(
    part: SellerOrder, hoa: User, django_capture_on_commit_callbacks: Any
) -> None:
    assert stock_of(part) == (5, 2)

    services.confirm_part(part, by=hoa)
    services.pack_part(part, by=hoa)
    assert stock_of(part) == (5, 2)
    services.hand_over_part(part, by=hoa, tracking_code="EV123")
    assert stock_of(part) == (3, 0)
    with django_capture_on_commit_callbacks(execute=True):
        services.record_delivery(part, by=hoa, cash_held_by="seller")
    services.complete_part(part)

    assert road_of(part) == ["placed", "confirmed", "packed", "handed_over", "delivered", "completed"]
    cash = CashCollection.objects.get()
    assert (cash.amount_dong, cash.held_by, cash.recorded_by) == (150_000, "seller", hoa)
    assert SellerOrder.objects.get().tracking_code == "EV123"
    assert [entry.verb for entry in entries_for(part)][-1] == "confirm_part"
    assert [letter.to for letter in mail.outbox] == [["mai@demo.test"]]


@pytest.mark.parametrize(
    "step",
    [
        services.pack_part,
        services.hand_over_part,
        services.record_delivery,
        services.refuse_part_at_door,
        services.complete_part,
    ],
)
def test_a_step_out_of_turn_is_refused_with_where_it_stands_and_changes_nothing(
    part: SellerOrder, hoa: User, step: Callable
) -> None:
    with pytest.raises(WrongStep) as refusal:
        step(part, by=hoa)

    assert refusal.value.state == State.PLACED
    assert SellerOrder.objects.get().state == "placed"
    assert road_of(part) == ["placed"]
    assert stock_of(part) == (5, 2)
    assert not CashCollection.objects.exists()


@pytest.mark.parametrize(
    "step",
    [
        services.confirm_part,
        partial(services.cancel_part, reason="hết nếp"),
    ],
)
def test_another_seller_and_an_officer_may_not_touch_it(
    part: SellerOrder, sen_shop: Shop, sen: User, lan: User, step: Callable
) -> None:
    for stranger in (sen, lan):
        with pytest.raises(NotHerOrder):
            step(part, by=stranger)

    assert road_of(part) == ["placed"]
    assert stock_of(part) == (5, 2)


def test_a_seller_who_cannot_fulfil_says_why_and_the_pieces_return(part: SellerOrder, hoa: User) -> None:
    with pytest.raises(ReasonMissing):
        services.cancel_part(part, by=hoa, reason="  ")
    assert SellerOrder.objects.get().state == "placed"

    services.cancel_part(part, by=hoa, reason="Hết nếp nương, vụ sau mới có")

    assert SellerOrder.objects.get().state == "cancelled"
    assert stock_of(part) == (5, 0)
    assert "Hết nếp nương" in Notice.objects.get(kind="order_step", channel="page").body


def test_a_buyer_may_cancel_until_it_is_accepted_and_another_buyer_never(
    part: SellerOrder, hoa: User, mai: User, binh: User
) -> None:
    with pytest.raises(NotHerOrder):
        services.cancel_part(part, by=binh, reason="")
    services.confirm_part(part, by=hoa)

    with pytest.raises(WrongStep):
        services.cancel_part(part, by=mai, reason="")
    assert stock_of(part) == (5, 2)


def test_a_buyer_cancels_while_nobody_has_answered(part: SellerOrder, mai: User) -> None:
    services.cancel_part(part, by=mai, reason="đổi ý")

    assert stock_of(part) == (5, 0)
    assert road_of(part) == ["placed", "cancelled"]


def test_refused_at_the_door_no_cash_is_written_down(part: SellerOrder, hoa: User) -> None:
    services.confirm_part(part, by=hoa)
    services.pack_part(part, by=hoa)
    services.hand_over_part(part, by=hoa)

    services.refuse_part_at_door(part, by=hoa, reason="khách đi vắng")

    assert stock_of(part) == (3, 0)
    assert not CashCollection.objects.exists()


def test_a_guest_reads_of_it_in_the_language_she_bought_in(
    hoa_shop: Shop, hoa: User, django_capture_on_commit_callbacks: Any
) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    part = part_of(place((com, 1)), hoa_shop)
    part.order.purchase.language = "en"

    with django_capture_on_commit_callbacks(execute=True):
        services.confirm_part(part, by=hoa)

    assert mail.outbox[-1].to == ["khach@demo.test"]
    assert "Bếp Cốm Nà Kéo has accepted your order" in mail.outbox[-1].body


@pytest.mark.django_db(transaction=True)
def test_of_rivals_who_press_at_once_one_moves_it_and_the_others_are_told(
    rivals_database: None, part: SellerOrder, hoa: User
) -> None:
    copies = [SellerOrder.objects.get() for _ in range(6)]

    results = at_once([partial(services.confirm_part, copy, by=hoa) for copy in copies])

    assert sum(isinstance(result, WrongStep) for result in results) == 5
    assert road_of(part) == ["placed", "confirmed"]


@pytest.mark.django_db(transaction=True)
def test_cancel_against_hand_over_leaves_stock_moved_once(rivals_database: None, part: SellerOrder, hoa: User) -> None:
    services.confirm_part(part, by=hoa)
    services.pack_part(part, by=hoa)
    copies = [SellerOrder.objects.get() for _ in range(6)]

    deeds = [
        partial(services.hand_over_part, copy, by=hoa)
        if place % 2
        else partial(services.cancel_part, copy, by=hoa, reason="hết hàng")
        for place, copy in enumerate(copies)
    ]
    results = at_once(deeds)

    assert sum(isinstance(result, WrongStep) for result in results) == 5
    outcome = SellerOrder.objects.get().state
    assert stock_of(part) == {"handed_over": (3, 0), "cancelled": (5, 0)}[outcome]


@pytest.mark.django_db(transaction=True)
def test_control_a_step_without_the_guard_lets_every_rival_through(rivals_database: None, part: SellerOrder) -> None:
    copies = [SellerOrder.objects.get() for _ in range(6)]

    def look_then_move(copy: SellerOrder) -> str:
        if copy.state != State.PLACED:
            return "told"
        SellerOrder.objects.filter(pk=copy.pk).update(state=State.CONFIRMED)
        return "moved"

    results = at_once([partial(look_then_move, copy) for copy in copies])

    assert results.count("moved") > 1


def test_a_tracking_code_is_told_as_such_and_not_as_her_words(
    part: SellerOrder, hoa: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        services.confirm_part(part, by=hoa)
        services.pack_part(part, by=hoa)
        services.hand_over_part(part, by=hoa, tracking_code="EL000000001VN")

    told = Notice.objects.filter(kind="order_step", channel="page").order_by("-pk")[0].body
    assert told.endswith("Mã vận đơn: EL000000001VN")
    assert "nhắn" not in told
