"""Where a note gives reasons: the sentences and sections in which a disease, symptom or aim leads to this puncture."""

from __future__ import annotations

from doccheck.elements.act import Act
from doccheck.pipeline import Mention, Reading

# A disease named in these sections is not the reason of this puncture, whatever else it is.
_ELSEWHERE = frozenset(
    "past comparison consent other_history results anesthesia sedation dose contrast dressing blood_loss complications "
    "instructions disposition needle level guidance position".split()
)


# Headers for a few words; in a note without line breaks they seem to hold whatever follows.
_SHORT = frozenset("other_history needle level position guidance anesthesia sedation complications blood_loss dose contrast dressing".split())
# The parts in which a note tells its story.
_STORY = frozenset("title indication history procedure plan impression other time_out".split())


def part(reading: Reading, mention: Mention) -> str:
    """The category of the section a mention stands in; none where a header of a few words only seems to hold it."""
    if mention.category in _SHORT:
        section = reading.sentences[mention.sentence].section
        later = reading.sentence_at(section.start) < mention.sentence
        if later and reading.text.find("\n", section.start, mention.start) < 0:
            return "title"
    return mention.category


def told(reading: Reading, act: Act, *labels: str) -> list[Mention]:
    """Mentions with these labels or families that are affirmed, about this puncture, and where reasons stand."""
    return [
        m
        for m in reading.affirmed(*labels)
        if (m.sentence in act.sentences or m.category == "indication") and part(reading, m) not in _ELSEWHERE
    ]


def begun(reading: Reading) -> int:
    """The first sentence that names a level or a volume: from there on the puncture itself is told."""
    return min((m.sentence for m in reading.of("level.interspace", "volume")), default=len(reading.sentences))


def in_story(reading: Reading, mention: Mention, begun: int) -> bool:
    """Whether a mention stands where a note tells why: in a part for it, or before the puncture is told."""
    where = part(reading, mention)
    return where in _STORY or (where == "technique" and mention.sentence < begun)
