"""The code table as a whole: a site's lines replace by id, go before those shipped, and leave no combination in scope without a code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from doccheck.errors import PatternError
from doccheck.rulecheck import lint_rules
from doccheck.rules import load_patterns
from doccheck.rules.decisions import unreached

Site = Callable[[dict[str, str]], Path]
SHIPPED = load_patterns()
BEGUN = "procedure: [spinal_puncture, catheter_drain], outcome: [completed, failed]"
LINE = "- {{id: {id}, when: {{{when}}}, code: '{code}', because: as we have it, source: ours}}\n"


def table(site: Site, *lines: str) -> Path:
    return site({"codes/decision.yaml": "".join(lines)})


def test_a_line_is_replaced_by_its_id_in_its_place(site: Site) -> None:
    when = f"{BEGUN}, purpose: [diagnostic, unstated], guidance: [guided]"
    folder = table(site, LINE.format(id="decision.diagnose-guided", when=when, code="62328"))
    loaded = load_patterns(folder)
    assert [rule.id for rule in loaded.decision] == [rule.id for rule in SHIPPED.decision]
    assert {rule.because for rule in loaded.decision if rule.id == "decision.diagnose-guided"} == {"as we have it"}
    assert lint_rules(folder) == []


def test_a_line_of_its_own_goes_before_those_shipped(site: Site) -> None:
    when = f"{BEGUN}, purpose: [unstated], guidance: [guided]"
    folder = table(site, LINE.format(id="own.unstated", when=when, code="62328"))
    assert [rule.id for rule in load_patterns(folder).decision] == ["own.unstated", *(rule.id for rule in SHIPPED.decision)]
    assert lint_rules(folder) == []


@pytest.mark.parametrize(
    "line",
    [
        LINE.format(id="decision.treat-guided", when=f"{BEGUN}, purpose: [therapeutic], guidance: [guided]", code="62329"),
        LINE.format(id="decision.treat-guided", when=f"{BEGUN}, purpose: [both], guidance: [guided], modality: [ct]", code="62329"),
        "- {id: decision.treat-guided, disabled: true}\n",
    ],
)
def test_a_combination_in_scope_without_a_line_is_refused(site: Site, line: str) -> None:
    folder = table(site, line)
    said = "no line of the code table decides for procedure spinal_puncture, outcome completed, purpose"
    with pytest.raises(PatternError, match=said):
        load_patterns(folder)
    assert [said in problem for problem in lint_rules(folder)] == [True]


def test_a_code_without_a_checklist_is_refused(site: Site) -> None:
    folder = site({"checklists.yaml": "- {code: '62272', disabled: true}\n"})
    with pytest.raises(PatternError, match="code 62272 has no checklist, so that nothing would be asked for"):
        load_patterns(folder)


def test_a_line_without_an_id_or_with_another_code_is_told(site: Site) -> None:
    with pytest.raises(PatternError, match="key 'id' is missing; add it"):
        load_patterns(table(site, "- {when: {outcome: [failed]}, code: '62270', because: so, source: ours}\n"))
    with pytest.raises(PatternError, match=r"rule 'own\.row': 'code': input should be '62270', '62272', '62328' or '62329'"):
        load_patterns(table(site, LINE.format(id="own.row", when="outcome: [failed]", code="99999")))


def test_a_line_that_decides_nothing_is_told_by_lint(site: Site) -> None:
    when = f"{BEGUN}, purpose: [unstated], guidance: [guided]"
    lines = LINE.format(id="own.first", when=when, code="62328") + LINE.format(id="own.second", when=when, code="62270")
    folder = table(site, lines, LINE.format(id="own.outside", when="outcome: [not_performed]", code="62270"))
    told = lint_rules(folder)
    assert [problem.partition("; ")[0] for problem in told] == [
        f"{folder}/codes/decision.yaml:{line}: rule 'own.{name}': decides nothing, since lines before it decide for all its facts"
        for line, name in ((2, "second"), (3, "outside"))
    ]


def test_every_shipped_line_decides_something() -> None:
    assert unreached(SHIPPED.decision) == []
