"""Lint: everything that is wrong with the form of a folder of rules, each with file, line and mend.

Loading stops at the first mistake; lint goes on and also finds what loads but can never have an effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from doccheck.errors import PatternError
from doccheck.rules import load
from doccheck.rules.examples import ExampleError, parse_example
from doccheck.rules.locate import line_of
from doccheck.rules.phrase import PhraseError, compile_phrase
from doccheck.rules.schema import CueRule, MeasurementRule, SectionRule, TargetRule


@dataclass(frozen=True, slots=True)
class Placed:
    """A well-formed rule and where it stands."""

    rule: BaseModel
    kind: str
    file: str
    source: str
    index: int

    def at(self, *path: int | str) -> str:
        """`file:line` of a key of the rule."""
        return f"{self.file}:{line_of(self.source, self.index, path)}"


@dataclass(slots=True)
class Folder:
    """What was read of one folder of rules, and what is wrong with it so far."""

    rules: list[Placed] = field(default_factory=list)
    off: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def lint(folder: Path, shown: str | None = None, base: load.Patterns | None = None) -> tuple[list[str], list[Placed]]:
    """Every mistake of form, and the well-formed rules.

    Args:
        folder: a folder laid out like the shipped `patterns/`.
        shown: what messages call it; its path by default.
        base: the rules that it is laid over; None where it stands alone.
    """
    read = _read(folder, shown or str(folder))
    words = (base.words if base else {}) | read.words
    labels = _labels_of(base) if base else set()
    labels |= {placed.rule.label for placed in read.rules if isinstance(placed.rule, TargetRule | MeasurementRule)}
    known = set(base.places) if base else set()
    read.problems += [f"{place}: {load.unknown_rule(item)}" for place, kind, item in read.off if load.key_of(item, kind) not in known]
    if base:
        if not (read.rules or read.off or read.words or read.problems):
            stand = "targets/, words/, checklists.yaml and so on stand"
            read.problems.append(f"{shown or folder}: holds no rule; give the folder in which {stand}")
        read.problems += [*_unknown_labels(read, base), *_unused_lists(read, base)]
    headers: dict[str, str] = {}
    for placed in read.rules:
        rule = placed.rule
        if isinstance(rule, TargetRule | CueRule):
            read.problems += _phrases(placed, rule, words)
        if isinstance(rule, CueRule):
            read.problems += _cue(placed, rule, labels)
        if isinstance(rule, TargetRule | CueRule | MeasurementRule):
            read.problems += _examples(placed, rule)
        if isinstance(rule, SectionRule):
            read.problems += _headers(placed, rule, headers)
    return sorted(read.problems, key=_by_place), read.rules


def _by_place(problem: str) -> tuple[str, int, str]:
    file, _, rest = problem.partition(":")
    line, _, what = rest.partition(":")
    return file, int(line) if line.isdigit() else 0, what


def _read(folder: Path, shown: str) -> Folder:
    out = Folder()
    seen: dict[str, str] = {}
    for path, name in load.rule_files(folder):
        file = f"{shown}/{name}"
        try:
            kind = load.kind_of(name, file)
            source, data = load.read_yaml(path, file)
            out.problems += _doubled_keys(source, file)
            if kind == "words":
                words = load.words_of(data, file)
                out.words.update(words)
                out.lists.update(dict.fromkeys(words, file))
                continue
            items = load.items_of(data, file)
        except PatternError as error:
            out.problems.append(str(error))
            continue
        for index, item in enumerate(items):
            where = f"{file}:{line_of(source, index)}"
            if load.switched_off(item, load.FORMS[kind]):
                out.off.append((where, kind, item))
                continue
            problems = load.problems_of(load.FORMS[kind], item, file, source, index)
            out.problems += problems
            key = load.key_of(item, kind) if isinstance(item, dict) else where
            if key in seen:
                out.problems.append(f"{where}: '{key}' is already used at {seen[key]}; give this rule another id")
            seen.setdefault(key, where)
            if not problems:
                out.rules.append(Placed(load.FORMS[kind].model_validate(item), kind, file, source, index))
    return out


def _doubled_keys(source: str, file: str) -> Iterator[str]:
    """YAML lets the last of two equal keys win without a word."""
    root = yaml.compose(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    nodes = [root] if isinstance(root, yaml.MappingNode) else root.value if isinstance(root, yaml.SequenceNode) else []
    for node in nodes:
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, _ in node.value:
                if key.value in seen:
                    yield f"{file}:{key.start_mark.line + 1}: key '{key.value}' is given twice and only the last counts; join them"
                seen.add(key.value)


def _labels_of(patterns: load.Patterns) -> set[str]:
    return {rule.label for rule in patterns.targets} | {rule.label for rule in patterns.measurements}


def _unknown_labels(read: Folder, base: load.Patterns) -> Iterator[str]:
    """Labels that nothing asks for; a shield may have one of its own within a family, whose shorter rules it keeps off its words."""
    labels = _labels_of(base)
    kinds = {label.rpartition(".")[0] for label in labels if label.count(".") > 1}  # "imaging.guided" of "imaging.guided.ct"
    ends = {label.rpartition(".")[2] for label in labels if label.count(".") > 1}
    for placed in read.rules:
        rule = placed.rule
        if isinstance(rule, TargetRule | MeasurementRule) and rule.label not in labels:
            kind, _, end = rule.label.rpartition(".")
            shields = rule.why.startswith("shield") and rule.label.partition(".")[0] in base.families
            if not shields and not (kind in kinds and end in ends):
                yield f"{placed.at('label')}: rule '{rule.id}': nothing asks for the label '{rule.label}'{_near(rule.label, labels)}"


def _unused_lists(read: Folder, base: load.Patterns) -> Iterator[str]:
    """Lists of words that replace none and stand in no phrase."""
    phrases = [phrase for placed in read.rules if isinstance(placed.rule, TargetRule | CueRule) for phrase in placed.rule.phrases]
    used = {name for phrase in phrases for name in re.findall(r"\$(\w+)", phrase)}
    for name, file in read.lists.items():
        if name not in base.words and name not in used:
            yield f"{file}:1: list '{name}': no phrase uses it{_near(name, base.words)}"


def _near(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f" (did you mean '{near[0]}'?)" if near else "; correct or remove it"


def _phrases(placed: Placed, rule: TargetRule | CueRule, words: dict[str, list[str]]) -> Iterator[str]:
    seen: set[str] = set()
    for number, phrase in enumerate(rule.phrases):
        try:
            compile_phrase(phrase, words)
        except PhraseError as error:
            yield f"{placed.at('phrases', number)}: rule '{rule.id}': phrase '{phrase}': {error}"
        same = " ".join(phrase.lower().split())
        if same in seen:
            yield f"{placed.at('phrases', number)}: rule '{rule.id}': phrase '{phrase}' stands here twice; drop one"
        seen.add(same)


def _cue(placed: Placed, rule: CueRule, labels: Iterable[str]) -> Iterator[str]:
    acts = rule.direction not in ("terminate", "pseudo")
    if acts and rule.category is None:
        yield f"{placed.at()}: rule '{rule.id}': changes nothing without a category; add one, such as category: negated"
    if acts and not rule.examples:
        yield f"{placed.at()}: rule '{rule.id}': has no example; add one, such as 'No <m negated>leak</m>.'"
    if rule.only is not None and rule.never is not None:
        yield f"{placed.at('never')}: rule '{rule.id}': 'never' has no effect beside 'only'; drop one of them"
    for key, names in (("only", rule.only), ("never", rule.never)):
        for number, name in enumerate(names or ()):
            if not any(label == name or label.startswith(f"{name}.") for label in labels):
                yield f"{placed.at(key, number)}: rule '{rule.id}': no rule has the label '{name}' of '{key}'; correct it"


def _examples(placed: Placed, rule: TargetRule | CueRule | MeasurementRule) -> Iterator[str]:
    for key, sources in (("examples", rule.examples), ("near_misses", rule.near_misses)):
        for number, source in enumerate(sources):
            try:
                example = parse_example(source)
            except ExampleError as error:
                yield f"{placed.at(key, number)}: rule '{rule.id}': {error}"
                continue
            if key == "examples" and not example.marks:
                yield f"{placed.at(key, number)}: rule '{rule.id}': example without marks; write <m>…</m> around what must be found"


def _headers(placed: Placed, rule: SectionRule, seen: dict[str, str]) -> Iterator[str]:
    for number, header in enumerate(rule.headers):
        if header in seen:
            yield f"{placed.at('headers', number)}: rule '{rule.id}': header '{header}' already stands in {seen[header]}; drop one"
        seen.setdefault(header, f"'{rule.id}'")
