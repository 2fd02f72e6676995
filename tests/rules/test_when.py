"""Facts that a `when` may name: those that coding knows, and no others."""

from __future__ import annotations

from doccheck.coding.coded_facts import coded
from doccheck.elements import read_facts, work
from doccheck.facts import ELEMENTS, NECESSITY, WORK
from doccheck.pipeline import Reading
from doccheck.rules.when import DECIDED, READ, REVIEWED, check


def test_the_facts_that_rules_may_name_are_those_that_coding_knows() -> None:
    facts = read_facts(Reading("", ""))
    assert tuple(facts.elements) == ELEMENTS
    assert tuple(facts.work) == WORK == work.PARTS
    assert tuple(facts.necessity) == NECESSITY
    known = coded(facts)
    assert known.keys() | {"myelogram_region", "intrathecal_drug"} == READ.keys()
    for name, values in known.items():
        assert values <= set(READ[name])


def test_each_stage_knows_what_the_one_before_it_knew() -> None:
    assert READ.items() <= DECIDED.items()
    assert REVIEWED.items() <= DECIDED.items()


def test_a_when_that_can_hold_is_left_as_it_is() -> None:
    when = {"procedure": ["spinal_puncture"], "required_csf_volume": ["missing", "unclear"], "complications": ["present"]}
    assert check(when, DECIDED) is when
