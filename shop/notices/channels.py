"""The outer world: e-mail through Django, SMS as files until a gateway is chosen."""

import smtplib
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail

from shop.core import clock
from shop.notices.models import Notice

# What a channel may fail with and be tried again; anything else is a bug and is seen as one.
FAILURES = (smtplib.SMTPException, OSError)


def send(notice: Notice) -> None:
    """Raises one of FAILURES where the channel is down. A page or a Zalo text is there by being written."""
    if notice.channel == Notice.Channel.EMAIL:
        send_mail(notice.subject, _with_link(notice), None, [notice.address])
    elif notice.channel == Notice.Channel.SMS:
        send_sms(notice.address, _with_link(notice), name=str(notice.pk))


def send_sms(number: str, text: str, *, name: str) -> Path:
    """A file under MAIL_DIR/sms: the number on the first line, then the text. `number` is E.164."""
    folder = Path(settings.MAIL_DIR) / "sms"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{clock.local(clock.now()):%Y%m%d-%H%M%S-%f}-{name}.txt"
    path.write_text(f"To: {number}\n\n{text}\n", encoding="utf-8")
    return path


def _with_link(notice: Notice) -> str:
    if not notice.url:
        return notice.body
    return f"{notice.body}\n\n{settings.SITE_URL.rstrip('/')}{notice.url}"
