"""Complications: whose they were and when, where a note tells of other procedures, operators and times."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

TAP = "LP for MS. Left side, lidocaine, 20G at L3-L4, clear CSF, 9 mL. "
TWO = "A. BONE MARROW, left crest\nCores taken, 10 mL lidocaine.\nB. LUMBAR PUNCTURE for cytology\nProne, 22G at L2-L3, 12 mL clear CSF.\n"


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        (TWO + "COMPLICATIONS   A: hematoma, pressed.  B: none.", "documented", "none"),
        (TWO + "COMPLICATIONS   A: none.  B: vasovagal episode.", "documented", "present"),
        (TWO + "COMPLICATIONS: none", "documented", "none"),
        (TWO + "The crest bled, 15 min of pressure. The only complication was the marrow's, not the LP's.", "documented", "none"),
        (TAP + "She fainted, the only complication of the day.", "documented", "present"),
        (TAP + "Hives with the platelets, unrelated to the LP. No complications.", "documented", "none"),
        (TAP + "Felt faint on sitting up, BP 78/40. Had an epidural last yr no issue.", "documented", "present"),
        (TAP + "Uneventful. Any headache on standing means a call to us.", "documented", "none"),
        (TAP + "Complications: none other than site tenderness.", "documented", "none"),
        (TAP + "Complications: none other than a brief paresthesia in the left leg.", "documented", "present"),
        (TAP + "complics: zilch", "documented", "none"),
        (TAP + "Complications: none apart from a headache.", "documented", "present"),
        (TAP + "Complications: none except a little bruising.", "documented", "none"),
        (
            "Dr. V tried twice at L4-L5. I then took over. My attempt: L3-L4, 9 mL of CSF. No complications with my attempt. "
            "Dr. V documents a brief paresthesia with his second stick.",
            "documented",
            "none",
        ),
        (TAP + "A zing into the left calf on my second pass.", "documented", "present"),
        (
            "LUMBAR PUNCTURE\nNeedle: 20G, L3-4, lidocaine, 9 mL clear CSF\nParesthesia: [ ] yes [x] no\nComplications placing needle: none",
            "documented",
            "none",
        ),
        ("LUMBAR PUNCTURE\nNeedle: 20G, L3-4, lidocaine, 9 mL clear CSF\nParesthesia: [x] yes [ ] no", "documented", "present"),
        (TAP + "Complications: (x) none ( ) yes\nCall: leaking, fever, HA that's worse upright.", "documented", "none"),
        (TAP + "There were no complications, and her headache had eased before she went down for a cup of tea.", "documented", "none"),
        (TAP + "There were no complications on the day. She did ring on Thursday with a headache on standing.", "documented", "present"),
        (TAP + "He fainted? - no. No complications.", "documented", "none"),
        (TAP + "I laid her on her side with the needle in to read the pressure. No complications.", "documented", "none"),
        (TAP + "On sitting up she fainted, out for 20 s. Otherwise no trouble.", "documented", "present"),
        (TAP + "3rd pass sharp pain R buttock to calf like a wire, took needle back, gone in a minute.", "documented", "present"),
        (TAP + "Uncomplicated throughout, though after the 2022 tap she had needed a patch.", "documented", "none"),
        ("Failed Diamox (paresthesias). Lumbar puncture: lidocaine, 20G at L4-5, 28 mL. No complications.", "documented", "none"),
        ("Lumbar puncture. Why: headache. L3-4, OP 39, 22 mL out. No adverse events.", "documented", "none"),
        (TAP + "\nEvents: ( ) vasovagal ( ) paresthesia (X) none", "documented", "none"),
        (TAP + "No complications. She is to ring on Thursday with a headache on standing or a fever.", "documented", "none"),
        (TAP + "No complications today (Monday's tap: tingling in the leg, gone).", "documented", "none"),
        (TAP + "No complications this time, unlike last week's LP when she fainted.", "documented", "none"),
        (TAP + "Transient paraesthesia, unlike the last tap; resolved on moving the needle.", "documented", "present"),
        (TAP + 'comps none, she says legs fine, back "a bit sore where you poked"', "documented", "none"),
        (TAP + "No complications. Post-LP headache 0/10.", "documented", "none"),
        (TAP + "No complications. Recovery at 1 h: post-LP headache 6/10 sitting, 0/10 flat.", "documented", "present"),
        (TAP + "New headache ten minutes after the tap, worse upright. Complications: nil.", "conflicting", None),
        (TAP + "No complications during the procedure or in recovery. At 13:05 a new headache on sitting up.", "conflicting", None),
        (TAP + "No complications until discharge. ADDENDUM: rang next day, headache on standing.", "documented", "present"),
        (TAP + "No complications. Next day: fever 38.8 and back pain.", "documented", "present"),
        (TAP + "IMPRESSION: LP at L3-4. Transient paraesthesia, resolved.", "documented", "present"),
        ("IMPRESSION: uncomplicated LP for paraesthesias that were transient. " + TAP, "documented", "none"),
        (TAP + "Complications: presumably none, SHO to confirm when on tomorrow.", "unclear", None),
        (TAP + "Complications: none. CSF results to be checked tomorrow.", "documented", "none"),
        (TAP + "The first pass gave her a hot wire down the right thigh. No complications whatsoever.", "conflicting", None),
        (TAP + "11.30 sat up for tea: headache, gone lying back.\n14.00 sitting ok\nNo complications to discharge.", "conflicting", None),
    ],
)
def test_whose_and_when(text: str, status: str, value: str | None, reviewer: Reviewer) -> None:
    finding = reviewer.review(text).elements["complications"]
    assert (finding.status, finding.value) == (status, value)


@pytest.mark.parametrize(
    "words",
    [
        "Diabetes without complications.",
        "Central line placed without complication.",
        "Intubation was uneventful.",
        "CT: no complication of sinus disease.",
        "Recovered uneventfully from surgery.",
        "Her mother had a bad spinal headache.",
        "Hx headaches after LP in 2019.",
        "Husband felt faint and sat down.",
        "Pins and needles in feet for 2 weeks.",
        "PDPH unlikely with this needle.",
    ],
)
def test_what_else_went_well_or_badly_says_nothing(words: str, reviewer: Reviewer) -> None:
    assert reviewer.review(TAP + words).elements["complications"].status == "missing"


@pytest.mark.parametrize(
    ("words", "status", "value"),
    [
        ("Post-LP headache: not at 2 h. Leak: no. Complications: none seen.", "documented", "none"),
        ("No complications. Call back 48h: HA when up, given an appointment for a patch.", "documented", "present"),
        ("2 h later weak L leg, MRI: small epidural haematoma. No complications at time of procedure.", "documented", "present"),
        ("First R leg zinger, redirected. No complications.", "conflicting", None),
        ("He stayed well with no apparent sequelae.", "documented", "none"),
    ],
)
def test_answers_and_times(words: str, status: str, value: str | None, reviewer: Reviewer) -> None:
    finding = reviewer.review(TAP + words).elements["complications"]
    assert (finding.status, finding.value) == (status, value)


def test_a_statement_under_a_reason_that_goes_on(reviewer: Reviewer) -> None:
    text = "LP. Reason: encephalopathy. Lidocaine, 20G at L3-4, 9 mL. Procedure otherwise uncomplicated."
    assert reviewer.review(text).elements["complications"].value == "none"


LIST = "1. Marrow aspirate, 5 mL lidocaine, cores.\n2. Lumbar puncture for staging, left side, 22G at L4-L5, 4 mL clear CSF.\n"


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        (LIST + "Sats 88 with jaw thrust during #1 only. No complications of the LP.", "documented", "none"),
        (LIST + "Sats 88 with jaw thrust during #2. No complications.", "conflicting", None),
        (LIST + "Vasovagal during the marrow, settled. LP without complication.", "documented", "none"),
        (LIST + "Vasovagal during the marrow and again during the LP. No complications.", "conflicting", None),
        (LIST + "Hematoma at the crest, pressed 10 min. LP: no complications.", "documented", "none"),
        (TAP + "As the needle went in the first time he jumped, electric pain to the heel. Complications: nil.", "conflicting", None),
        (TAP + "Numbness of the left foot lasted about ten minutes. Complications: none.", "conflicting", None),
        (TAP + "The first time she had a headache for a week. No complications today.", "documented", "none"),
        (TAP + "Pain in his left leg lasted 3 weeks before he came. Complications: none.", "documented", "none"),
        (TAP + "No procedure-related event up to this note.", "documented", "none"),
        (TAP + "Well afterwards, ate her lunch.", "unclear", None),
        (TAP + "CSF ran well after a turn of the needle.", "missing", None),
        (TAP + "\nBad things: none\n", "documented", "none"),
        (TAP + "\nComplications: none / PDPH / radicular / other -> none\n", "documented", "none"),
        (TAP + "\nComplications: none / PDPH / radicular / other -> radicular pain\n", "documented", "present"),
        (TAP + "\nComplications: none / PDPH / radicular / other\n", "missing", None),
        (TAP + "\nComplications: *** (none / headache / bleeding)\nPatient tolerated procedure well.", "unclear", None),
    ],
)
def test_lists_tries_and_choices(text: str, status: str, value: str | None, reviewer: Reviewer) -> None:
    finding = reviewer.review(text).elements["complications"]
    assert (finding.status, finding.value) == (status, value)


@pytest.mark.parametrize(
    ("words", "status", "value"),
    [
        ("He spoke of pins and needles in both feet, which is longstanding. No complications.", "documented", "none"),
        ("Pins and needles in the left foot with the second pass; her neuropathy is old. No complications.", "conflicting", None),
        ("Vagal at cannulation, and again with the LP needle. No complications.", "conflicting", None),
        ("Indication: left leg pain shooting to the foot. Complications: None.", "documented", "none"),
        ("Complained of right leg numbness from lying on it, gone on turning. Complications: none.", "documented", "none"),
        ("Complained of right leg numbness from the second pass. Complications: none.", "conflicting", None),
        ("He went a funny colour. No comps.", "conflicting", None),
        ("Complications: None.\nPOD1: foot drop left.", "documented", "present"),
        ("Complications: None.\nPOD1: no foot drop, walking.", "documented", "none"),
        ("Patient fine on leaving.", "unclear", None),
    ],
)
def test_old_troubles_and_new_ones(words: str, status: str, value: str | None, reviewer: Reviewer) -> None:
    finding = reviewer.review(TAP + words).elements["complications"]
    assert (finding.status, finding.value) == (status, value)


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        ('LP by ED: "L4-5, bloody, given up, borne well, no complications".\n' + TAP, "missing", None),
        (TAP + 'He said "that sent a sharp shock down my right leg", needle moved.', "documented", "present"),
        (TAP + 'Complications: "none"', "documented", "none"),
        (TAP + "Did she come to harm? No.", "documented", "none"),
        (TAP + "Did anybody at home come to harm? Not asked.", "missing", None),
        (TAP + "At no point did anything bad happen to him.", "documented", "none"),
        (TAP + "No complications. I cautioned her that one in eight get a postural headache.", "documented", "none"),
        (TAP + "SpO2 fell to 70 with the gas, bagged by the anaesthetist, then pink. Complications: no.", "conflicting", None),
        (TAP + "Left IJ line complication: hematoma. LP complications: none.", "documented", "none"),
        (
            "A) BONE MARROW\nPSIS. Oozed.\nComplication: hematoma.\nB) LUMBAR PUNCTURE\n" + TAP + "LP complications: none",
            "documented",
            "none",
        ),
        ("A) BONE MARROW\nPSIS. Oozed.\nB) LUMBAR PUNCTURE\n" + TAP + "Vagal, HR 34, atropine.", "documented", "present"),
        ("Prev: LP 2/1 at L3-4, no complications.\n" + TAP, "missing", None),
        (TAP + "Hx in short: IIH, dressing soaked after the last LP.\nComplications: nil", "documented", "none"),
    ],
)
def test_what_is_cited_or_belongs_to_another_item(text: str, status: str, value: str | None, reviewer: Reviewer) -> None:
    finding = reviewer.review(text).elements["complications"]
    assert (finding.status, finding.value) == (status, value), finding.reason


NEEDLE = "Lumbar puncture for fever at L3-L4, 22G, 3 mL of clear CSF. "


@pytest.mark.parametrize(
    "text",
    [
        NEEDLE + "Line and art line placed after, both without complications.",
        NEEDLE + "Chest drain was subsequently placed; uncomplicated.",
        NEEDLE + "Foley and NG tube placed afterwards, both without problems.",
    ],
)
def test_what_was_put_in_afterwards_went_well_by_itself(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(text).elements["complications"].status == "missing"


@pytest.mark.parametrize(
    "text",
    [
        NEEDLE + "LP and arterial line placed, both without complications.",
        NEEDLE + "No complications. Granny passed out by the door.",
        NEEDLE + "No complications. The porter keeled over at the sight of the needle.",
        NEEDLE + "Complications: none. Fainted: the father, not the child.",
        NEEDLE + "Complications: none. Dad (not the baby) went pale.",
        NEEDLE + "Warned of bleeding, infection, headache; none of these happened.",
        NEEDLE + "None of the things I had warned him about (headache, bleeding, nerve injury) came to pass.",
        NEEDLE + "No complications. No needle fragment left behind.",
        NEEDLE + "No complications. D/c packet on post LP headache handed over.",
        NEEDLE + "\nWhat went wrong (tick): [ ] fainted [ ] bleeding [x] nothing",
    ],
)
def test_none_of_it_was_the_punctures(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(text).elements["complications"].value == "none"


@pytest.mark.parametrize(
    "text",
    [
        NEEDLE + "A plum-sized lump came up at the puncture.",
        NEEDLE + "No complications. Next day: post LP headache, leaflet given.",
        NEEDLE + "When withdrawn the needle was 6 mm short.",
        NEEDLE + "Left hip flexion 5/5 pre and 2/5 post.",
    ],
)
def test_what_was_seen_or_measured_is_an_event(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(text).elements["complications"].value == "present"


@pytest.mark.parametrize(
    ("paragraph", "status"),
    [
        ("Bronchoscopy on 3/6 by the chest team: granulomas. There were no complications.", "unclear"),
        ("Outcome: sees better within the hr. No complications.", "documented"),
        ("Bronchoscopy on 3/6 by the chest team: granulomas.\n\nThere were no complications of the lumbar puncture.", "documented"),
    ],
)
def test_a_paragraph_that_begins_with_another_procedure(reviewer: Reviewer, paragraph: str, status: str) -> None:
    text = f"Ward note. Lumbar puncture by me for facial palsy: lidocaine, 22G at L3-4, clear CSF, 10 mL sent. Bandage.\n\n{paragraph}"
    assert reviewer.review(text).elements["complications"].status == status
