"""The puncture site: levels of other things and other days, corrections, and contradictions."""

from __future__ import annotations

import pytest

from doccheck import Reviewer
from doccheck.facts import Status
from tests.elements.conftest import Find


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("LP note. 22G needle. L3-4 (not L4-5 as booked). 8 mL CSF.", ["L3-L4"]),
        ("Sent home 4/2 after LP (L4-5), back with headache. Entry L3-4. CSF.", ["L3-L4"]),
        ("LP performed on 4/2 at L4-5. CSF.", ["L4-L5"]),
        ("Routine tap, last 6 Aug (L4/5, 25 ml). L3/4 felt. 22G, clear CSF.", ["L3-L4"]),
        ("LP. Crests felt, L4-5. 20G, clear CSF. Told to lie down 1-2 h.", ["L4-L5"]),
        ("Ward tries had been tried yesterday without success, so a Tuohy was brought to L3-L4 and CSF ran.", ["L3-L4"]),
        ("Needle at L2-L3, CSF. Sore from this morning's attempts at L4-L5.", ["L2-L3"]),
        (
            "Lumbar drain. Level counted L2-3 / L3-4 / L4-5 on palpation, L3-4 used. Tuohy: no CSF on first go, needle out, same space, CSF.",
            ["L3-L4"],
        ),
        ("LP at L3-L4, 22G, CSF. Addendum: I dictated L3-L4 but the needle was at L4-L5.", ["L4-L5"]),
        ("Needle went in at L2-3, strike that, that is what the form says, the needle went in at L3-4, CSF.", ["L3-L4"]),
        ("CT guided LP. Entry was planned at L3 L4, 22G advanced, CSF.", ["L3-L4"]),
        ("22G under fluoroscopy into L3-4, other level than before. CSF.", ["L3-L4"]),
        ("LP, L3-4, 22G, CSF. Addendum: nurse says 32 mL, I say 22; I cannot tell which is right.", ["L3-L4"]),
        ("3rd tap this week (9/6 bedside L4-5; 9/8 here L3-4). Entry: L2-3, CSF cloudy.", ["L2-L3"]),
        ("Level: L4/5 (consent form says L3/4). 22G, CSF.", ["L4-L5"]),
        ("Drain replaced: old at L3-4 removed; new at L4-5, Tuohy, CSF flows.", ["L4-L5"]),
        ("Consent for L3-4 LP. 22G needle to L4-L5, CSF.", ["L4-L5"]),
        ("IIH, LP x7, most recent 07/12, L2-L3, 28 mL. Level: L4-L5. 20 G, CSF.", ["L4-L5"]),
        ("She has had two single taps with a colleague, 30 ml at L4-5 each time. Today Tuohy at L3-4.", ["L3-L4"]),
        ("One tap yest by Dr A: L4-5, 30 ml. L3-4, 22G, clear.", ["L3-L4"]),
        ("L1-L2 interlaminar (rest fused), fluoroscopically guided.", ["L1-L2"]),
        ("Level L4-5. 22G. Addendum 1: read level as L3-4.", ["L3-L4"]),
        ("All by palpation. L3-4, 20G. Next LP: book under CT at L2-3.", ["L3-L4"]),
        ("History of L4-S1 fusion. Under fluoroscopy the L2-L3 interlaminar space was entered with a 22G needle.", ["L2-L3"]),
        ("MRI showed severe stenosis at L4-5. The needle was placed at L2-3.", ["L2-L3"]),
        ("Conus at L1-L2 on the prior MRI. 20G needle at L3-L4.", ["L3-L4"]),
        ("Tuohy at L3-4, CSF back, catheter threaded with its tip at T12.", ["L3-L4"]),
        ("Catheter tip at the L1-L2 level. Tuohy needle had been introduced at L4-L5.", ["L4-L5"]),
        ("L4-5 this time (L3-4 on the last two). 22G, clear CSF.", ["L4-L5"]),
        ("Needle introduced at L3-4. Findings: mild facet arthropathy at L4-5 and L5-S1.", ["L3-L4"]),
        ("Motor R 5/5 L 4/5 in dorsiflexion. LP at L3-L4.", ["L3-L4"]),
        ("22G Sprotte through the introducer at L2-3 (scar lower down from a discectomy). Cloudy fluid.", ["L2-L3"]),
        ("L3-4 (bulging disc on MRI but the widest), by feel, 20G in.", ["L3-L4"]),
        ("Asked about her 2022 tap (two sticks at L3-4). 22G at L4-L5 today, CSF.", ["L4-L5"]),
        ("20G needle at L3-4, CSF.\n\nADDENDUM: on review of the film the level was L2-3, not L3-4.", ["L2-L3"]),
        ("Needle at L3-L4. ADDENDUM: the level should read L4-L5.", ["L4-L5"]),
        ("Needle passed at L2-3, above the fusion, and CSF dripped.", ["L2-L3"]),
        ("Needle placed at L3 - L4 level under fluoroscopic guidance. There is grade 1 anterolisthesis of L4 on L5.", ["L3-L4"]),
        (
            "With the patient prone, a suitable window at L4-L5 was selected. There is moderate degenerative disc disease at L5-S1.",
            ["L4-L5"],
        ),
        ("Extensive posterior hardware from L2 through S1. A 22g needle was advanced via a right paramedian L1-L2 approach.", ["L1-L2"]),
        ("Patient is s/p L4-L5 laminectomy. Needle was advanced at L3-L4 under fluoroscopy.", ["L3-L4"]),
        ("The needle was placed at L2-3, one level above her prior L3-L5 fusion. CSF returned.", ["L2-L3"]),
        ("A 14G Tuohy was inserted at L4-5. Catheter advanced to approx L2 level, CSF draining.", ["L4-L5"]),
        ("Lumbar drain placed at L3/4 w/ catheter threaded to T12.", ["L3-L4"]),
        (
            "Spinal needle advanced into the subarachnoid space at the L2/L3 level. Indication: cauda equina enhancement at L4-L5.",
            ["L2-L3"],
        ),
        ("Needle at L4-L5, CSF obtained. Plan: repeat LP at L3-L4 on Monday.", ["L4-L5"]),
        ("Needle at L4-L5, CSF obtained. Will try L3-L4 next time.", ["L4-L5"]),
        ("If the LP fails we would try L2-3. LP done at L4-5.", ["L4-L5"]),
        ("Needle entered at L2-3 due to severe multilevel degenerative change worst at L4-5 and L5-S1.", ["L2-L3"]),
        ("Epidural lipomatosis at L4-S1. 22G at L2-3.", ["L2-L3"]),
        ("Seen by neurology: T4 sensory level, brisk reflexes. LP at L4-L5, uneventful.", ["L4-L5"]),
        ("Patient with baclofen pump, catheter enters L3-4, tip T10. LP done under fluoro at L4-5.", ["L4-L5"]),
        ("Lumbar puncture at L3/4, previous tap site at L4/5 still bruised.", ["L3-L4"]),
        ("Needle advanced to the epidural space at L4-5 then dura. CSF flowed. MRI: L4-5 disc bulge.", ["L4-L5"]),
        ("Addendum: puncture level was L2-L3 and not L3-L4 as dictated. Needle at L3-L4, CSF returned.", ["L2-L3"]),
        ("LP no. 4 L4/5, OP 38. L3/4 this time as the old bruise is tender. 22G needle.", ["L3-L4"]),
        ("First sample (9/20, ward, L4-5, 4 mL) was acellular. 22G needle taken at L3-L4 until fluid.", ["L3-L4"]),
        ("She was admitted in January, where a puncture at L3/4 opened at 31. Needle at L4/5 today.", ["L4-L5"]),
        ("LP 11/14/2023 (L3-L4, 20 mL). Approach: interlaminar, L4-L5.", ["L4-L5"]),
        ("Needle at L4-5. ADDENDUM: L4-5 above is a typo; it was L3-4.", ["L3-L4"]),
        ("Needle at L4-5. Corrected report: level changed from L4-5 to L3-4.", ["L3-L4"]),
        ("LP at L3-4, one level higher than last time.", ["L3-L4"]),
        ("went L3-4 w 22g, got it. last time they used a big needle at L4-5.", ["L3-L4"]),
        ("The level was recorded as L4-5 in error; it was L3-4. Needle in, CSF.", ["L3-L4"]),
        ("Needle at L3-L4, CSF. Level should be L4-L5 (counted with the X-ray of last year).", ["L4-L5"]),
        ("Space between L4 and 5, correction, L2 and 3, I went by the crest. Needle in, CSF.", ["L2-L3"]),
        ("Between L four and five, I mean L three and four. 22G needle, CSF clear.", ["L3-L4"]),
    ],
)
def test_not_the_levels_beside_it(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, list(found.value or ())) == (Status.DOCUMENTED, levels), found.reason
    assert found.evidence


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("TECHNIQUE: Needle advanced at L3-L4, CSF returned.\n\nIMPRESSION: Lumbar puncture at L4-L5.", ["L3-L4", "L4-L5"]),
        ("Level: L3/4 / L4/5   -> L3/4\n\nComments (consultant): I supervised. Needle went in at L4/5.", ["L3-L4", "L4-L5"]),
        ("LEVEL: L2-L3\n\nTECHNIQUE: The needle was placed at L4-L5 with return of CSF.", ["L2-L3", "L4-L5"]),
        ("Needle in at L3/4, CSF clear.\n\nATTESTATION: I was present for needle placement at L4/5.", ["L3-L4", "L4-L5"]),
        ("Thumb in L3-4, 18g, in on second. CSF.\n\nStaff: Seen and supervised. Agree w/ LP at L4-5.", ["L3-L4", "L4-L5"]),
        ("L3-4 space identified, needle introduced, CSF came. Summary: LP done L4-5.", ["L3-L4", "L4-L5"]),
        ("SHO tried L4/5, dry. Went one up, L3/4. Clear CSF, 2nd pass.\n\nHandover box:\nLP done L2/3, 9 ml.", ["L3-L4", "L2-L3"]),
        (
            "PROCEDURE: Lumbar puncture, L2-L3\n\nTECHNIQUE: The L3-L4 interspace was localized and the needle advanced into the thecal sac at L3-L4 with CSF return.",
            ["L2-L3", "L3-L4"],
        ),
        (
            "The needle was inserted at the L3-L4 interspace. No CSF was obtained. The needle was then placed at L4-L5 with return of clear CSF. IMPRESSION: LP at L3-L4.",
            ["L4-L5", "L3-L4"],
        ),
    ],
)
def test_conflicting(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, list(found.value or ())) == (Status.CONFLICTING, levels), found.reason
    assert len({e.text for e in found.evidence}) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "Site: L2-L3 (L3-4 and L4-5 bruised from prior taps)\n20G, clear CSF.\nCharge capture: therapeutic LP, level L4-5.",
        "L4/5 from the crests. 22G, clear CSF.\nSummary to GP (auto): LP at L3/4.",
        "A 20 G Sprotte was introduced at L3/4, drops of CSF.\nAssessment: Relief puncture at level L4/5.",
        "22G needle to the sac at L3-4, CSF.\nDischarge letter: LP carried out at L4/5.",
    ],
)
def test_charge_or_letter_against_the_body(text: str, site_of: Find) -> None:
    assert site_of(text).status is Status.CONFLICTING


