"""Coding: every combination of facts has the code, disposition and flags that the labelling guide gives it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from doccheck.coding import Decision, decide
from doccheck.facts import Answer, Check, Evidence, Facts, Finding, Status
from doccheck.rules import load_patterns

PATTERNS = load_patterns()
ELEMENTS = ("indication", "imaging_modality", "puncture_site", "csf_volume", "complications", "post_procedure_instructions")
WORK = ("positioning", "local_anesthesia", "needle_insertion", "csf_withdrawal", "sterile_dressing")
NECESSITY = ("raised_icp_finding", "less_invasive_treatment_inadequate")
REQUIRED = {
    "62329": set(ELEMENTS),
    "62272": set(ELEMENTS) - {"imaging_modality"},
    "62328": set(ELEMENTS) - {"csf_volume"},
    "62270": set(ELEMENTS) - {"csf_volume", "imaging_modality"},
}
IN_SCOPE = ("spinal_puncture", "catheter_drain")
OTHERS = ("cervical_puncture", "intrathecal_injection", "myelogram", "blood_patch", "shunt_tap", "other", "none")
PURPOSES = ("diagnostic", "therapeutic", "both", "tap_test", "unstated")
WORDS = Evidence(0, 5, "words")
IMAGING = {
    "silent": (Finding(Status.MISSING), False, None),
    "unclear": (Finding(Status.UNCLEAR, evidence=(WORDS,)), False, None),
    "none": (Finding(Status.DOCUMENTED, ("none",)), False, None),
    "ultrasound": (Finding(Status.DOCUMENTED, ("ultrasound",)), False, None),
    "marking": (Finding(Status.DOCUMENTED, ("ultrasound_marking",)), False, None),
    "mri": (Finding(Status.DOCUMENTED, ("mri",)), False, None),
    "fluoroscopy": (Finding(Status.DOCUMENTED, ("fluoroscopy",)), True, None),
    "ct": (Finding(Status.DOCUMENTED, ("ct",)), True, None),
    "ct and ultrasound": (Finding(Status.DOCUMENTED, ("ct", "ultrasound")), True, None),
    "conflict": (Finding(Status.CONFLICTING, ("ct", "none")), False, True),
    "conflict unnamed": (Finding(Status.CONFLICTING), False, True),
    "fluoroscopy or ct": (Finding(Status.CONFLICTING, ("ct", "fluoroscopy")), True, None),
}


def facts(**changed: Any) -> Facts:
    """Facts of a diagnostic puncture with everything documented, changed by name of element, work, necessity or answer."""
    proofs = {name: tuple(Evidence(at, at + 5, "words") for at in range(30 * i, 30 * i + 30, 10)) for i, name in enumerate(ELEMENTS)}
    elements = {name: Finding(Status.DOCUMENTED, evidence=proofs[name]) for name in ELEMENTS}
    elements["imaging_modality"] = Finding(Status.DOCUMENTED, ("none",), proofs["imaging_modality"])
    elements["csf_volume"] = Finding(Status.DOCUMENTED, (12.0, 12.0), proofs["csf_volume"])
    checks = {name: Check(True, (WORDS,)) for name in (*WORK, *NECESSITY)}
    answers = {"procedure": "spinal_puncture", "outcome": "completed", "purpose": "diagnostic"}
    remarks = changed.pop("remarks", {})
    for name, value in changed.items():
        if name in answers:
            answers[name] = value
        elif name in elements:
            elements[name] = value if isinstance(value, Finding) else Finding(Status(value))
        else:
            checks[name] = Check(value)
    return Facts(
        **{name: Answer(value, (WORDS,)) for name, value in answers.items()},
        elements=elements,
        work={name: checks[name] for name in WORK},
        necessity={name: checks[name] for name in NECESSITY},
        remarks=remarks,
    )


def codes(decision: Decision) -> set[str]:
    return {flag.code for flag in decision.flags}


@pytest.mark.parametrize(
    ("procedure", "outcome", "purpose", "imaging"), itertools.product(IN_SCOPE, ("completed", "failed"), PURPOSES, IMAGING)
)
def test_every_combination_has_the_code_of_the_table(procedure: str, outcome: str, purpose: str, imaging: str) -> None:
    finding, guided, conflict = IMAGING[imaging]
    decision = decide(facts(procedure=procedure, outcome=outcome, purpose=purpose, imaging_modality=finding), PATTERNS)
    therapeutic = purpose in ("therapeutic", "both", "tap_test")
    table = {(False, False): "62270", (False, True): "62328", (True, False): "62272", (True, True): "62329"}
    assert decision.code == table[therapeutic, guided]
    wanted = {table[False, guided]} if purpose == "tap_test" else set()
    wanted |= {table[therapeutic, True]} if conflict else set()
    assert set(decision.alternatives) >= wanted - {decision.code}
    assert decision.code not in decision.alternatives
    assert [link.step for link in decision.rationale] == ["procedure", "outcome", "purpose", "guidance", "code"]


@pytest.mark.parametrize(
    ("procedure", "outcome"), [*itertools.product(OTHERS, ("completed", "failed", "not_performed")), ("spinal_puncture", "not_performed")]
)
def test_everything_else_is_out_of_scope(procedure: str, outcome: str) -> None:
    decision = decide(facts(procedure=procedure, outcome=outcome), PATTERNS)
    assert (decision.code, decision.alternatives, decision.disposition) == (None, (), "out_of_scope")
    assert not {flag.code for flag in decision.flags if flag.severity != "info"}


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("imaging", ["none", "fluoroscopy"])
@pytest.mark.parametrize("element", ELEMENTS)
@pytest.mark.parametrize("status", list(Status))
def test_disposition_follows_the_checklist_of_the_code(purpose: str, imaging: str, element: str, status: Status) -> None:
    changed: dict[str, Any] = {"purpose": purpose, "imaging_modality": IMAGING[imaging][0]}
    if status is not Status.DOCUMENTED:
        changed[element] = Finding(status)
    decision = decide(facts(**changed), PATTERNS)
    assert decision.code is not None
    settled = status is Status.DOCUMENTED or (status is not Status.CONFLICTING and element not in REQUIRED[decision.code])
    settled &= not (element == "imaging_modality" and status is Status.UNCLEAR)
    complete = settled and purpose in ("diagnostic", "therapeutic", "both")
    assert decision.disposition == ("complete" if complete else "query")
    grave = {flag.code for flag in decision.flags if flag.severity in ("hold", "check") and flag.code < "DC4"}
    assert bool(grave) == (not complete)


def spread(places: int) -> dict[str, Finding]:
    """Every element documented, all in as many places."""
    proofs = [Evidence(10 * n, 10 * n + 5, "words") for n in range(places)]
    return {name: Finding(Status.DOCUMENTED, evidence=tuple(proofs[i :: len(ELEMENTS)]) or (proofs[0],)) for i, name in enumerate(ELEMENTS)}


@pytest.mark.parametrize("purpose", ["diagnostic", "therapeutic"])
@pytest.mark.parametrize("imaging", ["none", "fluoroscopy"])
def test_what_is_proven_in_fewer_places_than_asked_for_is_read_by_a_person(purpose: str, imaging: str) -> None:
    value = {"purpose": purpose}
    for places in (1, 10, 11, 30):
        elements = spread(places)
        elements["imaging_modality"] = replace(elements["imaging_modality"], value=(imaging,))
        decision = decide(facts(**value, **elements), PATTERNS)
        assert (decision.disposition, "DC221" in codes(decision)) == (("complete", False) if places >= 11 else ("query", True))


def test_few_places_are_no_matter_where_something_else_is_wanting() -> None:
    decision = decide(facts(**{**spread(6), "complications": Finding(Status.MISSING)}), PATTERNS)
    assert decision.disposition == "query"
    assert "DC221" not in codes(decision)


def test_a_site_says_how_many_places_it_asks_for(tmp_path: Path) -> None:
    (tmp_path / "checklists.yaml").write_text('- {code: "62270", required: [indication], places: 2, source: ours}\n', encoding="utf-8")
    asked = [decide(facts(**spread(places)), load_patterns(tmp_path)).disposition for places in (1, 2)]
    assert asked == ["query", "complete"]


def test_a_failed_puncture_is_a_query() -> None:
    decision = decide(facts(outcome="failed"), PATTERNS)
    assert (decision.code, decision.disposition, decision.related) == ("62270", "query", ("53",))


ultrasound = Finding(Status.DOCUMENTED, ("ultrasound",), (WORDS,))
guided = Finding(Status.DOCUMENTED, ("fluoroscopy",), (WORDS,))
RAISED: dict[str, dict[str, Any]] = {
    **{f"DC10{n}": {"purpose": "therapeutic", name: "missing"} for n, name in enumerate(ELEMENTS, 1)},
    **{f"DC11{n}": {name: False} for n, name in enumerate(WORK, 1)},
    **{f"DC20{n}": {"purpose": "therapeutic", name: "unclear"} for n, name in enumerate(ELEMENTS, 1)},
    **{f"DC21{n}": {name: "conflicting"} for n, name in enumerate(ELEMENTS, 1)},
    "DC221": {name: Finding(Status.DOCUMENTED, evidence=(WORDS,)) for name in ELEMENTS},
    "DC301": {"purpose": "unstated"},
    "DC302": {"purpose": "tap_test"},
    "DC303": {"purpose": "both"},
    "DC304": {"outcome": "failed"},
    "DC401": {"purpose": "therapeutic", "raised_icp_finding": False},
    "DC402": {"purpose": "therapeutic", "less_invasive_treatment_inadequate": False},
    "DC403": {"imaging_modality": ultrasound, "remarks": {"ultrasound_image_saved": (WORDS,)}},
    "DC404": {"imaging_modality": ultrasound},
    "DC405": {"imaging_modality": IMAGING["marking"][0]},
    "DC406": {"imaging_modality": guided},
    "DC407": {"imaging_modality": IMAGING["ct and ultrasound"][0]},
    "DC408": {"imaging_modality": IMAGING["mri"][0]},
    "DC409": {"procedure": "catheter_drain"},
    **{f"DC50{n}": {"procedure": name} for n, name in enumerate(("cervical_puncture", "intrathecal_injection", "myelogram"), 1)},
    **{f"DC50{n}": {"procedure": name} for n, name in enumerate(("blood_patch", "shunt_tap", "none", "other"), 4)},
}


@pytest.mark.parametrize("code", sorted(flag.code for flag in PATTERNS.flags))
def test_every_flag_is_raised_by_its_facts_and_not_by_a_note_without_them(code: str) -> None:
    raised = decide(facts(**dict(RAISED[code])), PATTERNS)
    assert code in codes(raised)
    assert code not in codes(decide(facts(), PATTERNS))
    flag = next(flag for flag in raised.flags if flag.code == code)
    assert flag.message.endswith(".")


def test_flags_carry_the_words_that_raised_them() -> None:
    flags = {flag.code: flag.evidence for flag in decide(facts(purpose="unstated", imaging_modality=IMAGING["unclear"][0]), PATTERNS).flags}
    assert flags["DC301"] == flags["DC202"] == (WORDS,)


@pytest.mark.parametrize(
    ("changed", "related"),
    [
        ({"imaging_modality": IMAGING["mri"][0]}, ("77021",)),
        ({"imaging_modality": ultrasound, "remarks": {"ultrasound_image_saved": (WORDS,)}}, ("76942",)),
        ({"imaging_modality": IMAGING["ct and ultrasound"][0], "remarks": {"ultrasound_image_saved": (WORDS,)}}, ()),
        ({"procedure": "cervical_puncture"}, ("61050",)),
        ({"procedure": "blood_patch"}, ("62273",)),
        ({"procedure": "shunt_tap"}, ("61070",)),
        ({"procedure": "myelogram", "remarks": {"myelogram_region=lumbar": (WORDS,)}}, ("62304",)),
        ({"procedure": "intrathecal_injection", "remarks": {"intrathecal_drug=nusinersen": (WORDS,)}}, ("96450",)),
    ],
)
def test_related_codes(changed: dict[str, Any], related: tuple[str, ...]) -> None:
    assert decide(facts(**changed), PATTERNS).related == related


def test_tables_name_only_facts_values_and_codes_that_exist() -> None:
    assert {c.code: set(c.required) for c in PATTERNS.checklists} == REQUIRED
    assert {flag.element for flag in PATTERNS.flags} <= {None, *ELEMENTS}
    for rule in (*PATTERNS.decision, *PATTERNS.related, *PATTERNS.flags):
        assert set(rule.when.get("procedure", ())) <= {*IN_SCOPE, *OTHERS}
        assert set(rule.when.get("purpose", ())) <= set(PURPOSES)
        assert set(rule.when.get("code", ())) <= set(REQUIRED)
