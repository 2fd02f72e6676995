"""Purpose: the same story told for another end, and words that only look like an end."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

PUNCTURE = " Lidocaine, 20G spinal needle at L3-4, clear CSF, {}. No complications. Lie flat 1 h."


@pytest.mark.parametrize(
    ("story", "amount", "expected"),
    [
        ("Discs swollen, ?IIH. LP: pressure + constituents, and take enough off that the headache settles.", "28 mL", "both"),
        ("Disc edema, headache. Team wants meningitis excluded at the same time; tap for relief.", "28 mL", "both"),
        ("Breast cancer. Onc want (1) pressure relieved and (2) a third cytology.", "28 mL", "both"),
        ("IIH flare, therapeutic LP. Because she had a low grade temp, a tube went for culture.", "28 mL", "both"),
        ("TB meningitis, tap for decompression, ADA repeat to see response.", "28 mL", "both"),
        ("?IIH. OP 38 cm, so 25 mL off for relief.", "25 mL", "both"),
        ("Purpose [ ] diagnostic [ ] therapeutic [x] both. IIH.", "28 mL", "both"),
        ("IIH, flare. Blood cultures sent because of fever last week. Tap for relief.", "28 mL", "therapeutic"),
        ("IIH; wants the headache settled before her exam week.", "28 mL", "therapeutic"),
        ("Known IIH. OP 38 cm, so 25 mL off for relief.", "25 mL", "therapeutic"),
        ("IIH in relapse. Neuro at bedside: drop pressure tonight, restart acetazolamide.", "28 mL", "therapeutic"),
        ("Crypto day 7. Head sore. 20 mL off to relieve.", "20 mL", "therapeutic"),
        ("IIH, vision at risk. Therapeutic lumbar puncture today.", "28 mL", "therapeutic"),
        ("Crypto meningitis, therapeutic LP. CSF seen, jet like flow.", "25 mL", "therapeutic"),
        ("Crypto day 7.", "24 mL", "unstated"),
        ("Crypto meningitis?", "24 mL", "diagnostic"),
        ("Encephalitis.", "8 mL", "diagnostic"),
        ("Purpose: diagnostic / therapeutic (circle). IIH.", "28 mL", "unstated"),
        ("Dx being tested: iNPH. Large-volume tap to find out if shunting is likely to help.", "38 mL", "tap_test"),
    ],
)
def test_what_it_was_for(reviewer: Reviewer, story: str, amount: str, expected: str) -> None:
    assert reviewer.review(story + PUNCTURE.format(amount)).purpose == expected


def test_a_list_of_earlier_punctures_that_ends_with_todays(reviewer: Reviewer) -> None:
    text = (
        "Crypto meningitis, headache.\n\nLPs so far\n d0 OP 44 30 ml\n d2 OP 31 25 ml\n\n"
        "Today therapeutic LP done by me. Lying left, chlorhex, 4 ml lido 1%, L4/5 by feel, 20G, x1 pass. OP 35. Drained 24 ml, dressing on. "
        "5 ml of it to lab for culture, to check whether we are clearing.\nUneventful. Flat till tea.\n"
    )
    assert reviewer.review(text).purpose == "both"


def test_blood_loss_above_the_story_does_not_begin_the_puncture(reviewer: Reviewer) -> None:
    text = (
        "Procedure: lumbar puncture\nEBL: <1 mL\nComplications: None\n\nNarrative\nMan with lymphoma, drowsy. Oncology asks for cytology "
        "and enough fluid off to ease the pressure. Lidocaine. 20 G needle to L1-L2. 10 mL to the laboratory, then 12 mL.\n"
    )
    assert reviewer.review(text).purpose == "both"


def test_the_year_of_a_student_is_no_disease(reviewer: Reviewer) -> None:
    review = reviewer.review("Author: MS4. Indication: as ordered by consult." + PUNCTURE.format("9 mL"))
    assert review.elements["indication"].status == "unclear"


def test_ultrasound_for_a_second_try_is_no_call(reviewer: Reviewer) -> None:
    text = "Neonate, r/o meningitis. EMLA. 24G needle L4-5 x 2, no csf. Plan: retry tomorrow w/ us if stable."
    assert reviewer.review(text).elements["post_procedure_instructions"].status == "missing"


def test_what_the_puncture_goes_before_has_no_part_in_its_aim(reviewer: Reviewer) -> None:
    text = "LP: IIH, cells to rule out infection before stenting and for therapeutic drainage." + PUNCTURE.format("28 mL")
    assert reviewer.review(text).purpose == "both"


@pytest.mark.parametrize(
    ("story", "amount", "expected"),
    [
        ("Fever, headache. MRI brain: no mass. LP to confirm meningitis and to lower pressure if raised.", "OP 38, 24 mL", "both"),
        ("IIH. CT head: empty sella. LP to bring the pressure down.", "25 mL", "therapeutic"),
        ("Confusion. MRI: leptomeningeal enhancement. LP for cytology.", "10 mL", "diagnostic"),
        (
            "?IIH. LP for pressure to make the diagnosis, and to drain her for relief if it is high.",
            "Pressure: 33 cm opening, 18 mL",
            "both",
        ),
        (
            "?IIH. LP for pressure to make the diagnosis, and to drain her for relief if it is high.",
            "Pressure: 16 cm opening, 8 mL",
            "diagnostic",
        ),
        ("Bulging wound. LP to unload + r/o infxn.", "25 mL", "both"),
        ("Headache, IIH. First LP (dx, 3/12): OP 40. Now to take off CSF for relief.", "25 mL", "therapeutic"),
        ("Palliative/Onc NP. Hoarse, melanoma. Malignant cells in the CSF?", "15 mL", "diagnostic"),
        ("Hydrocephalus. Palliative LP.", "25 mL", "therapeutic"),
    ],
)
def test_reasons_behind_a_scan_and_purposes_in_short(reviewer: Reviewer, story: str, amount: str, expected: str) -> None:
    assert reviewer.review(story + PUNCTURE.format(amount)).purpose == expected


def test_a_check_that_nurses_are_to_make_asks_nothing_of_the_fluid(reviewer: Reviewer) -> None:
    note = "IIH, headache, CSF removal for comfort." + PUNCTURE.format("25 mL") + "\nOrders: neuro check q1h, bleeding check of site same."
    assert reviewer.review(note).purpose == "therapeutic"


_NIL = " No sample kept, none to be tested."


@pytest.mark.parametrize(
    ("story", "amount", "expected"),
    [
        ("Why: 1) OP and OCB, looking at MS; 2) relief, she cannot read.", "18 mL", "both"),
        ("Why: 1) OP to be written down; 2) relief, she cannot read.", "18 mL", "therapeutic"),
        ("Breast cancer. They will not treat without cells, and ask for relief of her headache. Cytology wanted.", "18 mL", "both"),
        ("Breast cancer. He came without pain, relief of headache not asked for. Cytology wanted.", "18 mL", "diagnostic"),
        ("Fungal meningitis. LP both to get the pressure down and to repeat the fungal culture.", "18 mL", "both"),
        ("IIH. LP for relief of headache and to recheck the opening pressure.", "18 mL", "both"),
        ("Crypto meningitis. Third tap for raised pressure." + _NIL, "OP 33, 22 mL, CP 14", "therapeutic"),
        ("Crypto meningitis. Third tap for pressure." + _NIL, "OP 33, 2 mL", "unstated"),
        ("Crypto meningitis. Third tap for raised pressure." + _NIL, "OP 16, 22 mL, CP 12", "unstated"),
        ("IIH. Tap for pressure.", "OP 33, 22 mL", "unstated"),
        ("IIH.", "22 mL. Cx nil", "unstated"),
        ("IIH.", "22 mL. Cx and cells sent", "diagnostic"),
    ],
)
def test_two_aims_in_one_breath_and_fluid_that_nobody_tests(reviewer: Reviewer, story: str, amount: str, expected: str) -> None:
    assert reviewer.review(story + PUNCTURE.format(amount)).purpose == expected
