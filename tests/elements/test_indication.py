"""Indication: what stands for a reason, what only points to one, and what is nothing."""

from __future__ import annotations

import pytest

from doccheck import Reviewer
from doccheck.review import Element

PUNCTURE = "\n\nLeft lateral, 1% lidocaine, 22 gauge needle at L3-L4, clear CSF, 8 mL in four tubes. Bandage. No complications.\n"

DOCUMENTED = [
    ("Indication: suspected multiple sclerosis.", "multiple sclerosis"),
    ("Indication: a tickle in the left ear.", "tickle"),
    ("Reason for exam: fever and confusion", "fever"),
    ("PREOPERATIVE DIAGNOSIS: Pseudotumor cerebri", "Pseudotumor"),
    ("LUMBAR PUNCTURE FOR IIH", "IIH"),
    ("44F with progressive weakness and absent reflexes, ?GBS.", "GBS"),
    ("LP\n\n44M L arm numbness for 3 d. ?Transverse myelitis", "Transverse myelitis"),
    ("Neurology asks us to bring the pressure down.", "bring the pressure down"),
    ("The puncture is to rule out meningitis.", "meningitis"),
    ("HISTORY: Metastatic breast cancer, new facial numbness.", "breast cancer"),
    ("Reason [ ] SAH [x] meningitis [ ] MS", "meningitis"),
    ("Indication: See H&P. Febrile infant, sepsis work-up.", "Febrile infant"),
    ("IIH, last LP in May. Here for another.", "IIH"),
    ("Neurology asks to make sure it is not meningitis.", "meningitis"),
    ("Positive RPR and eye symptoms.", "RPR"),
    ("Reason [ ] SAH [ ] MS [x] Tx. Dx IIH.", "IIH"),
    ("The tap was asked for to let the wound seal.", "seal"),
    ("Newborn, f 38.6, full septic screen.", "f 38.6"),
    ("?CIS, three lesions.", "CIS"),
    ("HX: As per ID consult note, weak legs for a week. Culture requested.", "weak legs"),
    ("Sagittal sinus thrombosis, sixth nerve stretched.", "sinus thrombosis"),
    ("Retropleural leak after discectomy.", "Retropleural leak"),
    ("LP procedure note\n61M, worst headache of life 2 days ago, CT neg, LP to r/o SAH.", "SAH"),
    ("Day 5 after surgery, nose dripping clear.", "nose dripping"),
]


def indication(reviewer: Reviewer, text: str) -> Element:
    return reviewer.review(text + PUNCTURE).elements["indication"]


@pytest.mark.parametrize(("text", "words"), DOCUMENTED)
def test_a_reason_is_documented_and_quoted(reviewer: Reviewer, text: str, words: str) -> None:
    found = indication(reviewer, text)
    assert found.status == "documented"
    assert any(words in span.text for span in found.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Indication: see H&P",
        "HX: As per the ID consult note. CSF culture and cells requested.",
        "HISTORY: See oncology note from yesterday. Cytology requested.",
        "Indications: as ordered",
        "INDICATION: Clinically indicated.",
        "Indication: per neurology team.",
        "Reason: per protocol",
        "Indication: Please refer to the consult note.",
        "LP done at the request of neurology.",
        "Per primary team request.",
        "Reason for LP: other: as per consultant's letter",
        "Indication: per Dr. Ames",
        "The reasons are in your letter.",
    ],
)
def test_a_pointer_leaves_it_unclear(reviewer: Reviewer, text: str) -> None:
    assert indication(reviewer, text).status == "unclear"


@pytest.mark.parametrize(
    "text",
    [
        "Diagnostic lumbar puncture",
        "Indication: ***",
        "Indication: {Meningitis | SAH | IIH}",
        "Indication: [reason for exam]",
        "Indication: [diagnostic; therapeutic].",
        "Indication: lumbar puncture",
        "Post-procedure diagnosis: Same",
        "Consent: risks of headache, meningitis and bleeding were discussed.",
        "Reason [ ] SAH [ ] meningitis [ ] MS",
        "ROS: no fever, no headache, no weakness.",
    ],
)
def test_an_empty_field_or_a_bare_name_is_nothing(reviewer: Reviewer, text: str) -> None:
    assert indication(reviewer, text).status == "missing"


