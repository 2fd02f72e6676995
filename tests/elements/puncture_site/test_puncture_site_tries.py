"""The puncture site: several levels tried or weighed, and the one that the needle reached."""

from __future__ import annotations

import pytest

from doccheck.facts import Status
from tests.elements.conftest import Find


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Aimed for L3/4, calcified, so done at L2/3. 22G, CSF.", ["L2-L3"]),
        ("4-5 was bone on every angle, went up one and got CSF. 22G.", ["L3-L4"]),
        ("3/4 dry x3 so dropped a space, clear CSF there. 22G.", ["L4-L5"]),
        ("Local at L4-5. First pass os. Up one. Fluid. 22G.", ["L3-L4"]),
        ("L for L five was narrow, so the twenty two gauge went in at L to dash L three, free return.", ["L2-L3"]),
        ("Aimed for L3/4, calcified, so done at L2/3. Clear CSF 6 ml.", ["L2-L3"]),
        ("Aimed for L3/4 and got clear CSF with the 22G on the first pass.", ["L3-L4"]),
        ("22G at L3-4. It shot down her leg like hitting a funny bone, gone. CSF clear.", ["L3-L4"]),
        ("First site L3-4: bone, abandoned. Second site: one lower, CSF clear.", ["L4-L5"]),
        ("22G needle into the disc space below L3, CSF clear.", ["L3-L4"]),
        ("MRI: disc space below L3 degenerate. 22G in at L4-5, CSF.", ["L4-L5"]),
        ("4/5 was bony, so went up one, 22G, CSF clear.", ["L3-L4"]),
        ("Power 4/5 was normal. 22G at L3-4, CSF clear.", ["L3-L4"]),
        ("Felt L4/5 but the gap was closed so never went in there. L3/4, 22G, CSF.", ["L3-L4"]),
        ("L3/4, 22 G, CSF. In the printed sheet you will read L4/5: that is the default of the form; L3/4 is right.", ["L3-L4"]),
        ("Level: L3-4 (moved from L4-5). 22G, clear CSF.", ["L3-L4"]),
        ("T12-L1? No. L1-L2 it is, conus high so kept to the L2 end of it, 22 G, CSF.", ["L1-L2"]),
        ("Lignocaine. L3-4. 20G, one pass, CSF. Nothing to lab.", ["L3-L4"]),
        ("Needle at L4-5 first; the space was too narrow. L3-4 next, CSF at once.", ["L3-L4"]),
        ("Attempts on 3 October at L4-5 and L3-4 failed. L2-3 selected. Lidocaine, skin to lamina. Needle in. Clear fluid.", ["L2-L3"]),
        ("Needle advanced at L5-S1, the L4-5 space being bony, free return.", ["L5-S1"]),
        ("Two attempts at L4-5 had been dry. From L3-4 I watched the needle tip go into the sac.", ["L3-L4"]),
        ("I did the LP after 2 failed sticks by resident at L4/5. Needle in at L3/4, CSF.", ["L3-L4"]),
        ("L4/5 space, L3/4 space felt. Chose the upper. 22G, CSF.", ["L3-L4"]),
        ("Level L4-5. Bloody at L4-5 initially thus moved cranially one space, fluid clear.", ["L3-L4"]),
        ("LP note. Intended L4-5 but tattoo there so L3-4. CSF 9 mL.", ["L3-L4"]),
        ("LP: CSF in the second space (L3/4), first space L4/5 nil.", ["L3-L4"]),
        ("L4-5 x2, L3-4 x1 = success.", ["L3-L4"]),
        ("LP with imaging L3-4 failed. LP w/o imaging L4-5 succeeded.", ["L4-L5"]),
        ("She tried L4-5 three times and L3-4 once and got bone each time. The L2-3 gap was marked. 22 G, first pass, clear.", ["L2-L3"]),
        ("Attending note: Dr R had two dry passes at L4-5. I moved up a space and got CSF. So: L3-4, 22 G.", ["L3-L4"]),
        ("Level: L3-L4 (midline) - blood at hub, not CSF. L4-L5 (right paramedian) - CSF, clear.", ["L4-L5"]),
        ("1st puncture L3-L4, CSF +, catheter sheared. 2nd puncture L4-L5, CSF +. Film: fragment at the canal at L3-L4.", ["L4-L5"]),
        ("L4/5 vs L3/4 (hard to count) - final needle L4/5.", ["L4-L5"]),
        ("Facets overgrown L3-4 and L4-5, only L5-S1 open. 18G put in, CSF.", ["L5-S1"]),
        ("Given stenosis at L3-L4, the L4-L5 level was chosen.", ["L4-L5"]),
        ("L3-4 too tight so went L4/5. Tuohy in, CSF.", ["L4-L5"]),
        ("L3-4 was attempted first but only bone was met. L2-3 was then tried with free flow of clear fluid.", ["L2-L3"]),
        ("Attempted L4-L5 x 3 without success. Moved up to L3-L4, CSF on the first pass.", ["L3-L4"]),
        ("First attempt at L4-5 dry. Second attempt at L3-4: CSF obtained.", ["L3-L4"]),
        ("Bone at L4-5 and CSF at L3-4.", ["L3-L4"]),
        ("Unable to obtain CSF at L3-L4, therefore the needle was re-sited at L4-L5 with good flow.", ["L4-L5"]),
        ("Tried L5-S1, then L4-5, where clear CSF was obtained.", ["L4-L5"]),
        ("L1-2 was not tried. 22G needle at L2-3, good flow.", ["L2-L3"]),
        ("L4-5 rock hard, went 3-4, one pass 20G, clear.", ["L3-L4"]),
        ("LP by me after the resident dry x2 at L3/4. 22G L4/5, first go, clear.", ["L4-L5"]),
        ("1: midline L3-4 -> periosteum. 2: L4-5 -> flash of CSF.", ["L4-L5"]),
        ("First L4-5: bone x3. Up one: CSF 2nd pass, 22G.", ["L3-L4"]),
        ("The interspace one below L3-4 was used after L3-4 was bony. 22G, CSF.", ["L4-L5"]),
        ("Interspaces tried: L4-5, L3-4. The upper one worked: clear CSF.", ["L3-L4"]),
        ("Tried L3-4 and L2-3, CSF from the latter.", ["L2-L3"]),
        ("L3-4 (second choice; L4-5 skin infected). 20G, CSF.", ["L3-L4"]),
        (
            "PROCEDURE: L4-5 was tried without success, then L3-4 with good flow.\n\nIMPRESSION: Lumbar puncture after attempts at L4-5 and L3-4.",
            ["L3-L4"],
        ),
        ("Attempts at L3-4 and L4-5, eventually CSF.\n\nIMPRESSION: Lumbar puncture at L4-5.", ["L4-L5"]),
        ("Pt sat up. Tuffier's line drawn at L4, one space up marked. 22G at L3/4, 1 pass, CSF crystal clear.", ["L3-L4"]),
        ("Level attempted: L4/5 (unsuccessful), L3/4 (successful)", ["L3-L4"]),
        ("Attempt 1: L3-L4, bony contact, withdrawn. Attempt 2: L4-L5, CSF obtained.", ["L4-L5"]),
        ("1st attempt L4-L5 - os. 2nd attempt L3-L4 - CSF.", ["L3-L4"]),
        ("We first tried L4-L5, unable to pass due to osteophytes, then successfully accessed L3-L4.", ["L3-L4"]),
        ("Infant held in left lateral. L4-L5 identified; 22g 1.5 in needle, 1st stick bloody, 2nd stick at L3-L4 clear.", ["L3-L4"]),
        ("Spinal needle placed midline L3/L4 and advanced until loss of resistance. No CSF, so L2/L3 was tried with success.", ["L2-L3"]),
        ("Inserted at L3/L4, no CSF. Redirected at same level, CSF obtained.", ["L3-L4"]),
        ("Initially attempted by the medical student at L3-4. I then performed LP at L4-5 successfully.", ["L4-L5"]),
        ("Needle was removed from L3/4 and reinserted in L4/5 where CSF was obtained.", ["L4-L5"]),
        ("Attempted at L3-4 but encountered bone. Attempted at L4-5 and obtained CSF.", ["L4-L5"]),
        (
            "Under fluoroscopy, the L3-L4 level was targeted but could not be accessed due to calcified ligaments. The L2-L3 level was subsequently accessed.",
            ["L2-L3"],
        ),
        (
            "Using the iliac crests as landmarks the L3-4 and L4-5 interspaces were identified. Needle inserted into L4-5 with return of clear fluid.",
            ["L4-L5"],
        ),
        ("L4/5 space palpable but heavily scarred so L3/4 space used instead. CSF clear.", ["L3-L4"]),
        ("Rather than L3-L4, the L4-L5 interspace was used.", ["L4-L5"]),
        ("Not L3-4 but L4-5 was entered.", ["L4-L5"]),
        ("L3-4 interspace could not be opened up on fluoro because of scoliosis; L2-3 selected.", ["L2-L3"]),
        ("22G spinal needle into L3-4 x 2 then L4-5 x 1. Clear CSF.", ["L4-L5"]),
        ("Attempt at L3-L4 by resident failed, attending successful at L4-L5.", ["L4-L5"]),
        ("Resident attempted L3/4 twice. Attending then accessed L2/3 on 1st pass.", ["L2-L3"]),
        ("Successful lumbar puncture at L3-L4 following unsuccessful attempt at L4-L5.", ["L3-L4"]),
        ("Lumbar puncture under fluoroscopy at L5-S1 via interlaminar approach, no csf; then transforaminal approach L4 with csf", ["L4"]),
        ("L4/5 x2 failed, L3/4 success on 1st. OP 35. 30 mls drained.", ["L3-L4"]),
        ("Because of heavy calcification at L3-4, the needle was redirected to L4-5. CSF.", ["L4-L5"]),
        ("Crests landmarked, to the hub with no return at L3/4. Repeat at L4/5, same. L2/3 looked better, one pass, CSF.", ["L2-L3"]),
        ("Needle at L4-5 gave blood only. A fresh needle was placed one level higher with clear CSF.", ["L3-L4"]),
        ("Bone at L3/4, so dropped down one: fluid.", ["L4-L5"]),
        ("Interspace: L3-4 (first), L4-5 (second, successful). Needle 22G.", ["L4-L5"]),
        ("L3-4 was selected over L2-3; 20G needle advanced.", ["L3-L4"]),
        ("L2/3 cause fused below. 20g needle.", ["L2-L3"]),
        ("22g needle L4-5 os, L3-4 os, L2-3 csf.", ["L2-L3"]),
        ("Tried L4/5 and met only bone, moved to the space above and fluid came at once.", ["L3-L4"]),
        ("LP at L3-4 w/ 20g after PA tried x2 at L4-5.", ["L3-L4"]),
        ("Went one space above L4-5 with a 22G, clear CSF.", ["L3-L4"]),
        ("Tried L4-5. Moved up one space, L3-4, and the needle passed into the sac.", ["L3-L4"]),
        ("Puncture at L3-L4 after 2 tries at L4-L5.", ["L3-L4"]),
        ("The intern tried L4-5, dry. L3-4, 22G, felt for the space one up from his holes. CSF.", ["L3-L4"]),
        ("L3-4, 22G, one space up from the old holes. Clear CSF.", ["L3-L4"]),
        ("L4-5 bone. L3-4, 22G, also bone, one space up gave CSF.", ["L2-L3"]),
        ("Bone bridges all levels except a small gap on the left at L5-S1. Chiba advanced, clear fluid.", ["L5-S1"]),
        ("Small gap at L4-5 so L3-4 was entered, CSF.", ["L3-L4"]),
    ],
)
def test_reached_after_others(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, list(found.value or ())) == (Status.DOCUMENTED, levels), found.reason
    assert found.evidence


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        (
            "L4-5: 3 passes, bone.\nL3-4: nothing.\nNo CSF.\nPlan: Radiology contacted - fluoro LP at 10:00, L2-3 likely.",
            ["L4-L5", "L3-L4"],
        ),
        ("L4-5 x3, L3-4 x2, bone each time. No CSF. Abandoned.", ["L4-L5", "L3-L4"]),
        ("Needle at L3-L4 reached bone. L4-L5 then tried, dry. Stopped.", ["L3-L4", "L4-L5"]),
        ("L2-3 tried, no fluid. L1-2 not attempted because of the conus.", ["L2-L3"]),
        ("Hx L4-S1 fusion. 22G toward L2-3 under CT; patient asked to stop.", ["L2-L3"]),
        ("The L4-L5 interspace was felt. Needle advanced, no CSF came.", ["L4-L5"]),
        ("Multiple attempts at L3-4 and L4-5 interspaces unsuccessful. Procedure aborted.", ["L3-L4", "L4-L5"]),
        ("Two attempts made at L4/5 and one at L3/4, no CSF. Will refer to IR for fluoro-guided LP.", ["L4-L5", "L3-L4"]),
        ("Attempt by me: L3-4, 3 passes, dry. Attempt by Dr. (EM attending), L4-5: 2 passes, fluid.", ["L3-L4"]),
        ("L3/4 & L4/5 attempted - dry taps. Abandoned. For anaesthetics in am.", ["L3-L4", "L4-L5"]),
        ("Tried L4/5 x2 -> bone both times. L3/4 x2, no CSF. Stopped.", ["L4-L5", "L3-L4"]),
    ],
)
def test_failed_puncture_names_all_levels_tried(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text, outcome="failed")
    assert (found.status, list(found.value or ())) == (Status.DOCUMENTED, levels), found.reason


