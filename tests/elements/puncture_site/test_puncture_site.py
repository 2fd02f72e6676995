"""The puncture site: one level named in words or on a form, a place too vague for a level, or none."""

from __future__ import annotations

import pytest

from doccheck.facts import Status
from tests.elements.conftest import Find


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Hx: old L3 laminectomy.\nSingle C-arm shot to be sure that we were at L4-L5. Then prep. 22G in, CSF.", ["L4-L5"]),
        ("Level: L2/3 / L3/4 / L4/5 / L5/S1   -> L3/4\nNeedle: 22G / 20G   -> 22G", ["L3-L4"]),
        ("CT 3, helical, tip at L3-4 on the final slice.", ["L3-L4"]),
        ("Pre-procedure scan: depth to ligamentum 5.2 cm at L3-4. 22G inserted at that point.", ["L3-L4"]),
        ("LP, interspinous L4&5, 22G.", ["L4-L5"]),
        ("The L four inter space was found with the fingers. Twenty gauge needle, straw fluid.", ["L4"]),
        ("I felt for the gap at four-five, 22G, second push. Drops clear.", ["L4-L5"]),
        ("Brought home to the second lumbar interspace, that is the one between L2 and L3; needle, CSF.", ["L2-L3"]),
        ("The needle was advanced into the thecal sac at L3-L4 and clear CSF returned.", ["L3-L4"]),
        ("Landmarks palpated. 22g Quincke passed at the L4/5 interspace on the second attempt.", ["L4-L5"]),
        ("Using an interlaminar approach at L2-L3, a 22 gauge needle was directed into the subarachnoid space.", ["L2-L3"]),
        ("L3-4 space was identified by counting up from the sacrum. CSF flowed freely.", ["L3-L4"]),
        ("Site: L4-L5, midline.", ["L4-L5"]),
        ("Tuohy walked off the lamina of L3 into L2-3, wet tap.", ["L2-L3"]),
        ("22G titanium needle, intermittent MR sequences to put the tip at L3-L4 disc level.", ["L3-L4"]),
        ("Seated. L45. 25G Whitacre. Clear CSF.", ["L4-L5"]),
        ("Spinal needle inserted between the L4 and L5 spinous processes.", ["L4-L5"]),
        ("The space between the third and fourth lumbar vertebrae was entered.", ["L3-L4"]),
        ("A 20 gauge needle went in at L three four without trouble.", ["L3-L4"]),
        ("Needle in the L4 interspace, good flow.", ["L4"]),
        ("LP performed at the level of L4.", ["L4"]),
        ("Needle placed at the lumbosacral interspace with free flow of CSF.", ["L5-S1"]),
        ("Spinal tap at l2\u20133, uneventful.", ["L2-L3"]),
        ("1% lidocaine at L4-L5. The needle was advanced and CSF returned.", ["L4-L5"]),
        ("Lidocaine was infiltrated at L3-L4 and L4-L5. Needle advanced at L4-L5 with return of CSF.", ["L4-L5"]),
        ("Level LWK 3/4 by touch, Sprotte 22G.", ["L3-L4"]),
        ("22G needle, two planes, right L4-L5 lateral to a facet spur.", ["L4-L5"]),
        ("22G in plane, seen passing the ligamentum flavum at L3/4.", ["L3-L4"]),
        ("A needle went in between the second and third bones of the lower back.", ["L2-L3"]),
        ("PROCEDURE: The needle was advanced at L3-L4 and CSF obtained.\n\nIMPRESSION: Successful LP at L3-L4.", ["L3-L4"]),
        ("TECHNIQUE: L4-L5 INTERSPACE ENTERED WITH A 22 GAUGE NEEDLE.", ["L4-L5"]),
        ("A path through the laminectomy defect at L3-L4 was used; needle tip in the sac.", ["L3-L4"]),
        ("The L4-5 disc space was entered from the left; CSF returned.", ["L4-L5"]),
        ("Prone. Skin marked over L2/3. 3 mL lignocaine. 22G Sprotte, clear CSF at first pass.", ["L2-L3"]),
        ("Using US the L3-L4 interspace was marked. Needle inserted here, clear fluid first pass.", ["L3-L4"]),
        ("LP L3/4 x1 attempt, OP 24.", ["L3-L4"]),
        ("Interspace accessed: L4-L5. Approach: midline.", ["L4-L5"]),
        ("Puncture level L3/L4; number of attempts 1; atraumatic.", ["L3-L4"]),
        ("Site of insertion: lumbar 3-4 interspace.", ["L3-L4"]),
        ("Pt positioned L lateral. L 3/4 space located. 5 ml lignocaine infiltrated. Needle in, gin clear CSF.", ["L3-L4"]),
        ("CT fluoroscopy used to place a 22 gauge needle at the right L3-4 interlaminar space.", ["L3-L4"]),
        (
            "PROCEDURE: Fluoroscopically guided lumbar puncture at L4-L5. TECHNIQUE: The L4-L5 interspace was localized. Needle advanced. CSF.",
            ["L4-L5"],
        ),
        ("FINDINGS: Spot images show the needle at L3-L4.", ["L3-L4"]),
        ("FINDINGS: Needle tip at the L3-L4 level within the canal. IMPRESSION: Uncomplicated LP.", ["L3-L4"]),
        ("Space used L5/S1 (Taylor approach).", ["L5-S1"]),
        ("Level of puncture: third lumbar interspace", ["L3"]),
        ("needle was inserted at the L4-5 inter space", ["L4-L5"]),
        ("I inserted the needle in the interspace between L3 & L4", ["L3-L4"]),
        ("L2 to L3 interspace used. 20G.", ["L2-L3"]),
        ("T12-L1 interspace entered by needle; CSF returned.", ["T12-L1"]),
        ("Skin wheal raised over L3-L4 with 1% lidocaine; 22-gauge needle advanced; CSF clear.", ["L3-L4"]),
        ("L4-5 disc space was localized under fluoroscopy. Subsequently, 22G needle was advanced and CSF was aspirated.", ["L4-L5"]),
        ("Opening pressure 18. Entry L3/4. Clear.", ["L3-L4"]),
        ("The patient's L4/L5 region was prepped and draped. Needle inserted. CSF.", ["L4-L5"]),
        ("LP: lat decub, L4-5, 22g, x2.", ["L4-L5"]),
        ("Impression: successful LP at L3-L4.", ["L3-L4"]),
        ("L5-S1 looked best on scout. 20G needle to L5-S1. CSF brisk.", ["L5-S1"]),
        ("Lumbar puncture at the bedside. L4-5. Good flow.", ["L4-L5"]),
        ("Lumbar puncture, L3-4, left lateral, by palpation", ["L3-L4"]),
        ("Through a right L4 interlaminar approach a 22G needle was advanced.", ["L4"]),
        ("Bedside US: widest interlaminar space L2-3, depth 6 cm. 1% lido. 20G 5 in. CSF.", ["L2-L3"]),
        ("Needle was advanced at L3 L4. CSF.", ["L3-L4"]),
        ("Puncture at L-3/4.", ["L3-L4"]),
        ("inserted spinal needle @ L4/L5 level CSF ++", ["L4-L5"]),
        ("Lumbar 4/5 space infiltrated, 22G", ["L4-L5"]),
        ("between 3rd and 4th lumbar vertebra", ["L3-L4"]),
        ("needle introduced into the fourth-fifth lumbar interspace", ["L4-L5"]),
        ("in the interspace of L3 and L4", ["L3-L4"]),
        ("into the intervertebral space L3/L4", ["L3-L4"]),
        ("LP AT L45 UNDER FLUORO", ["L4-L5"]),
        ("Needle inserted at L4-5 (marked earlier under US).", ["L4-L5"]),
        ("A spot film confirmed needle position at L4-L5.", ["L4-L5"]),
        ("Fluoroscopic spot image shows needle tip projecting over the spinal canal at the L2-L3 level.", ["L2-L3"]),
        ("L2-L3, a hair left; third correction, fluid dripping. 20G needle.", ["L2-L3"]),
    ],
)
def test_named(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, list(found.value or ())) == (Status.DOCUMENTED, levels), found.reason
    assert found.evidence


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("LP. Level: L2-3 / L3-4 / L4-5 (L3-4 circled).", ["L3-L4"]),
        ("L2-3 ✗ L3-4 ✗ L4-5 ✓, 22G.", ["L4-L5"]),
        ("Interspace: 3/4. Passes: 2.", ["L3-L4"]),
        ("Level  [ ] L2-3  [x] L3-4  [ ] L4-5", ["L3-L4"]),
        ("Level: L2-3 [ ]  L3-4 [ ]  L4-5 [x]", ["L4-L5"]),
        ("\u2610 L3-L4   \u2612 L4-L5   \u2610 L5-S1", ["L4-L5"]),
        ("Level: [L3-L4] [ ] L4-L5", ["L3-L4"]),
        ("lvl_entered: L3_4", ["L3-L4"]),
        ("Levels at [L3-L4] used; needle into the thecal sac.", ["L3-L4"]),
        ("Interspace: ( ) L2-3 ( ) L3-4 (x) L4-5 ( ) other. CSF clear.", ["L4-L5"]),
        ("Level: L3-L4 ☐ L4-L5 ☑ L5-S1 ☐", ["L4-L5"]),
        ("Site ☒ L3-4 ☐ L4-5 ☐ L5-S1", ["L3-L4"]),
        ("Site of puncture:   L3-L4 [X]    L4-L5 [ ]", ["L3-L4"]),
        ("LEVEL OF ENTRY|L4-L5", ["L4-L5"]),
        ("level=L3-4; needle=22G; csf=clear", ["L3-L4"]),
        ("Level: 2/3 [ ] 3/4 [x] 4/5 [ ]", ["L3-L4"]),
        ("Level: L2-L3 [no] L3-L4 [yes] L4-L5 [no]", ["L3-L4"]),
        ("Site: \u25cb L2-3 \u25cb L3-4 \u25cf L4-5", ["L4-L5"]),
        ("Level   L2/3   L3/4 X   L4/5", ["L3-L4"]),
        ("Level _x_ L2-3 ___ L3-4 ___ L4-5", ["L2-L3"]),
        ("Interspace | L3-4 \u2713 | L4-5 |", ["L3-L4"]),
    ],
)
def test_on_a_form(text: str, levels: list[str], site_of: Find) -> None:
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
        "Site: lumbar.",
        "Location: midline lower back",
        "Lumbar area prepped with chlorhexidine. 20G needle inserted and CSF obtained.",
        "Needle advanced in L3-L4 and L4-L5 interspaces. CSF flow obtained after third pass.",
        "The L4 spinous process was identified at the iliac crest line and the needle was inserted in the interspace above it.",
        "Level: L3-L4 / L4-L5. CSF clear.",
        "Using the iliac crests as landmarks the L3-4 and L4-5 interspaces were identified and marked. Needle inserted with return of clear fluid.",
        "Lumbar spine was anesthetized and needle introduced.",
        "the needle was inserted at the level of the posterior superior iliac crests",
        "Known L3-L4 disc herniation. Needle inserted in lumbar spine under sterile conditions and CSF drained.",
        "22G spinal needle into L3-4 x 2, L4-5 x 1. Clear CSF.",
        "L4-L5: 2 attempts. L3-L4: 1 attempt. Total volume 12 mL.",
        "The space between the iliac crests was used, CSF clear.",
        "Counted to the L4 spinous process and entered the space just below it with a 22G needle, CSF.",
        "Puncture site: lumbar, no hematoma. Needle removed.",
        "Tuohy needle inserted. In lower lumbar area.",
        "Lidocaine. Low midline back. 14G Tuohy in.",
        "Tried L4/5, then L3/4, palpating each. 20G. About 35 mL came.",
        "L4-5 first, bone, then L3-4. One of the two gave clear fluid.",
        "tried 3/4 then 4/5 then back up again, got csf w the 22, not sure what level i was in by then",
        "L3-4 or L4-5 - hard to be sure with the oedema, 20g, 2 sticks. CSF.",
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
        "Back cleaned and draped. Spinal needle inserted, CSF drained.",
        "Patient underwent LP. Neurosurgery suggests L2-3 for future shunts.",
        "LP done without difficulty. Note that conus ends at L2 and there is a synovial cyst at L4-5.",
        "Hx of L4-5 microdiscectomy 2015. Lumbar puncture performed by me with a 20G needle; clear CSF.",
        "Compression fracture of L1. Spinal needle advanced; CSF.",
        "Spinal needle was placed under fluoroscopy. Level: ***. CSF clear.",
        "The L*** interspace was identified. Needle advanced. CSF.",
        "Location: @LEVEL@. CSF clear.",
        "Level: L2-L3 / L3-L4 / L4-L5 (circle one). Needle 22G.",
        "Offered LP at L3-4 under fluoroscopy. LP performed, CSF clear.",
        "Back pain at L4-5 prior to LP. LP done.",
        "Interspace (circle one): L2-3  L3-4  L4-5. Needle 22G.",
        "Level entered: (L2-3) (L3-4) (L4-5). Needle 22G.",
        "VP shunt. L1 burst fracture. CSF drained 20 mL through the needle.",
        "LEVEL ACCESSED: [L2-3] [L3-4] [L4-5]\nNEEDLE: 20G",
        "site: L3-L4 / L4-L5 / ***\nneedle 20G, CSF clear",
    ],
)
def test_missing(text: str, site_of: Find) -> None:
    found = site_of(text)
    assert found.status == Status.MISSING, (found.value, found.reason)
    assert not found.evidence


@pytest.mark.parametrize(
    ("text", "level"), [("C1-2 puncture from the left.", "C1-C2"), ("The cisterna magna was entered with a 20G needle.", "cisterna magna")]
)
def test_cervical_puncture(text: str, level: str, site_of: Find) -> None:
    assert site_of(text, recorded="cervical_puncture").value == (level,)
