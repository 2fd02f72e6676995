"""Purpose: which words state it, which only seem to, and what lies in the facts alone."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

PUNCTURE = "\n\nLeft lateral, 1% lidocaine, 20 gauge needle at L3-L4, clear CSF. Needle out, bandage. No complications.\n"
DRAIN = "\n\nLumbar drain placed: Tuohy needle at L4-L5, brisk CSF, catheter threaded to 15 cm and secured. No complications.\n"


def purpose(reviewer: Reviewer, text: str, rest: str = PUNCTURE) -> str | None:
    return reviewer.review(text + rest).purpose


@pytest.mark.parametrize(
    "text",
    [
        "Therapeutic lumbar puncture for IIH.",
        "Purpose: [ ] diagnostic [x] therapeutic [ ] both. Dx: IIH.",
        "Crypto patient, head splitting again. Drew until the headache let go.",
        "IIH. Tap to bring the pressure down.",
        "Cryptococcal meningitis, LP to offload.",
        "IIH with headache, here for relief.",
        "Hydrocephalus after SAH: remove fluid to tide him over until the shunt.",
        "Serial LPs for posthemorrhagic hydrocephalus.",
        "CSF rhinorrhea; daily tap to divert CSF.",
        "Pseudotumor. Neuro-ophthalmology asks us to take fluid off.",
        "Leptomeningeal disease, tap for comfort.",
        "Therapeutic LP for IIH. One tube to the laboratory, routine.",
        "Therapeutic LP for IIH. Tubes went for cells, protein and glucose.",
        "Type: [x] therapeutic [ ] diagnostic. Pseudotumor.",
        "Purpose: [ ] Dx [x] Tx. IIH.",
        "IIH, headache. Please drain to a closing pressure < 20.",
        "Clot in the transverse sinus, both eyes dim. Neurology asks me to unload her and save the vision.",
        "Known IIH. No slot for the shunt until Monday, drain in the meantime.",
        "Pseudotumor, asked us to pull off some CSF and make her feel better.",
        "Therapeutic LP for IIH. A diagnostic sample was set aside, routine studies.",
        "BIH, tap to give her eyes a breather.",
        "IIH; the optic discs cannot wait for the stent.",
        "IIH with headache. Offered and accepted drainage.",
        "IIH for 8 years; today's tap is for the headache only.",
        "Doc, please take the water out again. IIH.",
        "IIH. Neurology asked that we bring it under 20 before the weekend.",
        "IIH, fields worse, eye clinic wants her emptied.",
        "The stent is on the 14th; rather than wait I took the pressure off today. IIH.",
        "IIH, here for her scheduled fluid removal.",
        "IIH. Your doctor asked us to let some of the fluid out from your back so that the pressure would fall.",
        "Hydrocephalus after TB meningitis. Daily removal of 20 mL to hold the pressure.",
        "IIH. Relief puncture.",
        "We drew some off today so that the headaches lift. Pseudotumor.",
        "Vein clot, sixth nerve stretched. Acute hydrocephalus, pressure down before surgery.",
        "Reason for exam: removal of CSF, IIH.",
        "IIH, pressing headache, she wants it relieved by tap.",
        "Newborn with IVH, tap to get the head down.",
        "Clotted sinus. Fluid let out so that the eyes get a rest until the stent.",
        "IIH, stent blocked. LP to see her through the weekend.",
        "Hydrocephalus after SAH. LP to avoid another EVD.",
        "IIH. She came to have the pressure let down.",
        "Type: Diagnostic [ ]  Therapeutic [x]. IIH.",
        "IIH.\nDiagnostic: no\nTherapeutic: yes",
        "IIH, tap to bring the pressure down.\nANESTHESIA: GA, EtCO2 held at 40 for the opening pressure reading.",
        "Therapeutic LP for IIH. Then rolled to the left to measure the opening pressure.",
        "Therapeutic tap for IIH. Will test it for the usual.",
        "IIH. To lower the pressure, 24 mL of CSF was let off.",
        "Ventricles wider since the bleed, tap to drain off.",
        "IIH, drainage tap asked for. Fluoroscopic confirmation of the level.",
    ],
)
def test_therapeutic(reviewer: Reviewer, text: str) -> None:
    assert purpose(reviewer, text) == "therapeutic"


@pytest.mark.parametrize(
    "text",
    [
        "Diagnostic lumbar puncture.",
        "Dx LP at the bedside.",
        "Limbs weak, reflexes gone, protein please.",
        "Bilateral papilloedema, to measure the pressure and check constituents.",
        "Repeat LP today, the protein may have been taken too early. GBS.",
        "LP for headache, r/o SAH.",
        "LP done for vision loss, ?optic neuritis.",
        "Fever and stiff neck, rule out meningitis.",
        "?SAH, CT negative.",
        "LP for pleocytosis recheck.",
        "Sudden headache, CT head negative.",
        "Suspected MS, oligoclonal bands requested.",
        "Papilledema. Need opening pressure.",
        "Cell count, protein and glucose were sent.",
        "Guillain-Barre syndrome.",
        "?meningitis. On therapeutic enoxaparin, held for a day.",
        "Fever, r/o meningitis. Acetaminophen for symptom control.",
        "Fever, r/o meningitis. Ondansetron for relief of nausea, headache relief with ketorolac.",
        "Encephalitis. Foley to drain the bladder; pressure relief mattress ordered.",
        "Exclude meningitis; drain for relief only if OP > 25. Opening pressure 14 cm.",
        "Lumbar puncture, L3-4. Temp 39, confused.",
        "Reason: [x] infection [ ] SAH [ ] pressure.",
        "NPH excluded last year. Now rapidly progressive dementia, RT-QuIC.",
        "?IIH, first pressure measurement. If raised, acetazolamide to reduce pressure will be started. Opening pressure 33 cm.",
        "Syrinx after Chiari decompression, now fever and neck stiffness.",
        "IIH, last therapeutic tap in April. Fever today, exclude meningitis. Next therapeutic tap in two weeks.",
    ],
)
def test_diagnostic(reviewer: Reviewer, text: str) -> None:
    assert purpose(reviewer, text) == "diagnostic"


@pytest.mark.parametrize(
    "text",
    [
        "Diagnostic and therapeutic lumbar puncture.",
        "Hydrocephalus and fever: drain CSF for the pressure and check it for ventriculitis.",
        "Two reasons: relief of headache; secondly, cytological confirmation of leptomeningeal disease.",
        "You asked for relief of her headache by drainage and for proof or otherwise of meningeal lymphoma.",
        "TB meningitis with hydrocephalus. Recheck cells and take off 20-30 mL for the pressure.",
        "Cryptococcal meningitis: tap to relieve pressure and to see whether the culture has cleared.",
        "IIH suspected. They want an opening pressure, and fluid taken off to ease the headache.",
        "HIV, cryptococcal meningitis. Tap for relief and repeat culture to document clearance.",
        "Need to make sure there is no meningitis and while in there take the pressure off.",
        "Indication: melanoma, hydrocephalus. Cytology and pressure relief.",
        "Crypto meningitis. LP to get the pressure down, and a repeat culture to see if it is sterile.",
        "Two reasons today: take the pressure off, cx to see if it cleared",
        "?meningitis, for LP. OP 34, bottles to the lab, then let more run off to get the pressure down.",
        "Hydrocephalus, please take 25 cc off for relief. The oncologists would also like cytology.",
        "Breast cancer. Cytology asked for, and as much off as is safe for her comfort.",
        "Hydrocephalus. Two purposes. First, to lower his pressure. Second, large volume for AFB culture.",
    ],
)
def test_both(reviewer: Reviewer, text: str) -> None:
    assert purpose(reviewer, text) == "both"


@pytest.mark.parametrize(
    "text",
    [
        "CSF tap test for normal pressure hydrocephalus.",
        "Magnetic gait and incontinence. To see whether walking improves with fluid off.",
        "?NPH, high-volume LP, TUG before and after.",
        "Dr. Lim wondered whether draining CSF would improve his gait.",
    ],
)
def test_tap_test(reviewer: Reviewer, text: str) -> None:
    assert purpose(reviewer, text) == "tap_test"


@pytest.mark.parametrize(
    "text",
    [
        "IIH.",
        "IIH. 32 mL of CSF was removed.",
        "Large volume lumbar puncture. Pseudotumor.",
        "IIH. Last therapeutic tap in March.",
        "IIH. Acetazolamide to lower the pressure was begun.",
        "Hydrocephalus. Tubes to the laboratory for routine studies.",
        "IIH. If the headache comes back, a therapeutic tap.",
        "IIH. Brisk flow of clear CSF.",
        "IIH. 22 mL was taken and the pressure went down to 14.",
        "IIH. 22G, 12 cm -> flow. 22 mL, sent for protein.\nPurpose: [ ] diagnostic [ ] therapeutic",
        "IIH. 12 mL sent for cytology and cells.\nPurpose: [ ] diagnostic [ ] therapeutic [ ] both",
        "IIH.\nLP: L3-4, OP 43, 30 mL in all.\nRe-eval 2045: headache 4/10.\nCourse: headache 3/10, evaluate for discharge.",
    ],
)
def test_a_diagnosis_a_volume_or_another_tap_states_none(reviewer: Reviewer, text: str) -> None:
    assert purpose(reviewer, text) == "unstated"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CSF leak after craniotomy.", "therapeutic"),
        ("TEVAR, spinal cord protection. Cap trial at 48 hours.", "therapeutic"),
        ("iNPH, three-day drainage trial.", "tap_test"),
        ("Hydrocephalus after a bleed. LD trial over 72 h.", "tap_test"),
        ("Hydrocephalus after a bleed, drain as a test of whether a shunt is needed.", "tap_test"),
        ("Hydrocephalus after a bleed, drain until the shunt next week. EVD clamp trial failed.", "therapeutic"),
        ("iNPH, 72 h of drainage; if he improves he gets a shunt.", "tap_test"),
    ],
)
def test_a_drain_treats_unless_it_is_a_trial(reviewer: Reviewer, text: str, expected: str) -> None:
    assert purpose(reviewer, text, DRAIN) == expected


@pytest.mark.parametrize(("pressure", "answer"), [(38, "both"), (14, "diagnostic")])
def test_treatment_wanted_if_the_pressure_is_high_counts_where_it_was(reviewer: Reviewer, pressure: int, answer: str) -> None:
    text = "Need to know if there are malignant cells, and if the pressure is high, bring it down."
    assert purpose(reviewer, text, f"{PUNCTURE} Opening pressure {pressure} cm H2O.") == answer


def test_a_drain_that_also_answers_a_question_is_both(reviewer: Reviewer) -> None:
    assert purpose(reviewer, "Indication: CSF leak, to divert fluid and to rule out meningitis.", DRAIN) == "both"


def test_reasons_in_front_of_the_talk_of_risks(reviewer: Reviewer) -> None:
    text = "Pseudotumor, drain for relief of her headache, consent after risks of bleeding and infection."
    assert purpose(reviewer, text) == "therapeutic"


def test_draining_that_is_only_kept_for_later_states_no_purpose(reviewer: Reviewer) -> None:
    assert purpose(reviewer, "Known IIH. If the headache comes back, please drain again.") == "unstated"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Therapeutic lumbar puncture (template).\nThis was a diagnostic tap only, for suspected meningitis.", "diagnostic"),
        ("Diagnostic and therapeutic LP (title of the form).\nIIH, purely therapeutic today.", "therapeutic"),
    ],
)
def test_what_it_alone_was_for_outweighs_the_rest(reviewer: Reviewer, text: str, expected: str) -> None:
    assert purpose(reviewer, text) == expected


def test_what_an_arrow_leads_to_is_not_denied(reviewer: Reviewer) -> None:
    assert purpose(reviewer, "No CT tonight, no focal signs -> LP done both to confirm crypto and to bring the pressure down.") == "both"


@pytest.mark.parametrize(
    "words",
    [
        "Pt may walk after 1 h.",
        "Ambulate pt after 2 h.",
        "pt re-eval at 2120.",
        "PT eval after discharge.",
        "Gait test normal.",
        "pt recheck at six.",
    ],
)
def test_a_patient_who_walks_or_is_seen_again_tests_no_drainage(reviewer: Reviewer, words: str) -> None:
    asked = "Rule out meningitis." + PUNCTURE + "Four tubes. " + words
    assert reviewer.review(asked).purpose == "diagnostic"
    assert reviewer.review("NPH with a slow gait, 35 mL off." + PUNCTURE + words).purpose == "tap_test"


def test_visual_control_of_a_needle_is_no_aim(reviewer: Reviewer) -> None:
    text = "LP for oligoclonal bands. The needle was steered under continuous visual control into the sac at L3-L4, 9 mL."
    assert reviewer.review(text).purpose == "diagnostic"


def test_both_reasons_in_prose(reviewer: Reviewer) -> None:
    text = "LP at the clinic for IIH, partly to make sure of the diagnosis by measuring the pressure, and partly to give her some relief."
    assert purpose(reviewer, text) == "both"


@pytest.mark.parametrize(
    "words",
    [
        "Palliative care is following.",
        "58M with diverticulitis last month.",
        "Lidocaine to reduce the discomfort.",
        "Antibiotics started as treatment for presumed meningitis.",
        "Pillow placed under the hips to make her comfortable.",
        "VP shunt 2011 for pressure relief.",
        "Serial LPs may be needed if crypto.",
        "Neurosurgery aware in case CSF diversion is needed.",
        "Took enough off for cytology.",
        "CSF drawn off into four tubes.",
        "Told it may relieve the headache.",
        "LP for treatment planning.",
        "HOB up to lower the pressure.",
        "Physio to help with her walking.",
        "Would tap again for relief.",
    ],
)
def test_aims_of_other_care_are_not_the_punctures(reviewer: Reviewer, words: str) -> None:
    assert reviewer.review("Indication: rule out meningitis." + PUNCTURE + words).purpose == "diagnostic"
    assert reviewer.review("Rule out meningitis. " + words + PUNCTURE).purpose == "diagnostic"


def test_a_diagnostic_tap_of_another_month_is_no_question(reviewer: Reviewer) -> None:
    text = "Clinical details: IIH. Please take off CSF to protect vision. Diagnostic LP was in September, no need to repeat."
    assert purpose(reviewer, text) == "therapeutic"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The plan was to drop her pressure by half.", "therapeutic"),
        ("To stop her going blind.", "therapeutic"),
        ("Fluid needs to come off today.", "therapeutic"),
        ("She asks to be tapped for the headache.", "therapeutic"),
        ("To ease things until the shunt.", "therapeutic"),
        ("Weight loss to reduce pressure.", "unstated"),
        ("She hopes to avoid a shunt.", "unstated"),
        ("Sleeps propped up to relieve the headache.", "unstated"),
        ("Diamox continued to control the pressure.", "unstated"),
    ],
)
def test_who_or_what_is_to_lower_the_pressure(reviewer: Reviewer, words: str, expected: str) -> None:
    assert purpose(reviewer, "IIH with papilledema. " + words) == expected


def test_a_shunt_for_normal_pressure_makes_no_test_of_a_tap_for_fever(reviewer: Reviewer) -> None:
    text = "VPS in situ for NPH, fever. LP to rule out meningitis."
    assert reviewer.review(text + PUNCTURE + "Gait assessment by PT tomorrow.").purpose == "diagnostic"


def test_a_title_that_leaves_the_choice_open_states_no_treatment(reviewer: Reviewer) -> None:
    assert purpose(reviewer, "LUMBAR PUNCTURE DIAGNOSTIC OR THERAPEUTIC. Indication: MS.") == "diagnostic"


@pytest.mark.parametrize(
    "aside",
    [
        "PATIENT: 38 F.",
        "Metabolic panel normal, glucose 101.",
        "41 F, lisinopril (ACE inhibitor), metformin.",
        "Coag panel normal. Skin marker used.",
        "Screened for fever on arrival: negative.",
        "History: PCOS, MS ruled out 2019.",
    ],
)
def test_what_is_said_beside_raised_pressure_states_no_purpose(reviewer: Reviewer, aside: str) -> None:
    tap = "\n\nProne. L3-4 under fluoroscopy, 22G needle. OP 31, 28 mL clear CSF removed, CP 14. No complications. Flat 1 hr."
    assert purpose(reviewer, f"FLUOROSCOPIC LUMBAR PUNCTURE\nDx: IIH.\n{aside}", tap) == "unstated"


@pytest.mark.parametrize(
    "orders",
    [
        "Nursing: flat 1 hr, notify MD for drainage or leg weakness.",
        "Nurses to check site for drainage, page for relief of pain.",
        "Caffeine to relieve post-LP headache.",
        "EVD in situ to drain CSF.",
        "Told that lying flat helps to relieve pressure and headache.",
    ],
)
def test_words_of_orders_are_no_aim(reviewer: Reviewer, orders: str) -> None:
    assert purpose(reviewer, "Indication: ? MS.", PUNCTURE + orders) == "diagnostic"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Onc would like some fluid off for her headache and a cytology.", "both"),
        ("They want both relief of the pressure and a repeat sitology.", "both"),
        ("Onc would like some fluid off for her headache.", "therapeutic"),
    ],
)
def test_a_test_joined_to_an_aim(reviewer: Reviewer, words: str, expected: str) -> None:
    assert purpose(reviewer, "Lung ca with leptomeningeal disease. " + words) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("IIH.", "Plan: neurosurgery for CSF diversion; continue Diamox for pressure reduction.", "unstated"),
        ("IIH.", "Plan: LP done today to relieve her headache, clinic in May.", "therapeutic"),
        ("IIH, booked for LP (relief).", "", "therapeutic"),
        ("IIH, needs volume off.", "", "therapeutic"),
        ("IIH. LP to check whether OP has come down on Diamox.", "", "diagnostic"),
        ("IIH, to lower her pressure. Also CSF for ACE and cytology as sarcoid was raised.", "", "both"),
    ],
)
def test_aims_of_this_puncture_and_of_the_plan(reviewer: Reviewer, before: str, after: str, expected: str) -> None:
    tap = f"\n\nProne. L3-4 under fluoroscopy, 22G needle. 28 mL clear CSF removed. No complications.\n\n{after}"
    assert purpose(reviewer, before, tap) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Title: therapeutic LP. That title is wrong, it was a diagnostic LP for weakness.", "diagnostic"),
        ("Known NPH, shunt out for infection, drowsy. LP to relieve the hydrocephalus.", "therapeutic"),
        ("Family want to know if a shunt is worth it. Big ventricles. 35 mL taken, steps counted before and after.", "tap_test"),
        ("Type: [ ] diagnostic [ ] therapeutic [ ] both. Diagnosis: papilledema, suspected IIH.", "unstated"),
        ("Type: [ ] diagnostic [ ] therapeutic [ ] both. Diagnosis: suspected meningitis.", "diagnostic"),
        ("Purpose: diagnostic / therapeutic (delete as appropriate). Diagnosis: IIH.", "unstated"),
        ("Suspected ventriculitis and to relieve hydrocephalus, LP.", "both"),
        ("IIH. Therapeutic LP to reduce pressure. Routine studies requested.", "therapeutic"),
        ("IIH on Diamox (for pressure reduction). LP.", "unstated"),
        ("MS suspected; tap test for NPH considered but not done.", "diagnostic"),
        ("LP to r/o meningitis, then 25 mL removed, hoping to relieve it.", "both"),
        ("Gait trouble, MS? Tap test for NPH considered but not done since the ventricles are normal. Bands sent.", "diagnostic"),
        ("LP to r/o meningitis. Removing more to relieve it was thought unsafe.", "diagnostic"),
        ("IIH. Ophthalmology is requesting CSF removal.", "therapeutic"),
        ("Therapeutic taps x4 for IIH 2019. LP to look for infection.", "diagnostic"),
        ("Pseudotumor, LP to get the pressure off. Sat up, then laid over with the needle in for OP.", "therapeutic"),
        ("Pseudotumor, LP for OP and to get the pressure off.", "both"),
        ("Type: dx [X]  tx [ ]. Suspected meningitis.", "diagnostic"),
        ("Type: [ ] dx  [X] tx  [ ] both. Headache.", "therapeutic"),
        ("LP to confirm meningitis. Should the pressure be raised, some is to be let off. Legs straightened: 33 cm H2O.", "both"),
        ("LP to confirm meningitis. Should the pressure be raised, some is to be let off. Legs straightened: 13 cm H2O.", "diagnostic"),
    ],
)
def test_what_else_settles_the_purpose(reviewer: Reviewer, words: str, expected: str) -> None:
    assert purpose(reviewer, words) == expected
