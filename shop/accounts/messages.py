"""How codes and warnings about an account leave. Codes go at once and are stored nowhere; warnings go by notices."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from shop.core import clock
from shop.core.errors import Busy
from shop.notices.channels import FAILURES
from shop.notices.services import SMS, Message, notify, send_code_sms


class CodeNotSent(Busy):
    """The mail server or the SMS service does not answer: said alike for known and unknown addresses."""


def send_code(phone: str, code: str, *, host: str) -> None:
    """A login code to a number in E.164; `host` lets her phone offer the code on this site only."""
    try:
        send_code_sms(phone, code, host=host)
    except FAILURES as failure:
        raise _not_sent() from failure


def send_letter(letter: EmailMessage) -> None:
    try:
        letter.send()
    except FAILURES as failure:
        raise _not_sent() from failure


def tell_by_sms(phone: str, text: str, *, kind: str) -> None:
    """`phone` in E.164. The same thing is told once an hour at most, however often a stranger asks for it."""
    hour = clock.now().strftime("%Y%m%d%H")
    notify(Message(kind=kind, key=f"{kind}-{phone}-{hour}", subject="", body=text, phone=phone, channels=(SMS,)))


def _not_sent() -> CodeNotSent:
    return CodeNotSent("code_not_sent", _("We cannot send messages at this moment. Please try again in a minute."))
