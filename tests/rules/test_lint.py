"""Lint: every mistake at once, each with file, line and mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from doccheck.rules import load_patterns
from doccheck.rules.lint import lint

Site = Callable[[dict[str, str]], Path]
TARGET = "- id: own.word\n  label: own.word\n  phrases: [{phrases}]\n  examples: [{examples}]\n  near_misses: [nothing]\n"
GOOD = TARGET.format(phrases="zyzzyva", examples="'<m>zyzzyva</m>'")
CUE = "- id: own.cue\n  category: negated\n  direction: forward\n  phrases: [sans]\n  examples: ['sans <m negated>leak</m>']\n"


def _problems(folder: Path) -> list[str]:
    return [problem.removeprefix(f"{folder}/") for problem in lint(folder, base=load_patterns())[0]]


def test_good_rules_have_no_problem(site: Site) -> None:
    assert _problems(site({"targets/a.yaml": GOOD, "assertion/a.yaml": CUE, "words.yaml": "own: [a, b]\n"})) == []


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"targets/a.yaml": GOOD + "  colour: red\n"}, "targets/a.yaml:6: rule 'own.word': unknown key 'colour'"),
        (
            {"targets/a.yaml": GOOD + "  phrases: [x]\n"},
            "targets/a.yaml:6: key 'phrases' is given twice and only the last counts; join them",
        ),
        ({"targets/a.yaml": GOOD + GOOD}, "targets/a.yaml:6: 'own.word' is already used at"),
        ({"targets/a.yaml": GOOD.replace("nothing", "")}, "targets/a.yaml:5: rule 'own.word': 'near_misses' is empty"),
        (
            {"targets/a.yaml": TARGET.format(phrases="'(a|b'", examples="'<m>a</m>'")},
            "targets/a.yaml:3: rule 'own.word': phrase '(a|b': '(' is never closed",
        ),
        ({"targets/a.yaml": TARGET.format(phrases="$none", examples="'<m>a</m>'")}, "'$none' is not a list in words/"),
        ({"targets/a.yaml": TARGET.format(phrases="a b, A  b", examples="'<m>a b</m>'")}, "phrase 'A  b' stands here twice; drop one"),
        ({"targets/a.yaml": TARGET.format(phrases="a", examples="a")}, "targets/a.yaml:4: rule 'own.word': example without marks"),
        ({"targets/a.yaml": TARGET.format(phrases="a", examples="'<m>a'")}, "a mark is never closed"),
        ({"targets/a.yaml": TARGET.format(phrases="a", examples="'<m sure>a</m>'")}, "unknown assertion 'sure'; known: affirmed, negated"),
        ({"targets/a.yaml": "- {id: no.such, disabled: true}\n"}, "targets/a.yaml:1: rule 'no.such' is switched off but does not exist"),
        (
            {"assertion/a.yaml": CUE.replace("  category: negated\n", "")},
            "assertion/a.yaml:1: rule 'own.cue': changes nothing without a category",
        ),
        ({"assertion/a.yaml": CUE.replace("'sans <m negated>leak</m>'", "")}, "assertion/a.yaml:1: rule 'own.cue': has no example"),
        (
            {"assertion/a.yaml": CUE + "  only: [zyzzyva]\n"},
            "assertion/a.yaml:6: rule 'own.cue': no rule has the label 'zyzzyva' of 'only'",
        ),
        (
            {"assertion/a.yaml": CUE + "  only: [own]\n  never: [own]\n", "targets/a.yaml": GOOD},
            "a.yaml:7: rule 'own.cue': 'never' has no effect beside 'only'",
        ),
        (
            {"sections.yaml": "- id: a.b\n  category: x\n  headers: [q, r, q]\n"},
            "sections.yaml:3: rule 'a.b': header 'q' already stands in 'a.b'; drop one",
        ),
        ({"words.yaml": "a: [on]\n"}, "words.yaml:1: list 'a': True is no word"),
        ({"targets/a.yaml": "- id: [\n"}, "not well-formed YAML"),
        ({"targets/a.yaml": "- words\n"}, "targets/a.yaml:1: a rule must be a mapping of keys to values"),
    ],
)
def test_each_mistake_has_its_place_and_mend(site: Site, files: dict[str, str], says: str) -> None:
    problems = _problems(site(files))
    assert any(says in problem for problem in problems), problems


def test_lint_goes_on_after_the_first_mistake(site: Site) -> None:
    problems = _problems(site({"targets/a.yaml": "- id: a.b\n- id: a.c\n", "targets/b.yaml": "x: y\n", "own/c.yaml": "[]\n"}))
    assert len([p for p in problems if p.startswith("targets/a.yaml")]) == 8
    assert [p.partition(":")[0] for p in problems] == sorted(p.partition(":")[0] for p in problems)
    assert len(problems) == 10
