"""Measurements: volumes, vertebral levels and pressures, read on the raw text so that their offsets are exact.

Each rule of `patterns/measurements.yaml` is a regular expression whose named groups say what they hold: `low`, `high` (a number or a
range), `count` with `low` (so many containers of so much each), `members` (which containers), `parts` (numbers to be added), `upper` and
`lower` (vertebrae), `unit`, `column` (the heading of a column of a table, whose numbers are what is measured).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from doccheck.errors import PatternError
from doccheck.pipeline import levels, numbers, tables
from doccheck.pipeline.canonical import in_lower_case
from doccheck.pipeline.stretches import Stretches
from doccheck.rules.backtracking import may_explode
from doccheck.rules.load import Patterns
from doccheck.rules.schema import MeasurementRule

_MACROS = {
    "<number>": numbers.NUMBER,
    "<ml>": numbers.MILLILITRES,
    "<dash>": r"[-_\u2010\u2011\u2012\u2013\u2014/]",
    "<vertebra>": levels.VERTEBRA,
    "<ordinal>": levels.ORDINAL,
}
_Compiled = tuple[MeasurementRule, frozenset[str], re.Pattern[str]]
_LETTER = re.compile(r"\\.|\(\?P|[A-Z]")
_ANY_CASE = int(re.IGNORECASE)


@dataclass(frozen=True, slots=True)
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
        pattern = re.compile(_LETTER.sub(_lowered, source)) if _in_lower_case(source) else re.compile(source, re.IGNORECASE)
    except re.error as error:
        raise PatternError(f"{place}: rule '{rule.id}': the regular expression does not compile ({error.msg}); mend it") from None
    if explodes:
        raise PatternError(
            f"{place}: rule '{rule.id}': the regular expression repeats a group that can match the same words in more than one way, "
            "which can take time without end; bound the repeats, as in {0,3}"
        )
    return pattern


def _compiled(rule: MeasurementRule, place: str) -> re.Pattern[str]:
    """A rule's expression; only a site's own is proven not to explode each time, the shipped ones are by `doccheck rules lint`."""
    return compile_regex(rule, place or "patterns", proven=place.startswith("patterns/"))


def _in_lower_case(source: str) -> bool:
    """Whether a rule can be matched on the lower-cased text, which is several times faster than leaving the case aside."""
    return "(?-i" not in source


def _lowered(found: re.Match[str]) -> str:
    return found.group() if len(found.group()) > 1 else found.group().lower()


class Measurements:
    """All measurement rules in force."""

    def __init__(self, patterns: Patterns) -> None:
        self._rules = [(rule, frozenset(rule.near), _compiled(rule, patterns.places.get(rule.id, ""))) for rule in patterns.measurements]

        self._pieces = _pieces(self._rules)
        self._by_name: dict[str, list[_Compiled]] = defaultdict(list)
        for rule in self._rules:
            for name in {rule[0].label, rule[0].label.partition(".")[0]}:
                self._by_name[name].append(rule)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def holds(self, text: str, name: str) -> bool:
        """Whether a text holds a measurement of a label or family."""
        rules = self._by_name[name]
        return any(_measurements(rules, _pieces(rules), text))

    def __call__(self, text: str) -> Iterator[Measured]:
        """Every measurement of a text; overlaps are left for the caller to resolve."""
        return _measurements(self._rules, self._pieces, text)


def _pieces(rules: list[_Compiled]) -> frozenset[str]:
    return frozenset(piece for _, near, _ in rules for piece in near)


def _measurements(rules: list[_Compiled], pieces: frozenset[str], text: str) -> Iterator[Measured]:
    lower = in_lower_case(text)
    stretches = Stretches(lower, pieces)
    for rule, near, pattern in rules:
        for start, end in stretches.around(near):
            for found in pattern.finditer(text if pattern.flags & _ANY_CASE else lower, start, end):
                if "column" in pattern.groupindex:
                    yield from _cells(rule, text, found)
                elif measured := _measured(rule, found):
                    yield measured


def _cells(rule: MeasurementRule, text: str, found: re.Match[str]) -> Iterator[Measured]:
    """The numbers of the column that a heading stands over; the value of each is its role in the column."""
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
    if low is not None and high is not None and groups.get("unit", "").lower().startswith("mm") and rule.label.startswith("pressure"):
        low, high = low / 10, high / 10
    return Measured(found.start(), found.end(), rule, None, low, high)
