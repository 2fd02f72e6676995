"""Measurements: volumes, vertebral levels and pressures, read on the raw text so that their offsets are exact.

Each rule of `patterns/measurements/` is a regular expression whose named groups say what they hold: `low`, `high` (a number or a
range), `count` with `low` (so many containers of so much each), `members` (which containers), `parts` (numbers to be added), `upper` and
`lower` (vertebrae), `unit`, `column` (the heading of a column of a table, whose numbers are what is measured), `nones` (the heading of one
in which this note's row says that there was none).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from doccheck.errors import PatternError
from doccheck.pipeline.canonical import in_lower_case
from doccheck.pipeline.measuring import levels, numbers
from doccheck.pipeline.measuring.spots import Spots
from doccheck.pipeline.measuring.tables import Tables
from doccheck.pipeline.mention import family_of
from doccheck.rules.backtracking import may_explode
from doccheck.rules.breaks import without_breaks
from doccheck.rules.literals import Part, closed, needs
from doccheck.rules.load import Patterns
from doccheck.rules.schema import MeasurementRule

_MACROS = {
    "<number>": numbers.NUMBER,
    "<ml>": numbers.MILLILITRES,
    "<dash>": r"[-_\u2010\u2011\u2012\u2013\u2014/]",
    "<vertebra>": levels.VERTEBRA,
    "<ordinal>": levels.ORDINAL,
}
_MARKS = 0xE000  # characters of no meaning, which stand for the macros
_NO_MARKS = re.compile(r"\[[^\]]*<(?:number|ml|dash|vertebra|ordinal)>|[\ue000-\uf8ff]")  # where a mark would not be read as one
_LETTER = re.compile(r"\\.|\(\?P|[A-Z]")
_ANY_CASE = int(re.IGNORECASE)


@dataclass(slots=True, unsafe_hash=True)  # not frozen: see Section
class Measured:
    """A measurement: its character range, rule, normalised value and numbers."""

    start: int
    end: int
    rule: MeasurementRule
    value: str | None
    low: float | None
    high: float | None


def compile_regex(rule: MeasurementRule, place: str, *, proven: bool = False) -> re.Pattern[str]:
    """The regular expression of a rule, with its `<macros>` put in.

    Raises:
        PatternError: it does not compile, or it could backtrack without end.
    """
    source = rule.regex
    for macro, expression in _MACROS.items():
        source = source.replace(macro, expression)
    try:
        explodes = not proven and may_explode(source)
        pattern = re.compile(*_cased(source))
    except re.error as error:
        raise PatternError(f"{place}: rule '{rule.id}': the regular expression does not compile ({error.msg}); mend it") from None
    if explodes:
        raise PatternError(
            f"{place}: rule '{rule.id}': the regular expression repeats a group that can match the same words in more than one way, "
            "which can take time without end; bound the repeats, as in {0,3}"
        )
    return pattern


def _cased(source: str) -> tuple[str, int]:
    """An expression and its flags: for the lower-cased text where it can be, which is several times faster than leaving the case aside."""
    return (source, _ANY_CASE) if "(?-i" in source else (_LETTER.sub(_lowered, source), 0)


def _lowered(found: re.Match[str]) -> str:
    return found.group() if len(found.group()) > 1 else found.group().lower()


def _macro_parts() -> dict[str, Part]:
    """What each macro must hold, by the character that stands for it in `_Rule.needs`, so that each is read but once."""
    parts = {chr(_MARKS + n): needs(*_cased(expression)) for n, expression in enumerate(_MACROS.values())}
    number = chr(_MARKS)
    parts[number] = closed(parts[number])  # so that all rules that begin with a number are tried at the same places
    return parts


class _Rule:
    """A rule with its expression, which is compiled when a text first holds what it needs; half of all rules wait for ever.

    Only a site's own rule is compiled and proven not to explode each time; `doccheck rules lint` does so for those that are shipped.
    """

    def __init__(self, rule: MeasurementRule, place: str) -> None:
        self.rule = rule
        self._place = place or "patterns"
        self._proven = place.startswith("patterns/")
        self.any_case = _cased(rule.regex)[1] != 0
        self.is_column = "(?P<column>" in rule.regex or "(?P<nones>" in rule.regex
        if not self._proven:
            _ = self.pattern

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression."""
        return compile_regex(self.rule, self._place, proven=self._proven)

    @cached_property
    def _without_breaks(self) -> re.Pattern[str] | None:
        return None if self.any_case else without_breaks(self.pattern)

    def may_match(self, flat: str, starts: list[int] | None) -> bool:
        """Whether it can match at some places (None for any) of a text in lower case, of which only a form without line breaks is known."""
        loose = self._without_breaks
        if loose is None:
            return True
        return loose.search(flat) is not None if starts is None else any(loose.match(flat, start) for start in starts)

    def needs(self, macros: dict[str, Part]) -> Part:
        """What a text must hold where the rule matches."""
        source = self.rule.regex
        marks = list(_MACROS.values()) if _NO_MARKS.search(source) else list(macros)
        for macro, mark in zip(_MACROS, marks, strict=True):
            source = source.replace(macro, mark)
        return needs(*_cased(source), macros)

    def matches(self, text: str, starts: list[int] | None) -> Iterable[re.Match[str]]:
        """The matches that begin at some places (None for any), as `finditer` gives them: from left to right, none within another."""
        if starts is None:
            return self.pattern.finditer(text)
        match = self.pattern.match
        out = []
        end = 0
        for start in starts:
            if start >= end and (found := match(text, start)):
                out.append(found)
                end = found.end()
        return out


