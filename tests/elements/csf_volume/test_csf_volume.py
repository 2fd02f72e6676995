"""The volume of CSF: which amounts are spinal fluid, and how they add up."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import csf_volume, procedure
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding, Status

Find = Callable[..., Finding]

STATED = [
    (
        "Under fluoroscopy a 22G needle was advanced at L3-4. 1% lidocaine (6 mL) for local. Approximately 18 mL of clear cerebrospinal fluid was slowly withdrawn and placed in 4 vials.",
        (18.0, 18.0),
    ),
    ("LP for IIH. Lido 1% 5cc SQ. OP 38 cmH2O. Removed 30cc CSF. CP 15.", (30.0, 30.0)),
    ("Each of four tubes was filled with 2 mL of CSF and sent to the lab. Local anesthesia: lidocaine 3 mL.", (8.0, 8.0)),
    ("CSF volume removed (mL): 32\nClosing pressure: 16", (32.0, 32.0)),
    (
        "Lumbar drain placed. Initial 15 mL CSF drained and sent. Orders: drain 10-15 mL/hr, notify NSGY if output exceeds 30 mL.",
        (15.0, 15.0),
    ),
    ("FINDINGS: Approximately 25-30 mL of clear CSF was removed. IMPRESSION: LP with removal of 25-30 mL CSF.", (25.0, 30.0)),
    ("Plan was to take 30-40 mL for tap test but flow stopped after 22 mL. 1% lido 5 mL.", (22.0, 22.0)),
    ("Tube 1: 2 mL, Tube 2: 2 mL, Tube 3: 3 mL, Tube 4: 4 mL. Lido 4 mL.", (11.0, 11.0)),
    ("lido 1% 4ml, 22g x 3.5in, L4/5, 1st pass, OP 19, 12ml CSF -> lab, CP 13", (12.0, 12.0)),
    ("CSF: 10 mL clear. EBL: 0 mL. Contrast: 3 mL Omnipaque to confirm epidural.", (10.0, 10.0)),
    ("CSF drained: twenty (20) mL", (20.0, 20.0)),
    ("Local anesthetic: 1% lidocaine, 10 mL. CSF volume: 15.5 mL. Number of tubes: 5", (15.5, 15.5)),
    ("15 mls of CSF removed. Patient given 500 ml bolus NS and 1 mL midazolam.", (15.0, 15.0)),
    ("20ml of blood-stained CSF aspirated via drain, 5 mL sterile saline flush.", (20.0, 20.0)),
    ("Neurology would like 20 mL for cytology. Obtained 14 mL before flow ceased.", (14.0, 14.0)),
    ("CSF OUT ......... 26 CC\nLIDOCAINE ....... 8 CC", (26.0, 26.0)),
    ("CSF was collected in 4 tubes (1.5, 1.5, 2 and 3 mL), total 8 mL.", (8.0, 8.0)),
    ("Drained 35mls of CSF over 20 mins with stepwise pressure checks every 10 mls.", (35.0, 35.0)),
    ("A 20 mL sample of clear CSF was collected for CSF studies.", (20.0, 20.0)),
    ("Specimen: CSF, 14 mL (tubes #1-#4).\nLocal: 1% lidocaine 7 mL\nEBL: minimal", (14.0, 14.0)),
    ("Removal of 40 ml CSF was planned; we obtained 33 ml before flow slowed.", (33.0, 33.0)),
    ("Drain opened; 10 ml/hr. Specimen 5 mL sent to the lab from the drain.", (5.0, 5.0)),
    ("No CSF at L3-4. At L4-5 clear CSF, 9 ml collected. 6 mL lidocaine in all.", (9.0, 9.0)),
    ("Total volume of CSF removed was thirty-two (32) milliliters.", (32.0, 32.0)),
    ("TUBE 1: 1.5ML TUBE 2: 1.5ML TUBE 3: 1.5ML TUBE 4: 3ML TOTAL: 7.5ML", (7.5, 7.5)),
    ("25 mL CSF drained initially with good relief. IMPRESSION: Large volume LP with 25 cc removed.", (25.0, 25.0)),
    ("Goal was 30 cc. Volume removed: 30 cc.", (30.0, 30.0)),
    ("Will remove up to 40 mL.\nLido 5 mL. OP 21. CSF drained 38 mL. CP 11.", (38.0, 38.0)),
    ("blood tinged CSF, approx half a cc total before it clotted off", (0.5, 0.5)),
    ("Bag had 85 mL of CSF since insertion. Drain at 10 mL/hr. UOP 400 mL.", (85.0, 85.0)),
    ("lumbar drain output since placement: 120 cc. IVF 75 cc/hr. EBL 50 cc.", (120.0, 120.0)),
    ("Risks including CSF leak. No CSF leak after. 11 mL CSF to lab.", (11.0, 11.0)),
    ("7cc lido. OP 41. -30cc. CP 16.", (30.0, 30.0)),
    ("We were able to take off a good volume, 27 in total, and pressure fell to 15. Lido 6 cc.", (27.0, 27.0)),
    ("lumbar puncture performed with removal of approximately 20 to 25 cc of clear, colorless CSF", (20.0, 25.0)),
    (
        "Neurology LP note. 1% lidocaine ~4 cc. CSF clear. OP 23.5. Tube 1 (2cc): cell count. Tube 2 (2cc): protein/glucose. Tube 3 (2cc): culture. Tube 4 (4cc): cytology. CP 15.",
        (10.0, 10.0),
    ),
    (
        "IR NOTE: Pt prone. 10 cc 1% lido w/ bicarb. 3 cc Omnipaque 180 not needed. 20G to L3/4. Clear CSF. 30ccs out. No comps.",
        (30.0, 30.0),
    ),
    (
        "Drain placed at L4-5. CSF clear. Approximately 5-10 mL was allowed to drain before the catheter was capped. Plan: drain 10 cc q1h.",
        (5.0, 10.0),
    ),
    ("OP 18, CP 12; fluid removed 15 (cc).", (15.0, 15.0)),
    ("15 mL of CSF removed, sent. [ADDENDUM 2 days later: culture negative. 50 mL IV contrast given for MRI.]", (15.0, 15.0)),
    ("Total of 25 ml CSF drained over 15 minutes. Nurse flowsheet: CSF out 25 mL.", (25.0, 25.0)),
    (
        "The fluid dripped slowly; after 20 min only 6 mL had been collected and the needle was removed. 12 mL had been requested.",
        (6.0, 6.0),
    ),
    ("CSF withdrawn in 10 mL increments with pressure checks to a total of 40 mL", (40.0, 40.0)),
    ("We tapped her dry at 14 ml total. 1% lido 4 ml.", (14.0, 14.0)),
    ("Hep C ab sent from blood, 10 mL blood drawn. CSF 7 mL sent in 3 tubes.", (7.0, 7.0)),
    ("ANAESTHETIC: Lignocaine 2% 3 ml\nCSF: Clear, 6 ml taken\nPRESSURE: 17 cm", (6.0, 6.0)),
    ("22 ml csf was slowly let out, closing 13. Nb goal 20-30.", (22.0, 22.0)),
    ("Volume of CSF drained: ~ 50 ml (large volume)", (50.0, 50.0)),
    ("csf vol 8.5ml, 3 vials", (8.5, 8.5)),
    ("Drained roughly 33 cubic centimeters; stopped when headache eased.", (33.0, 33.0)),
    ("CSF volume 12 mL; opening pressure 120 mm H2O. Contrast 0 mL.", (12.0, 12.0)),
    ("Removed 22 (twenty-two) cc of CSF.", (22.0, 22.0)),
]
ADDED = [
    ("8 ml CSF for diagnostics and an additional 22 ml removed for therapeutic benefit.", (30.0, 30.0)),
    ("The first 3 mL was discarded, then 9 mL was collected for the laboratory, giving 12 mL altogether.", (12.0, 12.0)),
    ("10mL CSF was sent for cytology, 4 mL for flow cytometry and 4 mL for chemistry and cell count.", (18.0, 18.0)),
    ("Opening pressure of 35 cm H2O. 20 mL removed, pressure 22. Additional 8 mL removed. Closing pressure 17.", (28.0, 28.0)),
    ("Approximately thirty cc's were then drained into the collection bag after which the drain was clamped.", (30.0, 30.0)),
    ("CSF (18 mL) was sent for cytology (10 mL), flow (5 mL) and routine studies (3 mL).", (18.0, 18.0)),
    ("Aspirated 5 mL for cell count, then connected to drainage bag and let 20 mL run before clamping.", (25.0, 25.0)),
    ("15mL of CSF were removed for diagnostic purposes and 15 mL for symptomatic relief.", (30.0, 30.0)),
    ("10 mL removed. Pressure rechecked 26. 10 mL more removed. Pressure 20. 5 mL more. CP 16.", (25.0, 25.0)),
    ("The patient then underwent removal of 20 more mL, bringing the total to 32 mL. First 12 mL had gone to the lab.", (32.0, 32.0)),
]
EACH = [
    ("Technique: 4 mL 1% lignocaine infiltrated. 22G Whitacre. Clear CSF, 2ml x 5 bottles sent.", (10.0, 10.0)),
    ("CSF obtained and 4 tubes were collected with approximately 2.5 cc per tube.", (10.0, 10.0)),
    (
        "Opening pressure 27. We then removed 10 mL, rechecked the pressure (21), removed another 10 mL, and then a final 5 mL to reach a closing pressure of 14.",
        (25.0, 25.0),
    ),
    (
        "Procedure: 5 mL of 2% lidocaine was used. A total of forty-five milliliters of CSF was removed in three aliquots of 15 mL.",
        (45.0, 45.0),
    ),
    ("1 mL of CSF was placed in each of the first three tubes and 2 mL in the fourth tube.", (5.0, 5.0)),
    ("Half a mL in each of three tubes (neonate).", (1.5, 1.5)),
    ("Two full 10 mL syringes of CSF were aspirated.", (20.0, 20.0)),
    ("Four 2 mL aliquots were collected.", (8.0, 8.0)),
    ("CSF: 4 bottles, ~1ml in each + 1 fluoride tube.", (4.0, 4.0)),
    ("16 cc of straw-colored fluid were aspirated gently and divided: 4 cc each into four tubes.", (16.0, 16.0)),
    ("First tube 1 mL, second 1 mL, third 2 mL and fourth 4 mL.", (8.0, 8.0)),
    ("3 tubes CSF 1cc each, sent by courier. sweet-ease 0.5 mL PO.", (3.0, 3.0)),
    ("Collected ~ 1-1.5 mL per tube in 4 tubes", (4.0, 6.0)),
    ("collected 0.5 ml x3 tubes, xanthochromic", (1.5, 1.5)),
    ("The manometer was emptied into tube 1 and another 3 tubes were filled, 12 cc altogether.", (12.0, 12.0)),
    (
        "PROCEDURE: Fluoroscopic lumbar puncture\nANESTHESIA: 1% lidocaine, local\nDESCRIPTION: After 8 mL lidocaine, a 20-gauge needle was advanced at L2-L3 under fluoroscopy. Opening pressure 41 cm H2O. 5 mL of CSF was collected in each of 4 tubes for laboratory analysis and an additional 15 mL was removed and discarded. Closing pressure 18.",
        (35.0, 35.0),
    ),
    (
        "LP PROCEDURE NOTE\nLocal: 1% lido 5 mL\nNeedle: 22G\nAppearance: clear\nVolume: 10 mL in 4 tubes\nSent for: cells, protein, glucose (2 mL each)",
        (10.0, 10.0),
    ),
    (
        "LP done in the ICU. Tx: 500 cc NS bolus for hypotension. Propofol 10 mL total. CSF xanthochromic, four tubes, about 2 ml in each of the first three and 4 ml in the fourth.",
        (10.0, 10.0),
    ),
    ("CSF clear & colorless; approx 3 mL/tube x 4 tubes.", (12.0, 12.0)),
    ("Sample of 8 ml taken (2 ml to each of micro, biochem, cytology and OCBs).", (8.0, 8.0)),
    ("Approximately 12 mL of CSF was obtained. 3 mL was placed in each of four tubes.", (12.0, 12.0)),
    ("Three 10 mL aliquots were removed at 5-minute intervals. Lidocaine 1% 5 mL.", (30.0, 30.0)),
    ("10 mL of CSF removed, then 10 mL, then 12 mL to reach closing pressure 15.", (32.0, 32.0)),
    ("Procedure performed with 3cc 1% lido. CSF: 1/2 cc x 3 tubes, bloody.", (1.5, 1.5)),
    ("Two tubes of CSF were collected (1 and 2), approximately 1.5 ml in each tube", (3.0, 3.0)),
    ("tubes 1-3 1ml each, tube 4 2ml", (5.0, 5.0)),
]
PARTS = [
    ("Volume of CSF removed - 20 ml (8 ml to laboratory, remainder discarded).", (20.0, 20.0)),
    ("Total fluid removed 40 mL; of this 10 mL sent for cytology, 5 mL flow cytometry.", (40.0, 40.0)),
    ("CSF 22 cc out; 6 cc of this for cells/prot/gluc.", (22.0, 22.0)),
    ("CSF drained = 42 ml; CSF sent = 12 ml; CSF discarded = 30 ml.", (42.0, 42.0)),
    ("IMPRESSION: 1. Technically successful LP. 2. 18 cc CSF aspirated and sent for requested studies. 3. OP 14.", (18.0, 18.0)),
    ("CSF: approx. 14ml (5 tubes: 2/2/2/4/4)", (14.0, 14.0)),
]
MIXED = [
    ("Patient was given 2 mL of midazolam. LP: OP 28. 18cc removed. CP 14.", (18.0, 18.0)),
    ("CSF was drained in 5 mL aliquots until OP normalised; total drained was 25 mL.", (25.0, 25.0)),
    ("Removed 20 mL CSF. Then contrast 5 mL Isovue-M given to check position.", (20.0, 20.0)),
    ("Needle 22G x 90 mm; 3.5 ml lignocaine 1%; CSF 10 ml; plaster.", (10.0, 10.0)),
    ("Only a trickle, maybe 0.3 ml, enough for culture.", (0.3, 0.3)),
    ("CSF appearance: clear. Volume collected: 9mls. Bottles: 4. Pressure: 15.", (9.0, 9.0)),
    ("Collected: 2 mL cell count, 2 mL protein, 4 mL cytology, 2 mL hold.", (10.0, 10.0)),
    ("Fluid sent: tube 1 - 1 mL; tube 2 - 2 mL; tube 3 - 1 mL; tube 4 - 1.5 mL", (5.5, 5.5)),
    ("20mL CSF off as ordered.", (20.0, 20.0)),
    ("OP 30, 25 ml CSF drained per neurology request, CP 15", (25.0, 25.0)),
    ("I removed what she could tolerate, about 15 ml all told", (15.0, 15.0)),
    ("12-15 mL of CSF obtained", (12.0, 15.0)),
    ("CSF was collected: 4 x 2.5 mL. Additional 5 mL for research biobank.", (15.0, 15.0)),
    ("Approximately 10 mL of spinal fluid was withdrawn in each of three syringes", (30.0, 30.0)),
    ("Slow withdrawal of 30 mL took 20 minutes. Flush 1 mL saline.", (30.0, 30.0)),
    ("Fluoroscopy time 0.8 min. DAP 12. 15 mL CSF sent.", (15.0, 15.0)),
    ("CSF (clear), 14 mL total, tubes A-D.", (14.0, 14.0)),
    ("drained to a closing pressure of 15 cm with removal of 27 mL", (27.0, 27.0)),
    ("Closing pressure 12 after 20 mL.", (20.0, 20.0)),
    ("After 20 mL the pressure was 21; after 30 mL it was 16 and we stopped.", (30.0, 30.0)),
    ("At 10 cc pressure 30; at 20 cc 24; at 30 cc 17. Total 30 cc.", (30.0, 30.0)),
    ("Pressure fell to 14 cm after removal of 35 mL of CSF", (35.0, 35.0)),
    ("Volume: 40 (mL)", (40.0, 40.0)),
    ("2 tubes for 1 mL each then flow ceased", (2.0, 2.0)),
    ("LD placed. Hourly output 10, 12, 9. Total 31 mL over 3 h.", (31.0, 31.0)),
    ("The first 1 mL was discarded as bloody, and 10 mL was then collected in five tubes.", (11.0, 11.0)),
    ("8 ml to lab. Remaining 22 ml discarded.", (30.0, 30.0)),
    ("30 ml removed, the last 5 mL cloudy.", (30.0, 30.0)),
    ("Patient voided 300 mL. Intake 240 mL. CSF 11 mL.", (11.0, 11.0)),
    ("18 mL of CSF was removed (please note this corrects the 28 mL in the preliminary report).", (18.0, 18.0)),
    ("35 mL is an error, 25 mL was removed.", (25.0, 25.0)),
    ("ADDENDUM: Volume of CSF removed was 20 mL and not 30 mL as stated above.\n", (20.0, 20.0)),
    ("Findings: 21 mL removed. Impression: therapeutic LP, 21 mL removed, 4 tubes sent.", (21.0, 21.0)),
    ("Drain: 250 ml over 24 hours since placement", (250.0, 250.0)),
    ("total CSF drained to date 340 ml; drained 80 ml last shift", (340.0, 340.0)),
    (
        "Lido 1% 6 mL. 20G at L4-5, second pass. OP 36. 33 mL came out by gravity into 6 tubes, CP 15. Four of these to the lab.",
        (33.0, 33.0),
    ),
    (
        "After numbing with 5 mL 1% lidocaine an 18 gauge Tuohy went in at L3-4; brisk CSF. Catheter threaded 15 cm. Withdrew 10 mL for studies, then hooked to the Becker. Set at 10 mL/h.",
        (10.0, 10.0),
    ),
    ("Fluid clear. Took 14 mL: tubes 1, 2 and 4 2 mL each, 8 mL in tube 3.", (14.0, 14.0)),
    ("CSF removed 30 mL total (20 mL waste, 10 mL lab).", (30.0, 30.0)),
    ("5 tubes w/ ~2cc in each, clear. Lido 3cc.", (10.0, 10.0)),
    ("Opened at 44, closed at 19 having removed thirty mls.", (30.0, 30.0)),
    ("CSF 22 mL removed\nRepeat manometry 18\nCSF 6 mL further\nFinal 14", (28.0, 28.0)),
    ("VOLUME WITHDRAWN: TWENTY FIVE ML", (25.0, 25.0)),
    ("A total volume of approximately 8.0 ml was collected in four separate tubes (2.0 ml each).", (8.0, 8.0)),
    ("Left with 3 mL lidocaine wheal. LP yielded 11 cc pink fluid clearing.", (11.0, 11.0)),
    ("Pt premedicated with 250 mL NS. 35 cc of CSF were then removed over 25 minutes in aliquots of 5 cc w/ gait check.", (35.0, 35.0)),
    ("Total CSF vol: 16cc. (4cc x 4 tubes)", (16.0, 16.0)),
    ("Approx. 1 ml/tube, tubes 1-4; 2 drops for glucose", (4.0, 4.0)),
    ("IT: 25 mL off today (vs 40 mL at last tap).", (25.0, 25.0)),
    ("We planned on 40 but she got a headache at 28 mL so we quit there.", (28.0, 28.0)),
    ("The bag held 22 mL when I left the OR.", (22.0, 22.0)),
    ("10 cc collected for the lab and 20 cc discarded", (30.0, 30.0)),
    ("~25cc CSF drained off slowly w/ good improvement in HA.  Sent 3cc for cell count/protein/glucose.", (25.0, 25.0)),
    ("CSF: xanthochromic; amt 7 ml; tubes x3", (7.0, 7.0)),
    (
        "Removal of 20 cc with reduction of pressure to 15 cm. Impression: uncomplicated LP, 20cc CSF removed, opening pressure 32.",
        (20.0, 20.0),
    ),
    ("20 mL syringe used to aspirate gently; 17 mL obtained.", (17.0, 17.0)),
    ("Drain output at time of this note 48 cc, clear.", (48.0, 48.0)),
    ("Late entry: total volume drained was 26 mL; 36 mL in the nursing sheet was a charting error.", (26.0, 26.0)),
    ("Lidocaine 1% (10 mL) then bupivacaine 3 mL. CSF flowed: eighteen mL.", (18.0, 18.0)),
]
CORRECTED = [
    ("12 mL CSF collected in 4 tubes.\nAddendum: volume recorded above is incorrect, actual volume removed 21 mL.", (21.0, 21.0)),
    ("30 cc removed. Correction: 20 cc were removed, not 30.", (20.0, 20.0)),
    ("ADDENDUM: I wrote 12 mL; the correct amount is 21 mL.", (21.0, 21.0)),
    ("A total of 15 mL removed.\nADDENDUM: please note that the volume should be 51 mL rather than 15 mL.", (51.0, 51.0)),
    ("Volume removed: 20cc. Addendum - on review of the nursing record the volume removed was 30 cc, not 20 cc as dictated.", (30.0, 30.0)),
]
CONFLICTING = [
    "TECHNIQUE: 24 mL of CSF was removed. IMPRESSION: Successful LP with removal of 42 mL of CSF.",
    "Removed: 18 mL. Summary: 28 mL of CSF withdrawn, patient tolerated well.",
    "CSF removed: 30 ml. Note: RN recorded 35 ml.",
    "| CSF taken | 18 mL |\n| Operator note | total 28 mL CSF removed |",
    "CSF: clear, 9 mL\nSummary: 19 mL CSF to lab",
    "12 ml of CSF was collected. An additional 10 ml was removed for a total of 24 ml.",
    "The procedure note states 20 mL; nursing recorded 24 mL of CSF removed.",
]
UNCLEAR = [
    "Copious clear CSF was drained. 6 cc lidocaine. Tubes 1 through 4 sent for routine studies.",
    "Small amount of CSF collected in 3 tubes. 3 mL of 1% lidocaine.",
    "Lumbar drain placed at L4-5, good flow. Drain at 10 cc/hr. Clamp and call if > 20 mL in 1 hour.",
    "About an ounce removed. Tubes x4.",
    "Lignocaine 1% 5ml s/c. CSF clear, 3 universal containers x 10 drops.",
    "CSF volume: ___ mL. 4 tubes sent.",
    "Procedure: about 2 teaspoons of fluid came out.",
    "Lumbar drain. Good CSF flow. Orders: open drain for 10 mL every 2 hours. EBL 5 mL.",
    "CSF was sent to lab. The amount removed was not recorded.",
    "Removal of a large volume of CSF, of which 10 mL was sent for analysis.",
    "OP 25 cm H2O. Fluid removed until pressure 15. Tubes to lab x4.",
    "Post procedure: pt given 240 ml juice, 1 L NS over 2 h. CSF tubes to lab.",
    "A champagne tap. 3 samples, 10 drops each.",
    "We removed CSF until the closing pressure was 18.",
    "Drain draining well at 10-15 mL an hour.",
    "10 ml normal saline flush drawn. Four tubes of CSF collected.",
    "half a syringe of CSF",
    "CSF drained: > 30 mL",
    "CSF amount: moderate",
    "CSF volume | not recorded",
    "CSF: tubes 1-3 2 cc, tube 4 6 cc",
    "CSF was sent for the usual tests. A further 25 ml was drained.",
    "CSF samples: \u2612 1  \u2612 2  \u2612 3",
    "CSF drained about 1 oz",
    "Clear colourless fluid x 4 bottles. 3mls lignocaine.",
    "CSF volume was adequate for all studies.",
]
MISSING = [
    "CSF sent for cell count, protein and glucose. Lidocaine 5 mL.",
    "No CSF return was obtained at L3-4. Needle repositioned to L4-5 with clear CSF. Fluid sent to lab.",
    "CSF volume: *** mL",
    "The patient received 500 mL of saline and 5 mL of lidocaine. CSF was clear.",
]
FAILED = [
    ("After two passes no CSF could be obtained and the procedure was aborted. Lidocaine 7 mL.", (0.0, 0.0)),
    ("Dry tap x3. Stopped. lido 10 mL total.", (0.0, 0.0)),
    ("Needle advanced to bone repeatedly; patient could not tolerate and procedure was abandoned. 5 mL lidocaine.", None),
    ("unable to get fluid. 0 mL obtained.", (0.0, 0.0)),
    ("Needle passes x4, all dry. No fluid. Abandoned. Refer to IR.", (0.0, 0.0)),
    ("Scant bloody return, never true CSF flow; no specimen. Stopped. Lidocaine 9 mL.", (0.0, 0.0)),
    ("CSF obtained: none.", (0.0, 0.0)),
    ("Attempted twice, os each time. Procedure terminated at patient request. Lidocaine 1% 10 ml.", None),
    ("No CSF despite aspiration with a 3 mL syringe.", (0.0, 0.0)),
    ("Failed LP. 0.2 mL of bloody fluid, clotted. No CSF. 8 mL lido used.", (0.0, 0.0)),
    ("Positioned, prepped, lido 5 mL, needle x 2, patient moved and LP abandoned; no sample obtained", (0.0, 0.0)),
    ("Unable to cannulate the subarachnoid space, procedure aborted. 10 mL lidocaine.", None),
    ("LP x2 attempts. bloody. 1 ml obtained then clotted. failed.", (1.0, 1.0)),
    ("CSF: not obtained", (0.0, 0.0)),
    ("No fluid on three passes, abandoned.", (0.0, 0.0)),
    ("Volume removed: 0", (0.0, 0.0)),
    ("Tap attempted. Bone at all levels, not one drop. Lido 12 ml.", (0.0, 0.0)),
    ("LP unsuccessful - could not enter the canal. 5cc lido. IR tomorrow.", None),
    ("Zero fluid after 4 sticks. We quit.", (0.0, 0.0)),
    ("Bone at two passes, CSF never obtained, zero mL.", (0.0, 0.0)),
    ("Dry at L3-4. Then L4-5, CSF, 1 ml x 3.", (3.0, 3.0)),
]


@pytest.fixture
def volume_of(reviewer: Reviewer) -> Find:
    """The finding for a text of which every sentence is about the puncture."""

    def find(text: str, outcome: str = "completed", kind: str = "spinal_puncture") -> Finding:
        reading = reviewer._pipeline.read(Note(id="t", text=text))
        found = csf_volume.find(reading, Act(Answer(kind), Answer(outcome), frozenset(range(len(reading.sentences)))))
        assert all(e.text == text[e.start : e.end] for e in found.evidence)
        assert found.reason
        assert bool(found.evidence) == (found.status is not Status.MISSING)
        return found

    return find


def _kind(text: str) -> str:
    return "catheter_drain" if "umbar drain" in text or "Drain placed" in text else "spinal_puncture"


@pytest.mark.parametrize(("text", "value"), [*STATED, *ADDED, *EACH, *PARTS, *MIXED, *CORRECTED])
def test_documented(text: str, value: tuple[float, float], volume_of: Find) -> None:
    found = volume_of(text, kind=_kind(text))
    assert (found.status, found.value) == (Status.DOCUMENTED, value)


@pytest.mark.parametrize("text", [t for t, _ in (*STATED, *EACH, *PARTS)])
def test_case_does_not_matter(text: str, volume_of: Find) -> None:
    kind = _kind(text)
    assert volume_of(text.upper(), kind=kind).value == volume_of(text, kind=kind).value


@pytest.mark.parametrize(
    ("texts", "status"),
    [(CONFLICTING, Status.CONFLICTING), (UNCLEAR, Status.UNCLEAR), (MISSING, Status.MISSING)],
)
def test_not_settled(texts: list[str], status: Status, volume_of: Find) -> None:
    assert [(t, volume_of(t, kind=_kind(t)).status) for t in texts] == [(t, status) for t in texts]


@pytest.mark.parametrize(("text", "value"), FAILED)
def test_failed_puncture(text: str, value: tuple[float, float] | None, volume_of: Find) -> None:
    found = volume_of(text, outcome="failed")
    assert (found.status, found.value) == ((Status.DOCUMENTED, value) if value else (Status.MISSING, None))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Last LP three weeks ago: 30 mL removed with relief.\n\nToday L3-4, OP 29, 24 mL removed.", (24.0, 24.0)),
        ("RISKS: failure to obtain fluid, removal of 5 mL too much.\nTECHNIQUE: L4-5, 12 mL of CSF collected.", (12.0, 12.0)),
    ],
)
def test_only_this_puncture(text: str, value: tuple[float, float], reviewer: Reviewer) -> None:
    reading = reviewer._pipeline.read(Note(id="t", text=text))
    kind, sentences = procedure.find(reading)
    assert csf_volume.find(reading, Act(kind, Answer("completed"), sentences)).value == value


def test_an_order_for_a_drain_is_no_amount(volume_of: Find) -> None:
    assert volume_of("Drain in at L4-5. Open it for 10 mL, then clamp.", kind="catheter_drain").status is Status.UNCLEAR
    assert volume_of("LP at L4-5. Open the drain for 10 mL, then clamp.").status is Status.MISSING


def test_reason_names_words_and_rule(volume_of: Find) -> None:
    assert volume_of("8 mL removed, another 9 mL let off.").reason == "17 mL, stated parts added: '8 mL' + '9 mL' (volume.amount)"
    assert volume_of("Drained. 10 mL/h.").reason == "only a rate: '10 mL/h' (volume.rate)"


@pytest.mark.no_cover
@pytest.mark.parametrize("piece", ["12 mL CSF, ", "tubes 2 mL each, ", "not 4 mL typo volume. ", "total 5 mL and then 4 mL "])
def test_time_grows_with_length_alone(piece: str, reviewer: Reviewer) -> None:
    def seconds(count: int) -> float:
        reading = reviewer._pipeline.read(Note(id="t", text=piece * count))
        act = Act(Answer("spinal_puncture"), Answer("completed"), frozenset(range(len(reading.sentences))))
        begun = time.process_time()
        csf_volume.find(reading, act)
        return time.process_time() - begun

    seconds(5)
    assert seconds(320) < 24 * max(seconds(40), 0.002)
