"""What else a note says of levels must have its excuse; a level in doubt, or one of several, settles nothing."""

from __future__ import annotations

import pytest

from doccheck.facts import Status
from tests.elements.conftest import Find

_DONE = "Lumbar puncture. Consent obtained. Lidocaine 1%. 22G needle advanced at L4-L5, clear CSF, 9 mL in 4 tubes. "


@pytest.mark.parametrize(
    "text",
    [
        "Summary of events\nNeedle passes 2. Level L3/4. Volume 9 mL. No complications.",
        "Register entry: LP, L3-4, sitting, 4 tubes.",
        "Key data\nOperator SHO\nL2/3\n22G\n",
        "Box for the chart: level L3/4, sitting, atraumatic.",
        "Discharge summary text: the patient had a spinal tap at L3-4 without problems.",
        "Nurse's record: LP performed by doctor at L3-4, patient comfortable.",
    ],
)
def test_a_second_level_without_an_excuse_contradicts(text: str, site_of: Find) -> None:
    assert site_of(_DONE + text).status in (Status.CONFLICTING, Status.UNCLEAR)


@pytest.mark.parametrize(
    "text",
    [
        "Prior tap in May at L3-4.",
        "MRI: disc bulge L3-4.",
        "13/8  L3/4  20 ml  none",
        "Complications: none. L3-4 was scarred.",
        "If it has to be repeated, L2-3 is the one to try.",
        "L3-4 had been tried by the ward, dry.",
        "The patient in the next bed was tapped at L3-4.",
        "The epidural in 2019 was placed at L3-4.",
        "Radiation field covers L3-4.",
    ],
)
def test_a_second_level_with_an_excuse_does_not(text: str, site_of: Find) -> None:
    found = site_of(_DONE + text)
    assert (found.status, found.value) == (Status.DOCUMENTED, ("L4-L5",))


@pytest.mark.parametrize(
    "text",
    [
        "Lumbar puncture: L4-5 bone. L3-4: bone too. After a break a longer needle was fetched, and there it was: clear CSF. 9 mL.",
        "Lumbar puncture. The first needle, at L4-5, met bone; we tried the space above too. Later CSF dripped, 12 mL in five tubes.",
        "LP sitting. Tried l4/5 and the one above, 4 passes all up, then slow clear csf. 8 ml.",
        "LP. Spaces hard to feel, i think L3/4 but could just as well have been 4/5. 22g, 11 ml clear.",
        "LP. Best I can say is somewhere around L3-4. 20G, CSF 8 mL clear.",
        "LP. Space used: L3/4 (?L4/5). By feel. 22G, 6 mL clear CSF.",
        "LP done, probably at L3-4. 22G, clear CSF 8 mL.",
        "LP at L3-4, 22G, clear CSF 8 mL. PS: the space I named was only my best guess.",
        "LP. 22G needle at L3-4, clear CSF 8 mL. Addendum: did not record which space was used, the L3-4 came in from my macro.",
        "LP at L3-4, 22G, clear CSF 8 mL. Addendum: please disregard the level, it was never counted.",
    ],
)
def test_a_level_in_doubt_is_unclear(text: str, site_of: Find) -> None:
    assert site_of(text).status is Status.UNCLEAR


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("LP: L4-5 bone. L3-4 bone at first, redirected medially there, clear CSF. 9 mL.", ["L3-L4"]),
        ("LP. Tried L4-5 and the one above, the latter gave CSF. 9 mL.", ["L3-L4"]),
        ("LP. Felt to be probably L3-4. 22G needle advanced at L3-4, clear CSF 8 mL.", ["L3-L4"]),
        ("LP. Tuohy needle advanced at L2-L3 after two tries by anaesthesia at L4-5 did not return fluid. CSF clear.", ["L2-L3"]),
        ("LP. Window at L1-L2 above the top screw. 22G needle stepped in, clear CSF.", ["L1-L2"]),
        ("LP. I think the headache is viral. 22G at L3-4, CSF. I believe 8 mL were taken.", ["L3-L4"]),
    ],
)
def test_a_level_that_is_borne_out(text: str, levels: list[str], site_of: Find) -> None:
    assert list(site_of(text).value or ()) == levels