class Measurements:
    """All measurement rules in force."""

    def __init__(self, patterns: Patterns) -> None:
        macros = _macro_parts()
        rules = [_Rule(rule, patterns.places.get(rule.id, "")) for rule in patterns.measurements]
        self._tables = Tables(patterns.words)
        self._take([(rule, rule.needs(macros)) for rule in rules])

    def of_families(self, families: frozenset[str]) -> Measurements:
        """The same with the rules of some families alone."""
        fewer = copy(self)
        fewer._take([(rule, part) for rule, part in self._rules if family_of(rule.rule.label) in families])
        return fewer

    def _take(self, rules: list[tuple[_Rule, Part]]) -> None:
        self._rules = rules
        self._every = _Rules(self._rules, self._tables)
        self._by_name: dict[str, list[tuple[_Rule, Part]]] = defaultdict(list)
        for rule in self._rules:
            label = rule[0].rule.label
            for name in {label, family_of(label)}:
                self._by_name[name].append(rule)
        self.names = frozenset(self._by_name)  # their labels and families
        self._named: dict[str, _Rules] = {}

    def may_hold(self, lower: str, name: str) -> bool:
        """Whether a text in lower case can hold a measurement of a label or family, wherever its lines end."""
        return self._of(name).may_find(lower)

    def holds(self, text: str, name: str) -> bool:
        """Whether a text holds a measurement of a label or family."""
        return any(self._of(name).find(text))

    def _of(self, name: str) -> _Rules:
        if name not in self._named:
            self._named[name] = _Rules(self._by_name.get(name, []), self._tables)
        return self._named[name]

    def __call__(self, text: str) -> Iterator[Measured]:
        """Every measurement of a text; overlaps are left for the caller to resolve."""
        return self._every.find(text)


class _Rules:
    """Some rules, each with what it needs, and where in a text they can match."""

    def __init__(self, rules: list[tuple[_Rule, Part]], tables: Tables) -> None:
        self._rules = [rule for rule, _ in rules]
        self._tables = tables
        self._spots = Spots([part for _, part in rules])

    def may_find(self, lower: str) -> bool:
        """Whether one of them can match a text in lower case, wherever its lines end."""
        flat = lower.replace("\n", " ")
        return any(self._rules[number].may_match(flat, starts) for number, starts in self._spots(flat))

    def find(self, text: str) -> Iterator[Measured]:
        """Every measurement of a text by these rules."""
        lower = in_lower_case(text)
        for number, starts in self._spots(lower):
            rule = self._rules[number]
            for found in rule.matches(text if rule.any_case else lower, starts):
                if rule.is_column:
                    yield from _cells(rule.rule, self._tables, text, found)
                elif measured := _measured(rule.rule, found):
                    yield measured


def _cells(rule: MeasurementRule, tables: Tables, text: str, found: re.Match[str]) -> Iterator[Measured]:
    """The numbers of the column that a heading stands over, the value of each its role in the column; or where it says none."""
    if "nones" in found.groupdict():
        if (said := tables.none(text, *found.span("nones"))) is not None:
            yield Measured(*said, rule, rule.value, None, None)
        return
    for cell in tables.column(text, *found.span("column")):
        number = numbers.parse(cell.number)
        if number is not None:
            yield Measured(cell.start, cell.end, rule, cell.role, number, number)


def _measured(rule: MeasurementRule, found: re.Match[str]) -> Measured | None:
    groups = {k: v for k, v in found.groupdict().items() if v is not None}
    if "upper" in groups:
        value = levels.normal(groups["upper"], groups.get("lower"))
        if value is None or ("lower" in groups and levels.is_interspace(value) == (rule.label == "level.range")):
            return None
        return Measured(found.start(), found.end(), rule, value, None, None)
    low = numbers.parse(groups["low"]) if "low" in groups else None
    if "low" in groups and low is None:
        return None
    high = numbers.parse(groups["high"]) if "high" in groups else low
    if "parts" in groups:
        low = high = numbers.added(groups["parts"])
        if low is None:
            return None
    if "members" in groups and low is None:
        low = high = numbers.members(groups["members"])
    elif "count" in groups or "members" in groups:
        count = numbers.parse(groups["count"]) if "count" in groups else numbers.members(groups["members"])
        if count is None:
            return None
        low, high = (None if low is None else round(low * count, 3)), (None if high is None else round(high * count, 3))
    if low is not None and high is not None and "unit" in groups:
        scale = _scale(rule.label, groups["unit"])
        low, high = round(low * scale, 3), round(high * scale, 3)
    return Measured(found.start(), found.end(), rule, rule.value, low, high)


def _scale(label: str, unit: str) -> float:
    """What a number with this unit is to be multiplied with: pressures are told in cm of water, volumes in mL."""
    if label.startswith("pressure"):
        return 0.1 if unit.startswith(("mm", "millim")) else 1
    if label.startswith("volume"):
        return 10 if unit.startswith("c") else 1000 if unit.startswith("l") else 1
    return 1
