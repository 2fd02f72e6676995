"""Lines whose breaks were lost: where they are cut again, and which lines are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline.lines.breaks import broken
from doccheck.pipeline.lines.run_on import RunOn
from doccheck.pipeline.sections import SectionFinder
from doccheck.rules import load_patterns

PATTERNS = load_patterns()
RUN_ON = RunOn(SectionFinder(PATTERNS.sections, PATTERNS.words).known, PATTERNS.words)

NOTE = (
    "Ward 4 procedure 61M, new diplopia, worst headache of two weeks {} Held: enoxaparin since Tuesday Consent: wife by phone, all risks "
    "Rolled on to the left side, back cleaned with chlorhexidine and draped {} Level: L3-L4 Opening pressure: 24 cm Complications: none. "
    "Bandage on and back to bed, flat for an hour, to call for fever {} Sent: cells, protein, glucose"
)


def lines(text: str) -> list[str]:
    return broken(text, RUN_ON.breaks(text)).split("\n")


def test_lost_breaks_come_back() -> None:
    found = [line.split(":")[0].split()[0] for line in lines(NOTE.replace(" {}", ""))]
    assert found == ["Ward", "61M,", "Held", "Consent", "Rolled", "Level", "Opening", "Complications", "Bandage", "Sent"]


def test_the_unit_of_a_number_heads_no_line() -> None:
    text = NOTE.format("The first try was mine and dry", "I took 12 mL: 8 for culture and PCR, the rest for cells", "x").upper()
    assert "I TOOK 12 ML: 8 FOR CULTURE" in broken(text, RUN_ON.breaks(text))


def test_a_name_goes_with_the_word_that_tells_whose_or_which_it_is() -> None:
    text = "Meningitis, day 4 {}: fever for a week Position: left side Level: L3-L4 Local: lidocaine Complications: none " * 2
    whose, which = text.format(*["Yesterday's LP"] * 2), text.format(*["therapeutic LP HISTORY"] * 2)
    assert "Yesterday's LP: fever" in broken(whose, RUN_ON.breaks(whose))
    assert "therapeutic LP\nHISTORY: fever" in broken(which, RUN_ON.breaks(which))


@pytest.mark.parametrize("mark", ["\u2022", "-", "*", ">", "\u00b7"])
def test_items_come_back(mark: str) -> None:
    text = "LP in the day unit " + "".join(f" {mark} {step}" for step in ["sat on the edge of the bed", "back prepped", "22 g needle"] * 5)
    assert len(lines(text)) == 16


def test_rows_come_back() -> None:
    text = "| Reason | headache of two weeks | " * 8
    assert set(map(str.strip, lines(text.strip()))) == {"| Reason | headache of two weeks |"}


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        (
            "Bedside procedures, both by me, the second with a new needle and gloves 1. Bone marrow from the right side, firm pressure held "
            "for ten minutes, dry at the end 2. Lumbar puncture on the left side at L3-4, three tubes of clear fluid, plaster on and flat 3. "
            "Intrathecal dose as ordered by the ward",
            ["Bedside", "1.", "2.", "3."],
        ),
        (
            "who: registrar on nights when: a little after two why: worst headache of his life, scan clean at nine hours numb: lidocaine, "
            "five needle: 20g where: L4/5 pass: one only fluid: clear in all four tubes and none of it pink cover: plaster instr: lie flat, "
            "come back for fever or a weak leg",
            ["who:", "when:", "why:", "numb:", "needle:", "where:", "pass:", "fluid:", "cover:", "instr:"],
        ),
        (
            "drain placed at the bedside by the registrar with the consultant scrubbed, twelve off and clear, level set at the ear, to be "
            "clamped for every turn and to call if soaked ADDENDUM next day: throbbing head on sitting up, gone when she lies down, caffeine "
            "and fluids given",
            ["drain", "ADDENDUM"],
        ),
        (
            "NEUROSURGERY - EXTENDED DRAIN TRIAL Suspected hydrocephalus, a tap last month told nothing. placed at L3 in the left side, clear "
            "at once, fifteen off by the evening. bed level kept for the night. 2/25: walked better, drain out. 2/26 LP: home with the "
            "family and a letter",
            ["NEUROSURGERY", "Suspected", "2/25:", "2/26"],
        ),
        (
            "fluid sent off from L3 by the registrar, the needle out at once and nothing seen at the site for half an hour, legs moved as "
            "before, all of it told to the mother. COMPLICATIONS None seen by either. PLAN Supine for one hour and then up with a sitter",
            ["fluid", "COMPLICATIONS", "None", "PLAN", "Supine"],
        ),
    ],
)
def test_items_names_and_titles_come_back(text: str, firsts: list[str]) -> None:
    assert [line.split()[0] for line in lines(text)] == firsts


REST = (
    " the registrar ticked what was done on the night, as far as anybody could tell afterwards, and wrote the rest down by hand later on, "
    "with the level and the amount as the nurse had them on her sheet and nothing added to it. Consent: by phone. Level: L3-L4"
)


@pytest.mark.parametrize(
    "whole",
    [
        "CT-Guided Lumbar Puncture",  # a title goes on
        "FLUORO GUIDED LP {} History: numb legs since a week.",  # a title in capitals is no part of a header
        "Requesting MD: neurology.",
        "Visual fields Jan: stable.",
        "TOTAL OUT DURING PLACEMENT: 10 mL.",
        "POSTOPERATIVE ORDERS: flat.",
        "Pt 61M, awake.",
        "Evaluation prior: 61M, gait trouble.",
        "Reason: {Headache | NPH | Other: vasculitis}.",
        "csf_removed_ml: 28 {} post_orders: flat",
        "2) R lateral for the tap.",
        "Comfortable. LATE ADDENDUM by the night team.",
        "MRI 06/12: large ventricles.",
    ],
)
def test_names_are_not_cut(whole: str) -> None:
    found = lines(whole.replace("{} ", "") + REST)
    parts = [part.strip() for part in whole.split("{}")]
    assert found[: len(parts) - 1] == parts[:-1]
    assert found[len(parts) - 1].startswith(parts[-1] + REST[:40])


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        (
            "Bay 3 log, he walked in with his brother at noon 1310 Triage nurse: 150/90, lying in the dark 1355  scan clear, seen by the registrar "
            "1420 sat up, cleaned, numbed with 4 mL, L3/4 at the second go 1431 three tubes, last seen flat at 1440 by the nurse 1502  taken home",
            ["Bay", "1310", "1355", "1420", "1431", "1502"],
        ),
        (
            "OPERATION NOTE PREOP DX: leak from the nose after a fall Volume (mL): 10 taken into four tubes by hand Teaching (RN): flat for an "
            "hour, water, and the leaflet with the number of the ward to ring with headache or a weak leg at any hour of the day or night",
            ["OPERATION", "PREOP", "Volume", "Teaching"],
        ),
        (
            "neurology short note, tap for pressure in a man with a clot in the sinus prev: 2/3 on the ward, L3-4 and twenty off, nothing went "
            "wrong then, R: 8 mL and L: 5 mL of marrow, tingling in the calf for a moment plan: again on Friday if the vision is worse",
            ["neurology", "prev:", "plan:"],
        ),
        (
            "Fluid obtained: [ ] yes  [X] no Opening pressure: n/a Appearance: n/a Complications: [X] none [ ] headache [ ] bleeding "
            "Position: [ ] L lat   [ ] R lat   [X] sitting Dressing: [X] yes Comments: bone every time, stopped, to be done under fluoroscopy",
            ["Fluid", "Opening", "Appearance:", "Complications:", "Position:", "Dressing:", "Comments:"],
        ),
    ],
)
def test_times_names_before_brackets_and_boxes(text: str, firsts: list[str]) -> None:
    assert [line.split()[0] for line in lines(text)] == firsts


@pytest.mark.parametrize(
    "text",
    [
        "SITTING ON THE EDGE OF THE BED, SKIN PREPARED, 1% LIDOCAINE 5 ML, NEEDLE PUT INTO THE MIDLINE AND CSF SEEN AFTER ONE CHANGE OF COURSE. "
        "FOUR BOTTLES WERE FILLED AND THE LAST ONE WAS WRAPPED IN FOIL. STYLET BACK, NEEDLE OUT, PLASTER. SHE WENT BACK TO HER WARD AT NOON.",
        "Seen at 1310 by the nurse, then at 1355 by the registrar, who asked for a scan, which was clear until 1420 when he was tapped. "
        * 3,
        "Years of headache, first seen in 2011 and again in 1998 with the same complaint and in 2004 after a fall, and never explained. "
        * 3,
        "She was seated on the edge of the bed with a nurse in front of her. " * 6,
        "The needle was advanced at L3-L4 under Fluoroscopy by the Radiology fellow, a 22 gauge Whitacre, and clear fluid came. " * 4,
        "the registrar ticked what was done on the night, as far as anybody could tell [x] Sitting [ ] Prone [ ] Left side and then wrote "
        "that the needle went in at once and that the fluid was as clear as water in all of the four tubes that were sent off by hand",
        "Complications: none. Short lines stay as they are. Level: L3-L4",
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    assert lines(text) == [text]


@given(st.text(alphabet="abN :.|-*\u2022\n09", max_size=600))
def test_breaks_stand_on_blanks_in_order(text: str) -> None:
    found = RUN_ON.breaks(text)
    assert [b.start for b in found] == sorted({b.start for b in found})
    assert all(text[b.start].isspace() for b in found)
