"""Complications: what a column for them says in the row of this puncture, and whose a statement in a run-on note is."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

SERIES = """Serial spinal taps, cryptococcal meningitis with raised pressure, therapeutic.
{table}
Today: left lateral, lidocaine, 20G needle at the level above, clear. Plaster.
Told to lie flat for an hour and to call for headache.
"""
ONE = """LUMBAR PUNCTURE
Indication: ?meningitis
Left lateral, lidocaine, clear CSF.
{table}
"""
RUN_ON = (
    "LUMBAR PUNCTURE. Reason: fever and confusion, r/o meningitis. Position: R lateral. Prep: CHG. Local: lido 1%. "
    "22G at L3-4, 1 pass. OP 18. CSF: 9 ml clear, 4 tubes. {}"
)

PLAIN = """LUMBAR PUNCTURE
Indication: suspected MS.
Procedure: left lateral, skin prep, lidocaine 1%. 22G needle at L4-5, clear CSF 12 mL. {}
"""


def found(reviewer: Reviewer, text: str) -> str | None:
    """The value of the element, or its status where it has none."""
    finding = reviewer.review(text).elements["complications"]
    return str(finding.value or finding.status)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "#   date   level   OP   mL   compl\n1   6/1    L3-4    51   34   vagal, 30 s\n2   6/4    L4-5    39   29   none   <- today",
            "none",
        ),
        ("#   date   level   OP   mL   comps\n1   6/1    L3-4    51   34   HA\n2   6/4    L4-5    39   29   nil   <- this note", "none"),
        ("#|date|level|OP|mL|complications\n1|6/1|L3-4|51|34|leg zing\n2|6/4|L4-5|39|29|none (today)", "none"),
        ("#   date   level   OP   mL   compl\n1   6/1    L3-4    51   34   none\n2   6/4    L4-5    39   29   vagal   <- today", "missing"),
        ("#   date   level   OP   mL   compl\n1   6/1    L3-4    51   34   none\n2   6/4    L4-5    39   29           <- today", "missing"),
        ("#   date   level   OP   mL   compl\n1   6/1    L3-4    51   34   none\n2   6/4    L4-5    39   29   none", "missing"),
    ],
)
def test_the_row_of_this_note_answers(table: str, expected: str, reviewer: Reviewer) -> None:
    assert found(reviewer, SERIES.format(table=table)) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("level   needle   OP   mL   compl\nL3-4    22G      15   8    none", "none"),
        ("level | needle | OP | mL | comp\nL3-4 | 22G | 15 | 8 | nil", "none"),
        ("line | site | passes | comp\nCVC | R IJ | 1 | nil", "missing"),
        ("date   level   mL   compl\n6/1    L3-4    30   none", "missing"),
    ],
)
def test_the_only_row_answers_where_it_is_of_a_puncture(table: str, expected: str, reviewer: Reviewer) -> None:
    assert found(reviewer, ONE.format(table=table)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Dsg: bandaid. Vitals stable throughout. No complications noted.", "none"),
        ("Hemostasis: pressure 1 min. Stable. No immediate complications.", "none"),
        ("Specimens: to lab by hand. No complications.", "none"),
        ("PICC: dressing changed. No complications.", "unclear"),
        ("PICC dressing: changed by the line team. No complications.", "unclear"),
        ("Chest tube: to water seal. No complications.", "missing"),
    ],
)
def test_the_field_before_a_statement_in_a_run_on_note(words: str, expected: str, reviewer: Reviewer) -> None:
    assert found(reviewer, RUN_ON.format(words)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Three universals and 1 grey top.", "none"),
        ("Glucose (grey), protein (white), cells (white).", "none"),
        ("Sent 2 grey, 1 purple, 1 white lid.", "none"),
        ("One pale blue citrate by mistake, discarded.", "none"),
        ("Floppy drape slipped, replaced.", "none"),
        ("Looked grey for a minute.", "conflicting"),
        ("Grey, then better.", "unclear"),
        ("Pale for a few seconds, better with water.", "conflicting"),
        ("Brief desat to 91 while curled, up with repositioning, no apnea.", "none"),
        ("Sats 88 while flexed, back when straightened, never apneic.", "none"),
        ("Desat to 70 while flexed, apnea 20 s, bagged.", "conflicting"),
        ("Desat to 70 while flexed, needed mask O2.", "conflicting"),
    ],
)
def test_colours_of_things_and_dips_of_posture(words: str, expected: str, reviewer: Reviewer) -> None:
    assert found(reviewer, PLAIN.format(words + " No complications.")) == expected
