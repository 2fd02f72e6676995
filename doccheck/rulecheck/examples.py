"""Examples run: every rule must find what its examples mark, and nothing that counts in its near misses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from doccheck.note import Note
from doccheck.pipeline import Mention, Pipeline
from doccheck.rules.examples import Example, parse_example
from doccheck.rules.load import load_patterns
from doccheck.rules.schema import CueRule, MeasurementRule, TargetRule

_Provable = TargetRule | MeasurementRule | CueRule


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one example or near miss.

    Args:
        rule: the rule's id.
        place: `file:line` of the rule.
        source: the example as written.
        near_miss: whether it is one.
        problem: what went wrong; empty where it passed.
    """

    rule: str
    place: str
    source: str
    near_miss: bool
    problem: str


def run_examples(overlay: Path | str | None = None) -> Iterator[Outcome]:
    """Run all examples and near misses of the rules in force through the pipeline.

    Raises:
        PatternError: a rule file is wrong.
        ExampleError: the marks of an example are not well formed (lint names the place).
    """
    patterns = load_patterns(overlay)
    pipeline = Pipeline(patterns)
    rules: tuple[_Provable, ...] = (*patterns.targets, *patterns.measurements, *patterns.assertion)
    for rule in rules:
        place = patterns.places.get(rule.id, "patterns")
        for near_miss, sources in ((False, rule.examples), (True, rule.near_misses)):
            for source in sources:
                example = parse_example(source)
                mentions = pipeline.read(Note(id=rule.id, text=example.text)).mentions
                problem = _near_miss(rule, example, mentions) if near_miss else _example(rule, example, mentions)
                yield Outcome(rule.id, place, source, near_miss, problem)


def _example(rule: _Provable, example: Example, mentions: tuple[Mention, ...]) -> str:
    for mark in example.marks:
        there = [m for m in mentions if m.start < mark.end and mark.start < m.end]
        own = there if isinstance(rule, CueRule) else [m for m in there if m.rule == rule.id]
        words = example.text[mark.start : mark.end]
        if not own:
            others = sorted({m.rule for m in there})
            return f"'{words}' is not found" + (f" (but by {', '.join(others)})" if others else "")
        if all(m.assertion != mark.assertion for m in own):
            got = ", ".join(sorted({f"{m.assertion} {m.cue}".strip() for m in own}))
            return f"'{words}' is {got}, not {mark.assertion}"
    return ""


def _near_miss(rule: _Provable, example: Example, mentions: tuple[Mention, ...]) -> str:
    if isinstance(rule, CueRule):
        changed = [m.text for m in mentions if m.cue.endswith(f"({rule.id})")]
        return f"the cue still changes '{changed[0]}'" if changed else _example(rule, example, mentions)
    found = [m.text for m in mentions if m.rule == rule.id and m.assertion == "affirmed"]
    return f"'{found[0]}' is found and counts as affirmed" if found else ""