@pytest.mark.parametrize(
    "text",
    [
        "LP for fever. ED consultant had abandoned L3/4 after blood only. Left lateral. L4/5, 22G Sprotte, CSF clear. 8 ml.",
        "LP for fever. The ward registrar had already given up at L3/4. Left lateral. L4/5, 22G Sprotte, CSF clear. 8 ml.",
        "LP for fever. 22G needle at L4-L5, CSF. Earlier tap (March) drained 18 mL at L3-L4 and leaked; none of that today.",
    ],
)
def test_level_of_another_operator_or_day(text: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).elements["puncture_site"].value == ["L4-L5"]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("LP today. Dr Low wanted L2-3 used. Needle at L3-4, CSF.", ["L3-L4"]),
        ("LP. L4-5 felt. One level above was also marked. 22G, CSF.", ["L4-L5"]),
        ("LP. L4-5 felt. The space above felt tighter. 22G, CSF.", ["L4-L5"]),
        ("LP. L4-5 felt. The next space up was kept in reserve. 22G, CSF.", ["L4-L5"]),
        ("LP. Needle at L2-3. Twinge in the R L5 distribution on the 1st pass. CSF.", ["L2-L3"]),
        ("A puncture at the referring hospital on Friday was L4/5. Tuohy needle between L3 and L4, CSF.", ["L3-L4"]),
        ("LP with a needle at the L-3 L-4 interspace, CSF.", ["L3-L4"]),
        ("LP for fever. Ceftriaxone 2 g. Tap done on 9/11 by me: L4/L5 palpated, 25G, CSF.", ["L4-L5"]),
        ("LP. Site: L2-3, 20G (shunt scar L flank, lumboperitoneal entry had been L3-4). CSF.", ["L2-L3"]),
        ("LP. In March L3/4 was used, today L4/5. 20G, CSF.", ["L4-L5"]),
        ("LP. MRI today: L5-S1 disc. Needle at L3/4, CSF.", ["L3-L4"]),
        ("LP. Back pain today at L5. Needle at L3/4, CSF.", ["L3-L4"]),
        ("LP. This one follows two at L2-3 in May. Needle at L3/4, CSF.", ["L3-L4"]),
        ("LP. L3/4, the space above was tighter, 20G, CSF.", ["L3-L4"]),
        ("LP. L3/4 bony, the space above used, 20G, CSF.", ["L2-L3"]),
        ("LP. Needle at L3/4, CSF. If it recurs, repeat at L2-3 under fluoroscopy.", ["L3-L4"]),
        ("LP. L3/4 dry x2, resited one lower, CSF.", ["L4-L5"]),
        ("LP. 20G Quincke L4/5, CSF, then L3/4 not needed.", ["L4-L5"]),
        ("LP. Level L3/4 by counting from the 12th rib, 20G, CSF.", ["L3-L4"]),
        ("LP. Marked both L3/4 and L4/5, 20G in the lower, CSF.", ["L4-L5"]),
        ("LP. 20G Quincke went in 3/4, CSF.", ["L3-L4"]),
        ("Holes from last night avoided and used the gap above, L2-3. 22G, CSF.", ["L2-L3"]),
    ],
)
def test_ordinary_sentences_leave_the_level_alone(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, list(found.value or ())) == (Status.DOCUMENTED, levels), found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Serial LPs, this is no.2 (no.1 on 12/9: L4/5, 30 ml).\nA gap was found in the lower lumbar region and marked. 18G Quincke at the cross, CSF.",
        "LP. In March L3/4 was used, today the back was felt and 20G put in midline lumbar region, CSF.",
        "LP, 20G into L4-5, CSF.\nADDENDUM: it may have been L3-4 or L4-5 that I was in.",
        "LP at L3-L4, 22G, CSF.\nADDENDUM: Having recounted I can no longer be sure of the L3-L4 given above.",
        "LP. Level: L3/4. 22G, CSF.\nADDENDUM: The level above is what the template puts in by itself.",
        "LP at L3-L4, 22G, CSF.\nADDENDUM: six lumbar vertebrae; the level given may be out by one.",
        "LP. Aimed for L3-L4; true level not known. 22G, CSF.",
        "LP. Level not certain - guessed L3/4, 22G, CSF.",
        "LP by palpation. Level uncertain: L3/4 or possibly L2/3. 18G, CSF.",
        "LP. Site: [x] palpation  [x] L3-4  [x] L4-5  22G Sprotte.\nNotes: Clear fluid.",
    ],
)
def test_unclear_which_level(text: str, site_of: Find) -> None:
    assert site_of(text).status is Status.UNCLEAR


