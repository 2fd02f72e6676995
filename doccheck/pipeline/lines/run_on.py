"""Run-on lines: text whose line breaks were lost on the way, and where they probably stood.

Only a long line that shows its seams is cut: words with a capital in the middle of a sentence that begin lines and are no names, and
headers that nothing parts from the words before them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from doccheck.pipeline.lines.aligned import rows
from doccheck.pipeline.lines.breaks import LEFT_OPEN, OWNER, Break, normal
from doccheck.pipeline.lines.entries import items_in, numbered_in, timed_in
from doccheck.pipeline.lines.names import FIELD_NAME, in_small_letters, keys_in, last_name, tied, words_before
from doccheck.pipeline.listed import any_of
from doccheck.rules.schema import SectionRule

_LONG_LINE = 240  # characters
_FEWEST_SEAMS = 1
_FEWEST_FIELDS = 2
_FEWEST_MARKS = 3
_SHORTEST_SMALL = 3
_SMALL = frozenset({"past", "plan"})  # categories whose names head a line in small letters too
_TURN = " A"  # what a seam is in a text whose capitals and digits are all an A: several times faster to look for than by an expression
_TURN_TO_CAPITALS = " AAAA"
_ALIKE = str.maketrans("\tBCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", " " + "A" * 35)
_START = re.compile(r"[ \t](?P<word>[A-Z][a-z]+(?:[-/'][A-Za-z]+)?)(?![\w'/-])")
_BEFORE_START = re.compile(r"[\w)%\]\"']")
_TIES = LEFT_OPEN - frozenset("this that these those more less very then before after about also no not it she he they we i".split())
_CAPITALS = re.compile(r"[ \t][A-Z]{4,}$")
_NO_SEAM = ".,:;!?-"
_BEFORE_SEAM = re.compile(r"[\w)]")
_SEAM = re.compile(
    r"(?<!\d\))[ \t](?=(?:ADDENDUM|SUMMARY|ORDERS|INTERVAL|PART [0-9])\b(?!:)"
    r"|[0-9]{1,3} ?(?:[MF]\b|y/?o\b|yr old|year old)|[LR] lat(?:eral)?\b)"
)
_BOX = re.compile(r"\[[xX \t]?\]$|\([xX \t]\)$|(?:^|\s)\d\)$")  # what stands after one is its choice, after a number its item
_STOPS = (".", "!", "?")
_STOP = re.compile(r"(?<=[.!?])[ \t]+(?=[A-Z0-9\"(])")
_SURE = re.compile(
    r"[ \t](?:(?<![ \t]{2})[ \t]*"
    r"(?=[-=_*]{4,}(?:\s|$)|[\u2022\u25cf\u25aa#]\s|={2,}[ \t]?[A-Z<]|>>[ \t]|</?(?:cop(?:y|ied)|past(?:e|ed)|quoted?)\b)"
    r"|(?<=[-=_*]{4}[ \t])[ \t]*|(?<=\|[ \t])[ \t]*(?=\|))"
)
# One of these is in all that is sure.
_SIGNS = ("<cop", "<past", "<quot", "</", ">>", "--", "=", "_", "*", "#", "|", "\u2022", "\u25cf", "\u25aa")
_DATE = r"(?:0?[1-9]|1[0-2])/(?:[0-2]?\d|3[01])(?:/\d{2,4})?[ \t]+[|A-Z>\d]"
_DATED = re.compile(rf"[ \t](?:(?<=[^\d\s][ \t])[ \t]*(?=\d[ \t]+{_DATE})|(?<=\S[ \t])(?<!\b\d[ \t])[ \t]*(?={_DATE}))")
_TITLE = re.compile(r"[A-Z][A-Z0-9/&()'-]*(?:[ \t][A-Z0-9/&(),'-]+){2,11}[ \t](?=\[?[A-Z][a-z]|[0-9]{1,2}[ -]?(?:y|[MF]\b|week|month|day))")
_HEADER = re.compile(r"(?<=[^\s,:%-][ \t])[A-Z]{4,}(?:[ \t][A-Z&]{2,}){0,4}[ \t](?=[A-Z][a-z]|A[ \t][a-z0-9]|[0-9]|\[[xX ]\])")
_DATE_KEY = re.compile(r"[ \t](?=[0-9]{1,2}/[0-9]{1,2}:[ \t])(?<=[\w.)\]\"][ \t])(?<![A-Z]{2}[ \t])")
_ITS_DATE = re.compile(r"(?<=\s)[0-9]{1,2}/[0-9]{1,2}[ \t]$")
_TITLE_WORD = re.compile(r"\b[A-Z][a-z]+(?:-[Gg]uided)?$")  # "CT-Guided Lumbar Puncture"
_TITLE_REACH = 80  # characters in which a word with a capital after another goes on with the title
_UNITS = frozenset(("ml", "mls", "cc", "ccs"))  # which head fields too, but not behind a number: "I TOOK 12 ML: 8 FOR CULTURE"
# Under these headers more sentences may follow; those of the second kind end where the steps of the puncture begin.
_GO_ON = frozenset({"attestation", "comparison", "other_history", "results"})


@dataclass(frozen=True, slots=True)
class _Field:
    start: int
    body: int
    rule: SectionRule | None


class RunOn:
    """Finds the line breaks that long lines have lost.

    Args:
        known: the headers with their rules.
        words: the lists of `patterns/words/`; those that are used here are described in its `lines.yaml`.
    """

    def __init__(self, known: Mapping[str, SectionRule], words: Mapping[str, Iterable[str]]) -> None:
        self._known = known
        self.starts = frozenset(words.get("linestart", ()))
        self._before_time = LEFT_OPEN | frozenset(words.get("beforetime", ()))
        self._before_patient = LEFT_OPEN | frozenset(words.get("beforepatient", ()))
        self._kinds = frozenset(words.get("headerkind", ()))
        self._papers = frozenset(words.get("paper", ()))
        self._called = frozenset(words.get("beforename", ()))
        self._posts = frozenset(words.get("post", ()))
        self._step, self._opening, self._earlier = (any_of(words.get(name, ())) for name in ("step", "opening", "ofearlier"))

    def breaks(self, text: str) -> tuple[Break, ...]:
        """Breaks to add: each covers the blank before what probably stood on a line of its own."""
        out: dict[int, Break] = {}
        start = 0
        alike = text.translate(_ALIKE)
        signs = [sign for sign in _SIGNS if sign in text]
        for line in text.split("\n"):
            end = start + len(line)
            if len(line) >= _LONG_LINE:
                for blank, paragraph in self._cuts(text, alike, signs, start, end):
                    out[blank] = Break(blank, blank + 1, paragraph)
            start = end + 1
        return tuple(out[blank] for blank in sorted(out))

    def _cuts(self, text: str, alike: str, signs: list[str], start: int, end: int) -> list[tuple[int, bool]]:
        """(blank, whether a paragraph ends there) of the cuts of one line; none where it shows no seams.

        `alike` is the text with capitals and digits alike, `signs` are those of what is sure that it holds.
        """
        fields = self._fields(text, start, end)
        seams = self._seams(text, alike, start, end)
        items = items_in(text, start, end)
        bare = [f for f in fields if f.start > start and text[max(0, f.start - 4) : f.start].rstrip()[-1:] not in ".;!?,|"]
        marked = any(text.find(sign, start, end) >= 0 for sign in signs)
        marks = [m.end() - 1 for m in _SURE.finditer(text, start, end)] if marked else []
        several = text.count("/", start, end) >= _FEWEST_MARKS
        dated = [m.end() - 1 for m in _DATED.finditer(text, start, end)] if several else []
        marks += dated if len(dated) >= _FEWEST_MARKS else []
        listed = numbered_in(text, start, end) + self._titles(text, alike, start, end)
        listed += [m.start() for m in _DATE_KEY.finditer(text, start, end)] if text.find("/", start, end) >= 0 else []
        marks += rows(text, start, end)
        timed = timed_in(text, self._before_time, start, end)
        marks += [blank for blank, _ in timed]
        few = len(seams) + len(bare) + len(listed) < _FEWEST_SEAMS and len(fields) < _FEWEST_FIELDS
        if few and max(len(marks), len(items) - 1) < _FEWEST_MARKS:
            return []
        cuts = [*seams, *marks, *listed, *(f.start - 1 for f in fields if f.start > start)]
        if text.count(" | ", start, end) < _FEWEST_MARKS:
            cuts += items
        cuts = [cut for cut in cuts if not any(blank < cut < after for blank, after in timed)]
        return [(cut, False) for cut in cuts] + self._ends(text, fields, sorted({*cuts, end}))

    def _ends(self, text: str, fields: list[_Field], cuts: list[int]) -> list[tuple[int, bool]]:
        """Where the values of fields end: with their first sentence, or before the steps of the puncture."""
        out = []
        for field in fields:
            rule = field.rule
            if rule is None or rule.extent == "block" or rule.category in _GO_ON:
                continue
            reach = cuts[bisect_right(cuts, field.body)] if bisect_right(cuts, field.body) < len(cuts) else len(text)
            stops = [m.end() - 1 for m in _STOP.finditer(text, field.body, reach)]
            if rule.extent == "paragraph" or rule.assertion:
                turn = self._opening if self._earlier.search(text, field.start, field.body) else self._step
                stops = [a for a, b in zip(stops, [*stops, reach][1:], strict=True) if turn.search(text, a, b)]
            if stops:
                out.append((stops[0], True))
        return out

    def _fields(self, text: str, start: int, end: int) -> list[_Field]:
        """Names before a colon or a bar: the longest that is known, or the last words that begin with a capital."""
        out: list[_Field] = []
        if text.find(":", start, end) < 0 and text.find("|", start, end) < 0:
            return out
        keys = keys_in(text, start, end)
        small = in_small_letters(text, start, keys)
        braces = text.find("{", start, end) >= 0
        for name_end, body in keys:
            name_end, found = words_before(text, start, name_end)
            if found is None or text[found.start() - 1 : found.start()] == "/":
                continue
            begin, sure = self._begin(text, found, start, small)
            if begin is None:
                continue
            at = found.start() + begin
            before = text[max(0, at - 4) : at].rstrip()[-1:]
            if text[body - 1] != ":" and (not sure or before == "|"):
                continue
            if text[at - 1 : at] in ("{", "[") or (not sure and before == ","):
                continue
            if braces and text.rfind("{", start, at) > text.rfind("}", start, at):
                continue
            if name_end - at == 1 and text[at] in "LR":
                continue
            if before.isdigit() and text[at:name_end].lower() in _UNITS:
                continue
            dated = _ITS_DATE.search(text, max(start, at - 8), at)
            out.append(_Field(dated.start() if dated else at, body, self._known.get(normal(text[at:name_end]))))
        return out

    def _begin(self, text: str, found: re.Match[str], start: int, small: bool) -> tuple[int | None, bool]:
        """Where in some words the name at their end begins, if there is one, and whether it surely is one."""
        name = found.group()
        words = list(re.finditer(r"\S+", name))
        last = words[-1].group()
        opens = found.start() == start or text[found.start() - 2 : found.start() - 1] in _STOPS
        if "_" in last:
            return words[-1].start(), True
        if opens and name.isupper():
            return self._after_title(name, words), True
        if small and last.islower():
            return self._small_name(name, words), True
        if len(words) > 1 and (words[-2].group() in self._called or OWNER.search(words[-2].group())):
            return None, False
        known = self._known_name(name, words)
        if known is not None:
            return known, True
        if opens and len(words) <= FIELD_NAME and name[0].isupper():
            return 0, True
        rule = self._known.get(normal(last))
        if last.islower() and len(last) > _SHORTEST_SMALL and rule and rule.category in _SMALL and not tied(words):
            return words[-1].start(), True
        return last_name(words, self._posts), False

    def _titles(self, text: str, alike: str, start: int, end: int) -> list[int]:
        """Blanks after a title in capitals, and around known headers in capitals without a sign."""
        title = _TITLE.match(text, 0, end) if start == 0 else None
        out = [title.end() - 1] if title else []
        at = alike.find(_TURN_TO_CAPITALS, start, end)
        while at >= 0:
            found = _HEADER.match(text, at + 1, end)
            if found:
                rule = self._known.get(normal(found.group()))
                if rule and rule.bare and not text[max(start, at - 19) : at + 1].rsplit(maxsplit=1)[-1].isupper():
                    out += [at, found.end() - 1]
            at = alike.find(_TURN_TO_CAPITALS, found.end() - 1 if found else at + 1, end)
        return out

    def _known_name(self, text: str, words: list[re.Match[str]]) -> int | None:
        """Where the longest known name at the end of some words begins; "LP" in "Meds before LP" is none.

        A title in capitals before it is none of its words ("FLUORO GUIDED LP History"), but what kind it is ("POSTOP ORDERS").
        """
        for i, word in enumerate(words):
            if normal(text[word.start() :]) not in self._known or not any(w.group()[0].isupper() for w in words[i:]):
                continue
            titled = word.group().isupper() and i > 0 and words[i - 1].group().isupper()
            if titled and len(words) > i + 1 and not words[i + 1].group().isupper():
                continue
            if 0 < i < len(words) - 1 and words[i - 1].group() in self._called:
                continue  # "therapeutic LP HISTORY"
            while i and normal(words[i - 1].group()) in self._kinds:
                i -= 1
            return None if i and (words[i - 1].group().lower() in LEFT_OPEN or OWNER.search(words[i - 1].group())) else words[i].start()
        return None

    def _after_title(self, text: str, words: list[re.Match[str]]) -> int:
        """Where a known name in capitals begins after a title that ends with what a note is called: "OPERATIVE NOTE PREOP DX"."""
        for before, word in pairwise(words):
            if before.group().lower() in self._papers and normal(text[word.start() :]) in self._known:
                return word.start()
        return 0

    def _small_name(self, text: str, words: list[re.Match[str]]) -> int:
        """Where the longest known name of small words at the end of some begins, or the last word."""
        for word in words[-FIELD_NAME:]:
            if word.group().islower() and normal(text[word.start() :]) in self._known:
                return word.start()
        return words[-1].start()

    def _seams(self, text: str, alike: str, start: int, end: int) -> list[int]:
        """Blanks of a line after which something begins that is no name, and that nothing ties to what comes before."""
        out = []
        at = alike.find(_TURN, start, end)
        while at >= 0:
            if text[at - 1] in _NO_SEAM:
                at = alike.find(_TURN, at + 1, end)
                continue
            word = _START.match(text, at, end)
            if word:
                begins = word["word"].lower() in self.starts and not (at < _TITLE_REACH and _TITLE_WORD.search(text, start, at))
                out += [at] if begins and _follows(text, at, _BEFORE_START, _TIES) else []
            elif _SEAM.match(text, at, end):
                begin = _title_start(text, at) if text[at + 1].isalpha() else at
                out += [begin] if _follows(text, begin, _BEFORE_SEAM, self._before_patient) else []
            at = alike.find(_TURN, at + 1, end)
        return out


def _title_start(text: str, blank: int) -> int:
    """The blank before the words in capitals that stand before another: "LATE ADDENDUM" is one title."""
    while before := _CAPITALS.search(text, max(0, blank - 20), blank):
        blank = before.start()
    return blank


def _follows(text: str, blank: int, sign: re.Pattern[str], ties: frozenset[str]) -> bool:
    """Whether what stands before a blank, and other blanks before it, ends with a sign and is none of the words that tie."""
    while blank and text[blank - 1] in " \t":
        blank -= 1
    if not blank or not sign.match(text, blank - 1) or _BOX.search(text, max(0, blank - 3), blank):
        return False
    return text[max(0, blank - 20) : blank].rsplit(maxsplit=1)[-1].lower() not in ties
