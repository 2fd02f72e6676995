"""The volume of CSF in notes told in few words: items of a list, lines for others, sums without units, amounts that are withdrawn."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import csf_volume
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding, Status

TOLD = [
    ("LP. Lido 1% 4 mL. Removed 21,5 ml, end pressure 14 cm.", 21.5),
    ("LP done. CSF in total twenty two mills was let off.", 22.0),
    ("OP 41. CSF removed till 19: 10 mL, then 10, then 6 (total 26).", 26.0),
    ("OP 30. CSF out: 20 mL syringe filled twice, then 8 more", 48.0),
    ("CSF: 4 x 10 mL pots (each filled to the ten line)", 40.0),
    ("We filled four tubes with CSF to the 1 mL line.", 4.0),
    ("CSF back. Filled 1-4, ~2.5 mL apiece = 10 mL.", 10.0),
    ("CSF free. Polypropylene tubes were used, 2 of them, 10 mL each.", 20.0),
    ("Fluid: clear. mL by tube: 2 / 2 / 5 / 3", 12.0),
    ('opening_pressure_cmH2O: 14,\ncsf_ml: [3, 3, 4, 2],\ncomplications: ""', 12.0),
    ("ACC\tLVL\tCSF_ML\tAE\n7731\tL3/4\t10\tNONE", 10.0),
    ("sitting, L4-5, 22g Whitacre, lido 2%, 1 pass, 3 mL x 3, OP not measured.", 9.0),
    ("L side, skin freeze, L3-L4, 22G, 12 mL, cells, bands.", 12.0),
    ("Then CSF. 3.5 mL lido. 7 mL faint yellow. OP 12.", 7.0),
    ('20g. 6 ml lido.\n"10 cc total"\ndressed.', 10.0),
    ("OP 31. 32 mL, CP 15.", 32.0),
    ("Local 4 mL.\nRemoved    [ ] 30  [x] 40  [ ] other ____ mL", 40.0),
    ("Local 4 mL.\nCSF removed    [ ] 30 mL  [x] 40 mL  [ ] 50 mL", 40.0),
    ("CSF clear: 32 ml at first, but recount of syringes: 10+10+8 = 28, and 28 is the right one.", 28.0),
    ("6 ccm of CSF in 3 tubes with 2 ccm each.", 6.0),
    ("On the left side, sucrose, L4-5, 24G. 11 ml, fontanelle soft at the end.", 11.0),
    ("Lignocaine. It squirted. 20ml into two 10ml syringes.", 20.0),
    ("Lumbar drain.\nOutput: day 1 92, day 2 104, day 3 104 -> a total of 300 mL over three days.", 300.0),
    ("Withdrawal of 45 mL of rock-water liquor.", 45.0),
    ("Drained stepwise, CSF clear: 10 mL -> 25, 20 mL -> 19, 28 mL -> 15 cm.", 28.0),
    ("OP 36. CSF clear, slow, in 5 cc steps w/ pressure after each:\n   5 -> 31\n   10 -> 27\n   15 -> 24\n   20 -> 17  STOP", 20.0),
    ("CSF cloudy. Went slow, 5 to micro 3 to chem then 18 more into the bag, thats 26. CP 12.", 26.0),
    ("OP 34. CSF. Steps: 0 mL 34, 10 mL 28, 20 mL 22, 26 mL 17, stopped.", 26.0),
    ("CSF clear, OP 38\n10 cc out -> 30\n10 cc out -> 24\n8 cc out -> 18\nCP 18.", 28.0),
    ("OP 36. CSF: I took 15 mL, rechecked 25, took 10 more, CP 17.", 25.0),
    ("CSF 12 mL, clear.\nAddendum: I wrote 12 mL; tubes weighed, it was 18 mL.", 18.0),
    ("CSF clear. Planned 30 mL, stopped at 18 mL because of leg pain.", 18.0),
    ("tap L34 op 28 cp 15 out 25ml gauge 20 local 5ml pt ok", 25.0),
    ("CSF. Collected 4 tubes (total ~ 10 mL; 2.5 mL each) and additional 20 mL was removed for relief.", 30.0),
    ("OP 33 cm. CSF. Removed 10, 10 and 6 mL in three goes. CP 16.", 26.0),
    ("Volume of CSF: 20cc (goal 30, stopped for HA). CP 12.", 20.0),
    ("Dropped pressure 34>15 by taking 28ml.", 28.0),
    ("Lignocaine 2% 5 ml. 3 x 10ml syringes full plus 5ml. Gait retest 4h.", 35.0),
    ("CSF\n| mins | running total mL | pressure |\n| 5 | 10 | 30 |\n| 10 | 18 | 24 |\n| 15 | 27 | 18 |\n", 27.0),
    ("Needle out over the wire. Anesthesia let 20 mL out by the drain, after which it was clamped.", 20.0),
    ("CSF let run: 12 ml. Then another 10 ml taken. 22 total.", 22.0),
    ("OP 36. Syringe 1: 10 cc. Syringe 2: 10 cc. Syringe 3: 6 cc, done.", 26.0),
    ("Off: fourteen mL of CSF for tests plus ten to ease the pressure.", 24.0),
    ("CSF: 2,5 ml x 3 tubes + paired serum.", 7.5),
    ("Slow drainage 30 mL over 20 min. Of this 5 mL to lab.", 30.0),
    ("Lumbar drain. CSF free. Total 40 ml let out by anaesthesia during surgery.", 40.0),
    ("Lumbar drain. First 15 ml of CSF run off at once, then bag at the shoulder.", 15.0),
    ("CSF: 11 mL in 4 tubes.\nSummary line: 16 mL CSF removed.\nTotal was 11 mL, disregard 16.", 11.0),
    ("Local: lidocaine 1%, vol 8 mL\nCSF: clear\nAt placement: 12 mL off", 12.0),
    ("Needle in 11:34   out 11:58\nCSF clear\nAmount off   _approx 28 mls_", 28.0),
    ("CSF at six and a half, I shut it off: twenty six m l in the graduated cup.", 26.0),
    ("CSF 2nd stick. 3 syringes of 10 cc, plus 8 cc into the cup to finish.", 38.0),
    ("CSF: 10 drops to each of 3 tubes, lab measured the lot as 1.4 mL.", 1.4),
    ("Lumbar drain. Before the inlay anesthesia let 20 mL of CSF out by the drain.", 20.0),
    ("CSF VOL 7 mL. Later: CSF VOL should be 17 mL, digit dropped.", 17.0),
    ("CSF let out 12 + 12 + 8 = 32 mL. CP 16.", 32.0),
    ("CSF volume 16 mL (should be 18).", 18.0),
    ("10 mls of CSF off and a further 5 for research.", 15.0),
    ("Took 20 ml of CSF. Correction: 22 ml incl. the cytology pot.", 22.0),
    ("Volume 18 cc. OP 28.\nAddendum: volume was eighteen in the cup plus another 4 in tubes, so 22; the 18 above left them out.", 22.0),
    ("CSF: 34 ml taken off over 12 minutes by 20 ml syringes.", 34),
    ("CSF taken off by three 10 mL syringes, 30 mL in total.", 30),
    ("Removed 3 syringes x 9 mL plus 3 mL tube for protein = 30 mL. Needle out.", 30),
    ("CSF clear. 4 tubes 2.5 each = 10 ml on ice.", 10),
    ("CSF clear. 4 tubes, each 2.5 mL.", 10),
    ("Tap for headache. OP 41. Removed 15 mL -> 28, then 10 mL -> 21, then 5 mL -> 17.", 30),
    ("First needle at L4-5 gave 2 mL then stopped. Moved up to L3-4: another 14 mL of clear CSF.", 16),
    ("Tap test. She only gave us 27 mL before it dried up.", 27),
    ("Clear CSF.\nCSF (mL) T1 2 T2 2 T3 3 T4 3\nTot 10", 10),
    ("Dictated as fifty mL of CSF; correct figure is fifteen mL.", 15),
    ("CSF removed: 50 mL (error - should be 15 mL).", 15),
    ("CSF in 1 tube (3 mL) for culture and 3 tubes (2 mL ea) for the rest.", 9),
    ("CSF clear, 0.4 x 3 mL.", 1.2),
    ("Removed a volume of 28 (mL) CSF. CP 15.", 28),
    ("CSF. Volume ~~28~~ 32 mL. CP 15.", 32),
    ("CSF volume 28 mL.\nAddendum: measured volume in basin was 32 mL, please use this figure instead.", 32),
    ("CSF: 10 mL syringe filled twice and an 8 mL part fill.", 28),
    ("CSF removed 28mL/Contrast 3mL/Lidocaine 5mL.", 28),
    ("CSF: diagnostic 8 mL. Therapeutic 20 mL.", 28),
    ("CSF clear. 30 mL off, tubes 1-3 sent, rest discarded.", 30),
    ("Lumbar drain. Drain clamped until the dura was open. At that point 30 cc of CSF was released.", 30),
    ("OP 38. Drained in two goes, 15 then 10 mL. CP 17.", 25),
    ("CSF removed - 8 ml; ADDENDUM 1810: 18, not 8, ml.", 18),
    ("The goal was removing 30 mL but OP only 15 so just a diagnostic sample of 8 mL.", 8),
    ("LP 30ml therapeutic, L3/4.", 30),
    ("CSF tubes: 2 2 2 4 ml", 10),
    ("CSF clear\n| Tube | Vol | Test |\n| 1 | 2 mL | cells |\n| 2 | 2 mL | prot |\n| 3 | 3 mL | cx |\n| 4 | 1 mL | cells |", 8),
    ("CSF: 10 ml out OP 40->31. Another 10 -> 22. Another 10 -> 15. So 30 ml.", 30),
    ("LP. 12/3 L3-4 30 mL CSF; 12/17 L4-5 28 mL; today (1/4) L3-4 26 mL.", 26),
    ("LP for lymphoma, L4-5; 10 ml cyto, 4 ml flow, 3 ml routine. lidocaine 3 ml.", 17),
    ("Seven mils of lidocaine, I'm sorry, make that eight mils. Clear CSF. Twenty six mils were taken off.", 26),
    ("Lumbar drain opened twice at my request, giving 20 mL on the first occasion and 15 mL on the second, i.e. 35 mL.", 35),
    ("OPENING PRESSURE WAS 27 CM OF WATER.\n18 ML\nCLEAR COLORLESS CSF WAS REMOVED.", 18),
    ("Spinal tap, clear, 2-2-3-3 ml in tubes 1-4 (10 ml).", 10),
    ("Teeth 54, 64, 74 out. LP: clear, 1 mL x 5 tubes.", 5),
    ("Last ventricular sample 4 mL. LP: cloudy, three tubes of 3 mL sent.", 9),
    ("Removed CSF: lot A 20 mL -> 27 cm, lot B 10 mL -> 16 cm.", 30),
    ("Clear CSF 8 mL was aspirated for culture and then a further 4 mL went to prime the bag, 12 mL overall.", 12),
]
NOT_SETTLED = [
    ("CSF removed: see flowsheet.", Status.UNCLEAR),
    ("CSF collected: 4 vials (8 mL) and remainder allowed to drip until headache eased.", Status.UNCLEAR),
    ("CSF clear. 8 mL sent to lab, rest discarded.", Status.UNCLEAR),
    ("CSF clear. Dripped at 2 mL/min for 14 min.", Status.UNCLEAR),
    ("Tap test. Removed 4 syringes of clear CSF.", Status.UNCLEAR),
    ("OP 14. CSF sample sufficient for all tests.", Status.UNCLEAR),
    ("CSF clear. OP 19. drained 22, clear.", Status.UNCLEAR),
    ("OP 31, CSF clear, same amount taken off as last time.", Status.UNCLEAR),
    ("OP 35, CSF drained to CP 18.", Status.UNCLEAR),
    ("Volume of CSF removed: 10-20 mL / 20-30 mL / >30 mL (circle). Tubes: 4", Status.UNCLEAR),
    ("Total CSF removed: 28 mL\nCSF to lab: 8 mL\nDiscarded: 22 mL", Status.CONFLICTING),
    ("Removed CSF:\nlot A  20 mL -> 27 cm\nlot B  10 mL -> 16 cm\nTotal CSF off 25 mL.", Status.CONFLICTING),
    ("CSF removed, total: 14cc.\nHand off: s/p LP L4/5, total of 9cc taken, cultures pending.", Status.CONFLICTING),
    ('11 mL of CSF in five tubes.\nBedside board reads "LP 11/03, L4-5, 9 mL".', Status.CONFLICTING),
    ("CSF drained 32 mL.\nBilling line: LP therapeutic 22 mL.", Status.CONFLICTING),
    ("CSF was collected until the tube was full.", Status.UNCLEAR),
    ("40mls of CSF drained over 30 mins.\nAdvice: rest. Responder to 30mls CSF removal, list for shunt.", Status.CONFLICTING),
    ("First 2 mL of CSF wasted. Then 20 mL into polypropylene.\nIMPRESSION: 12 mL CSF obtained.", Status.CONFLICTING),
    ("CSF ran into the basin, nobody measured it.", Status.UNCLEAR),
    ("L3-4, scanty flow of CSF finally.", Status.UNCLEAR),
    ("OP 38. CSF: let it run for a while to get him comfortable.", Status.UNCLEAR),
    ("CSF under pressure. I took away a good deal, perhaps two of your gallipots.", Status.UNCLEAR),
    ("Spinal tap. Took about an ounce. L3-4.", Status.UNCLEAR),
    ("Lumbar drain. Clear leak, 60 ml soaked overnight. 25 ml taken from the wound. CSF came freely. To bag, 8 ml hourly.", Status.UNCLEAR),
    ("VOL: 8 drops / 8 drops / 10 drops of CSF", Status.UNCLEAR),
    ("Prone, L3-4. A small amount sent for cell count and bands.", Status.UNCLEAR),
    ("CSF: [ ] mL   tubes 3; cells, protein", Status.UNCLEAR),
    ("Specimens labeled x4 at bedside.", Status.UNCLEAR),
    ("Tubes/total: 4 / *** ml", Status.UNCLEAR),
]


def _find(text: str, reviewer: Reviewer) -> Finding:
    reading = reviewer._pipeline.read(Note(id="t", text=text))
    kind = "catheter_drain" if "umbar drain" in text else "spinal_puncture"
    return csf_volume.find(reading, Act(Answer(kind), Answer("completed"), frozenset(range(len(reading.sentences)))))


@pytest.mark.parametrize(("text", "value"), TOLD)
def test_told(text: str, value: float, reviewer: Reviewer) -> None:
    found = _find(text, reviewer)
    assert (found.status, found.value) == (Status.DOCUMENTED, (value, value))


@pytest.mark.parametrize(("text", "status"), NOT_SETTLED)
def test_not_settled(text: str, status: Status, reviewer: Reviewer) -> None:
    assert _find(text, reviewer).status is status
