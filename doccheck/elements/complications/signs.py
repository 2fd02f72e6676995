"""Events told in lay words: signs that say nothing alone and settle it together.

A feeling in a leg with a cry or a move of the needle is a nerve that was touched; pallor with a slow pulse or raised legs is a faint;
blood at the skin with a stitch or long pressure is bleeding that needed attention.
Source: labelling guide, element 5 ("Events that count as present").
"""

from __future__ import annotations

import re
from collections import defaultdict

from doccheck.elements.act import Act
from doccheck.elements.complications.talk import came, is_answered_no
from doccheck.pipeline import Mention, Reading

FAMILIES = frozenset({"hurt", "faint", "bleed"})
_LEG_AFTER = 60
_LEG_BEFORE = 18
_LEG_ELECTRIC = 45
_AROUND = 110
_LASTED_WITHIN = 12
_FORWARD = "forward"  # the plain denials, such as "no"
_DENIED_WITHIN = 45
_FAINT_WITHIN = 160

_FAINT = frozenset({"faint.sign", "faint.low"})  # without one of these nothing else tells of fainting

_Signs = dict[str, list[Mention]]


def find_signs(reading: Reading, act: Act) -> list[tuple[Mention, ...]]:
    """The events that signs add up to, each as the signs that tell of it."""
    lines: dict[int, _Signs] = defaultdict(dict)
    for m in reading.of(*FAMILIES):
        if m.sentence in act.sentences and (m.assertion in ("affirmed", "negated") or came(reading, m)) and not is_answered_no(reading, m):
            lines[m.sentence].setdefault(m.label, []).append(m)
    out: list[tuple[Mention, ...]] = []
    for index, line in lines.items():
        out.extend(_hurt(reading, line))
        out.extend(_faint(line, lines.get(index + 1, {})))
        out.extend(_bleeding(line, lines.get(index + 1, {})))
    return out


def _hurt(reading: Reading, line: _Signs) -> list[tuple[Mention, ...]]:
    """A feeling that goes to a leg, with a verb of its onset or a move of the needle beside it."""
    out: list[tuple[Mention, ...]] = []
    for feeling in (*line.get("hurt.sensation", ()), *line.get("hurt.electric", ())):
        leg = next((g for g in line.get("hurt.leg", ()) if _goes_to(reading, feeling, g)), None)
        if leg is None:
            continue
        low, high = min(feeling.start, leg.start), max(feeling.end, leg.end)
        onset = [m for m in (*line.get("hurt.verb", ()), *line.get("hurt.moment", ())) if low - _AROUND < m.start < high + _AROUND]
        onset = [m for m in onset if not reading.parted(min(m.end, high), max(m.start, low), ";")]
        onset += [
            m for m in line.get("hurt.lasted", ()) if 0 <= m.start - high <= _LASTED_WITHIN and not reading.parted(high, m.start, ",;")
        ]
        old = any(low - _AROUND < m.start < high + _AROUND // 2 for m in line.get("hurt.old", ()))
        if onset and not old and not _is_denied(reading, line, feeling):
            out.append((feeling, leg))
    return out


def _goes_to(reading: Reading, feeling: Mention, leg: Mention) -> bool:
    if feeling.end <= leg.start:
        return leg.start - feeling.end <= _LEG_AFTER and not reading.parted(feeling.end, leg.start, ",;")
    if feeling.label == "hurt.electric":
        return 0 <= feeling.start - leg.end <= _LEG_ELECTRIC and not reading.parted(leg.end, feeling.start, ";")
    return 0 <= feeling.start - leg.end <= _LEG_BEFORE and not reading.parted(leg.end, feeling.start, ",;")


def _is_denied(reading: Reading, line: _Signs, feeling: Mention) -> bool:
    """Whether a feeling is denied; a verb before it that is not ends the denial ('no resistance, then he felt a zap')."""
    if feeling.assertion != "negated":
        return False
    denial = max((d.start for d in line.get("hurt.denial", ()) if d.start < feeling.start), default=-1)
    denial = max(denial, _cue_at(reading, feeling))
    verbs = [v for v in line.get("hurt.verb", ()) if max(feeling.start - _DENIED_WITHIN, denial) <= v.start < feeling.start]
    return feeling.cue_kind != _FORWARD or not verbs


def _cue_at(reading: Reading, feeling: Mention) -> int:
    """Where the word stands that denies a feeling: a verb before that one is not denied with it ('felt a push, no leg pain')."""
    before = reading.text[reading.sentences[feeling.sentence].start : feeling.start].lower()
    cue = re.escape(feeling.cue_words.lower())
    found = [m.start() for m in re.finditer(rf"\b{cue}\b", before)] if cue else []
    return feeling.start - len(before) + found[-1] if found else -1


def _faint(line: _Signs, after: _Signs) -> list[tuple[Mention, ...]]:
    """Two signs of fainting, or one with a low measurement or with what is done for it, in one sentence or the next."""
    if not line.keys() & _FAINT:
        return []
    signs = _affirmed(line, "faint.sign")
    lows = _lows(line)
    queasy = _affirmed(line, "faint.queasy")
    pairs = [*_pairs(signs, signs), *_pairs(signs, queasy), *_pairs(queasy, lows), *_pairs(signs, lows), *_pairs(lows, lows)]
    for near in (line, after):
        pairs += _pairs(signs, _affirmed(near, "faint.rescue"))
        pairs += _pairs(lows, _affirmed(near, "faint.rescue"))
    pairs += [*_pairs(signs, _lows(after)), *_pairs(lows, _affirmed(after, "faint.sign"))]
    return pairs[:1]


def _lows(line: _Signs) -> list[Mention]:
    """Low measurements; a number is never denied."""
    return list(line.get("faint.low", ()))


def _bleeding(line: _Signs, after: _Signs) -> list[tuple[Mention, ...]]:
    if "bleed.elsewhere" in line:
        return []
    blood = _affirmed(line, "bleed.blood")
    pairs = _pairs(blood, _care(line)) + _pairs(blood, _care(after))
    return pairs[:1]


def _care(line: _Signs) -> list[Mention]:
    """What the bleeding needed; minutes of pressure are never denied ('would not stop, 15 min of pressure')."""
    return [m for m in line.get("bleed.care", ()) if m.assertion != "negated" or m.value == "pressed"]


def _affirmed(line: _Signs, label: str) -> list[Mention]:
    return [m for m in line.get(label, ()) if m.assertion != "negated"]


def _pairs(some: list[Mention], others: list[Mention]) -> list[tuple[Mention, ...]]:
    """Pairs of different words that stand near each other."""
    return [(a, b) for a in some for b in others if a.text.lower() != b.text.lower() and abs(a.start - b.start) <= _FAINT_WITHIN]
