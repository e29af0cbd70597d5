"""The translation check finds what a reader of Vietnamese would miss."""

from io import BytesIO

from babel.messages.pofile import read_po

from scripts import messages
from scripts.messages import Key

TEMPLATE = """
{% load i18n %}{% translate "Basket" %}
   <p title="it's">{% blocktranslate trimmed count n=items|length %}
      {{ n }} item
        left
   {% plural %}
      {{ n }} items left
   {% endblocktranslate %}</p>
{% translate "May" context "month" %}{{ _("Sold out")|upper }}
"""


def entry(po: str):
    return next(message for message in read_po(BytesIO(po.encode()), locale="vi") if message.id)


def test_a_template_tells_its_texts_as_the_site_will_look_them_up() -> None:
    found = list(messages.texts_in(TEMPLATE, "sellers/templates/sellers/today.html"))

    assert [(text.key, text.plural) for text in found] == [
        (Key(None, "Basket"), None),
        (Key(None, "%(n)s item left"), "%(n)s items left"),
        (Key("month", "May"), None),
        (Key(None, "Sold out"), None),
    ]
    assert {text.room for text in found} == {"sellers"}


def test_python_code_tells_lazy_and_plural_texts() -> None:
    found = messages.texts_in('x = _("Paid"), ngettext_lazy("day", "days", n), gettext_noop(name)', "cms/apps.py")

    assert [(text.key.text, text.plural) for text in found] == [("Paid", None), ("day", "days")]


def test_the_nearest_room_keeps_the_text() -> None:
    assert messages.room_of("shop/accounts/forms.py") == "shop/accounts"
    assert messages.room_of("shop/basket/forms.py") == "shop"


def test_a_text_without_entry_is_told_once_with_its_first_place() -> None:
    texts = list(messages.texts_in('_("Paid")\n_("Paid")\n_("Late")', "cms/apps.py"))
    words = {Key(None, "Late"): entry('msgid "Late"\nmsgstr "Trễ"\n')}

    assert [found.place for found in messages.untranslated(texts, words)] == ["cms/apps.py:1"]


def test_fuzzy_empty_and_wrongly_filled_entries_are_faults_and_a_good_one_is_not() -> None:
    assert messages.faults_of(entry('#, fuzzy\nmsgid "Paid"\nmsgstr "Đã trả"\n')) == ["marked fuzzy"]
    assert messages.faults_of(entry('msgid "Paid"\nmsgstr ""\n')) == ["empty"]
    assert messages.faults_of(entry('msgid "Hello %(name)s"\nmsgstr "Chào %(nam)s"\n')) == [
        "placeholders differ from the English"
    ]
    assert messages.faults_of(entry('msgid "one"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s ngày"\n')) == []


def test_an_entry_that_stands_twice_is_seen() -> None:
    head, once, other = 'msgid ""\nmsgstr "head"\n\n', 'msgid "A"\nmsgstr "1"\n\n', 'msgctxt "c"\nmsgid "A"\nmsgstr "2"'

    assert list(messages._raw_keys(head + once + once + other)) == [Key(None, "A"), Key(None, "A"), Key("c", "A")]


def test_two_rooms_that_differ_about_a_text_are_named() -> None:
    def catalog(said: str):
        return read_po(BytesIO(f'msgid "Paid"\nmsgstr "{said}"\n'.encode()), locale="vi")

    shop, sellers = (messages.ROOT / room / "locale" / "django.po" for room in ("shop", "sellers"))

    assert len(list(messages.differing({shop: catalog("Đã trả"), sellers: catalog("Trả rồi")}))) == 1
    assert list(messages.differing({shop: catalog("Đã trả"), sellers: catalog("Đã trả")})) == []
