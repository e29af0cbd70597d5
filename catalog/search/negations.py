"""What a text denies must not be found by it: "không phải trà hoa vàng" would sell green tea to who wants the other."""

import re

# "hút chân không" is a vacuum, not a denial. A denial ends with its clause.
_DENIED = re.compile(
    r"(?<!chân )\b(?:không|chẳng|chưa phải|chứ chưa|khác với|khác hẳn)\b.*?(?=[.,;:!?()\n]|\b(?:mà|nhưng|nên|vì)\b|$)",
    re.IGNORECASE,
)
_DENIED_EN = re.compile(
    r"\b(?:not|no|without|never|unlike|isn't|aren't)\b.*?(?=[.,;:!?()\n]|\b(?:but|so|because)\b|$)", re.IGNORECASE
)


def without_denials(text: str) -> str:
    """A Vietnamese text without what it says a thing is not. NFC is expected."""
    return _DENIED.sub(" ", text)


def denials(text: str) -> str:
    """What a Vietnamese text says a thing is not or has not: "không thêm đường" can be asked for."""
    return " . ".join(_DENIED.findall(text))


def without_denials_en(text: str) -> str:
    """The same for English."""
    return _DENIED_EN.sub(" ", text)