def test_a_symptom_counts_after_the_puncture_where_words_lead_to_it(reviewer: Reviewer) -> None:
    assert reviewer.review(PUNCTURE + "\nComment: done for fever of unclear source.").elements["indication"].status == "documented"


def test_warnings_after_the_puncture_are_no_reason(reviewer: Reviewer) -> None:
    text = "Lumbar puncture at L3-L4, 8 mL of CSF. Call us for fever, headache or leg weakness."
    assert reviewer.review(text).elements["indication"].status == "missing"


def test_the_account_behind_an_empty_field_is_no_reason(reviewer: Reviewer) -> None:
    text = "LUMBAR PUNCTURE. Indication: Left lateral, lidocaine, 20G at L3-4, 8 mL clear in 4 tubes. No complications. Flat 1 h."
    assert reviewer.review(text).elements["indication"].status == "missing"
    told = "LUMBAR PUNCTURE. Indication: wobbly since Whitsun. Left lateral, lidocaine, 20G at L3-4, 8 mL clear CSF."
    assert reviewer.review(told).elements["indication"].status == "documented"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Indication: See clinic note.\nRequest: diagnostic LP - cells, protein, cytology.", "unclear"),
        ("Indication: See clinic note.\nRequest: diagnostic LP for ? MS - cells, protein, bands.", "documented"),
    ],
)
def test_a_list_of_tests_under_a_pointer_is_no_reason(reviewer: Reviewer, text: str, status: str) -> None:
    assert str(reviewer.review(text + PUNCTURE).elements["indication"].status) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Resident had two tries at L4-5 on this 30 yo woman with new psychosis (? autoimmune encephalitis). I took over.", "documented"),
        ("Resident had two tries at L4-5 on this 30 yo woman, without luck. I took over.", "missing"),
    ],
)
def test_the_tries_of_another_operator_may_tell_what_ails_the_patient(reviewer: Reviewer, text: str, status: str) -> None:
    assert str(reviewer.review("LP NOTE\n" + text + PUNCTURE).elements["indication"].status) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("LP for cell count, protein, glucose.", "missing"),
        ("LP for cytology, cell count, protein.", "documented"),
        ("Fever. LP for cell count, protein, glucose.", "documented"),
    ],
)
def test_tests_that_any_fluid_gets_are_no_reason(reviewer: Reviewer, text: str, status: str) -> None:
    assert str(reviewer.review(text + PUNCTURE).elements["indication"].status) == status