def test_last_of_a_log_against_body(reviewer: Reviewer) -> None:
    text = (
        "INDICATION: IIH. Tap number 3.\nTECHNIQUE: needle (20G) under CT, left L2-L3 interlaminar. CSF.\n\n"
        "LEVEL LOG (for the registry): tap 1 L4-5, tap 2 L3-4, tap 3 L3-4."
    )
    assert reviewer.review(text).elements["puncture_site"].status == "conflicting"


def test_title_against_body_and_impression(site_of: Find) -> None:
    text = "Fluoroscopic lumbar puncture L2/3\nTechnique: A needle was placed into the sac at L4/5. CSF.\nImpression: LP at L4/5."
    assert site_of(text).status is Status.CONFLICTING


@pytest.mark.parametrize(
    "text",
    [
        "Lower lumbar spine prepped. Needle to the thecal sac. Clear CSF.\nIncidental: L5-S1 disc space loss.\nNeedle out.\n",
        "Lower lumbar spine prepped. Needle to the thecal sac. Clear CSF.\nDisc space narrowing at L4-L5. Needle out.\n",
    ],
)
def test_a_worn_disc_is_no_space_for_the_needle(site_of: Find, text: str) -> None:
    assert site_of(text).status is not Status.DOCUMENTED


def test_the_level_behind_the_counting_is_the_needles(site_of: Find) -> None:
    assert site_of("Level counted from S1: L3-L4. 22G needle, clear CSF.").value == ("L3-L4",)
