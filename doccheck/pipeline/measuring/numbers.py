"""Numbers in digits and in words: '24', '3,5', '.5', '2 1/2', 'twenty-two', 'eight and a half', 'half a', 'a hundred and ten'."""

from __future__ import annotations

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
WORD_VALUES = {w: i for i, w in enumerate(_UNITS)} | _TENS
ORDINALS = {w: i for i, w in enumerate("first second third fourth fifth".split(), 1)} | {
    f"{i}{s}": i for i, s in ((1, "st"), (2, "nd"), (3, "rd"), (4, "th"), (5, "th"))
}
_FRACTIONS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_SHARES = {"third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25}
_MORE = {"a half": 0.5, "one half": 0.5, "a quarter": 0.25, "one quarter": 0.25, "three quarters": 0.75} | _FRACTIONS
_OFTEN = {"twice": 2.0, "thrice": 3.0}
_HALVES = frozenset({"half", "half a", "half an", "half of a", "half of an", "a half", "one half", "one-half", "one half of a"})

_WORD = "|".join(sorted((w for w in WORD_VALUES if w != "zero"), key=len, reverse=True))
_HUNDRED = rf"(?:an?|one|two|three|four)\s+hundred(?:(?:\s+and)?[ -]+(?:{_WORD})(?:[ -](?:{_WORD}))?)?"
# "At that point 30 cc" tells of a time, not of a decimal.
_NO_TIME = "(?<!that )(?<!this )(?<!which )(?<!same )(?<!some )(?<!end )"
# "2 and a half", "three-and-three-quarters"
_WITH_SHARE = (
    rf"(?:{_WORD}|\d{{1,2}})(?:\s+|-)(?:and|&)(?:\s+|-)"
    r"(?:(?:a|one)(?:\s+|-)(?:half|quarter)|three(?:\s+|-)quarters|1/2|[\u00bd\u00bc\u00be])"
)
# A number for use inside larger expressions; case is ignored by the caller's flags.
NUMBER = (
    rf"(?:{_WITH_SHARE}|(?:(?:{_WORD}|zero|\d{{1,2}})\s+|{_NO_TIME})point\s+(?:(?:{_WORD})(?:\s+(?:{_WORD}))?|\d{{1,2}})"
    r"|\d{1,2}\s[13]/[24](?![\d/])|[13]/[24](?![\d/])|\d{1,2}\s?[\u00bd\u00bc\u00be]|[\u00bd\u00bc\u00be]"
    r"|\d{1,4}[.,\u00b7]\d{1,3}(?!\d)|\do\b|\d{1,4}(?!\d)|(?<![\d])\.\d{1,2}(?!\d)"
    rf"|{_HUNDRED}|(?:half\s+)?an?\s+dozen|(?:half|one|two|three)[ -]dozen|one[ -]half(?:\s+of)?(?:\s+an?)?"
    rf"|(?:{_WORD})(?:[ -](?:{_WORD}|zero))?(?:\s+and\s+(?:a|one)\s+half)?"
    r"|an?\s+half|half(?:(?:\s+of)?\s+an?)?|an?\s+(?:\w+\s+)?and\s+a\s+half|zero)"
)
# A chief complaint or a carbon copy ("CC: gait") after a number is no unit, but what the fluid is for may follow one ("9 cc: cells").
MILLILITRES = (
    r"(?:m ?[lL]{1,2}'?s?(?:\b|(?=_))|mil(?:l?s)?\b|cc(?:[' \u2019]?s)?\b(?!\s?:)"
    r"|cc(?=\s?:\s?(?:\d|cells?\b|cultur|cyto|prot|gluc|gram\b|micro|chem|flow\b|tubes?\b))"
    r"|c\.c\.?s?|mill?[ie]l[ie]?t?(?:er|re)s?"
    r"|cubic\s+cent[ia]met(?:er|re)s?|ccm\b|cm\^?3\b|cm\u00b3)"
)
# Words of a number may be parted by a line break; regexes are written with blanks for legibility.


_LIST_AT_MOST = 100  # no part of a list of amounts is larger: it would be a year or a time of day
_NAME = re.compile(
    r"\b(?:[1-9](?:st|nd|rd|th)|first|second|third|fourth|fifth|last|next)(?:\s+(?:tube|vial|bottle|pot|syringe|lot|aliquot|draw|pull|portion|go|one))?\b"
    r"|\b(?:tube|vial|bottle|pot|sample|specimen|syringe|aliquot|no|t)\.?\s?#?\s?[1-9]\b|#\s?[1-9]\b|(?<![\d.])[1-9](?:\s?[)=:]|\s[-\u2013]\s)(?=\s*\d)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*[,/&+]\s*(?:and\s+)?|\s+and\s+")
_PART = re.compile(NUMBER, re.IGNORECASE)
_PLURAL_VALUES = {"fives": "5", "5s": "5", "tens": "10", "10s": "10", "fifteens": "15", "twenties": "20", "20s": "20"}
_PLURALS = re.compile(rf"\b(\d|{_WORD})\s*(?:x\s*)?({'|'.join(_PLURAL_VALUES)})\b")
_MEMBER = re.compile(r"(\d)(?:\s?(?:[-\u2010-\u2014]|to|thru|through)\s?#?(\d))?")


def added(text: str) -> float | None:
    """The sum of a list of amounts, without the numbers that name the containers; the largest where the others add up to it.

    Example:
        >>> added("2, 2, 3 and 4"), added("t1 2 t2 2.5 t3 4"), added("18, 10 and 8"), added("10 + 2024")
        (11.0, 8.5, 18.0, None)
    """
    packed = re.sub(r"\s*(?:m[lL]s?|cc)\b", "", text)
    text = _PLURALS.sub(lambda m: " ; ".join([_PLURAL_VALUES[m.group(2)]] * int(parse(m.group(1)) or 0)), text)
    if re.fullmatch(r"\s*[\d.]+(?:/[\d.]+){2,}\s*|\s*\d+(?:,\d+){2,}\s*", packed):
        text = re.sub(r"[/,]", " ; ", packed)
    parts = [parse(found.group()) or 0.0 for found in _PART.finditer(_NAME.sub(" ; ", text))]
    total = round(sum(parts), 3)
    if not parts or max(parts) > _LIST_AT_MOST:
        return None
    whole = max(parts) in (parts[0], parts[-1]) and len(parts) > 2 and abs(total - 2 * max(parts)) < 0.01
    return max(parts) if whole and max(parts) > 2 * len(parts) else total


def members(text: str) -> float:
    """How many containers a list names by their numbers, or by what each is for.

    Example:
        >>> members("1, 2 and 4"), members("1-3 & 5"), members("cytology, culture and flow")
        (3.0, 4.0, 3.0)
    """
    if not any(map(str.isdigit, text)):
        return float(len(_SEVERAL.split(text)))
    named: set[int] = set()
    for found in _MEMBER.finditer(text):
        first = int(found.group(1))
        named.update(range(first, int(found.group(2) or first) + 1))
    return float(len(named))


def parse(text: str) -> float | None:
    """The value of a number in digits or words, or None where it is neither.

    Example:
        >>> parse("twenty-two"), parse("3,5"), parse("eight and a half"), parse("half a"), parse("2 1/2"), parse("two five")
        (22.0, 3.5, 8.5, 0.5, 2.5, 25.0)
    """
    if text.isdecimal():
        return float(text)
    cleaned = re.sub(r"\s+", " ", text.strip().lower()).replace("\u00b7", ".")
    first, joint, more = re.sub(r"[ -](?:and|&)[ -]", " and ", cleaned).rpartition(" and ")
    more = more.replace("-", " ")
    if joint and more in _MORE:
        before_it = parse(first)
        return None if before_it is None else before_it + _MORE[more]
    if cleaned.endswith("o") and cleaned[:-1].isdecimal():  # a letter typed for a nought
        return 10 * float(cleaned[:-1])
    if re.fullmatch(r"\d+,\d{3}", cleaned):
        return float(cleaned.replace(",", ""))
    if re.fullmatch(r"\d*[.,]?\d+", cleaned):
        return float(cleaned.replace(",", "."))
    if cleaned in _OFTEN or cleaned.endswith(" times"):
        return _OFTEN.get(cleaned) or parse(cleaned.removesuffix(" times"))
    if cleaned in _HALVES:
        return 0.5
    if cleaned.endswith("dozen"):
        return 12 * (parse(re.split(r"[ -]", cleaned)[0]) or 1)
    if "point " in cleaned:
        whole, _, decimals = cleaned.partition("point ")
        digits = "".join(str(WORD_VALUES.get(word, word)) for word in decimals.split())
        before = parse(whole) if whole.strip() else 0.0
        return None if before is None or not digits.isdecimal() else before + float(f"0.{digits}")
    for sign, part in _FRACTIONS.items():
        whole = cleaned.removesuffix(sign).strip()
        if cleaned.endswith(sign) and (not whole or whole.isdecimal()):
            return float(whole or 0) + part
    share = _SHARES.get(re.split(r"[ -]", cleaned.removesuffix(" of").strip())[-1])
    if share is not None:
        count = _words([w for w in re.split(r"[ -]+", cleaned.removesuffix(" of").strip())[:-1] if w not in ("a", "an")])
        return round(share * (count or 1), 5)
    half = 0.0
    if cleaned.endswith("half") and " and " in cleaned:
        cleaned, half = cleaned.rsplit(" and ", 1)[0], 0.5
    if cleaned in ("a", "an") or re.fullmatch(r"an? (?!hundred\b)[\w.]+", cleaned):
        return 1 + half
    value = _words(re.split(r"[ -]+", cleaned))
    return None if value is None else value + half


def _words(words: list[str]) -> float | None:
    """The value of the words of one number, units, tens and hundreds, or of two digits said one by one: 'three zero'."""
    total = 0.0
    if len(words) == 2 and all(WORD_VALUES.get(word, 10) < 10 for word in words):
        return 10.0 * WORD_VALUES[words[0]] + WORD_VALUES[words[1]]
    if not any(word in WORD_VALUES or word == "hundred" for word in words):
        return None
    for word in words:
        if word == "hundred":
            total = 100 * (total or 1)
        elif word in WORD_VALUES:
            total += WORD_VALUES[word]
        elif word not in ("and", "a", "an"):
            return None
    return total
