"""A sum in Vietnamese words, so that a zero too many is heard: 75.000 is "bảy mươi lăm nghìn đồng"."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu", "tỷ")


def dong_in_words(amount: int) -> str:
    """From 0 to under a thousand tỷ, first letter large. Raises ValueError outside."""
    if not 0 <= amount < 10**12:
        raise ValueError(amount)
    if amount == 0:
        return "Không đồng"
    words: list[str] = []
    for place in range(3, -1, -1):
        group = amount // 1000**place % 1000
        if group:
            words += [*_three(group, full=bool(words)), SCALES[place]]
    spoken = " ".join(word for word in words if word)
    return f"{spoken[0].upper()}{spoken[1:]} đồng"


def _three(number: int, *, full: bool) -> list[str]:
    """`full`: something was said before it, so hundreds are said even when there are none."""
    hundreds, rest = divmod(number, 100)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if rest == 0:
        return words
    if tens == 0:
        return [*words, *(["linh"] if words else []), DIGITS[ones]]
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    return words if ones == 0 else [*words, _last(tens, ones)]


def _last(tens: int, ones: int) -> str:
    if ones == 5:
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return "mốt" if ones == 1 else "tư"
    return DIGITS[ones]