@pytest.mark.parametrize(
    "text",
    [
        "Epidural L3-4 with her first child.\nImpression: s/p diagnostic LP, L3-4, uncomplicated.",
        "Assessment: encephalitis, now status post lumbar puncture (L3-4, 9 mL).",
        "Plan: post LP L3-4, cultures to be followed.",
        "Conclusion: uncomplicated LP, L3-L4, previous imaging reviewed.",
    ],
)
def test_the_puncture_that_is_done_summed_up_at_another_level_contradicts(text: str, site_of: Find) -> None:
    assert site_of(_DONE + "\n" + text).status is Status.CONFLICTING


@pytest.mark.parametrize(
    "text",
    [
        "Impression: lymphoma, s/p LP at L3-4 in March, cytology negative then.",
        "Impression: s/p L3-4 laminectomy. LP done.",
        "Impression: s/p LP, L4-5, uncomplicated.",
    ],
)
def test_another_procedure_summed_up_does_not(text: str, site_of: Find) -> None:
    assert list(site_of(_DONE + "\n" + text).value or ()) == ["L4-L5"]


@pytest.mark.parametrize(
    "text",
    [
        "LP. L3-4: bone twice. Changed level and got CSF on the first pass.",
        "LP. First at L3/4, dry x3. Switched to another gap, clear CSF.",
        "LP. L3/4 - os, os. Space changed. CSF straight away.",
        "LP. Could not get in at L3-4; a new site was chosen and fluid returned.",
        "LP. L3-4 dry. Relocated and was successful, CSF clear.",
    ],
)
def test_fluid_at_a_space_without_a_name_leaves_it_unclear(text: str, site_of: Find) -> None:
    assert site_of(text).status is Status.UNCLEAR


@pytest.mark.parametrize(
    "text",
    [
        "LP. L4-5: bone. Changed space to L3-4, CSF on the first pass.",
        "LP. L3-4: bone twice. Changed the angle in the same space, clear CSF.",
        "LP. L4-5: bone. Moved to another space, L3-4, where fluid flowed.",
    ],
)
def test_a_space_that_is_named_after_the_move_counts(text: str, site_of: Find) -> None:
    assert list(site_of(text).value or ()) == ["L3-L4"]


@pytest.mark.parametrize(
    "text",
    [
        "ADDENDUM: Whether this was L4-L5 or L5-S1 will be decided once the old films arrive.",
        "ADDENDUM: Level queried by a colleague (L3-L4 versus L4-L5); lateral views awaited.",
        "ADDENDUM: the level may be L3-L4 rather than L4-L5.",
        "IMPRESSION: Successful LP at L3-L4 or L4-L5.",
        "PS. Either L3-4 or L4-5, will check the scan.",
    ],
)
def test_a_last_word_that_leaves_it_open_between_two_is_unclear(text: str, site_of: Find) -> None:
    assert site_of(_DONE + "\n" + text).status is Status.UNCLEAR


@pytest.mark.parametrize(
    "text",
    [
        "ADDENDUM: the disc at L4-L5 or L5-S1 may explain the leg pain.",
        "ADDENDUM: If a repeat is needed, L2-L3 or L3-L4 could be used.",
        "If the headache lasts: blood patch at L3-4 or L4-5.",
        "ADDENDUM: level rechecked on the films and confirmed as L4-L5, not L3-L4.",
    ],
)
def test_two_levels_of_something_else_leave_it_as_it_is(text: str, site_of: Find) -> None:
    assert list(site_of(_DONE + "\n" + text).value or ()) == ["L4-L5"]


_LEFT = "TECHNIQUE: L4-L5 was too narrow, so I moved one space higher. A 22G needle was advanced at L3-L4, clear CSF.\n"


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("PROCEDURES: 1. Lumbar puncture at L4-L5.\n", Status.CONFLICTING),
        ("LUMBAR PUNCTURE L4-L5\n", Status.CONFLICTING),
        ("PROCEDURE: Lumbar puncture\n", Status.DOCUMENTED),
        ("PROCEDURES: 1. Lumbar puncture at L3-L4. 2. Failed puncture at L4-L5.\n", Status.DOCUMENTED),
        ("PROCEDURE REQUESTED: lumbar puncture at L4-L5\n", Status.DOCUMENTED),
    ],
)
def test_a_heading_with_the_level_that_was_left(heading: str, status: Status, site_of: Find) -> None:
    assert site_of(heading + _LEFT).status is status


