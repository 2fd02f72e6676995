"""The puncture site: levels in other notations, levels counted from a line or told from an earlier puncture, and what only looks like one."""

from __future__ import annotations

import pytest

from doccheck.facts import Status
from tests.elements.conftest import Find

LP = "LUMBAR PUNCTURE\nLeft lateral, lidocaine. {} 22G needle, clear CSF returned, 12 mL."


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ("Needle at LIII-LIV.", "L3-L4"),
        ("The L IV / L V space was used.", "L4-L5"),
        ("Level LV-SI.", "L5-S1"),
        ("Interspace III-IV entered.", "L3-L4"),
        ("Needle between the laminae of L two and L three.", "L2-L3"),
        ("Crest felt, went in one space up, which would be L two L three.", "L2-L3"),
        ("Lumber 4th-5th gap used.", "L4-L5"),
        ("Needle between lumbar second and third.", "L2-L3"),
        ("Needle at D12-L1.", "T12-L1"),
        ("Needle into the sac at the L4 laminectomy defect.", "L4"),
        ("The L4 laminectomy defect was avoided and the needle entered at L3-L4.", "L3-L4"),
        ("Needle between the L5 arch and the sacrum.", "L5-S1"),
        ("Needle at D12-L1? no: L1-L2, as all lower spaces are fused.", "L1-L2"),
        ("Needle at L3-4? no, L1-2, as all lower spaces are fused.", "L1-L2"),
        ("Crest line = l4/5, went one space up from there.", "L3-L4"),
        ("Intercristal line crossed L4-5 and the space just above it was entered.", "L3-L4"),
        ("Tuffier's line at L4-5; went in one below the line.", "L5-S1"),
        ("Conus low at L2-3, so went two spaces below that.", "L4-L5"),
        ("L3-4, one space above the iliac crests, was entered.", "L3-L4"),
        ("Iliac crests felt, needle at L4-5.", "L4-L5"),
        ("Last LP was at L4-5 a month ago, and the same interspace was used today.", "L4-L5"),
        ("Needle at L4-5 on ward L3, bed 12.", "L4-L5"),
        ("The space above L4 took the needle.", "L3-L4"),
        ("Needle one space higher than the planned L4-5.", "L3-L4"),
        ("Intended L4-5, ended up at L3-4.", "L3-L4"),
        ("@ 3/4, 22g, one pass.", "L3-L4"),
        ("Interspace accessed: lumbar 3 to 4", "L3-L4"),
        ("Entrance at L3-4, tip reached the canal at L3.", "L3-L4"),
        ("Palpated L4-5 but could not get in, entered L3-4. The needle met no bone and CSF came.", "L3-L4"),
        ("L3-4 dry. L2-3: wet.", "L2-L3"),
        ("the L3->L4 space", "L3-L4"),
    ],
)
def test_the_level_is_read(told: str, level: str, site_of: Find) -> None:
    found = site_of(LP.format(told))
    assert found.value == (level,), found.reason


def test_the_level_of_an_earlier_puncture_is_used_again(site_of: Find) -> None:
    note = "COMPARISON: Lumbar puncture of 3 weeks ago, performed at L2-L3.\nTECHNIQUE: Prone, lidocaine. {} CSF returned, 12 mL."
    assert site_of(note.format("The same interspace as on the prior occasion was entered with a 22G needle.")).value == ("L2-L3",)
    assert site_of(note.format("A 22G needle was advanced.")).status is Status.MISSING


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Same interspace as on her previous tap.", Status.MISSING),
        ("Seen on ward L3, bed 12.", Status.MISSING),
        ("Moved from bed L3/4 to the treatment room.", Status.MISSING),
        ("She had an epidural at L3-L4 in labor years ago and it gave her a headache.", Status.MISSING),
        ("Previous microdiscectomy at L4-5 two years ago.", Status.MISSING),
        ("Needle into small of back.", Status.UNCLEAR),
        ("CN III-IV intact.", Status.MISSING),
        ("Ordered: LP L3-4.", Status.MISSING),
        ("Dermatomes L3-L4 intact.", Status.MISSING),
        ("No step at L4/5.", Status.MISSING),
        ("Pressure area over L3-4.", Status.MISSING),
        ("L IV and R IV lines in place.", Status.MISSING),
    ],
)
def test_what_only_looks_like_a_level(told: str, status: Status, site_of: Find) -> None:
    found = site_of(LP.format(told))
    assert found.status is status, found.reason


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("LP. Entered the canal just below the spinous process of L3, CSF flowed.", "L3-L4"),
        ("LP. 22G needle directly beneath L4 spine, CSF.", "L4-L5"),
        ("LP. 22G needle put in between bones L4 and L5, CSF.", "L4-L5"),
        ("LP. 22G needle in the space between L5 and L6, CSF.", "L5-L6"),
        ("LP. Fused L3-S1. 22G needle in the first open space above the fusion, CSF.", "L2-L3"),
        ("LP. Rods L2-L4. 22G needle in the space just below the rods, CSF.", "L4-L5"),
        ("LP. Counting up from the sacrum, second space: 22G needle, CSF.", "L4-L5"),
        ("LP. Counted up from the sacrum, third interspace entered with 22G needle, CSF.", "L3-L4"),
        ("LP. Her last tap was at L3-L4. I went one space lower than in March, 22G needle, CSF.", "L4-L5"),
        ("LP. Tap test in clinic in May (35 mL, L4-5). Level: L3-4. 22G needle, CSF.", "L3-L4"),
        ("LP. L4-5 blood only. Moved up one to L3-4, CSF. Complications: traumatic tries at L4-5, otherwise none.", "L3-L4"),
        ("LP. Fusion L3-S1. 22G needle at L2-3, the space above the fusion, CSF.", "L2-L3"),
        ("LP. Conus ends just below the spine of L1. 22G needle at L3-4, CSF.", "L3-L4"),
        ("LP. Last tap at L4-5, one space lower than today. 22G needle at L3-4, CSF.", "L3-L4"),
        ("LP. Counting up from the sacrum, the third space (L3-4) was entered, 22G needle, CSF.", "L3-L4"),
    ],
)
def test_a_level_is_told_by_where_it_lies(text: str, level: str, site_of: Find) -> None:
    found = site_of(f"{text} 12 mL taken.")
    assert (found.status, found.value) == (Status.DOCUMENTED, (level,)), found.reason


@pytest.mark.parametrize("text", ["LP. Scar just below L5. 22G needle, CSF.", "LP. Fusion L3-S1. 22G needle, CSF."])
def test_what_lies_elsewhere_is_no_level(text: str, site_of: Find) -> None:
    assert site_of(f"{text} 12 mL taken.").status is not Status.DOCUMENTED
