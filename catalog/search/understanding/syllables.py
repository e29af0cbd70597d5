"""Which words could be Vietnamese: only so can English be told from Vietnamese without marks."""

import re

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|kh|ph|th|tr|ch|gh|gi|qu|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|ai|ao|au|ay|eo|eu|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)


def may_be_vietnamese(folded: str) -> bool:
    """Whether a word without marks could be a Vietnamese syllable: "heo" and "hot" could, "rice" could not."""
    return bool(_SYLLABLE.fullmatch(folded))
