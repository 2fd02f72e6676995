"""Where a note gives reasons: the sentences and sections in which a disease, symptom or aim leads to this puncture."""

from __future__ import annotations

from doccheck.elements.act import Act
from doccheck.pipeline import Mention, Reading

# A disease named in these sections is not the reason of this puncture, whatever else it is.
_ELSEWHERE = frozenset(
    "past comparison consent other_history results anesthesia sedation dose contrast dressing blood_loss complications "
    "instructions disposition needle level guidance position".split()
)


# The parts in which a note tells its story.
_STORY = frozenset("title indication history procedure plan impression other time_out".split())


def _in_place(mention: Mention, act: Act) -> bool:
    """Whether a mention is affirmed, about this puncture, and in a part of the note where reasons stand."""
    return (
        mention.assertion == "affirmed"
        and mention.category not in _ELSEWHERE
        and (mention.sentence in act.sentences or mention.category == "indication")
    )


def told(reading: Reading, act: Act, *labels: str) -> list[Mention]:
    """Mentions with these labels or families that are in place."""
    return [m for m in reading.of(*labels) if _in_place(m, act)]


def begun(reading: Reading) -> int:
    """The first sentence that names a level or a volume: from there on the puncture itself is told."""
    return min((m.sentence for m in reading.of("level.interspace", "volume")), default=len(reading.sentences))


def in_story(mention: Mention, begun: int) -> bool:
    """Whether a mention stands where a note tells why: in a part for it, or before the puncture is told."""
    return mention.category in _STORY or (mention.category == "technique" and mention.sentence < begun)
