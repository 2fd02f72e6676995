"""The shipped rules: their form, and every example and near miss through the real pipeline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from doccheck.rulecheck import lint_rules, run_examples

PAGE = Path(__file__).parents[2] / "docs" / "patterns.md"


def test_the_shipped_rules_have_no_mistake_of_form() -> None:
    assert lint_rules() == []


@pytest.mark.no_cover
def test_every_example_and_near_miss_of_the_shipped_rules_passes() -> None:
    failed = [f"{o.place}: {o.rule}: {o.source}: {o.problem}" for o in run_examples() if o.problem]
    assert failed == []


def test_the_folder_of_a_site_is_linted_with_its_regular_expressions(tmp_path: Path) -> None:
    (tmp_path / "measurements").mkdir()
    rule = "- {{id: own.{0}, label: complication.word, regex: '{1}', examples: ['<m>a</m>'], near_misses: [b]}}\n"
    (tmp_path / "measurements" / "a.yaml").write_text(rule.format("a", "(a+)+b") + rule.format("b", "(a") + rule.format("c", "a"))
    problems = lint_rules(tmp_path)
    assert len(problems) == 2
    assert "a.yaml:1: rule 'own.a': the regular expression repeats a group that can match the same words" in problems[0]
    assert "a.yaml:2: rule 'own.b': the regular expression does not compile" in problems[1]


@pytest.mark.usefixtures("examples_of_own_rules")
def test_the_rule_in_the_docs_has_no_mistake_and_its_proof_holds(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "own.yaml").write_text(next(block for block in blocks if "near_misses" in block))
    assert lint_rules(tmp_path) == []
    assert [o.problem for o in run_examples(tmp_path) if o.rule == "own.recliner"] == ["", "", ""]


@pytest.mark.usefixtures("examples_of_own_rules")
def test_what_fails_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "targets").mkdir()
    (tmp_path / "assertion").mkdir()
    (tmp_path / "targets" / "a.yaml").write_text(
        "- {id: own.a, label: own.x, phrases: [zyzzyva], examples: ['<m>zyzzyva</m>', '<m>aa</m>', '<m>zyzzyva bug</m>'],"
        " near_misses: [zyzzyva, b]}\n"
        "- {id: own.b, label: own.x, phrases: [zyzzyva bug], examples: ['<m>zyzzyva bug</m>'], near_misses: [bug]}\n"
    )
    (tmp_path / "assertion" / "a.yaml").write_text(
        "- {id: own.cue, category: negated, direction: forward, phrases: [sine], examples: ['sine <m negated>zyzzyva</m>',"
        " 'cum <m negated>zyzzyva</m>'], near_misses: ['sine zyzzyva', 'Cum <m>zyzzyva</m>']}\n"
    )
    told = {(o.rule, o.source): o.problem for o in run_examples(tmp_path) if o.rule.startswith("own.")}
    assert told["own.a", "<m>zyzzyva</m>"] == ""
    assert told["own.a", "<m>aa</m>"] == "'aa' is not found"
    assert told["own.a", "<m>zyzzyva bug</m>"] == "'zyzzyva bug' is not found (but by own.b)"
    assert told["own.a", "zyzzyva"] == "'zyzzyva' is found and counts as affirmed"
    assert told["own.a", "b"] == ""
    assert told["own.cue", "sine <m negated>zyzzyva</m>"] == ""
    assert told["own.cue", "cum <m negated>zyzzyva</m>"] == "'zyzzyva' is affirmed, not negated"
    assert told["own.cue", "sine zyzzyva"] == "the cue still changes 'zyzzyva'"
    assert told["own.cue", "Cum <m>zyzzyva</m>"] == ""
