"""Sentences about the note's own puncture; those before the bar are left out, the others are not."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import zones


@pytest.mark.parametrize(
    "note",
    [
        "+LP returned.|-On 8/14 she had an LP here at L3-L4, 12 mL, no complications.|+Today she is prone again.|+Lidocaine 5 mL.|+Needle in, CSF.",
        "+LP sheet.\n|-PREVIOUS ENTRY, carried over\nDay 1 - L3-4, removed 32 mL, CP 18.\n|+TODAY|+Day 2.|+L4/5.|+Removed 22 mL.",
        "+LP.|-YESTERDAY (from the fellow's note): L4-5, OP 30, 18 mL of CSF.|+TODAY 1100|+Drained 24 mL.",
        "-A. LEFT FEMORAL LINE 08:10\nProbe, wire, image stored.\n\n|+B. LUMBAR PUNCTURE 09:00\n|+L3-4 by feel.",
        "+LP.|-Thoracentesis by pulm yesterday: L side, 600 mL.|+Tech put a clip on the skin, L4-L5 gap inked.|+I did the tap.",
        "+Day 11.\n|-Taps so far: 11/10 L4-5 OP 48 30 mL, 11/12 OP 39 25 mL.\n|+Today: done by me.|+L3-4.",
        "+LP note, 8/14.|+On 8/14 she had an LP here at L3-L4, 12 mL, prone, lidocaine.|+Today no headache.",
        "+LP.\n|-Consent form text: the needle is usually inserted at L3-4 or L4-5.\n|+Sitting, skin prepped.|+18G, CSF.",
        "+LP.|-The standard site for the needle is L3-4.|+Needle in, CSF.",
        "+LP.|-The leaflet says the needle is placed at L4-5.|+Needle in, CSF.",
        "+L3-4 by palpation, 22G, no CSF, stopped.|-Later the same day radiology (Dr K) got 9 mL at L2-3 under fluoroscopy.",
        "+LP.|-Her sister had one at L3-4 and got a leak.|+Lidocaine, 22G needle, CSF.",
        "+LP.|+Her mother was present and had signed.|+Needle at L3-4.",
        "+LP.|-Failed lumbar puncture at L4-5 by the night team.|+Lidocaine, L3-4, CSF.",
        "+LP.|+Entered L3-4, previous puncture mark at L4-5 seen.|+CSF.",
        "+LP.|-Tues: IR got CSF under fluoro at L2-3 (their note).|+Left side down, lidocaine.|+Today by landmarks, L3-4.",
        "-See the intern's note of 11:00: she tried L4-5 three times.|+My LP: seated, L2-3.",
        "+LP.\n|-2/11: LP L3-4, US guided, 30 mL.\n|+2/13: LP today.|+Pt L lat decub, 20 mL.",
        "+LP.|-From our note of 6/2, pasted: [LP at L4-5, 28 mL off. Told: flat 2 h.]\n\n|+Today HA again.|+L3-4, 20G.",
        "-Bed 4 (other patient): LP L4-5, 12 mL.|+This chart: LP by me, L3-4.",
        '+LP.|-PRIOR (from the report of May, brought forward): "Fluoroscopic LP at L4-5, 35 mL."|+Pt on her side, L3-4, 20 mL.',
        "+LP note: L3-4.|+ATTENDING ADDENDUM: reviewed with the resident, I was not present.|+LP was done at L4-5.",
        "+LP.|-Had one look by the resident at L3-4 before I came over.|+[x] L4-5, 22G.",
        "+LP.|-Ward resident had a go at 11:00, L3-L4, two sticks, dry.|+20G Whitacre, L4-L5.",
        "+LP note.|-LP on day 12 post transplant was done under xray (L2-3, 9 mL).|+Lido, went at L3-4, CSF.",
        "-PROCEDURE (auto-pulled from day 1, ED):|-LP at L3-L4, 6 mL.\n|+PROCEDURE (today, mine):|+L4-L5, one space lower than before (old bruise).",
        "+LP 4/4.|-She had an LP in 2019 at L2-3 with 14 mL removed.|+Prone, 22G at L4-5.",
        "+LP for IIH.|-Most recent tap (6 weeks ago) yielded 30 mL at L3-L4.|+Left lateral decubitus.|+22 mL removed.",
        "+Indication: meningitis.|-Overnight team attempted x3 at L4-5.|+I placed a 20G needle at L4-5.",
        "+Patient returns for tap #5.|-Tap #4 was complicated by headache, 20 mL at L2-3.|+Seated, L3-4, 25 mL.",
        "-At the outside facility a lumbar puncture was performed at L4-L5.|+Needle advanced at L3-4.",
        "+LP.|-Two weeks ago she underwent lumbar puncture with removal of 18 mL.|-OP was 41.|+Prone, L3-4, 22 mL removed.",
        "+Therapeutic LP.|-On 2/3 she was tapped by the night team at L3-4, 25 mL.|+Tapped again today, L4-5, 20 mL.",
        "+LP.|-Per OSH records LP showed OP 48 with 20 cc removed.|+Needle to L3-4.",
        "+LP.|-Last week's LP gave 12 mL.|+Repeat LP performed, 10 mL.",
        "+Level: L3-L4, one level above the previous puncture.|+CSF 20 mL.",
        "+Therapeutic LP.|+date  by  level  mL|-\n4/2  ED  L4-5  30|-\n4/9  neuro  L2-3  25|+\n4/16  me  L3-4  22",
        "+LP, L3-4.|+28 mL of CSF was removed (her last tap needed 35 mL).|+CP 15.",
        "+LP today: OP 35 (was 41 last time), 30 mL off.",
        "+LP.|-The resident made two passes at L4-5 before I took over.|+I obtained CSF at L3-4.",
        "+LP.|-Referring service tried twice at L3-4.|+Prone, fluoroscopy, 15 mL.",
        "+LP.|-Risks including bleeding, infection and nerve damage were explained.|+Needle advanced at L3-4.",
        "+LP.|+Consent obtained, patient positioned prone and prepped.|+L2-3, 15 mL.",
        "+25 mL removed.|-If headache recurs we will repeat the LP at L2-3.|+Lie flat one hour.",
        "+25 mL removed.|-Next tap in 2 weeks, aim 30 mL.|+Lie flat one hour.",
        "+No complications.|-Neurology will attempt LP under fluoroscopy at L2-3 tomorrow.",
        "+LP NOTE #4\n|------ COPIED FROM LP #3 (10/2, DR. ROE) -----|-\nL3-4, 20G, 25 ML OFF, NO COMPL|+\n----- END -----\nLP #4 (ME).|+SITTING, 28 ML OFF.".upper(),
        "+TODAY L3-4, 20 mL.\n\n|-<<copied fwd 3/1>>|-L4-5, 25 cc off.|-No complications.\n\n|+Flat 1 h.",
        "+#1 LP. L lateral, L4-5, CSF 9 mL.\n\n|-#2 Paracentesis. LLQ, 3 L off.|-Complications: ooze.\n\n|+Stable.",
        "-COMPARISON: LP 2/1, 20 mL.|-MRI brain normal.|+Positioned prone, the back was prepped.|+20G at L3-4.",
        "+LP. L4-5, no CSF.|-ADDENDUM, Dr. B, Radiology: under fluoroscopy, L2-3.|-18 mL removed.",
        "+LP. L4-5, no CSF.|+ADDENDUM: the level was L3-4.",
        "-[copied forward from 2/1: L3-4, 30 mL off, no complications]\n|+LP #3, L4-5, 20G, 25 mL.",
        "+LP #4.|-[copied from LP #3, 48 h ago:] L3/4, 12 ml.|-No growth.\n|+Resp: HFNC.\n|+Nurses: not sat up for 2 h.",
        "+LP #5 in series.\n|-[copied from 06/18] LP#4: L4-5, 30 cc out.\n|+06/19  0840\n|+Tapped again, L3-4.",
        "+LP.|-INTERVAL (copied from AM rounds)\n|-LP by ED on admit, 8 mL.\n|+ORDERS (RN)\n|+Flat for an hour.",
        "+EBP.|-Pasted from ED note 6/2: LP at L3-4, 8 mL.|-No complications -- end paste.|+Tuohy at L4-5.",
        "+LP.|-Last LP 2021 in IR, L3/L4, 22 mL.|-Risks of bleeding explained.|+Left side on the table, L4/L5.",
        "+High volume LP.|+He was brought over from the gait lab.|+L3-L4 was chosen.|+42 mL removed.",
        "-CONSENT: risks of bleeding and infection discussed.|+Infant held sitting.|+22G at L4-5, 3 mL.",
        "+LP.|-The referring hospital's record says L3-4, 12 mL, no complications.|+Prone, 22G at L2-3.",
        "+Marrow and LP today.|-(1) Prone.|-11G Jamshidi, 4 cm hematoma, flat an hour.|+(2) Curled.|+L3-4, 22G, four tubes.",
        '-Copied from prior note: "LP 8/2 L4-5, 12 mL, no complications."|+Sitting, L3-4, 20G.',
        "-Copied from prior note: LP 8/2 L4-5, 12 mL.|+Today's LP: sitting, L3-4.",
        "+LP note: L3-4, lido, 8 mL.\n\n|-CVC note: R IJ.|-Complications: hematoma.",
        "-Old drain fell out (placed 4/1 at L4-5).|+New drain today L3-4.",
        '+Ward LP.|-The sheet from Leeds, which says "L3/4, sitting, 22G, 30 ml clear CSF, no complications".|+Sitting, L4-5, 20G.',
        "+Clinic.|-The ward record is pasted here:\n\n|-LP 3/4, L3/4, 22G.|-20 ml removed.|-No complications.\n\n|+Better since.",
        '+LP.|-ED form copied: "L4-5, 20G x4 passes, clear CSF 8 ml, nil complications".|+Sitting, L2-3.',
        '+LP, L4-5.|+The consent form says "LP" and is signed.|+Clear CSF 8 ml.',
        "-We explained: on her side, numbing, a needle at L3-L4, 10 mL of fluid, flat an hour.|+She thought it over.",
        "+Procedure explained, left lateral, needle at L3-L4, 10 mL of clear CSF.",
        "+LP: L4-5, 3 mL.|-Care of the marrow site: no bath, flat 1 h.\n\n|+Tolerated both.",
        "+LP #2.|-#1 on Tuesday got 25 mL at L4-5.|+Lido, L3-4.",
        "+Neuro note.\n|-LP 06/08: L3/4.\n|-OP 33, removed 20 ml.\n\n|+LP 08/08 10:40\n|+Left lateral decubitus, L4/5.|+18 ml removed.",
        "+Procedures:\n|-02/11: LP L3-4, 30 mL, no complications.\n|+02/13: LP today for headache.|+L lat decub.|+Removed 20 mL.",
        "+In for LP.|-Last LP here|- March: L3-4 first pass, 18 ml, headache after.|+Sitting on couch.|+L2-3, 20G.",
        "+Lateral, Tuohy at L4-5, CSF came.|-A scalp incision was made.|-A burr hole followed.|-Mayfield pins on.|"
        "+Before the dura was opened 20 mL was drained by the drain.|-Closed in layers with Vicryl.",
        "+Lateral, Tuohy at L4-5, CSF came.|-A scalp incision was made.|-A burr hole and the endoscope followed.|-Tumor was soft.|"
        "-Closed in layers with Vicryl.|+No complications.",
    ],
)
def test_zones(note: str, reviewer: Reviewer) -> None:
    parts = note.split("|")
    text = " ".join(part[1:] for part in parts)
    reading = reviewer._pipeline.read(Note(id="x", text=text))
    act = zones.about_this(reading)
    at = 0
    for part in parts:
        start = text.index(part[1:], at)
        at = start + len(part) - 1
        inside = [i for i, s in enumerate(reading.sentences) if s.start < at and s.end > start]
        assert {i in act for i in inside} == {part[0] == "+"}, part


def test_a_dated_puncture_is_set_against_one_of_today(reviewer: Reviewer) -> None:
    first = "On 3/2 patient had LP at L4-5, 11 mL, no complications, flat one hour. "
    today = "Today returns for repeat LP, ? MS. Left lateral, lidocaine, 22G needle at L3-4, clear CSF in 4 tubes. Bandaid."
    review = reviewer.review(first + "Sample clotted. " + today)
    assert [str(review.elements[name].status) for name in ("complications", "post_procedure_instructions")] == ["missing", "missing"]


def test_a_dated_puncture_alone_is_this_one(reviewer: Reviewer) -> None:
    text = "On 3/2 she had an LP. 22G needle at L4-5, 11 mL clear CSF, no complications. Today she has no headache."
    assert str(reviewer.review(text).elements["complications"].status) == "documented"


def test_a_complication_of_the_other_item_leaves_the_item_another_procedures(reviewer: Reviewer) -> None:
    marrow = "A) BONE MARROW BIOPSY\nProne, Jamshidi. Oozing for 15 min. Complication: hematoma at the hip.\n\n"
    ours = "B) LUMBAR PUNCTURE\nOn L side, lidocaine 4 mL, 22G at L4-5, clear CSF 12 mL.\nLP complications: none."
    assert reviewer.review("PROCEDURES\n" + marrow + ours).elements["complications"].value == "none"
    only = "B) LUMBAR PUNCTURE\nOn L side, lidocaine 4 mL, 22G at L4-5, clear CSF 12 mL.\n\n"
    then = "C) MARROW BIOPSY\nHematoma at the hip, the only complication and it is the marrow's, not the LP's."
    assert reviewer.review("PROCEDURES\n" + only + then).elements["complications"].value == "none"


def test_a_story_in_brackets_ends_with_them(reviewer: Reviewer) -> None:
    text = (
        "(Last LP 3/52 ago, L4/5, 16 ml, no problems. Dad says worse after.) For IIH. Tap to relieve pressure. Level L2/3, 22G, 14 ml off."
    )
    assert reviewer.review(text).elements["puncture_site"].value == ["L2-L3"]


def test_the_higher_of_two_numbered_punctures_is_this_one(reviewer: Reviewer) -> None:
    text = "- LP n.1 (emergency, 03/06): L3-L4, 6 ml.\n- LP n.2 (mine): 22G. L4-L5, clear CSF."
    assert reviewer.review(text).elements["puncture_site"].value == ["L4-L5"]


def test_a_level_said_to_be_of_another_month_is_not_this_ones(reviewer: Reviewer) -> None:
    text = "CT lumbar puncture. 20G needle into the sac, 24 mL.\nAddendum: the L3-4 in the comparison concerns June and not today."
    assert reviewer.review(text).elements["puncture_site"].value is None


def test_two_levels_in_two_fields_contradict(reviewer: Reviewer) -> None:
    text = "Lumbar puncture for MS. Level by sacral count = L4-5. 22G pencil. First attempt. 12 ml CSF.\nVol: 12 ml\nForm p2, interspace punctured: L3-4"
    assert str(reviewer.review(text).elements["puncture_site"].status) == "conflicting"


def test_an_entry_quoted_for_reference_is_not_this_ones(reviewer: Reviewer) -> None:
    told = "Today (d5): LP again. Left lateral, lidocaine, 22G at L3/4. OP 31. 20 ml out.\nPlaster.\n"
    quoted = '(d3 note for ref: "by palpation, tolerated well, no complications, CP 12")\nK 3.1.'
    assert str(reviewer.review(told + quoted).elements["imaging_modality"].status) == "missing"


_TWO_TRIES = (
    "LP note, medicine. Suspected neuroborreliosis.\nFirst attempt, ward, left lateral, lidocaine 1% 4 mL, L4-5 by feel, 20G. Two passes, "
    "bone, no CSF. Needle out.\n{}\nComplications: none. Flat for one hour."
)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Second attempt at 15:00 by Dr. Ames (neurology), with me watching: 22G at L3-4, clear CSF, 10 mL sent.", "failed"),
        ("Stage two, carried out by the interventional radiologist. Prone, 22G at L3-4. Clear CSF. 10 mL sent.", "failed"),
        ("Attempt #2 (by anaesthetist on call). Sitting. L2-3. Clear CSF at once, 9 mL in 4 tubes.", "failed"),
        ("Second attempt at 15:00, advised by Dr. Ames: I went to L3-4, 22G, clear CSF, 10 mL sent.", "completed"),
        ("Second attempt by me, Dr. Ames holding the knees: L3-4, clear CSF, 10 mL sent.", "completed"),
        ("Second attempt at L3-4: clear CSF. 10 mL, labelled by the resident and taken down.", "completed"),
    ],
)
def test_who_heads_the_account_of_a_later_try_did_it(reviewer: Reviewer, words: str, outcome: str) -> None:
    assert reviewer.review(_TWO_TRIES.format(words)).outcome == outcome
