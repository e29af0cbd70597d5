"""Telling people things. Rows are written with the deed and sent after commit; the same key is told once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shop.core import clock
from shop.notices import channels
from shop.notices.models import Notice
from shop.notices.sending import send_waiting as send_waiting
from shop.notices.tasks import deliver

PAGE, EMAIL, SMS, ZALO_TEXT = Notice.Channel.PAGE, Notice.Channel.EMAIL, Notice.Channel.SMS, Notice.Channel.ZALO_TEXT
BY_ITSELF = (PAGE, ZALO_TEXT)  # nothing to send: it is there by being written


@dataclass(frozen=True)
class Message:
    """To a person, an e-mail, a number in E.164, or several of them. `url` is a path of the site.

    `key` names the event ("seller-order-12-packed"), once for each reader.
    """

    kind: str
    key: str
    subject: str
    body: str
    url: str = ""
    person: Any = None
    email: str = ""
    phone: str = ""
    channels: tuple[str, ...] = (PAGE,)


def notify(message: Message) -> None:
    """Write it down for each channel that has an address, and send after commit. A key already told is passed over."""
    notify_all([message])


@transaction.atomic(savepoint=False)
def notify_all(messages: Iterable[Message]) -> None:
    """One INSERT for all. Never fails for a channel's sake: sending is a task's work."""
    notices = [notice for message in messages for notice in _notices_of(message)]
    if not notices:
        return
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    keys = [notice.key for notice in notices if notice.sent_at is None]
    if keys:
        transaction.on_commit(lambda: deliver.enqueue(keys), robust=True)


def send_code_sms(number: str, code: str, *, host: str = "") -> None:
    """A login code, sent at once; the row that stays does not hold the code (TRUST, O15). Raises OSError.

    With `host` the last line lets the phone offer the code on that site and on no other.
    """
    now = clock.now()
    text = _("%(code)s is your Chợ Phiên code. Do not give it to anybody, even somebody from the market.")
    signed = f"{text % {'code': code}}\n\n@{host} #{code}" if host else text % {"code": code}
    path = channels.send_sms(number, signed, name="code")
    Notice.objects.create(
        channel=SMS, address=number, kind="login_code", body="…", key=path.name, created_at=now, sent_at=now, attempts=1
    )


def mark_read(person: Any) -> int:
    return Notice.objects.filter(person=person, channel=PAGE, read_at=None).update(read_at=clock.now())


def _notices_of(message: Message) -> list[Notice]:
    email = message.email or (message.person.email if message.person else "") or ""
    phone = message.phone or (message.person.phone if message.person else "") or ""
    address = {PAGE: "", ZALO_TEXT: phone, EMAIL: email, SMS: phone}
    now = clock.now()
    return [
        Notice(
            channel=channel,
            person=message.person,
            address=address[Notice.Channel(channel)],
            kind=message.kind,
            subject=message.subject,
            body=message.body,
            url=message.url,
            key=f"{message.key}:{channel}",
            created_at=now,
            sent_at=now if channel in BY_ITSELF else None,
        )
        for channel in message.channels
        if address[Notice.Channel(channel)] or (channel == PAGE and message.person)
    ]
