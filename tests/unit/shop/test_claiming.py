"""A guest's order becomes a person's by proof of the contact she gave, and by nothing less."""

from dataclasses import replace
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client, RequestFactory

from shop.accounts.models import User
from shop.accounts.services import accept_email, accept_phone
from shop.checkout.services import Placed, place_order
from shop.order.purchases.models import Purchase
from tests.factories.checkout import asked_for, basket_with, buyer

pytestmark = pytest.mark.django_db

MAIL, PHONE = "mai@example.org", "+84900000123"


@pytest.fixture
def by_mail(com: Any) -> Placed:
    """A guest who gave an e-mail address beside the recipient's phone."""
    return place_order(asked_for(basket_with((com, 1))))


@pytest.fixture
def by_phone(mang: Any) -> Placed:
    """A guest who gave a phone number alone."""
    return place_order(asked_for(basket_with((mang, 1)), buyer=replace(buyer(), email="")))


def prove_mail(person: User, address: str) -> None:
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    accept_email(person, address=address, request=request)


def owner_of(placed: Placed) -> User | None:
    purchase = Purchase.objects.select_related("placed_by", "order").get(pk=placed.purchase.pk)
    assert purchase.order.user_id == purchase.placed_by_id, "Oscar's order and ours say the same"
    return purchase.placed_by


def test_a_proved_address_brings_what_was_ordered_with_it(by_mail: Placed, by_phone: Placed, binh: User) -> None:
    prove_mail(binh, MAIL)

    assert owner_of(by_mail) == binh
    assert owner_of(by_phone) is None


def test_a_proved_phone_brings_what_was_ordered_with_it_alone(by_mail: Placed, by_phone: Placed, binh: User) -> None:
    accept_phone(binh, phone=PHONE)

    assert owner_of(by_phone) == binh
    assert owner_of(by_mail) is None, "a parcel sent to a friend's phone is not the friend's order"


def test_an_unproved_contact_brings_nothing(by_mail: Placed, by_phone: Placed) -> None:
    claimant = User.objects.create_user(full_name="Kẻ Lạ", email=MAIL, phone=PHONE)
    EmailAddress.objects.create(user=claimant, email=MAIL, primary=True, verified=False)

    assert owner_of(by_mail) is None
    assert owner_of(by_phone) is None


def test_what_a_person_has_placed_is_taken_from_nobody(com: Any, mai: User, binh: User) -> None:
    hers = place_order(asked_for(basket_with((com, 1), owner=mai), by=mai))

    accept_phone(binh, phone=PHONE)

    assert owner_of(hers) == mai


def test_it_stands_among_her_orders_and_the_guests_link_still_opens_it(
    client: Client, by_mail: Placed, binh: User
) -> None:
    prove_mail(binh, MAIL)
    number = by_mail.purchase.order.number

    assert client.get(f"/don-hang/{number}/?t={by_mail.token}").status_code == 200
    client.force_login(binh)
    assert number in client.get("/don-hang/").content.decode()
