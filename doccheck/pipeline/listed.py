"""Lists of `patterns/words/` as expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_NOTHING = re.compile(r"(?!)")


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, in any case; a trailing `*` stands for any ending, and no words match nothing."""
    every = "|".join(re.escape(word.removesuffix("*")) + r"\w*" * word.endswith("*") for word in words)
    return re.compile(rf"\b(?:{every})\b", re.IGNORECASE) if every else _NOTHING


@cache
def any_of_list(words: frozenset[str]) -> re.Pattern[str]:
    """The same of a whole list, made once."""
    return any_of(sorted(words))
