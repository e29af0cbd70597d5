"""A woman applies: her file and her closed shop; one at a time, and only for herself."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from sellers.applications import decisions, services
from sellers.applications.errors import ApplicationRefused, NotYourApplication
from sellers.applications.services import submit_application
from sellers.applications.stages import Stage, stage_of
from sellers.models import Application, Decision, Shop, Unit, Word
from sellers.shops.selectors import shops_kept_by, shops_open_on
from shop.accounts.models import User
from shop.core import clock
from shop.core.audit import entries_for
from shop.notices.models import Notice
from tests.unit.sellers.applications.conftest import DETAILS


def test_applying_makes_a_closed_shop_of_her_own(application: Application, dao: User, na_keo: Unit) -> None:
    shop = application.shop
    assert shop is not None
    assert (shop.slug, shop.name, shop.branch, shop.unit, shop.opened_at) == (
        "bep-ba-dao",
        "Bếp bà Đào",
        na_keo,
        na_keo.get_parent(),
        None,
    )
    assert shop.partner.name == "Bếp bà Đào"
    assert list(shops_kept_by(dao)) == [shop]
    assert not shops_open_on(clock.today()).exists()
    assert stage_of(application, application.decisions.all()) == Stage.WAITING_BRANCH
    assert [entry.verb for entry in entries_for(application)] == ["application.submitted"]


def test_branch_heads_are_told(lan: User, cuc: User, application: Application) -> None:
    assert {notice.person for notice in Notice.objects.all()} == {lan}


def test_second_application_is_refused_while_the_first_is_open(
    application: Application, dao: User, hin_lan: Unit
) -> None:
    with pytest.raises(ApplicationRefused) as refused:
        submit_application(dao, branch=hin_lan, details=DETAILS)

    assert refused.value.code == "already_applied"
    assert (Application.objects.count(), Shop.objects.count()) == (1, 1)


def test_the_database_itself_keeps_to_one_open_application(application: Application, dao: User) -> None:
    copy = Application.objects.get()
    copy.pk, copy.shop = None, None

    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_shops_of_one_name_get_addresses_of_their_own(application: Application, binh: User, na_keo: Unit) -> None:
    second = submit_application(binh, branch=na_keo, details=replace(DETAILS, card_number="", phone=""))

    assert second.shop is not None
    assert second.shop.slug == "bep-ba-dao-lam-thuong"


def test_keeper_of_an_open_shop_does_not_apply(hoa: User, hoa_shop: Shop, na_keo: Unit) -> None:
    with pytest.raises(ApplicationRefused) as refused:
        submit_application(hoa, branch=na_keo, details=DETAILS)

    assert refused.value.code == "has_a_shop"
    assert not Application.objects.exists()


def test_only_a_branch_can_be_applied_to(dao: User, lam_thuong: Unit) -> None:
    with pytest.raises(ApplicationRefused) as refused:
        submit_application(dao, branch=lam_thuong, details=DETAILS)

    assert refused.value.code == "no_branch"
    assert not Shop.objects.exists()


def test_she_answers_what_was_asked_and_mends_her_number(application: Application, dao: User, cuc: User) -> None:
    decisions.ask_more(application, by=cuc, question="Số điện thoại khác trong sổ.")
    assert stage_of(application, application.decisions.all()) == Stage.MORE_NEEDED

    services.answer(application, by=dao, text="Tôi mới đổi số.", corrected={"phone": "+84900000113"})

    application.refresh_from_db()
    assert application.phone == "+84900000113"
    assert stage_of(application, application.decisions.all()) == Stage.WAITING_BRANCH
    answered = entries_for(application).get(verb="application.answered")
    assert answered.details == {"mended": {"phone": ["+84900000131", "+84900000113"]}}


def test_nobody_else_answers_for_her_and_nothing_is_answered_unasked(
    application: Application, dao: User, binh: User, cuc: User
) -> None:
    with pytest.raises(ApplicationRefused) as refused:
        services.answer(application, by=dao, text="Đây")
    assert refused.value.code == "nothing_asked"
    decisions.ask_more(application, by=cuc, question="Thiếu số thẻ.")
    with pytest.raises(NotYourApplication):
        services.answer(application, by=binh, text="Tôi đây")

    assert not Decision.objects.filter(word=Word.ANSWER).exists()


def test_refused_woman_asks_for_a_review_with_the_same_shop(application: Application, dao: User, cuc: User) -> None:
    shop = application.shop
    decisions.refuse(application, by=cuc, reason="Chưa có tên trong sổ.")

    again = services.ask_for_review(application, by=dao, reason="Tôi mới chuyển về.")

    application.refresh_from_db()
    assert (again.shop, application.shop, again.closed_at) == (shop, None, None)
    assert again.full_name == application.full_name
    assert Shop.objects.count() == 1
    with pytest.raises(ApplicationRefused):  # once a refusal
        services.ask_for_review(application, by=dao, reason="Lần nữa")
