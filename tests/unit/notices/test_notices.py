"""Telling people things, once each, whatever a channel does."""

import smtplib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from shop.accounts.models import User
from shop.core import clock
from shop.notices.models import Notice
from shop.notices.services import EMAIL, PAGE, SMS, Message, notify, send_code_sms, send_waiting


def packed(**more: Any) -> Message:
    return Message(kind="order", key="part-1-packed", subject="Đã đóng gói", body="Kiện của bạn đã gói xong.", **more)


@pytest.fixture(autouse=True)
def own_mail_dir(settings: Any, tmp_path: Path) -> None:
    settings.MAIL_DIR = tmp_path


def texts(folder: Path) -> list[str]:
    return [path.read_text() for path in sorted((folder / "sms").glob("*.txt"))]


def test_a_person_is_told_on_her_page_and_by_mail_after_commit(
    mai: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        notify(packed(person=mai, url="/don-hang/CP-1/", channels=(PAGE, EMAIL)))
        assert mail.outbox == []

    assert [(letter.subject, letter.to) for letter in mail.outbox] == [("Đã đóng gói", ["mai@demo.test"])]
    assert "http://localhost:8000/don-hang/CP-1/" in mail.outbox[0].body
    assert {(notice.channel, notice.sent_at is not None) for notice in Notice.objects.all()} == {
        ("page", True),
        ("email", True),
    }


def test_the_same_key_is_told_once(mai: User, django_capture_on_commit_callbacks: Any) -> None:
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            notify(packed(person=mai, channels=(EMAIL,)))

    assert len(mail.outbox) == 1
    assert Notice.objects.count() == 1


def test_an_sms_is_a_file_with_number_and_text(
    db: None, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        notify(packed(phone="+84900000456", channels=(SMS, EMAIL)))

    assert texts(tmp_path) == ["To: +84900000456\n\nKiện của bạn đã gói xong.\n"]
    assert Notice.objects.count() == 1


def test_a_failing_channel_harms_nobody_and_is_tried_again_later(
    mai: User, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "tests.unit.notices.test_notices.DeadBackend"
    with django_capture_on_commit_callbacks(execute=True):
        notify(packed(person=mai, channels=(EMAIL,)))
    waiting = Notice.objects.get()
    assert (waiting.sent_at, waiting.attempts, waiting.last_failure) == (None, 1, "(421, b'down')")

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_waiting() == 0  # not due yet
    with time_machine.travel(clock.now() + timedelta(minutes=5)):
        assert send_waiting() == 1
        assert send_waiting() == 0

    assert len(mail.outbox) == 1


def test_it_is_given_up_after_six_failures(mai: User, django_capture_on_commit_callbacks: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = "tests.unit.notices.test_notices.DeadBackend"
    with django_capture_on_commit_callbacks(execute=True):
        notify(packed(person=mai, channels=(EMAIL,)))
    for day in range(1, 10):
        with time_machine.travel(clock.now() + timedelta(days=day)):
            send_waiting()

    assert Notice.objects.get().attempts == 6


def test_a_login_code_goes_out_and_is_not_kept(db: None, tmp_path: Path) -> None:
    send_code_sms("+84900000456", "482913")

    assert "482913" in texts(tmp_path)[0]
    assert "482913" not in "".join(map(str, Notice.objects.values_list()))


def test_her_page_shows_her_notices_and_nobody_elses(client: Client, mai: User, binh: User) -> None:
    notify(packed(person=mai))
    assert client.get("/tai-khoan/tin/").status_code == 302

    client.force_login(binh)
    assert "Đã đóng gói" not in client.get("/tai-khoan/tin/").content.decode()
    client.force_login(mai)
    assert "Đã đóng gói" in client.get("/tai-khoan/tin/").content.decode()
    assert Notice.objects.get().read_at is not None


class DeadBackend:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def send_messages(self, messages: list) -> int:
        raise smtplib.SMTPResponseException(421, b"down")