def test_the_reason_of_a_second_procedure_is_not_the_punctures(reviewer: Reviewer) -> None:
    marrow = "HEMATOLOGY\n\nBone marrow: Indication: pancytopenia, rule out MDS. Prone, Jamshidi, good core.\n\nLumbar puncture: "
    text = "turned to left lateral. Lidocaine. 22G at L4-5, 6 mL clear CSF in 3 tubes. Complications: none with either procedure.\n"
    assert str(reviewer.review(marrow + text).elements["indication"].status) == "missing"
    assert str(reviewer.review(marrow + "Indication: suspected CNS lymphoma. " + text).elements["indication"].status) == "documented"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Girl, 38.4 at nineteen days of age.", "documented"),
        ("Feverr and stif neck for two days.", "documented"),
        ("The point was to see whether the shunt is draining too much.", "documented"),
        ("Indication as per clerking.", "unclear"),
        ("List changed: bed 12 (?meningitis) had theirs first.", "missing"),
        ("The previous patient (meningitis) took long.", "missing"),
        ("Patient had one of these in 2016 after a Bell's palsy.", "missing"),
        ("On Keppra for old seizures.", "missing"),
        ("Leaflet given in advance (says LP is done to look for infection, bleeding or MS).", "missing"),
        ("Girl, 38.4 kg.", "missing"),
        ("57f, thunderclap headache yesterday, ct neg, LP to rule out SAH.", "documented"),
        ("Can't feel her feet since Tuesday.", "documented"),
        ("Speech has gone peculiar.", "documented"),
        ("Requested by the ward doctors.", "unclear"),
        ("Reason for LP: discussed with patient.", "missing"),
        ("Allergic to penicillin (rash and fever as a child).", "missing"),
        ("Delayed by a child with meningitis.", "missing"),
        ("Her 2019 one was for optic neuritis.", "missing"),
        ("Unable to feel the spinous processes.", "missing"),
    ],
)
def test_reasons_in_plain_words_and_reasons_of_others(reviewer: Reviewer, text: str, status: str) -> None:
    assert str(reviewer.review("DIAGNOSTIC LP\n" + text + PUNCTURE).elements["indication"].status) == status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Clinically indicated (see clerking).", "unclear"),
        ("Indication: [select: headache / fever / altered mental status / other]", "missing"),
        ("Reason for admission: therapeutic LP, IIH with headache", "documented"),
        ("Indication: per unit guideline", "unclear"),
        ("Indication MRI: new seizures\nLP: added on, as per their request form", "unclear"),
        ("Indication LP: new seizures\nIndication MRI: as per request form", "documented"),
        ("Diagnostic lumbar puncture done per protocol 8.3, CSF for biomarkers.", "unclear"),
        ("Rapid weakness of the legs, no reflexes, protein needed for ?GBS.", "documented"),
        ("Cytology wanted by neurology.", "documented"),
        ("Diagnostic LP for ?CIDP as requested by Dr Lee.", "documented"),
        ("Ind.: on chart.", "missing"),
        ("Why: team insisted.", "missing"),
        ("Fever, confusion. Reason for delay: not stated.", "documented"),
        ("The history given above was wrong about smoking. ?GBS, weak legs.", "documented"),
        ("Hydrocephalus service.", "missing"),
        ("Lymphoma MDT.", "missing"),
        ("Indication: MS clinic asked for it.", "unclear"),
        ("Seen in the MS clinic: ?relapse of MS.", "documented"),
        ("Aseptic meningitis last month. Indication today: none recorded on the order.", "unclear"),
        ("Reason on the order: none given. Fever, ?meningitis.", "documented"),
        ("Indication: [headache / fever / confusion - please pick]", "missing"),
        ("Reason: thunderclap headache, ?SAH. The reason above was pulled from another patient's order.", "unclear"),
        ("Reason: ?SAH. The reason above is wrong. Correct indication: optic neuritis.", "documented"),
        ("Reason: thunderclap headache.\nHistory: no headache at any time, eight months of gait decline.", "conflicting"),
        ("Reason: query meningitis, fever. Solely a demyelination screen; no meningism at any time.", "conflicting"),
        ("Headache and fever, ?meningitis. No neck stiffness at any time.", "documented"),
        ("Confusion, fever. No headache at present.", "documented"),
        ("Clinically indicated, d/w consultant on call who agrees.", "unclear"),
        ("Indication: fever in a neonate, per unit guideline", "documented"),
        ("Asked for by neurology, see their entry of this morning.", "unclear"),
        ("Clinic letter not typed, and he was not sure what Dr W is after.", "unclear"),
        ("Guideline for anticoagulants followed.", "missing"),
        ("Fever and neck stiffness. Clinically indicated.", "documented"),
        ("Per protocol two needles were laid out and the time out was done.", "missing"),
    ],
)
def test_a_pointer_that_is_a_sentence_of_its_own(reviewer: Reviewer, line: str, status: str) -> None:
    note = f"LUMBAR PUNCTURE\n{line}\nL lateral, lidocaine, L3-4 palpated, 20G. Clear CSF 10 mL. No complications."
    assert reviewer.review(note).elements["indication"].status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Reason for exam: {Reason for exam:30412}", "missing"),
        (
            "1) Bone marrow aspirate + biopsy\n   Indication: circulating blasts\n   Jamshidi x1, 18 mL.\n2) Lumbar puncture, diagnostic\n   Indication: ***",
            "missing",
        ),
        (
            "Procedure: LP\nIndication: clinically indicated\n--- text brought forward from LP of 08/14 ---\n"
            "Indication: double vision, ? demyelination. L4-L5, 10 cc.\n--- end ---",
            "unclear",
        ),
        ("Staff: ***\nIndication: IIH, vision worse.", "documented"),
    ],
)
def test_an_empty_field_of_its_own_is_not_filled_by_that_of_others(reviewer: Reviewer, text: str, status: str) -> None:
    assert indication(reviewer, text).status == status


