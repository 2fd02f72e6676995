"""Whether CSF was reached: the words that come last decide."""

from __future__ import annotations

import pytest

from doccheck import Reviewer


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Baby, PHH. Therapeutic LP. Betadine, dry. 22G in at L3/4 once, straw coloured, 19 ml. None sent. Plaster.", "completed"),
        ("LP. Sitting, lido, L4-5 22G, dry. L3-4 dry too. None obtained. Will rebook.", "failed"),
        ("LP. Sitting, lido, 20G at L4-5 then L3-4. Bone each time, no CSF. Band-aid.", "failed"),
        ("LP ATTEMPTED X 3 AT L4/5, SEATED, LIDO. UNABLE TO OBTAIN CSF. PROCEDURE ABORTED.", "failed"),
        (
            "Attempted LP. Needle inserted L4-5; leg pain, needle withdrawn, procedure stopped at her request before fluid was seen.",
            "failed",
        ),
        ("?GBS so went for csf. Sat up, lido. L4/5 os os os. L3/4 os, dark blood. Not one drop of csf all told. Gauze.", "failed"),
        ("LP. Sitting, lido 8 mL. L3-4 then L4-5, bone every time. CSF obtained: 0 mL. Stopped.", "failed"),
        ("LP. L4-5, then L3-4, 20G, bone. No CSF. Needle out. Home; told to come back if her vision drops.", "failed"),
        ("LP. Registrar tried L3/4, bone, then I got 10 ml at L4/5. No complications. Flat 1 h.", "completed"),
        ("LP ?MS. I tried at L3-4, dry, and then got it at L4-5 first go, 10 mL CSF. No complications.", "completed"),
        (
            'LP. Sitting, L4-5, lido, 22g, pulled away. No CSF. The template line "LP completed, 4 tubes, clear" is wrong, ignore it.',
            "failed",
        ),
        ("Attempted lumbar drain. Aim: csf diversion to let the repair seal. Sitting, lidocaine, L3/4 tuohy, no csf. Stopped.", "failed"),
        (
            "Lumbar drain. 14G Tuohy at L3-4, pink CSF, catheter 12 cm. Tegaderm. Orders to RN: call for > 15 an hour or no fluid 2 h.",
            "completed",
        ),
        ("LP. 1610 L3-4 22G, lido: no return -> stop. 1725 in radiology: prone, L2-3, lateral at depth. CSF. 11 mL. Pad.", "completed"),
        (
            "Unload. L decubitus. Bedside team gave up after an hour on Sunday. L2/3, lidocaine, 20G Chiba walked in. OP 47. 33 mL.",
            "completed",
        ),
        ("ED. 0305 LP #1 sitting L3-4, 22g - no fluid, stopped\n0320 LP #2 LLD L4-5, fluid, clear. 4 tubes. OP 16", "completed"),
        ("LP. Sitting, lido, 22G L4-5: dry. L3-4: dry. Registrar came, had one go at L3-4 and got clear CSF, 8 mL.", "failed"),
        ("LP: L4-5 lido 22G, needle in, before fluid came monitor alarm, needle out at once. Not repeated.", "failed"),
        ("LP not possible: needle reached 9 cm at L4-5, bone all round, sitting. Lido 10 mL. No CSF. For IR.", "failed"),
        (
            "Note (author: fellow). LP, R lateral, 22G. Resident x2 at L4-5: dry. Next the fellow obtained CSF at L3-4, first pass.",
            "completed",
        ),
        ("ATTEMPT AT LUMBAR PUNCTURE, FAILED. Needle passes at 2 levels, dry. 4 mL lido.", "failed"),
        ("CT LP. R side down, lido, 22G toward L3-4, pt panicked and wanted it out. Removed short of the sac.", "failed"),
        ("LP: 1% lido, 22G at L4-5 x2, no CSF. Moved to L3-4, clear CSF, 9 mL.", "completed"),
        (
            "Fluoro LP, prone, 22G at L3-4, needle repositioned several times, no CSF return. Then at L2-3 clear CSF obtained, 9 mL.",
            "completed",
        ),
        ("LP: lido, 22G at L3-4. Third pass gave fluid, 3 tubes; fourth not obtained, stopped flowing.", "completed"),
        ("LP: lido, 20G L3-4, CSF clear, 10 mL. Heparin was stopped yesterday.", "completed"),
        ("Fluoro LP. Lidocaine, a twenty gauge needle at L3-4. I drained eighteen cc, then another ten cc. Stopped there.", "completed"),
        ("Clinic LP. Lido, 20g spinal, 1st go. Took off a good amount, she says when it lets up and we stop then.", "completed"),
        ("LP. Prone. Lidocaine. A 22G needle was advanced into the thecal sac at L3-4. Needle removed.", "completed"),
        ("LP failed x3 by the author at L4-5, 20G, lido. ADDENDUM: Tap was done later by neuroradiology, L2-3, 16 mL.", "failed"),
        ("Attempted LP. Lido, 22G at L4-5 and L3-4, then she had had enough. Will ask radiology.", "failed"),
        ("LP. Sitting, lido, 4 passes at L3-4 and L4-5, only bone. We called it.", "failed"),
        ("LP. Lido, 22G at L3-4. She asked us to stop for a minute, then clear CSF, 8 mL.", "completed"),
        ("LP. Lido, 22G at L3-4, clear CSF, 2 mL x 4; she asked us to stop there.", "completed"),
        ("LP by me after the resident was dry x2 at L3-4. 22G, L4-5, cloudy pink, 1 mL x 3.", "completed"),
        ("LP. 22G L3-4, lido, CSF 3 mL in each of 4 tubes and not a drop more.", "completed"),
        ("I tried L3-4 and L4-5, lido, 20G, no fluid. Dr Amsel (anaesthetics) then got clear CSF at L3-4.", "failed"),
        (
            "LP NOTE. L lat, lido. L4-5 x3, no CSF. Band-aid.\n\nADDENDUM, Dr. B, Radiology: L2-3 under fluoro, 22G, 18 mL removed.",
            "failed",
        ),
        ("Tap by me: L4-5 and L3-4 dry. Took her down to fluoro and put a 22G in at L2-3, clear CSF, 9 mL.", "completed"),
        (
            "ADDENDUM: the line that CSF was obtained is an error of the macro. No CSF was obtained, it was abandoned.\n"
            "LP. Lateral, lido, 22G at L3-4. Clear CSF obtained, tubes sent.",
            "failed",
        ),
        ("LP. Lido 6 mL, 22G at L3-4 and L4-5, no CSF. Total lidocaine 10 mL used, 2 mL blood drawn.", "failed"),
        ("Lumbar drain attempt. Tuohy L3-4, CSF twice, catheter would not thread. Abandoned after 5 mL CSF.", "failed"),
        ("Lumbar drain. Tuohy L4-5, CSF. Catheter would not pass. Second Tuohy, catheter to 14 cm.", "completed"),
        ("LP. Seated, lido, L3-4, L4-5, 5 passes total. Dry or os. Stopping here, radiology in the morning.", "failed"),
        ("Called for LP. I had no better luck: L4-5, L3-4, lido. D/w IR, they did it later under fluoro and sent 12 mL.", "failed"),
        ("CT LP.\nIndication: failed LP under fluoro 2/2 (L3-4).\nTechnique: prone, 22G to L5-S1, CSF, 11 mL.", "completed"),
        ("Patient refused LP.", "not_performed"),
        ("LP. Lido, 22G at L3-4, clear, 9 mL.\nTraumatic  ( ) yes (x) no     CSF cells 4, protein 0.3", "completed"),
        ("LP. Lido, 22G at L3-4, clear, 9 mL.\nXanthochromia [ ] Y [x] N   CSF glucose 3.1", "completed"),
        ("LP. Lido, 22G at L3-4, two passes.\nReturn:    no CSF", "failed"),
        ("LP. Lido, 22G at L3-4, bone. Stopped, no CSF was obtained. Wiggles her toes same as before.", "failed"),
    ],
)
def test_outcome(text: str, outcome: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).outcome == outcome
