"""Two women press at the same moment: one word, one shop, one opening; and proof that the harness lets both through."""

from functools import partial
from typing import Any

import pytest

from sellers.applications import decisions
from sellers.applications.errors import AlreadySigned, ApplicationRefused
from sellers.applications.services import submit_application
from sellers.models import Application, Attestation, Decision, Shop, Unit, Word
from shop.accounts.models import User
from tests.races import at_once
from tests.unit.sellers.applications.conftest import DETAILS


@pytest.fixture
def heads(rivals_database: None, lan: User, second_head: User) -> tuple[User, User]:
    return lan, second_head


def test_control_of_the_harness_both_may_ask_at_once(heads: tuple[User, User], application: Application) -> None:
    results = at_once([partial(decisions.ask_more, application, by=head, question="Số nào?") for head in heads])

    assert all(isinstance(result, Decision) for result in results)
    assert {decision.given_by for decision in Decision.objects.all()} == set(heads)


def test_two_heads_vouch_at_once_and_one_is_told_of_the_other(
    heads: tuple[User, User], application: Application
) -> None:
    results = at_once([partial(decisions.vouch, application, by=head, no_kinship=True) for head in heads])

    assert sorted(type(result).__name__ for result in results) == ["AlreadySigned", "Decision"]
    assert Decision.objects.filter(word=Word.VOUCH).count() == 1


def test_one_vouches_while_the_other_refuses_and_the_file_stays_sound(
    heads: tuple[User, User], application: Application
) -> None:
    first, second = heads
    results = at_once(
        [
            partial(decisions.vouch, application, by=first, no_kinship=True),
            partial(decisions.refuse, application, by=second, reason="Chưa sinh hoạt"),
        ]
    )

    refused = Decision.objects.filter(word=Word.REFUSE).exists()
    application.refresh_from_db()
    assert (application.closed_at is not None) == refused
    assert sum(isinstance(result, Decision) for result in results) == 1  # whoever was first


def test_second_signature_pressed_twice_opens_the_shop_once(
    heads: tuple[User, User], cuc: User, application: Application
) -> None:
    decisions.vouch(application, by=heads[0], no_kinship=True)

    results = at_once([partial(decisions.approve, application, by=cuc, no_kinship=True)] * 2)

    assert sum(isinstance(result, Attestation) for result in results) == 1
    assert sum(isinstance(result, (ApplicationRefused, AlreadySigned)) for result in results) == 1
    assert Attestation.objects.count() == 1


def test_application_sent_twice_at_once_is_one(rivals_database: None, dao: User, na_keo: Unit) -> None:
    results: list[Any] = at_once([partial(submit_application, dao, branch=na_keo, details=DETAILS)] * 2)

    assert sum(isinstance(result, Application) for result in results) == 1
    assert (Application.objects.count(), Shop.objects.count()) == (1, 1)
