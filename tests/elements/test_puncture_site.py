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
        ("LP note. 22G needle. L3-4 (not L4-5 as booked). 8 mL CSF.", ["L3-L4"]),
        ("Sent home 4/2 after LP (L4-5), back with headache. Entry L3-4. CSF.", ["L3-L4"]),
        ("LP performed on 4/2 at L4-5. CSF.", ["L4-L5"]),
        ("LP. Level: L2-3 / L3-4 / L4-5 (L3-4 circled).", ["L3-L4"]),
        ("Needle at L4-5 first; the space was too narrow. L3-4 next, CSF at once.", ["L3-L4"]),
        ("3rd tap this week (9/6 bedside L4-5; 9/8 here L3-4). Entry: L2-3, CSF cloudy.", ["L2-L3"]),
        ("Attempts on 3 October at L4-5 and L3-4 failed. L2-3 selected. Lidocaine, skin to lamina. Needle in. Clear fluid.", ["L2-L3"]),
        ("Needle advanced at L5-S1, the L4-5 space being bony, free return.", ["L5-S1"]),
        ("Two attempts at L4-5 had been dry. From L3-4 I watched the needle tip go into the sac.", ["L3-L4"]),
        ("I did the LP after 2 failed sticks by resident at L4/5. Needle in at L3/4, CSF.", ["L3-L4"]),
        ("Level: L4/5 (consent form says L3/4). 22G, CSF.", ["L4-L5"]),
        ("L4/5 space, L3/4 space felt. Chose the upper. 22G, CSF.", ["L3-L4"]),
        ("CT 3, helical, tip at L3-4 on the final slice.", ["L3-L4"]),
        ("Pre-procedure scan: depth to ligamentum 5.2 cm at L3-4. 22G inserted at that point.", ["L3-L4"]),
        ("LP, interspinous L4&5, 22G.", ["L4-L5"]),
        ("Level L4-5. Bloody at L4-5 initially thus moved cranially one space, fluid clear.", ["L3-L4"]),
        ("LP note. Intended L4-5 but tattoo there so L3-4. CSF 9 mL.", ["L3-L4"]),
        ("LP: CSF in the second space (L3/4), first space L4/5 nil.", ["L3-L4"]),
        ("Drain replaced: old at L3-4 removed; new at L4-5, Tuohy, CSF flows.", ["L4-L5"]),
        ("L4-5 x2, L3-4 x1 = success.", ["L3-L4"]),
        ("L2-3 ✗ L3-4 ✗ L4-5 ✓, 22G.", ["L4-L5"]),
        ("Consent for L3-4 LP. 22G needle to L4-L5, CSF.", ["L4-L5"]),
        ("LP with imaging L3-4 failed. LP w/o imaging L4-5 succeeded.", ["L4-L5"]),
        ("IIH, LP x7, most recent 07/12, L2-L3, 28 mL. Level: L4-L5. 20 G, CSF.", ["L4-L5"]),
        ("She tried L4-5 three times and L3-4 once and got bone each time. The L2-3 gap was marked. 22 G, first pass, clear.", ["L2-L3"]),
        ("Attending note: Dr R had two dry passes at L4-5. I moved up a space and got CSF. So: L3-4, 22 G.", ["L3-L4"]),
        ("The L four inter space was found with the fingers. Twenty gauge needle, straw fluid.", ["L4"]),
        ("I felt for the gap at four-five, 22G, second push. Drops clear.", ["L4-L5"]),
        ("Brought home to the second lumbar interspace, that is the one between L2 and L3; needle, CSF.", ["L2-L3"]),
        ("Level: L3-L4 (midline) - blood at hub, not CSF. L4-L5 (right paramedian) - CSF, clear.", ["L4-L5"]),
        ("She has had two single taps with a colleague, 30 ml at L4-5 each time. Today Tuohy at L3-4.", ["L3-L4"]),
        ("One tap yest by Dr A: L4-5, 30 ml. L3-4, 22G, clear.", ["L3-L4"]),
        ("1st puncture L3-L4, CSF +, catheter sheared. 2nd puncture L4-L5, CSF +. Film: fragment at the canal at L3-L4.", ["L4-L5"]),
        ("The needle was advanced into the thecal sac at L3-L4 and clear CSF returned.", ["L3-L4"]),
        ("Landmarks palpated. 22g Quincke passed at the L4/5 interspace on the second attempt.", ["L4-L5"]),
        ("Using an interlaminar approach at L2-L3, a 22 gauge needle was directed into the subarachnoid space.", ["L2-L3"]),
        ("L3-4 space was identified by counting up from the sacrum. CSF flowed freely.", ["L3-L4"]),
        ("Site: L4-L5, midline.", ["L4-L5"]),
        ("L1-L2 interlaminar (rest fused), fluoroscopically guided.", ["L1-L2"]),
        ("Tuohy walked off the lamina of L3 into L2-3, wet tap.", ["L2-L3"]),
        ("22G titanium needle, intermittent MR sequences to put the tip at L3-L4 disc level.", ["L3-L4"]),
        ("L4/5 vs L3/4 (hard to count) - final needle L4/5.", ["L4-L5"]),
        ("Level L4-5. 22G. Addendum 1: read level as L3-4.", ["L3-L4"]),
        ("Facets overgrown L3-4 and L4-5, only L5-S1 open. 18G put in, CSF.", ["L5-S1"]),
        ("All by palpation. L3-4, 20G. Next LP: book under CT at L2-3.", ["L3-L4"]),
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
        ("Level: [L3-L4] [ ] L4-L5", ["L3-L4"]),
        ("lvl_entered: L3_4", ["L3-L4"]),
        ("Level LWK 3/4 by touch, Sprotte 22G.", ["L3-L4"]),
        ("22G Sprotte through the introducer at L2-3 (scar lower down from a discectomy). Cloudy fluid.", ["L2-L3"]),
        ("L3-4 (bulging disc on MRI but the widest), by feel, 20G in.", ["L3-L4"]),
        ("22G needle, two planes, right L4-L5 lateral to a facet spur.", ["L4-L5"]),
        ("L4-5 rock hard, went 3-4, one pass 20G, clear.", ["L3-L4"]),
        ("LP by me after the resident dry x2 at L3/4. 22G L4/5, first go, clear.", ["L4-L5"]),
        ("Asked about her 2022 tap (two sticks at L3-4). 22G at L4-L5 today, CSF.", ["L4-L5"]),
        ("1: midline L3-4 -> periosteum. 2: L4-5 -> flash of CSF.", ["L4-L5"]),
        ("First L4-5: bone x3. Up one: CSF 2nd pass, 22G.", ["L3-L4"]),
        ("The interspace one below L3-4 was used after L3-4 was bony. 22G, CSF.", ["L4-L5"]),
        ("22G in plane, seen passing the ligamentum flavum at L3/4.", ["L3-L4"]),
        ("A needle went in between the second and third bones of the lower back.", ["L2-L3"]),
        ("Interspaces tried: L4-5, L3-4. The upper one worked: clear CSF.", ["L3-L4"]),
        ("Tried L3-4 and L2-3, CSF from the latter.", ["L2-L3"]),
        ("L3-4 (second choice; L4-5 skin infected). 20G, CSF.", ["L3-L4"]),
        ("20G needle at L3-4, CSF.\n\nADDENDUM: on review of the film the level was L2-3, not L3-4.", ["L2-L3"]),
        ("Levels at [L3-L4] used; needle into the thecal sac.", ["L3-L4"]),
        ("Needle at L3-L4. ADDENDUM: the level should read L4-L5.", ["L4-L5"]),
        ("PROCEDURE: The needle was advanced at L3-L4 and CSF obtained.\n\nIMPRESSION: Successful LP at L3-L4.", ["L3-L4"]),
        (
            "PROCEDURE: L4-5 was tried without success, then L3-4 with good flow.\n\nIMPRESSION: Lumbar puncture after attempts at L4-5 and L3-4.",
            ["L3-L4"],
        ),
        ("Attempts at L3-4 and L4-5, eventually CSF.\n\nIMPRESSION: Lumbar puncture at L4-5.", ["L4-L5"]),
        ("TECHNIQUE: L4-L5 INTERSPACE ENTERED WITH A 22 GAUGE NEEDLE.", ["L4-L5"]),
        ("A path through the laminectomy defect at L3-L4 was used; needle tip in the sac.", ["L3-L4"]),
        ("Needle passed at L2-3, above the fusion, and CSF dripped.", ["L2-L3"]),
        ("The L4-5 disc space was entered from the left; CSF returned.", ["L4-L5"]),
        ("Prone. Skin marked over L2/3. 3 mL lignocaine. 22G Sprotte, clear CSF at first pass.", ["L2-L3"]),
        ("Pt sat up. Tuffier's line drawn at L4, one space up marked. 22G at L3/4, 1 pass, CSF crystal clear.", ["L3-L4"]),
        ("Using US the L3-L4 interspace was marked. Needle inserted here, clear fluid first pass.", ["L3-L4"]),
        ("Level attempted: L4/5 (unsuccessful), L3/4 (successful)", ["L3-L4"]),
        ("Attempt 1: L3-L4, bony contact, withdrawn. Attempt 2: L4-L5, CSF obtained.", ["L4-L5"]),
        ("1st attempt L4-L5 - os. 2nd attempt L3-L4 - CSF.", ["L3-L4"]),
        ("LP L3/4 x1 attempt, OP 24.", ["L3-L4"]),
        ("Needle placed at L3 - L4 level under fluoroscopic guidance. There is grade 1 anterolisthesis of L4 on L5.", ["L3-L4"]),
        (
            "With the patient prone, a suitable window at L4-L5 was selected. There is moderate degenerative disc disease at L5-S1.",
            ["L4-L5"],
        ),
        ("Extensive posterior hardware from L2 through S1. A 22g needle was advanced via a right paramedian L1-L2 approach.", ["L1-L2"]),
        ("Patient is s/p L4-L5 laminectomy. Needle was advanced at L3-L4 under fluoroscopy.", ["L3-L4"]),
        ("The needle was placed at L2-3, one level above her prior L3-L5 fusion. CSF returned.", ["L2-L3"]),
        ("Interspace accessed: L4-L5. Approach: midline.", ["L4-L5"]),
        ("Puncture level L3/L4; number of attempts 1; atraumatic.", ["L3-L4"]),
        ("Site of insertion: lumbar 3-4 interspace.", ["L3-L4"]),
        ("We first tried L4-L5, unable to pass due to osteophytes, then successfully accessed L3-L4.", ["L3-L4"]),
        ("A 14G Tuohy was inserted at L4-5. Catheter advanced to approx L2 level, CSF draining.", ["L4-L5"]),
        ("Lumbar drain placed at L3/4 w/ catheter threaded to T12.", ["L3-L4"]),
        ("Pt positioned L lateral. L 3/4 space located. 5 ml lignocaine infiltrated. Needle in, gin clear CSF.", ["L3-L4"]),
        ("CT fluoroscopy used to place a 22 gauge needle at the right L3-4 interlaminar space.", ["L3-L4"]),
        (
            "Spinal needle advanced into the subarachnoid space at the L2/L3 level. Indication: cauda equina enhancement at L4-L5.",
            ["L2-L3"],
        ),
        (
            "PROCEDURE: Fluoroscopically guided lumbar puncture at L4-L5. TECHNIQUE: The L4-L5 interspace was localized. Needle advanced. CSF.",
            ["L4-L5"],
        ),
        ("FINDINGS: Spot images show the needle at L3-L4.", ["L3-L4"]),
        ("FINDINGS: Needle tip at the L3-L4 level within the canal. IMPRESSION: Uncomplicated LP.", ["L3-L4"]),
        ("Infant held in left lateral. L4-L5 identified; 22g 1.5 in needle, 1st stick bloody, 2nd stick at L3-L4 clear.", ["L3-L4"]),
        ("Spinal needle placed midline L3/L4 and advanced until loss of resistance. No CSF, so L2/L3 was tried with success.", ["L2-L3"]),
        ("Space used L5/S1 (Taylor approach).", ["L5-S1"]),
        ("Level of puncture: third lumbar interspace", ["L3"]),
        ("needle was inserted at the L4-5 inter space", ["L4-L5"]),
        ("I inserted the needle in the interspace between L3 & L4", ["L3-L4"]),
        ("Inserted at L3/L4, no CSF. Redirected at same level, CSF obtained.", ["L3-L4"]),
        ("Initially attempted by the medical student at L3-4. I then performed LP at L4-5 successfully.", ["L4-L5"]),
        ("L2 to L3 interspace used. 20G.", ["L2-L3"]),
        ("T12-L1 interspace entered by needle; CSF returned.", ["T12-L1"]),
        ("Skin wheal raised over L3-L4 with 1% lidocaine; 22-gauge needle advanced; CSF clear.", ["L3-L4"]),
        ("L4-5 disc space was localized under fluoroscopy. Subsequently, 22G needle was advanced and CSF was aspirated.", ["L4-L5"]),
        ("Needle was removed from L3/4 and reinserted in L4/5 where CSF was obtained.", ["L4-L5"]),
        ("Attempted at L3-4 but encountered bone. Attempted at L4-5 and obtained CSF.", ["L4-L5"]),
        (
            "Under fluoroscopy, the L3-L4 level was targeted but could not be accessed due to calcified ligaments. The L2-L3 level was subsequently accessed.",
            ["L2-L3"],
        ),
        ("Opening pressure 18. Entry L3/4. Clear.", ["L3-L4"]),
        ("The patient's L4/L5 region was prepped and draped. Needle inserted. CSF.", ["L4-L5"]),
        ("LP: lat decub, L4-5, 22g, x2.", ["L4-L5"]),
        (
            "Using the iliac crests as landmarks the L3-4 and L4-5 interspaces were identified. Needle inserted into L4-5 with return of clear fluid.",
            ["L4-L5"],
        ),
        ("Impression: successful LP at L3-L4.", ["L3-L4"]),
        ("Interspace: ( ) L2-3 ( ) L3-4 (x) L4-5 ( ) other. CSF clear.", ["L4-L5"]),
        ("Level: L3-L4 ☐ L4-L5 ☑ L5-S1 ☐", ["L4-L5"]),
        ("Site ☒ L3-4 ☐ L4-5 ☐ L5-S1", ["L3-L4"]),
        ("Site of puncture:   L3-L4 [X]    L4-L5 [ ]", ["L3-L4"]),
        ("LEVEL OF ENTRY|L4-L5", ["L4-L5"]),
        ("level=L3-4; needle=22G; csf=clear", ["L3-L4"]),
        ("Needle at L4-L5, CSF obtained. Plan: repeat LP at L3-L4 on Monday.", ["L4-L5"]),
        ("Needle at L4-L5, CSF obtained. Will try L3-L4 next time.", ["L4-L5"]),
        ("If the LP fails we would try L2-3. LP done at L4-5.", ["L4-L5"]),
        ("L4/5 space palpable but heavily scarred so L3/4 space used instead. CSF clear.", ["L3-L4"]),
        ("Rather than L3-L4, the L4-L5 interspace was used.", ["L4-L5"]),
        ("Not L3-4 but L4-5 was entered.", ["L4-L5"]),
        ("L3-4 interspace could not be opened up on fluoro because of scoliosis; L2-3 selected.", ["L2-L3"]),
        ("L5-S1 looked best on scout. 20G needle to L5-S1. CSF brisk.", ["L5-S1"]),
        ("Needle entered at L2-3 due to severe multilevel degenerative change worst at L4-5 and L5-S1.", ["L2-L3"]),
        ("Epidural lipomatosis at L4-S1. 22G at L2-3.", ["L2-L3"]),
        ("22G spinal needle into L3-4 x 2 then L4-5 x 1. Clear CSF.", ["L4-L5"]),
        ("Seen by neurology: T4 sensory level, brisk reflexes. LP at L4-L5, uneventful.", ["L4-L5"]),
        ("Patient with baclofen pump, catheter enters L3-4, tip T10. LP done under fluoro at L4-5.", ["L4-L5"]),
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
        ("Lumbar puncture at L3/4, previous tap site at L4/5 still bruised.", ["L3-L4"]),
        ("Attempt at L3-L4 by resident failed, attending successful at L4-L5.", ["L4-L5"]),
        ("Resident attempted L3/4 twice. Attending then accessed L2/3 on 1st pass.", ["L2-L3"]),
        ("Successful lumbar puncture at L3-L4 following unsuccessful attempt at L4-L5.", ["L3-L4"]),
        ("Needle advanced to the epidural space at L4-5 then dura. CSF flowed. MRI: L4-5 disc bulge.", ["L4-L5"]),
        ("A spot film confirmed needle position at L4-L5.", ["L4-L5"]),
        ("Fluoroscopic spot image shows needle tip projecting over the spinal canal at the L2-L3 level.", ["L2-L3"]),
        ("Lumbar puncture under fluoroscopy at L5-S1 via interlaminar approach, no csf; then transforaminal approach L4 with csf", ["L4"]),
        ("Addendum: puncture level was L2-L3 and not L3-L4 as dictated. Needle at L3-L4, CSF returned.", ["L2-L3"]),
        ("L4/5 x2 failed, L3/4 success on 1st. OP 35. 30 mls drained.", ["L3-L4"]),
        ("Because of heavy calcification at L3-4, the needle was redirected to L4-5. CSF.", ["L4-L5"]),
        ("Crests landmarked, to the hub with no return at L3/4. Repeat at L4/5, same. L2/3 looked better, one pass, CSF.", ["L2-L3"]),
        ("Needle at L4-5 gave blood only. A fresh needle was placed one level higher with clear CSF.", ["L3-L4"]),
        ("Bone at L3/4, so dropped down one: fluid.", ["L4-L5"]),
        ("LP no. 4 L4/5, OP 38. L3/4 this time as the old bruise is tender. 22G needle.", ["L3-L4"]),
        ("First sample (9/20, ward, L4-5, 4 mL) was acellular. 22G needle taken at L3-L4 until fluid.", ["L3-L4"]),
        ("She was admitted in January, where a puncture at L3/4 opened at 31. Needle at L4/5 today.", ["L4-L5"]),
        ("LP 11/14/2023 (L3-L4, 20 mL). Approach: interlaminar, L4-L5.", ["L4-L5"]),
        ("Needle at L4-5. ADDENDUM: L4-5 above is a typo; it was L3-4.", ["L3-L4"]),
        ("Needle at L4-5. Corrected report: level changed from L4-5 to L3-4.", ["L3-L4"]),
        ("Interspace: L3-4 (first), L4-5 (second, successful). Needle 22G.", ["L4-L5"]),
        ("L3-4 was selected over L2-3; 20G needle advanced.", ["L3-L4"]),
        ("L2/3 cause fused below. 20g needle.", ["L2-L3"]),
        ("22g needle L4-5 os, L3-4 os, L2-3 csf.", ["L2-L3"]),
        ("Level: 2/3 [ ] 3/4 [x] 4/5 [ ]", ["L3-L4"]),
        ("Level: L2-L3 [no] L3-L4 [yes] L4-L5 [no]", ["L3-L4"]),
        ("Site: \u25cb L2-3 \u25cb L3-4 \u25cf L4-5", ["L4-L5"]),
        ("Tried L4/5 and met only bone, moved to the space above and fluid came at once.", ["L3-L4"]),
        ("LP at L3-4 w/ 20g after PA tried x2 at L4-5.", ["L3-L4"]),
        ("Went one space above L4-5 with a 22G, clear CSF.", ["L3-L4"]),
        ("Tried L4-5. Moved up one space, L3-4, and the needle passed into the sac.", ["L3-L4"]),
        ("LP at L3-4, one level higher than last time.", ["L3-L4"]),
        ("Level   L2/3   L3/4 X   L4/5", ["L3-L4"]),
        ("Level _x_ L2-3 ___ L3-4 ___ L4-5", ["L2-L3"]),
        ("Interspace | L3-4 \u2713 | L4-5 |", ["L3-L4"]),
        ("L2-L3, a hair left; third correction, fluid dripping. 20G needle.", ["L2-L3"]),
        ("went L3-4 w 22g, got it. last time they used a big needle at L4-5.", ["L3-L4"]),
        ("Puncture at L3-L4 after 2 tries at L4-L5.", ["L3-L4"]),
        ("The level was recorded as L4-5 in error; it was L3-4. Needle in, CSF.", ["L3-L4"]),
        ("Needle at L3-L4, CSF. Level should be L4-L5 (counted with the X-ray of last year).", ["L4-L5"]),
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
    ("text", "levels"),
    [
        ("TECHNIQUE: Needle advanced at L3-L4, CSF returned.\n\nIMPRESSION: Lumbar puncture at L4-L5.", ["L3-L4", "L4-L5"]),
        ("LEVEL: L2-L3\n\nTECHNIQUE: The needle was placed at L4-L5 with return of CSF.", ["L2-L3", "L4-L5"]),
        ("Needle in at L3/4, CSF clear.\n\nATTESTATION: I was present for needle placement at L4/5.", ["L3-L4", "L4-L5"]),
        ("Thumb in L3-4, 18g, in on second. CSF.\n\nStaff: Seen and supervised. Agree w/ LP at L4-5.", ["L3-L4", "L4-L5"]),
        ("L3-4 space identified, needle introduced, CSF came. Summary: LP done L4-5.", ["L3-L4", "L4-L5"]),
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


@pytest.mark.parametrize(
    ("text", "level"), [("C1-2 puncture from the left.", "C1-C2"), ("The cisterna magna was entered with a 20G needle.", "cisterna magna")]
)
def test_cervical_puncture(text: str, level: str, site_of: Find) -> None:
    assert site_of(text, procedure="cervical_puncture").value == (level,)


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


def test_every_level_of_a_failed_line(site_of: Find) -> None:
    assert site_of("20G. L3/4 three times, L4/5 twice. Bone, bone, then nothing.", outcome="failed").value == ("L3-L4", "L4-L5")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The intern tried L4-5, dry. L3-4, 22G, felt for the space one up from his holes. CSF.", "L3-L4"),
        ("L3-4, 22G, one space up from the old holes. Clear CSF.", "L3-L4"),
        ("L4-5 bone. L3-4, 22G, also bone, one space up gave CSF.", "L2-L3"),
        ("Space between L4 and 5, correction, L2 and 3, I went by the crest. Needle in, CSF.", "L2-L3"),
        ("Between L four and five, I mean L three and four. 22G needle, CSF clear.", "L3-L4"),
        ("Bone bridges all levels except a small gap on the left at L5-S1. Chiba advanced, clear fluid.", "L5-S1"),
        ("Small gap at L4-5 so L3-4 was entered, CSF.", "L3-L4"),
    ],
)
def test_level_described_by_another_corrected_or_left_open(text: str, level: str, site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, found.value) == (Status.DOCUMENTED, (level,)), found.reason
