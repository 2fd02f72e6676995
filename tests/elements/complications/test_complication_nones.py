"""Complications: statements that there was none, in many words and forms."""

from __future__ import annotations

import pytest

from doccheck.facts import Status
from tests.elements.conftest import Find

TAP = "Prone, prepped and draped. Lidocaine 1%. A 22G needle was advanced to the sac at L3-L4, CSF clear, 12 mL. "

NONE = [
    TAP + "\nAdverse events in clinic:  none [x]  vasovagal [ ]  pain [ ]  other [ ]",
    TAP + "\nAdverse events: vasovagal [ ]  headache [ ]  none [x].",
    TAP + "\nProblem during or after   X none  O faint  O headache  O leg pain",
    TAP + "\nProblems during: N   Advice: Y",
    TAP + "No complications. In the event of post-LP headache, caffeine.",
    TAP + "The examination was well tolerated and there was no evidence of complication at its conclusion.",
    TAP + "\nCOMPLICATIONS\nNil.\n\nPLAN\nFlat 1 h.",
    TAP + "Procedure passed off uneventfully. Back to ward.",
    TAP + "We encountered no complications whatsoever.",
    "Diagnostic LP for MS.\n" + TAP + "\n| Complications | none |\n| EBL | 0 |",
    TAP + "Complication(s): No",
    TAP + "Complications: [ ] Yes  [X] No",
    TAP + "Complications: ☒ None ☐ Headache ☐ Bleeding ☐ Paresthesia",
    TAP + "Any complications? None",
    TAP + "Performed without immediate complication or patient distress.",
    TAP + "No periprocedural complications were appreciated, EBL minimal.",
    TAP + "Post LP: no untoward sequelae.",
    TAP + "Complication-free procedure.",
    TAP + "At no stage was there any complication.",
    TAP + "No paresthesia, bleeding or other adverse event.",
    TAP + "Complications - none known at time of dictation",
    TAP + "Immediate post op: no problems encountered during the procedure.",
    TAP + "I am not aware of any complications from this procedure.",
    "Previous LP complicated by PDPH needing a blood patch.\n" + TAP + "No complications today.",
    "PROCEDURES: 1. LP  2. Central line.\n1. LP: "
    + TAP
    + "No complications.\n2. Central line: R IJ, small hematoma at the neck, pressure held.",
    TAP + "There was no apparent complication and the patient returned to the floor.",
    TAP + "No immediate post procedural complications identified.",
    TAP + "The needle was removed. The patient had no difficulty or complication.",
    TAP + "IMPRESSION: 1. Successful uncomplicated fluoroscopically-guided lumbar puncture.",
    "FINDINGS/IMPRESSION: Technically successful and uncomplicated LP.\n" + TAP,
    TAP + "complications none, ebl < 1cc, tolerated well",
    TAP + "Cx nil.  Plan: flat 2h",
    TAP + "Comps - none.",
    TAP + "The whole thing went off without a hitch.",
    TAP + "COMPLICATIONS:          None immediately apparent.",
    TAP + "Known complications at time of note: none",
    TAP + "Complications related to procedure: None.",
    TAP + "COMPLICATIONS/EBL: None/minimal",
    TAP + "Estimated blood loss and complications: none.",
    TAP + "EBL/Complications: none",
    TAP + "(No complications)",
    TAP + "She had an entirely uneventful procedure.",
    TAP + "Sedation and LP both passed w/o event.",
    TAP + "There were no procedural or anesthetic complications.",
    TAP + "Complications:\n\n   NONE\n\nSpecimens:\n   4 tubes",
    TAP + "Unplanned events: none",
    TAP + "NO IMMED COMPLICATIONS",
    TAP + "No acute complications were witnessed by the team.",
    TAP + "The procedure was terminated without complication.",
    TAP + "I did not see any complication.",
    TAP + "It was completed with no complication that I could see.",
    TAP + "No evidence for immediate complication. Pt to recovery, call if headache.",
    TAP + "Patient tolerance: Patient tolerated the procedure well with no immediate complications",
    TAP + "Complications: none apart from traumatic tap.",
    "Lumbar drain placed after crani. Surgical complications: none. " + TAP,
    TAP + "He could pass out with needles so was laid flat first. No issues.",
    TAP + "No complications.\n\nFollow-up call day 2: doing well, no headache.",
    TAP
    + "Complications: none. Estimated blood loss: minimal. Specimens: CSF. Post: lie flat 2 h. Return for headache, bleeding, weakness.",
    TAP + "complications: none; condition stable; instructions: bed rest, call for headache/fever/leakage",
    TAP + "There was transient discomfort but no complication.",
    TAP + "Local discomfort only, no complications.",
    TAP + "Patient vomited once. No other complications.",
    TAP + "Two small drops of blood at the skin. No complication.",
    TAP + "Post procedure: no immediate complications were noted; the patient was discharged in stable condition.",
    TAP + "Safety event form completed for wrong label on tube 2. No complications.",
    TAP + "Complications ............... 0",
    TAP + "Complications? None. Blood loss? None.",
    TAP + "COMPLICATION: NIL OF NOTE",
    TAP + "Nothing to report in terms of complications.",
    TAP + "Patient reports prior LP caused a bad spinal headache. No complications today.",
    TAP + "Patient denies any headache, paresthesia or weakness following the procedure. No complications.",
    TAP + "was without complication or incident of any kind",
    "Neuroradiology LP report\nCLINICAL: r/o MS, leg paresthesias and Lhermitte's electric shock sensations down the spine.\nTECHNIQUE: Prone, L3-4, 22G needle under fluoro, 12 mL CSF.\nThere were no immediate complications. The patient was observed for an hour and discharged.",
    "ED LP. Thunderclap HA with LOC at onset, ?SAH. L lat decub, L4-5, lido, 20G. 4 tubes. Pt tolerated the procedure without any complications. Dispo pending.",
    "Paediatric LP under ketamine. Emergence uneventful. EMLA, 22G needle L4-5, 3 mL CSF. No desaturations, no apnoea. Complications nil.",
    "Operator: SHO. Supine bed rest 1 h. LP L3/4 x 2 attempts, lignocaine. Complications encountered during procedure: None",
    "IR LP. Fluoro. L4-5, 20G, lidocaine. 30 mL. Complications (immediate): None. Complications (delayed): to be assessed.",
    "LP: needle L3-4, CSF 8 mL. Complications and tolerance: none; patient tolerated well.",
    "LP: needle at L4-5, lido, 10 mL CSF.\nDid the patient experience any adverse event? No\nWas the patient stable on departure? Yes",
    "LP: needle at L4-5, lido, 10 mL CSF. Procedural complications: No complications were encountered.",
    "LP: needle at L4-5, lido, 10 mL CSF. The pt was monitored x 30 min w/o any untoward effects.",
    "Needle L4-5, lido, CSF 10 mL. No complications noted during or after the procedure. ADDENDUM 24h: phone call, headache better than before LP.",
    "NEEDLE L4-5, LIDOCAINE, CSF 10 ML. PATIENT TOLERATED PROCEDURE WELL WITHOUT INCIDENT.",
    "Needle L4-5, lido, CSF 10 mL. Nil complications, nil bleeding.",
    "Needle L4-5, lido, CSF 10 mL. No intra- or post-procedural complications.",
    "Needle L4-5, lido, CSF 10 mL. Complications: No immediate. Will follow.",
    "Needle L4-5, lido, CSF 10 mL. Compl.: 0. Disp: home",
    "Needle L4-5, lido, CSF 10 mL. Complications: denies.",
    "Needle L4-5, lido, CSF 10 mL. \nComplications:\n  [x] None\n  [ ] Bleeding\n  [ ] Paresthesia\n  [ ] Other:",
    "Needle L4-5, lido, CSF 10 mL. \nComplications: none[X] bleed[ ] vagal[ ] paresth[ ]",
    "Needle L4-5, lido, CSF 10 mL. \nComplications: <none> ",
]


@pytest.mark.parametrize("text", NONE)
def test_none(text: str, complications_in: Find) -> None:
    found = complications_in(text)
    assert (found.status, found.value) == (Status.DOCUMENTED, "none"), found.reason
