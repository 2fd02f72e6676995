"""The puncture site: which of a note's levels is the needle's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import puncture_site
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding, Status

Find = Callable[..., Finding]


@pytest.fixture
def site_of(reviewer: Reviewer) -> Find:
    """The finding for a text of which every sentence is about the puncture."""

    def find(text: str, outcome: str = "completed", procedure: str = "spinal_puncture") -> Finding:
        reading = reviewer._pipeline.read(Note(id="t", text=text))
        act = Act(Answer(procedure), Answer(outcome), frozenset(range(len(reading.sentences))))
        found = puncture_site.find(reading, act)
        assert all(e.text == text[e.start : e.end] for e in found.evidence)
        return found

    return find


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("The needle was advanced into the thecal sac at L3-L4 and clear CSF returned.", ["L3-L4"]),
        ("Landmarks palpated. 22g Quincke passed at the L4/5 interspace on the second attempt.", ["L4-L5"]),
        ("Using an interlaminar approach at L2-L3, a 22 gauge needle was directed into the subarachnoid space.", ["L2-L3"]),
        ("L3-4 space was identified by counting up from the sacrum. CSF flowed freely.", ["L3-L4"]),
        ("Site: L4-L5, midline.", ["L4-L5"]),
        ("Seated. L45. 25G Whitacre. Clear CSF.", ["L4-L5"]),
        ("Spinal needle inserted between the L4 and L5 spinous processes.", ["L4-L5"]),
        ("The space between the third and fourth lumbar vertebrae was entered.", ["L3-L4"]),
        ("A 20 gauge needle went in at L three four without trouble.", ["L3-L4"]),
        ("Needle in the L4 interspace, good flow.", ["L4"]),
        ("LP performed at the level of L4.", ["L4"]),
        ("Needle placed at the lumbosacral interspace with free flow of CSF.", ["L5-S1"]),
        ("Spinal tap at l2\u20133, uneventful.", ["L2-L3"]),
        ("Interspace: 3/4. Passes: 2.", ["L3-L4"]),
        ("Level  [ ] L2-3  [x] L3-4  [ ] L4-5", ["L3-L4"]),
        ("Level: L2-3 [ ]  L3-4 [ ]  L4-5 [x]", ["L4-L5"]),
        ("\u2610 L3-L4   \u2612 L4-L5   \u2610 L5-S1", ["L4-L5"]),
        ("1% lidocaine at L4-L5. The needle was advanced and CSF returned.", ["L4-L5"]),
        ("Lidocaine was infiltrated at L3-L4 and L4-L5. Needle advanced at L4-L5 with return of CSF.", ["L4-L5"]),
        ("History of L4-S1 fusion. Under fluoroscopy the L2-L3 interlaminar space was entered with a 22G needle.", ["L2-L3"]),
        ("MRI showed severe stenosis at L4-5. The needle was placed at L2-3.", ["L2-L3"]),
        ("Conus at L1-L2 on the prior MRI. 20G needle at L3-L4.", ["L3-L4"]),
        ("Tuohy at L3-4, CSF back, catheter threaded with its tip at T12.", ["L3-L4"]),
        ("Catheter tip at the L1-L2 level. Tuohy needle had been introduced at L4-L5.", ["L4-L5"]),
        ("Given stenosis at L3-L4, the L4-L5 level was chosen.", ["L4-L5"]),
        ("L3-4 too tight so went L4/5. Tuohy in, CSF.", ["L4-L5"]),
        ("L3-4 was attempted first but only bone was met. L2-3 was then tried with free flow of clear fluid.", ["L2-L3"]),
        ("Attempted L4-L5 x 3 without success. Moved up to L3-L4, CSF on the first pass.", ["L3-L4"]),
        ("First attempt at L4-5 dry. Second attempt at L3-4: CSF obtained.", ["L3-L4"]),
        ("Bone at L4-5 and CSF at L3-4.", ["L3-L4"]),
        ("Unable to obtain CSF at L3-L4, therefore the needle was re-sited at L4-L5 with good flow.", ["L4-L5"]),
        ("Tried L5-S1, then L4-5, where clear CSF was obtained.", ["L4-L5"]),
        ("L4-5 this time (L3-4 on the last two). 22G, clear CSF.", ["L4-L5"]),
        ("L1-2 was not tried. 22G needle at L2-3, good flow.", ["L2-L3"]),
        ("Needle introduced at L3-4. Findings: mild facet arthropathy at L4-5 and L5-S1.", ["L3-L4"]),
        ("Motor R 5/5 L 4/5 in dorsiflexion. LP at L3-L4.", ["L3-L4"]),
        ("Levels at [L3-L4] used; needle into the thecal sac.", ["L3-L4"]),
        ("Needle at L3-L4. ADDENDUM: the level should read L4-L5.", ["L4-L5"]),
        ("PROCEDURE: The needle was advanced at L3-L4 and CSF obtained.\n\nIMPRESSION: Successful LP at L3-L4.", ["L3-L4"]),
        ("PROCEDURE: L4-5 was tried without success, then L3-4 with good flow.\n\nIMPRESSION: Lumbar puncture after attempts at L4-5 and L3-4.", ["L3-L4"]),
        ("Attempts at L3-4 and L4-5, eventually CSF.\n\nIMPRESSION: Lumbar puncture at L4-5.", ["L4-L5"]),
        ("TECHNIQUE: L4-L5 INTERSPACE ENTERED WITH A 22 GAUGE NEEDLE.", ["L4-L5"]),
        ("A path through the laminectomy defect at L3-L4 was used; needle tip in the sac.", ["L3-L4"]),
        ("Needle passed at L2-3, above the fusion, and CSF dripped.", ["L2-L3"]),
        ("The L4-5 disc space was entered from the left; CSF returned.", ["L4-L5"]),
        ("Prone. Skin marked over L2/3. 3 mL lignocaine. 22G Sprotte, clear CSF at first pass.", ["L2-L3"]),
    ],
)
def test_documented(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, list(found.value or ())) == (Status.DOCUMENTED, levels), found.reason
    assert found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "The lower lumbar region was prepped and draped.",
        "Needle inserted in the midline of the lower back, CSF returned.",
        "A mid lumbar interspace was entered.",
        "The lumbar spine was prepped with Betadine.",
        "Tuohy needle introduced into the lumbar subarachnoid space.",
        "L3-4 and L4-5 were both tried, CSF after the fourth stick.",
        "Interspace: L3-L4, L4-L5. Attempts: 2. Clear CSF.",
        "Needle at the L3-4 or L4-5 interspace, clear CSF.",
        "Attempts at L4-5 were dry. Another level was used and CSF flowed.",
        "Needle inserted at the level of the iliac crests.",
        "L3-4 dry, L4-5 dry. Eventually CSF was collected.",
    ],
)
def test_unclear(text: str, site_of: Find) -> None:
    found = site_of(text)
    assert found.status == Status.UNCLEAR, (found.value, found.reason)
    assert found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "Lumbar puncture was performed. Clear CSF was collected.",
        "MRI lumbar spine: L4-5 disc protrusion. LP done, 12 mL of CSF sent.",
        "PMH: L4-S1 fusion. Needle advanced, CSF obtained.",
        "The interspace was identified and the needle advanced.",
        "Level: {L3-L4|L4-L5}. Needle 22G. CSF clear.",
        "The [L2-3 | L3-4 | L4-5] interspace was localized. Needle advanced.",
        "Level: [ ] L2-3 [ ] L3-4 [ ] L4-5",
        "COMPARISON: LP at L3-L4 in 2019.\n\nTECHNIQUE: Needle advanced under fluoroscopy, CSF returned.",
        "Low back pain for two years. LP done and CSF sent.",
        "Lumbar drain placed. Catheter tip at L1-2.",
        "Sensory level at L1. LP done, CSF sent.",
        "Strength 4/5 in the left leg. LP done.",
        "Five lumbar-type vertebrae. LP done.",
    ],
)
def test_missing(text: str, site_of: Find) -> None:
    found = site_of(text)
    assert found.status == Status.MISSING, (found.value, found.reason)
    assert not found.evidence


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("TECHNIQUE: Needle advanced at L3-L4, CSF returned.\n\nIMPRESSION: Lumbar puncture at L4-L5.", ["L3-L4", "L4-L5"]),
        ("LEVEL: L2-L3\n\nTECHNIQUE: The needle was placed at L4-L5 with return of CSF.", ["L2-L3", "L4-L5"]),
        ("Needle in at L3/4, CSF clear.\n\nATTESTATION: I was present for needle placement at L4/5.", ["L3-L4", "L4-L5"]),
    ],
)
def test_conflicting(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, list(found.value or ())) == (Status.CONFLICTING, levels), found.reason
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("L4-5 x3, L3-4 x2, bone each time. No CSF. Abandoned.", ["L4-L5", "L3-L4"]),
        ("Needle at L3-L4 reached bone. L4-L5 then tried, dry. Stopped.", ["L3-L4", "L4-L5"]),
        ("L2-3 tried, no fluid. L1-2 not attempted because of the conus.", ["L2-L3"]),
        ("Hx L4-S1 fusion. 22G toward L2-3 under CT; patient asked to stop.", ["L2-L3"]),
        ("The L4-L5 interspace was felt. Needle advanced, no CSF came.", ["L4-L5"]),
    ],
)
def test_failed_puncture_names_all_levels_tried(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text, outcome="failed")
    assert (found.status, list(found.value or ())) == (Status.DOCUMENTED, levels), found.reason


@pytest.mark.parametrize(("text", "level"), [("C1-2 puncture from the left.", "C1-C2"), ("The cisterna magna was entered with a 20G needle.", "cisterna magna")])
def test_cervical_puncture(text: str, level: str, site_of: Find) -> None:
    assert site_of(text, procedure="cervical_puncture").value == (level,)
