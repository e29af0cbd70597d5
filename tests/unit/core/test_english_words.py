"""English is what our pages say, whatever a library calls the same thing."""

from django.utils import translation


def test_a_library_does_not_rename_the_basket() -> None:
    with translation.override("en"):
        assert translation.gettext("Basket") == "Basket"

    with translation.override("vi"):
        assert translation.gettext("Basket") == "Giỏ hàng"