def test_a_planned_level_was_not_tried(site_of: Find) -> None:
    text = "20g -> L4-5 then L5-S1. Both: bone.\npost: may walk\nplan: CT guided next wk at L2-3"
    assert site_of(text, outcome="failed").value == ("L4-L5", "L5-S1")
    assert site_of(text.replace("\n", " "), outcome="failed").value == ("L4-L5", "L5-S1")


def test_every_level_of_a_failed_line(site_of: Find) -> None:
    assert site_of("20G. L3/4 three times, L4/5 twice. Bone, bone, then nothing.", outcome="failed").value == ("L3-L4", "L4-L5")


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Procedure: LP\nProbe run up: L5-S1, L4-L5, L3-L4. Gap best at L4-L5. 22G, CSF at once.", ["L4-L5"]),
        ("L4-5 was chosen over L3-4. Lidocaine, 22G, CSF 8 mL.", ["L4-L5"]),
        ("Prone. Skin entry chosen over the L2-3 space. 22G advanced, CSF dripped.", ["L2-L3"]),
    ],
)
def test_the_level_picked_of_those_looked_at(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, list(found.value or ())) == (Status.DOCUMENTED, levels), found.reason


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Level: L3-4 after L2-3 hit lamina x2. CSF clear, 12 mL.", ["L3-L4"]),
        ("Level L4-5 after L3-4 abandoned, CSF clear.", ["L4-L5"]),
        ("Needle in at L3-4 after L4-5. CSF clear.", ["L3-L4"]),
        ("CSF at L3-4 (transferred from another hospital). 10 mL.", ["L3-L4"]),
        ("The needle went in at L two three, correction, L four five, my error. CSF clear.", ["L4-L5"]),
        ("The needle went in at L2-3. CSF clear. L2-3 is an error, it was L4-5.", ["L4-L5"]),
        ("22G put into the sac at L2-3. CSF clear.\nImpression: LP. Lumbar levels counted from L5-S1.", ["L2-L3"]),
        ("Tuohy at L4-L5 x1 no, L3-L4 x1 good flow.", ["L3-L4"]),
        ("Axial and sagittal planes to plan L4-L5. Needle stepped in to the sac. Clear fluid.", ["L4-L5"]),
        ("L3-L4 localized under fluoroscopy. 20G into the sac, CSF.\nMRI L spine 12/3: no stenosis, L5-S1 disc", ["L3-L4"]),
        ("22g no luck L3-4 x1 -> 25g at L4-5, drop by drop, pink. Gauze pressure then nothing on.", ["L4-L5"]),
        ("Needle into the space L3/4, fluid came.\nBefore (11.03., your hospital) 30 ml had been removed at L4/5.", ["L3-L4"]),
    ],
)
def test_the_other_level_is_told_of_something_else(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, list(found.value or ())) == (Status.DOCUMENTED, levels), found.reason
