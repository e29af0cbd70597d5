"""Tax codes as they are typed: what is right is kept in one form, what is wrong is told with its reason."""

import pytest

from shop.order.tax_codes import NotATaxCode, read_tax_code


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0100109106", "0100109106"),
        (" 0100 109 106 ", "0100109106"),
        ("0100109106-001", "0100109106-001"),
        ("0100109106 001", "0100109106-001"),
        ("0300588569", "0300588569"),
    ],
)
def test_the_code_of_a_company_whose_checksum_fits(typed: str, kept: str) -> None:
    assert read_tax_code(typed, of_company=True) == kept


def test_twelve_figures_are_a_persons_own_number() -> None:
    assert read_tax_code("001 190 000 123", of_company=False) == "001190000123"
    with pytest.raises(NotATaxCode):
        read_tax_code("001190000123", of_company=True)


@pytest.mark.parametrize(
    "typed", ["0100109107", "0100109106000", "123", "01001O9106", "0100000000", "٠١٠٠١٠٩١٠٦", "1" * 40]
)
@pytest.mark.parametrize("of_company", [True, False])
def test_what_is_no_code_is_refused_with_a_reason(typed: str, of_company: bool) -> None:
    with pytest.raises(NotATaxCode) as refused:
        read_tax_code(typed, of_company=of_company)

    assert str(refused.value)


def test_every_single_mistyped_figure_is_found() -> None:
    """The weights are primes below 37 and no difference of figures is a multiple of eleven."""
    right = "0100109106"
    wrong = [
        right[:place] + figure + right[place + 1 :]
        for place in range(10)
        for figure in "0123456789"
        if figure != right[place]
    ]

    for typed in wrong:
        with pytest.raises(NotATaxCode):
            read_tax_code(typed, of_company=True)
