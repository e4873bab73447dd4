"""An ethnic category in words -> the code that was likely meant, for hints alone: words are not read."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from models import EthnicCategory

_CLOSE = 0.85
_LONGEST = 80
"""Characters of a word that are compared."""
_SPELT: Mapping[EthnicCategory, tuple[str, ...]] = MappingProxyType(
    {
        EthnicCategory.BRITISH: ("white british", "english", "welsh", "scottish", "northern irish"),
        EthnicCategory.IRISH: ("white irish", "irish white"),
        EthnicCategory.OTHER_WHITE: ("white other", "white european", "european"),
        EthnicCategory.WHITE_AND_BLACK_CARIBBEAN: ("black caribbean and white", "white black caribbean"),
        EthnicCategory.WHITE_AND_BLACK_AFRICAN: ("black african and white", "white black african"),
        EthnicCategory.WHITE_AND_ASIAN: ("asian and white", "white asian"),
        EthnicCategory.OTHER_MIXED: ("mixed other",),
        EthnicCategory.INDIAN: ("asian indian",),
        EthnicCategory.PAKISTANI: ("asian pakistani",),
        EthnicCategory.BANGLADESHI: ("asian bangladeshi", "bengali"),
        EthnicCategory.OTHER_ASIAN: ("asian other",),
        EthnicCategory.CARIBBEAN: ("black caribbean", "african caribbean", "afro caribbean"),
        EthnicCategory.AFRICAN: ("black african",),
        EthnicCategory.OTHER_BLACK: ("black other",),
        EthnicCategory.CHINESE: ("asian chinese",),
        EthnicCategory.ANY_OTHER: ("other", "other ethnic group", "arab"),
        EthnicCategory.NOT_STATED: ("refused", "declined", "prefer not to say"),
        EthnicCategory.NOT_KNOWN: ("unknown",),
    }
)
"""How a category is also written, besides its own name; plain spellings, without the words left out below."""
_LEFT_OUT = re.compile(
    r"\b(any|background|heritage|(asian|black) or (asian|black) british|(asian|black) british|or multiple|"
    r"ethnic(?! group$)|(?<=.)british$|refused$)"
    r"|^(other ethnic groups?(?= .)|mixed (?=.* and )|(white|mixed) (?=any other)|british(?= .))"
)
_GROUPS = frozenset({"white", "black", "asian", "mixed", "british asian", "black british", "asian british"})
"""Words for several categories: none of them is likelier than the others."""


def meant(cell: str) -> EthnicCategory | None:
    """The category that these words most likely name; none if they name several, or no known one."""
    words = " ".join(re.sub(r"[^a-z]+", " ", cell[:_LONGEST].casefold().replace("&", " and ")).split())
    if words in _GROUPS:
        return None
    plain = _plain(words)
    for spelling in (words, plain):
        if found := _CATEGORY.get(spelling):
            return found
    close = get_close_matches(plain, _CATEGORY, n=1, cutoff=_CLOSE)
    return _CATEGORY[close[0]] if close else None


def category_words(category: EthnicCategory) -> str:
    """The name of a category in small letters."""
    return category.name.replace("_", " ").lower()


def _plain(words: str) -> str:
    """Without what the headings of the national list add: `asian or asian british indian` is `indian`."""
    return " ".join(_LEFT_OUT.sub(" ", words).split())


_CATEGORY: Mapping[str, EthnicCategory] = MappingProxyType(
    {category_words(category): category for category in EthnicCategory}
    | {spelling: category for category, spellings in _SPELT.items() for spelling in spellings}
)
