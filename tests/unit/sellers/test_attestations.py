"""The branch's word for a shop: how long it holds, how it is renewed and taken back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from sellers.models import Attestation, Office, Shop, Unit
from sellers.shops.errors import NotYourShop, ShopRefused
from sellers.shops.selectors import attestations_ending, shops_open_on
from sellers.shops.services import attest, renew, withdraw_attestation
from sellers.shops.terms import attestation_ends
from shop.accounts.models import User
from shop.core import clock
from tests.factories.goods import draft, put_on_sale
from tests.people import appoint


@pytest.mark.parametrize(
    ("signed", "ends"),
    [
        (date(2026, 11, 21), date(2028, 11, 21)),
        (date(2026, 1, 31), date(2028, 1, 31)),
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2026, 12, 31), date(2028, 12, 31)),
    ],
)
def test_word_holds_twenty_four_months(signed: date, ends: date) -> None:
    assert attestation_ends(signed) == ends


def test_months_are_a_setting(settings: object) -> None:
    settings.UNION_ATTESTATION_MONTHS = 6
    assert attestation_ends(date(2026, 8, 31)) == date(2027, 2, 28)


def test_one_woman_cannot_sign_for_both(hoa_shop: Shop, lan: User) -> None:
    with pytest.raises(ShopRefused) as refused:
        attest(hoa_shop, vouched_by=lan, approved_by=lan, ground="")

    assert refused.value.code == "one_signer"
    assert Attestation.objects.count() == 1


def test_renewing_adds_a_word_and_keeps_the_old(hoa_shop: Shop, lan: User, cuc: User) -> None:
    old = hoa_shop.attestations.get()

    new = renew(hoa_shop, vouched_by=lan, approved_by=cuc, ground="Vẫn sinh hoạt")

    assert list(hoa_shop.attestations.order_by("pk")) == [old, new]
    assert list(attestations_ending(old.valid_until)) == []
    assert list(attestations_ending(new.valid_until)) == [new]


@pytest.mark.parametrize("case", ["both officers", "head of another branch", "her own shop"])
def test_renewing_is_refused_to_who_may_not(
    hoa_shop: Shop, hoa: User, lan: User, cuc: User, na_keo: Unit, hin_lan: Unit, bien: User, case: str
) -> None:
    vouched_by = {"both officers": cuc, "head of another branch": bien, "her own shop": hoa}[case]
    appoint(bien, hin_lan, Office.BRANCH_HEAD)
    appoint(hoa, na_keo, Office.BRANCH_HEAD)

    with pytest.raises(NotYourShop):
        renew(hoa_shop, vouched_by=vouched_by, approved_by=cuc, ground="x")

    assert hoa_shop.attestations.count() == 1


@pytest.mark.parametrize("on_sale", [True, False])
def test_cards_of_her_goods_learn_it_after_commit(
    hoa_shop: Shop, cuc: User, on_sale: bool, django_capture_on_commit_callbacks: Callable
) -> None:
    (put_on_sale if on_sale else draft)(hoa_shop, "Cốm Lâm Thượng")

    with django_capture_on_commit_callbacks() as told:
        withdraw_attestation(hoa_shop.attestations.get(), by=cuc, why="Không còn sinh hoạt")

    assert len(told) == int(on_sale)


def test_word_taken_back_closes_the_shop_that_day(hoa_shop: Shop, lan: User, cuc: User) -> None:
    attestation, today = hoa_shop.attestations.get(), clock.today()
    for by, why, error in ((lan, "x", NotYourShop), (cuc, " ", ShopRefused)):
        with pytest.raises(error):
            withdraw_attestation(attestation, by=by, why=why)
    assert shops_open_on(today).exists()

    withdraw_attestation(attestation, by=cuc, why="Không còn sinh hoạt")

    assert not shops_open_on(today).exists()
    assert not attestations_ending(attestation.valid_until).exists()
    assert Attestation.objects.valid_on(today - timedelta(days=1)).exists()
