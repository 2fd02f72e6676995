"""Post-procedure instructions: the last words of a note, and what they document."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

PUNCTURE = """LUMBAR PUNCTURE

Indication: headache, raised pressure suspected.

Left lateral decubitus, prepped and draped, 1% lidocaine. 22 gauge needle at L3-4, clear CSF. 12 mL in four tubes. Needle out, bandage.

Complications: none.

"""

DOCUMENTED = [
    # posture and rest
    "The patient was advised to stay recumbent for 4 hours.",
    "Pt to remain supine x 2h.",
    "Plan: bedrest 2/24, then mobilise.",
    "Keep HOB at 0 degrees for 1 hr then may elevate.",
    "ORDERS: Supine 30 mins. Activity: as tolerated.",
    "Lay flat x 1 hour.",
    "1 hr flat, then home with a friend.",
    "He'll take it easy for the rest of the day.",
    "He may sit up and ambulate immediately. No specific restrictions.",
    "To be kept flat until the evening meal.",
    # fluids and restrictions
    "Push fluids, no driving today.",
    "Salty snacks, coffee, couch.",
    "No heavy lifting >10 lbs x 3d; avoid baths.",
    "Advised caffeine and to avoid the gym.",
    # when to call
    "If headache develops, lie flat and call the clinic.",
    "Knows to ring the ward if it leaks.",
    "Return precautions discussed.",
    "Safety netted re headache and fever.",
    "Told to come back for fever or weak legs.",
    "Family to call if any drowsiness.",
    "RN please look at the sites with evening vitals.",
    "Nursing asked to notify the registrar of new weakness.",
    "Parents advised to watch for a bulging soft spot.",
    "GP if the headache is there on Friday.",
    "Sitter to keep her from pulling at it; roll her 2 hourly.",
    "Same rules as last time: flat for 1 h.",
    "Bed 2h. Call bell before standing.",
    # the site
    "Remove dressing in 24 hrs. OK to shower tomorrow.",
    "Keep the bandage dry overnight.",
    # drains
    "Drain 10 mL every hour, clamp before turning.",
    "Chamber at the shoulder. Call for more than 20 mL in any hour.",
    # sheets
    "Verbal and written post-lumbar puncture instructions were provided.",
    "Home with printed instructions.",
    "Discharge instructions reviewed, she voiced understanding.",
    # told otherwise: backwards, to others, by a sheet, in a letter
    "Heavy lifting is best avoided for a week and driving can wait.",
    "Nurses have been told to clamp the tubing any time she is moved.",
    "Mobilise: after 1 hour",
    "Fluids: encourage",
    "I have suggested that she rests for the remainder of today.",
    "Lying flat as instructed, then home.",
    "Advice sheet \u2713",
    "d/c w/ PDPH handout, RTED for fever.",
    "Nil bending - pt understands.",
    "Flat is not needed; RN to sit her up at 5.",
    "Told to lie flat and take caffeine, ED if no better by morning.",
    "Discussed return precautions with her mother.",
    "ADDENDUM: telephoned the ward nurse, patient is to stay flat until 1800.",
]
UNCLEAR = [
    "Routine post-procedure care.",
    "Standard post-LP precautions.",
    "Post LP care per unit protocol.",
    "Post-LP order set signed.",
    "Orders placed.",
    "Patient was observed in the recovery area for one hour.",
    "Pt monitored in holding area by RN.",
    "She rested flat for an hour, then walked to the car.",
    "Will be observed overnight.",
    "Remained flat until 1045, then sat out.",
    "Bed rest maintained 1 hr.",
    "After lying down for an hour in the unit she went home.",
    "Lumbar drain orders entered.",
    "Watching her overnight.",
    "Monitored q15 x4 by the nurse.",
]
MISSING = [
    "No fluid with Valsalva at the first pass.",
    "Nothing back even with straining.",
    "Tolerated well, transferred back to the ward in stable condition.",
    "Continue ceftriaxone and vancomycin. Follow up CSF studies.",
    "Plan: repeat LP under fluoro tomorrow. NPO after midnight.",
    "Return to clinic in 6 weeks.",
    "We will call him with the results.",
    "Please call with questions.",
    "INSTRUCTIONS: ***",
    "POST PROCEDURE: {supine 1 h/supine 2 h/as tolerated}",
    "POST-PROCEDURE INSTRUCTIONS:",
    "Head feels better lying flat.",
    "The pressure was measured with the patient lying flat.",
    "Post-procedure: patient was placed supine and moved to the stretcher.",
    "Bed rest and caffeine after the last tap did not help.",
    "Vital signs were monitored throughout.",
    "Four tubes, 1 mL each, were sent.",
    "Droplet precautions. Admit to ICU.",
    "Consider blood patch if headache persists.",
    "Written instructions were not given.",
    "Safety-net advice: not documented",
    "The drain was left open at shoulder level.",
    "Resting on the trolley, site dry.",
    "Dressing clean and dry.",
    "The nurse was asked to hold him and to open the tubes.",
    "Faint afterwards: laid flat, legs up, came round.",
    "Tube number 1 for cell count.",
    "She lay on her left side while the next tray was fetched.",
    "Dressing down, sutures looked at.",
    "FLUIDS: 2.4 L",
    "Fasting instructions had been given.",
    "Activity: [ ] bed rest [ ] ad lib",
    "Bed rest until: __:__",
    "Her sister had been told to lie flat after hers.",
    "She asked when she can drive.",
]


def status(reviewer: Reviewer, text: str) -> str:
    """The status of the element in a note."""
    return str(reviewer.review(Note(id="n", text=text)).elements["post_procedure_instructions"].status)


@pytest.mark.parametrize(
    ("words", "expected"),
    [(w, "documented") for w in DOCUMENTED] + [(w, "unclear") for w in UNCLEAR] + [(w, "missing") for w in MISSING],
)
def test_last_words(reviewer: Reviewer, words: str, expected: str) -> None:
    assert status(reviewer, PUNCTURE + words) == expected


@pytest.mark.parametrize("words", ["Flat for two hours, then up ad lib.", "Call us if the headache comes on sitting up."])
def test_layout_does_not_matter(reviewer: Reviewer, words: str) -> None:
    note = PUNCTURE + words
    assert status(reviewer, " ".join(note.split())) == "documented"
    assert status(reviewer, note.upper()) == "documented"


def test_orders_before_the_puncture_belong_to_its_history(reviewer: Reviewer) -> None:
    before = "Strict bed rest and pushing fluids at home. Told to come to the ED if the headache got worse.\n\n"
    assert status(reviewer, before + PUNCTURE) == "missing"
    told = "CLINICAL HISTORY: IIH. She has had three of these, the last in February at L3-L4 with bed rest of four hours advised.\n\n"
    assert status(reviewer, told + PUNCTURE) == "missing"


def test_instructions_win_over_routine_care(reviewer: Reviewer) -> None:
    assert status(reviewer, PUNCTURE + "Routine post-LP care: flat for an hour.") == "documented"


def test_hint_counts_only_where_somebody_is_told(reviewer: Reviewer) -> None:
    assert status(reviewer, PUNCTURE + "The nurse brought coffee.") == "missing"
    assert status(reviewer, PUNCTURE + "Told to have coffee.") == "documented"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Page 5-TAPS if further procedures are needed.", "missing"),
        ("Call the procedure team if another LP is wanted.", "missing"),
        ("Anticoagulants reviewed by nursing per policy.", "missing"),
        ("Page us if more headache or fever.", "documented"),
        ("Lie flat 1 h, checked by nursing per policy.", "documented"),
        ("Managed by nursing per policy.", "unclear"),
    ],
)
def test_a_team_called_back_is_no_instruction(words: str, expected: str, reviewer: Reviewer) -> None:
    assert status(reviewer, PUNCTURE + words) == expected


def test_evidence_is_the_order(reviewer: Reviewer) -> None:
    found = reviewer.review(Note(id="n", text=PUNCTURE + "Call us for fever. Supine one hour.")).elements["post_procedure_instructions"]
    assert found.evidence[0].text == "Supine one hour"
    assert "instruction.posture-time" in found.reason


def test_a_warning_with_an_order_is_no_consent_talk(reviewer: Reviewer) -> None:
    assert status(reviewer, PUNCTURE + "Explained headache and bleeding; she will call us if either happens.") == "documented"
    assert status(reviewer, PUNCTURE + "Risks of bleeding, infection and headache were reviewed.") == "missing"


def test_consent_header_does_not_swallow_the_rest_where_breaks_are_lost(reviewer: Reviewer) -> None:
    note = (
        "LP note. Consent: signed. " + " ".join(PUNCTURE.split()[2:]).replace("Complications:", "Nothing untoward,") + " Flat for one hour."
    )
    assert status(reviewer, note) == "documented"


def test_unticked_boxes_tell_nobody_anything(reviewer: Reviewer) -> None:
    assert status(reviewer, PUNCTURE + "[ ] bed rest 1 h  [ ] written instructions given") == "missing"
    assert status(reviewer, PUNCTURE + "[x] bed rest 1 h  [ ] written instructions given") == "documented"


def test_a_list_about_an_operation_too_holds_orders_for_the_drain(reviewer: Reviewer) -> None:
    plan = "PLAN - leg straight 4 h (Angio-Seal after coiling) - lumbar drain: transducer at tragus, 10 mL q1h by hand"
    assert status(reviewer, PUNCTURE + plan) == "documented"
    assert status(reviewer, PUNCTURE + "PLAN - coiling tomorrow - EVD: level at the tragus") == "missing"


def test_an_account_that_comes_last_does_not_make_orders_history(reviewer: Reviewer) -> None:
    form = "Level ... L3-L4\nFluid ... 12 mL\nAt home ... flat prn, push fluids\n\nNARRATIVE: sitting, 1% lidocaine, 22G needle, clear CSF."
    assert status(reviewer, "LP, r/o meningitis.\n" + form) == "documented"


def test_orders_said_to_be_given_ahead_count(reviewer: Reviewer) -> None:
    orders = "flat 2 h, neuro checks q30."
    assert (
        status(reviewer, f"Orders (entered before the procedure): {orders} Then LP for fever: sat up, lidocaine, 22G at L3-4, 8 mL.")
        == "documented"
    )
    assert status(reviewer, PUNCTURE + "She had been prone for 50 min and asked us to stop.") == "missing"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rest.", "documented"),
        ("Walked to the bathroom after.", "missing"),
        ("Tel no. given for problems.", "documented"),
        ("Back to ward 3, obs per GA policy.", "unclear"),
        ("He is resting.", "missing"),
    ],
)
def test_an_order_of_one_word_and_what_only_looks_like_one(words: str, expected: str, reviewer: Reviewer) -> None:
    assert status(reviewer, PUNCTURE + words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Drinks coffee daily.",
        "NPO for the procedure.",
        "He was flat on the table for 10 min.",
        "PCP had told her to come in if the fever persisted.",
        "Vitals q15 normal.",
        "Instructions given: [ ] yes [ ] no",
        "Avoid NSAIDs due to CKD.",
    ],
)
def test_habits_fasting_and_empty_boxes_are_no_instructions(words: str, reviewer: Reviewer) -> None:
    assert status(reviewer, PUNCTURE + words) == "missing"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Instr: written under orders.", "unclear"),
        ("Aftercare entered in nursing orders.", "unclear"),
        ("Instr: flat 2 h, call if headache.", "documented"),
        ("CSF studies entered in orders.", "missing"),
    ],
)
def test_instructions_that_stand_among_the_orders(words: str, expected: str, reviewer: Reviewer) -> None:
    assert status(reviewer, PUNCTURE + words) == expected


@pytest.mark.parametrize(
    "note",
    [
        "LP. Instructions: letter sent 2 weeks before, drink plenty the evening before, do not drive in. Lidocaine, 22G, L3-L4, 9 mL.",
        PUNCTURE + "Letter sent 3 weeks earlier: no aspirin, drink plenty the day before.",
        PUNCTURE + "Post-procedure: continue ceftriaxone, resume heparin tonight.",
        "LP. Instructions to patient: none yet. Chlorhexidine in alcohol, lidocaine, 22G, L3-L4, 9 mL.",
    ],
)
def test_orders_for_the_days_before_and_drugs_that_go_on_are_no_instructions(note: str, reviewer: Reviewer) -> None:
    assert status(reviewer, note) == "missing"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Post-LP routine.", "unclear"),
        ("RN to RN report at 02:40.", "missing"),
        ("RN to report any headache.", "documented"),
        ("If OP still over 30 then call nsgy re drain.", "missing"),
        ("Call nsgy re drain output over 20 mL/h.", "documented"),
        ("ER for numb groin or fever.", "documented"),
        ("Keep both dressings dry for a day.", "documented"),
        ("\nOther events this shift: diet advanced, encourage PO fluids.", "missing"),
    ],
)
def test_what_is_told_to_the_patient_and_what_to_colleagues(words: str, expected: str, reviewer: Reviewer) -> None:
    assert status(reviewer, PUNCTURE + words) == expected


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Were the drain to be replaced, the head would be kept flat.", "missing"),
        ("Had she developed a headache, she would have been told to lie flat.", "missing"),
        ("At the consent talk she had read the hospital leaflet, which says patients should lie down for an hour.", "missing"),
        ("She had read the LP leaflet before signing.", "missing"),
        ("Asked to lie down for the afternoon, and to contact us were she to develop a fever.", "documented"),
        ("She had a headache before and has been told to lie flat for 2 h.", "documented"),
        ("D/C paperwork reviewed with pt and wife.", "documented"),
        ("Discharge paperwork pending.", "missing"),
        ("Knows to bounce right back here for a headache standing up.", "documented"),
        ("Mom shown how to peek at the bandaid with each diaper.", "documented"),
        ("She is to avoid the gymnasium until the weekend.", "documented"),
        ("Told Saturday week at the earliest, and not to be humping bales.", "documented"),
        ("Teaching for the students: bed rest has not been shown to prevent headache.", "missing"),
        ("After her tap in May she had been told to lie flat for four hours.", "missing"),
        ("Discharge instructions: [ ] given [ ] declined", "missing"),
        ("Advice given: yes (verbal + leaflet)", "documented"),
        ("Sat in the bay under our eye for a bit.", "unclear"),
        ("Her headache diary was reviewed and filed.", "missing"),
        ("Prior to arrival he had been instructed to hold apixaban.", "missing"),
        ("Should a lumbar drain become necessary, strict bed rest would then be ordered.", "missing"),
    ],
)
def test_ways_back_and_what_is_only_supposed(words: str, status: str, reviewer: Reviewer) -> None:
    text = f"LP for headache. Left lateral, lidocaine. 20G needle at L3-L4, clear CSF 8 mL. {words}"
    assert reviewer.review(text).elements["post_procedure_instructions"].status == status


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Discharge sheet blank.", "missing"),
        ("Advice leaflet not printed.", "missing"),
        ("Aftercare card given.", "documented"),
        ("d/c papers given and read out.", "documented"),
        ("The baby was held by nurse T. on his side.", "missing"),
        ("Orders: 8 ml hourly then clamp.", "documented"),
        ("He stays with his aunt, and if the legs go he comes back the same day.", "documented"),
        ("+2d, phone: ears 'under water', fine flat.", "missing"),
        ("None of the things I warned of (headache, leak) came to pass.", "missing"),
    ],
)
def test_sheets_and_plain_words(told: str, status: str, reviewer: Reviewer) -> None:
    assert reviewer.review(PUNCTURE + told).elements["post_procedure_instructions"].status == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Stayed flat for an hour.", "unclear"),
        ("Kept flat in left lateral for the opening pressure.", "missing"),
        ("He was asked to stay flat while the pressure was read.", "missing"),
        ("He is on bed rest for a hip fracture.", "missing"),
        ("He has an appointment and will call if he cannot make it.", "missing"),
        ("Patient asked about driving; a form was given last month.", "missing"),
        ("\nPOST-PROCEDURE PLAN: {lp:3012}", "missing"),
        ("\nINSTRUCTIONS: bedrest 2 hours in radiology nursing, then home.", "documented"),
        ("\nSeparate procedure, paracentesis 18:20: 3 L. Told to lie on the left side for 2 h.", "missing"),
        ("\nInstructions: flat 2 h, call if it leaks.\nAddendum: the instruction line above is not his, please ignore.", "missing"),
        ("\nFlat 1 h.\nAddendum: aftercare line above is wrong. Bed rest 4 hours and ring if headache.", "documented"),
        ("\nInstructions: flat 1 h, fluids.\nAddendum: the volume above is wrong, it should read 8 mL.", "documented"),
        ("\nNurses: hourly dressing checks.", "documented"),
        ("\nAnkle: ice and elevate, air splint, no sports 2 wk, return if foot numb or cold.", "missing"),
        ("\nRest today, fluids, back if a leg is weak or an ankle numb.", "documented"),
        ("\nLeaflet: [ ] given", "missing"),
        ("\nMarrow site: dressing on until tomorrow, lie on it for 30 minutes.", "missing"),
        ("\nPICC dressing to stay dry, no lifting with that arm.", "missing"),
        ("\nNephrostomy: flush twice daily, call if the bag stays empty.", "missing"),
        ("\nMarrow site: pressure. LP: lie flat one hour and drink.", "documented"),
        ("\nTold to ring if the marrow site bleeds or for a headache on standing.", "documented"),
        ("\nTo lie on her side for an hour; biopsy arm in a sling.", "documented"),
        ("\nWrist plaster: keep it dry, back if the fingers go blue.", "missing"),
        ("\n- R thigh wound vac, RN to change Friday, leg elevated on a pillow", "missing"),
        ("\nWill need to lie flat for four hours if we have to repeat it.", "missing"),
        ("\nThe patient in bed 4 was told to lie flat; this one had left.", "missing"),
        ("\nLeft against advice before instructions could be given.", "missing"),
        ("\nNo shower until tomorrow.", "documented"),
        ("\nMarrow and LP sites: keep both dry a day.", "documented"),
        ("\nEpilepsy advice: no baths alone, no heights.", "missing"),
        ("\nFor the biopsy: pressure pad till morning, no lifting.", "missing"),
        ('\nTemplate: "lie flat 4 h, fluids" - not used here.', "missing"),
        ("\nLie flat 1 h. Biopsy: pressure pad till morning.", "documented"),
        ("\nKeep the patient in bed 2 hours.", "documented"),
        ("\nNursing staff to continue their usual care.", "unclear"),
        ("\nHourly limb obs till midnight please.", "documented"),
        ("\nA student asked whether patients should lie flat.", "missing"),
        ("\nHe was sitting in the chair, drinking tea, when I left.", "missing"),
    ],
)
def test_words_of_orders_that_are_none(words: str, status: str, reviewer: Reviewer) -> None:
    text = "LP for ?meningitis. Left side, lidocaine, a 20G needle was advanced at L3-L4, clear CSF 9 mL. Needle out. " + words
    assert reviewer.review(text).elements["post_procedure_instructions"].status == status


def test_a_drink_alone_is_no_instruction(reviewer: Reviewer) -> None:
    text = "LP for MS. Left side, lidocaine, 20G at L3-L4, clear CSF, 9 mL. No complications.\nAfter: protocol. {} Left walking."
    assert reviewer.review(text.format("Tea and toast.")).elements["post_procedure_instructions"].status != "documented"
    assert reviewer.review(text.format("Told to drink tea.")).elements["post_procedure_instructions"].status == "documented"
