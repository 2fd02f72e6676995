"""Aims of treatment: words for it that are about this puncture, and not about a drug, an order or what others are to do.

Source: labelling guide, "purpose".
"""

from __future__ import annotations

from doccheck.elements.necessity import high_pressures
from doccheck.elements.reasons import Story
from doccheck.pipeline import Mention, Reading

_OTHER_MEANS = "means.other"
CLAUSE_ENDS = frozenset(",;:.()\n-–")
_GIVEN_REACH = 7
_MEANS = ("treatment.drug", "treatment.symptomatic", _OTHER_MEANS)
_AMONG_REASONS = "reason"
_EASE = "ease.it"
_FLUID = ("volume", "name", "removal", "flow.csf", "fluid.csf", "taken.done", "taken.let")
_IF_HIGH = "if-high"
_UNTESTED = "untested"
_CLOSING = "sum.reached"  # the pressure after fluid was let off
# Orders for afterwards, whose words of drainage and relief are no aim: "call us for drainage", "flat for relief of headache".
_ORDERS = (
    *("instruction.return", "instruction.dressing", "instruction.monitor", "instruction.activity", "instruction.fluids"),
    *("instruction.hint", "instruction.hint_fluids", "instruction.hint_medicine"),
)
_CALL = "instruction.return"
_DONE = ("name", "volume", "removal", "now", "pressure")
_ORDER_REACH = 25
_AUTHOR = frozenset({"i", "we"})
_AHEAD = 12


def is_aim(story: Story, words: Mention) -> bool:
    """Whether words of treatment are about the puncture; plain words for draining are only where the reasons stand."""
    if words.sentence not in story.act.sentences and words.start > story.earlier.get(words.sentence, words.start):
        return False  # it is said of an earlier puncture, whatever header it stands under
    if _is_of_another_day(story.reading, words):
        return False
    ordered = words.category != "indication" and not story.before_it(words) and story.reading.inside(words.sentence, *_ORDERS)
    if ordered and any(_is_in_order(story.reading, m, words) for m in ordered):
        return False
    if words.category == "plan" and not story.before_it(words) and not story.reading.inside(words.sentence, *_DONE):
        return False  # what others are to do next
    if words.label == _EASE and words.category != "indication" and not story.reading.inside(words.sentence, *_FLUID):
        return False
    if not story.before_it(words) and words.category != "indication" and _is_amount_taken(story.reading, words):
        return False
    among_reasons = story.tells_why(words) and story.before_it(words)
    return (words.value != _AMONG_REASONS or among_reasons) and not is_of_a_drug(story.reading, words)


def _is_of_another_day(reading: Reading, words: Mention) -> bool:
    """Whether the clause names another day or hospital before an aim, and tells it as done then: 'in March a tap was done to lower'."""
    others = [m for m in reading.inside(words.sentence, "dated.other") if m.end <= words.start]
    others = [m for m in others if not any(c.isdigit() for c in m.text)]  # a date may be this puncture's
    told = (set(reading.text[m.end : words.end].lower().split()) for m in others if not reading.parted(m.end, words.start, ",;:."))
    return any(told_then & reading.list_of("didthen") and not told_then & _AUTHOR for told_then in told)


def _is_amount_taken(reading: Reading, words: Mention) -> bool:
    """'Let 21 mL off' in the account of the puncture: how much was taken, and not what for."""
    amount = any(words.start <= m.start and m.end <= words.end for m in reading.inside(words.sentence, "volume"))
    before = reading.text[reading.sentences[words.sentence].start : words.start].lower().split()[-1:]
    only = words.text.lower().split()[-1].strip(".,") in reading.list_of("amountoff")  # and no aim behind it: "21 mL off for relief"
    return amount and only and reading.list_of("amountaim").isdisjoint(before)


def _is_in_order(reading: Reading, order: Mention, words: Mention) -> bool:
    """Whether words stand within an order or close behind it, or in the list of what to call for: 'page us for headache, for drainage'."""
    listed = order.label == _CALL and order.start < words.start and not reading.parted(order.end, words.start, ".;:")
    return listed or order.start < words.start < order.end + _ORDER_REACH


def came_true(story: Story) -> list[Mention]:
    """Treatment that was asked for if the pressure should be high, where it was; or a puncture for it, untested but read again after."""
    asked = [m for m in story.reading.of("purpose.therapeutic", assertion="hypothetical") if m.cue_kind == _IF_HIGH and is_aim(story, m)]
    let_off = story.told("sample.none") and story.reading.affirmed(_CLOSING)  # else the pressure may be what was asked for
    asked += [m for m in story.told("purpose.conditional") if story.tells_why(m) and (m.value != _UNTESTED or let_off)]
    return asked if asked and high_pressures(story.reading, story.act) else []


def is_of_a_drug(reading: Reading, aim: Mention) -> bool:
    """Whether the aim is that of a drug or other means named in it or beside it: 'acetazolamide to lower the pressure'."""
    named = [m for m in reading.inside(aim.sentence, *_MEANS) if not _is_to_come(reading, m)]
    if any(m.start < aim.end and aim.start < m.end for m in reading.inside(aim.sentence, "meant.puncture")):
        named = [m for m in named if m.start < aim.start]
    return any(
        _links(reading, reading.text[m.end : aim.start])
        if m.start < aim.start
        else m.label != _OTHER_MEANS and (m.start < aim.end or reading.text[aim.end : m.start].strip().lower() in reading.list_of("drugby"))
        for m in named
    )


def _is_to_come(reading: Reading, m: Mention) -> bool:
    """Whether a means is only what the puncture goes before, and another aim follows: 'before stenting and for drainage'."""
    before = reading.text[max(0, m.start - _AHEAD) : m.start].lower().rstrip()
    return before.endswith(tuple(reading.list_of("drugahead"))) and reading.text.startswith(" and ", m.end)


def _links(reading: Reading, between: str) -> bool:
    """Whether the words between a drug and an aim make it the drug's: no others are there, or it is given in the same clause."""
    words = between.lower().replace("(", " ").split()
    links = reading.list_of("druglink")
    if all(w in links or w.isdecimal() for w in words):
        return True
    return len(words) <= _GIVEN_REACH and not reading.list_of("druggiven").isdisjoint(words) and CLAUSE_ENDS.isdisjoint(between)