@pytest.mark.parametrize(
    "text",
    [
        "Her own doctors did eleven of these before. She has had nine of them, usually at L3-4.",
        "Third LP of this stay; on Sunday 20 cc at L3-4.",
        "The ward had booked her for a fluoroscopic LP at L3-4, cancelled since.",
        "Your own record of the 4th (L3-4, 0 mL) is returned.",
        "The entry 'LP at L3-4, 20 mL' was for another patient, misfiled here.",
        "Log\n#2  3/4  L3/4  OP 31  20 mL\n#1  3/1  L3/4  OP 33  25 mL",
    ],
)
def test_taps_of_another_day_or_patient_are_excused(text: str, site_of: Find) -> None:
    assert list(site_of(_DONE + "\n" + text).value or ()) == ["L4-L5"]


def test_a_correction_above_the_report_excuses_what_it_corrects(site_of: Find) -> None:
    above = "ADDENDUM 15:20: L4-L5 below should read L3-L4 in both places.\nREPORT: "
    assert list(site_of(above + _DONE + "\nIMPRESSION: LP at L4-L5.").value or ()) == ["L3-L4"]
    assert site_of(above + _DONE + "\nIMPRESSION: LP at L2-L3.").status is Status.CONFLICTING


def test_a_failed_puncture_names_the_levels_of_solid_bone(site_of: Find) -> None:
    text = "14G Tuohy L4/5 midline x3 - solid bone. L3/4 midline x2, right paramedian x1 - solid bone. No CSF."
    assert list(site_of(text, outcome="failed").value or ()) == ["L4-L5", "L3-L4"]


@pytest.mark.parametrize(
    "text",
    [
        "Addendum: the level is not L4-5 as stated; to be determined from the films.",
        "ADDENDUM: L4-L5 above is in error.",
        "Correction: level should not be L4-5.",
    ],
)
def test_a_level_that_is_taken_back_with_no_other_is_unclear(text: str, site_of: Find) -> None:
    assert site_of(_DONE + "\n" + text).status is Status.UNCLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Addendum: to clarify, the puncture was at L4-5, not at L3-4.",
        "Correction: opening pressure 16 not 17; level L4-5 unchanged.",
        "Complications: none.\nPost: flat for an hour.\nNeuro: L3-4 myotomes 5/5, L5-S1 4/5 as before.",
    ],
)
def test_a_level_that_is_upheld_stays(text: str, site_of: Find) -> None:
    assert list(site_of(_DONE + "\n" + text).value or ()) == ["L4-L5"]


def test_the_needle_is_taken_out_where_it_went_in(site_of: Find) -> None:
    assert site_of(_DONE + "The needle was withdrawn from L3-4.").status is not Status.DOCUMENTED
    moved = "LP. 22G at L4-5, bone; needle withdrawn from L4-5 and reinserted at L3-4, clear CSF."
    assert list(site_of(moved).value or ()) == ["L3-L4"]


_MOVED = "LP. 20G needle at L4-5, pure blood, needle out. Went up one to L3-4, clear CSF.\n"


def test_a_level_that_was_left_may_be_named_again(site_of: Find) -> None:
    assert list(site_of(_MOVED + "Told the haematologist of the blood met at L4-5, heparin put off.").value or ()) == ["L3-L4"]
    assert site_of(_MOVED + "Impression: LP at L4-5.").status is Status.CONFLICTING
    assert site_of(_MOVED + "Site: L4-5").status is not Status.DOCUMENTED


def test_a_summary_tells_the_level_again(site_of: Find) -> None:
    text = "Left lateral. L 3 - 4, 22G needle, clear CSF.\n\nSUMMARY: Diagnostic lumbar puncture, {}, performed by neurology PA for fever."
    assert site_of(text.format("L4-L5")).status is Status.CONFLICTING
    assert list(site_of(text.format("L3-L4")).value or ()) == ["L3-L4"]


def test_tries_counted_together_and_open_pick_lists_settle_no_level(site_of: Find) -> None:
    tried = "LP. Tried L4-5 then L2-3, 22G, six passes between the intern and me, then fluid."
    assert site_of(tried).status is Status.UNCLEAR
    assert site_of("LP. 22G needle advanced at the [L3-4 / L4-5 / L5-S1] level, CSF clear.").status is Status.MISSING
    assert list(site_of("LP. 22G needle advanced at the [L3-4] level, CSF clear.").value or ()) == ["L3-L4"]
