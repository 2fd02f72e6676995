"""What a note shows of its purpose where it states none: a suspicion, tests that were sent, or a disease.

Source: labelling guide, "purpose".
"""

from __future__ import annotations

from doccheck.elements.purpose.questions import ASKED_ABOUT, PRESSURE
from doccheck.elements.reasons import Story
from doccheck.pipeline import Mention

# Where a test is a result, a blood test or part of the checks before.
_NOT_THE_FLUID = frozenset({"results", "past", "comparison", "other_history", "exam", "pressure", "consent", "time_out", "instructions"})
_TESTED = frozenset({"indication", "fluid", "procedure", "plan", "impression", "findings"})
_LET_OFF_ML = range(20, 61)  # more than tests need, and less than what is infused beside a puncture
_KNOWN = "known.disease"
_BESIDE = 3  # characters between a disease and what is said of its treatment
_FLUID_WORDS = (
    "name",
    "container",
    "fluid",
    "volume",
    "question.asked",
    "question.sought",
    "question.diagnostic",
    "question.suspicion",
    "indication.lead",
)


def find_implied(story: Story) -> tuple[list[Mention], str]:
    """The words that show a diagnostic purpose, with the reason why; none where nothing does."""
    diseases = [m for m in story.told("indication.condition", *PRESSURE) if story.tells_why(m)]
    sentences = {m.sentence for m in diseases}
    sentences |= {m.sentence for m in story.told("indication.symptom", "necessity.headache") if story.tells_why(m)}
    doubts = [m for m in story.told("question.suspicion") if m.sentence in sentences and (story.before_it(m) or m.category != "other")]
    if doubts:
        return doubts, "a suspected disease is looked for"
    tests = [m for m in story.reading.affirmed("question.tests", "question.sought") if m.sentence in story.act.sentences]
    tests = [m for m in tests if m.category not in _NOT_THE_FLUID and _is_of_the_fluid(story, m)]
    if tests:
        return tests, "named tests of the fluid, and no other purpose"
    leads = {m.sentence for m in story.told("indication.lead")}
    symptoms = [
        m
        for m in story.told("indication.symptom")
        if story.tells_why(m) and (story.before_it(m) or m.category == "indication" or m.sentence in leads)
    ]
    if any(m.label in PRESSURE for m in diseases):
        beside = {m.sentence for m in diseases if m.label in PRESSURE}
        near = [m for m in symptoms if m.category == "indication" or m.sentence in leads or m.sentence in beside]
        looked_for = [m for m in near if m.value in ASKED_ABOUT]
    else:
        looked_for = [*(m for m in diseases if m.value in ASKED_ABOUT and not _is_known(story, m)), *symptoms]
    untested = story.act.outcome.value == "completed" and story.told("sample.none")
    return [] if _is_let_off(story) or untested else looked_for, "fluid is taken to find or follow it"


def _is_known(story: Story, disease: Mention) -> bool:
    """Whether a disease is said to be known, or treated for days: that it is followed is then not said."""
    text = story.reading.text
    known = story.reading.inside(disease.sentence, _KNOWN)
    before = any(m.end <= disease.start and not text[m.end : disease.start].strip() for m in known)
    return before or any(m.value == "treated" and 0 <= m.start - disease.end <= _BESIDE for m in known)


def _is_let_off(story: Story) -> bool:
    """Whether more fluid was taken than tests need: a disease alone then asks nothing of it."""
    return any(int(m.low or 0) in _LET_OFF_ML for m in story.told("volume"))


def _is_of_the_fluid(story: Story, test: Mention) -> bool:
    """Whether a test may be one of the fluid: it stands after the puncture began, among the reasons, or beside the words for either."""
    nones = story.reading.inside(test.sentence, "complication.none")
    if any(m.start <= test.start and test.end <= m.end for m in nones):
        return False  # "Cx none" is the field for the complications, not a culture
    others = (m for m in story.reading.inside(test.sentence, "scrutiny.other") if m.text.lower() in story.reading.list_of("othersample"))
    if any(m.end <= test.start for m in others) and not story.reading.inside(test.sentence, "meant.puncture"):
        return False
    if test.text.lower() in story.reading.list_of("testbeside") and not _is_listed(story, test):
        return False
    if not story.before_it(test) or test.category in _TESTED or not test.sentence:
        return True
    return bool(story.reading.inside(test.sentence, *_FLUID_WORDS))


def _is_listed(story: Story, test: Mention) -> bool:
    """Whether another test stands beside a word that means one only there: 'cytology, flow', but not 'second pass flow'."""
    near = range(test.sentence - 1, test.sentence + 2)
    found = (m for index in near for m in story.reading.inside(index, "question.tests", "question.sought"))
    return any(m.text.lower() not in story.reading.list_of("testbeside") for m in found)