@pytest.mark.parametrize("field", ["Indication: A 44-year-old female.", "CLINICAL HISTORY: 71 y/o man.", "Reason: 6 week old infant"])
def test_who_the_patient_is_gives_no_reason(reviewer: Reviewer, field: str) -> None:
    assert reviewer.review(field + PUNCTURE).elements["indication"].status != "documented"


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("As requested by the stroke team. Wants cells, protein, MOG.", "unclear"),
        ("see clinic letter. Please send protein, NMO, MOG.", "unclear"),
        ("see clinic letter; suspected NMO. Wants cells, protein.", "documented"),
        ("per ward, ?MOG disease. Cells, protein.", "documented"),
    ],
)
def test_a_disease_in_a_list_of_tests_is_one_beside_a_pointer(reason: str, expected: str, reviewer: Reviewer) -> None:
    note = f"LUMBAR PUNCTURE\nIndication: {reason}\nLidocaine, 22G needle at L3-4, clear fluid, 8 mL. Complications: none."
    assert str(reviewer.review(note).elements["indication"].status) == expected


def test_orders_for_a_drain_are_no_reason_beside_a_pointer(reviewer: Reviewer) -> None:
    note = (
        "LUMBAR DRAIN\nRequested by: pituitary surgery\nPre-procedure diagnosis: see their note.\n"
        "Tuohy needle at L4-5, catheter to 12 cm, 6 mL. Complications: none.\n\nOrders: level at the ear, drain 6 to 8 mL per hour."
    )
    assert str(reviewer.review(note).elements["indication"].status) == "unclear"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Indication: as ordered by primary team.\n71M. PMH gout, remote melanoma, asthma.", "unclear"),
        ("Referral: see neurology consult.\nConclusion: smooth tap for CSF analysis.", "unclear"),
        ("LP as requested by Dr. Amsel.\nRisks named: bleeding, nerve injury, meningitis, CSF leak.", "unclear"),
        ("LP as requested by Dr. Amsel.\nCounselled on infection incl. meningitis, bleeding, CSF leak.", "unclear"),
        ("Indication: as ordered by primary team.\n71M, new diplopia, PMH remote melanoma, asthma.", "documented"),
        ("LP as requested by Dr. Amsel.\nExplained why (fever, confusion, ?meningitis).", "documented"),
        ("LP for a CSF leak.\nRisks named: bleeding, nerve injury, meningitis.", "documented"),
    ],
)
def test_beside_a_pointer_old_diseases_and_risks_are_no_reason(reviewer: Reviewer, text: str, status: str) -> None:
    assert str(reviewer.review(text + PUNCTURE).elements["indication"].status) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Indication: work up of {Reason:4411}", "missing"),
        ("Indication: to rule out ***", "missing"),
        ("Indication: patient presents for evaluation of @REASON@", "missing"),
        ("Indication: suspected [meningitis / bleed / other]", "missing"),
        ("Indication: ***\nThe puncture is being done to look for {LP INDICATIONS:23}.", "missing"),
        ("Indication: evaluation of optic neuritis, seen by {PROVIDER:12}", "documented"),
        ("Indication: headache for *** days, rule out meningitis", "documented"),
        ("Indication: evaluate for infection/bleeding/other (circle)", "missing"),
        ("Indication: r/o [meningitis/encephalitis]", "documented"),
        ("Requested by: memory clinic.\nDx on form: see chart. Fluid for amyloid/tau quotient.", "unclear"),
    ],
)
def test_a_question_for_a_slot_that_nobody_filled_in_asks_nothing(reviewer: Reviewer, text: str, status: str) -> None:
    assert str(reviewer.review(text + PUNCTURE).elements["indication"].status) == status


@pytest.mark.parametrize(
    ("field", "status"),
    [
        ("Op: TEVAR, old EVAR. For spinal cord protection.", "documented"),
        ("Op: acoustic neuroma. For brain relaxation.", "documented"),
        ("OP: 21 cm", "missing"),
    ],
)
def test_a_header_for_the_pressure_may_name_the_operation_of_a_drain(reviewer: Reviewer, field: str, status: str) -> None:
    text = f"Lumbar drain\n\n{field}\nSeated, L3-4, 14G Tuohy, catheter 10 cm in the sac, clear CSF. No complications.\n"
    assert reviewer.review(text).elements["indication"].status == status
