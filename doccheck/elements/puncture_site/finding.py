"""Puncture site: the vertebral level or interspace at which the needle that reached CSF went in.

Of several levels the one that gave CSF counts; for a failed puncture all that were tried. A region of the back is no level.
Source: documentation lists of the four codes; labelling guide, element 3.
"""

from __future__ import annotations

from collections.abc import Sequence

from doccheck.elements.act import Act
from doccheck.elements.puncture_site import places, settling, unaccounted, untied
from doccheck.elements.puncture_site.places import Place, Told
from doccheck.facts import Finding, Status
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.measuring import levels
from doccheck.pipeline.mention import proof

NAME = "puncture_site"

_ELSEWHEN = frozenset({"historical", "hypothetical", "other"})
_STORY = frozenset({"history", "indication", "other_history"})  # sections that tell what went before
_GOES_IN = ("site.needle", "site.moved", "site.step")
_LATER = frozenset({"plan", "disposition", "instructions"})  # sections that tell what comes next
_LANDMARKS = frozenset({"level.range", "level.vertebra", "level.part", "level.interspace", "level.single"})
_BESIDE = 30  # characters between two levels and a word of doubt about them
_NUMBER = 5  # characters of the number of a puncture before its date
_LAST = ("last", "last one")  # of the passes as well as of the levels
_NEXT = 3  # characters between a word of correction and the level that it brings
_TURNS = frozenset({"to", "->", "-->", "=>", "\u2192"})  # all that stands between a level and the one put in its place
_COUNTED = 8  # characters between the word for tries and the brackets behind their number
_SAID = {
    places.NEEDLE: "said of the needle",
    places.FOUND: "found or marked",
    places.NAMED: "named",
    places.ANESTHETIC: "told with the anaesthetic",
}


def find(reading: Reading, act: Act) -> Finding:
    """The puncture site of this note's puncture."""
    told = places.read(reading, act)
    named = [
        p for p in told.places if p.rank > places.VAGUE and p.mention.label != "level.range" and (p.level[:1] != "C" or p.level == "C1-C2")
    ]
    own = [p for p in named if p.mention.assertion not in _ELSEWHEN or p.group.now]
    named = own or [p for p in named if told.needles == {p.mention.sentence}]  # a puncture told with its date
    named = [p for p in named if not reading.text.startswith("?", p.mention.end)] or named
    named = [p for p in named if p.mention.category != "complications"] or named
    named = [p for p in named if not any(w.start <= p.mention.start < w.end for w in told.relative)]
    rows = [p for p in named if _is_row(reading, p)]
    if told.needles - {p.mention.sentence for p in rows} or any(p.rank == places.NEEDLE and not p.summary for p in named):
        named = [p for p in named if p not in rows]
    spaces = {p.level.partition("-")[0] for p in named if "-" in p.level}
    beside = {(p.mention.sentence, end) for p in named if "-" in p.level for end in ("", *p.level.split("-"))}
    named = [p for p in named if "-" in p.level or not _only_describes(p, spaces, beside)]
    if not named:
        return (
            _as_before(reading, act, told)
            or _as_meant(reading, act)
            or _by_position(reading, told)
            or _region(
                [
                    *(p.mention for p in told.places if p not in rows and p.mention.assertion not in _ELSEWHEN),
                    *told.regions,
                    *_left_open(told),
                ],
                _meant(reading),
            )
        )
    if act.outcome.value == "failed":
        return _attempted(reading, told, named)
    corrected = _corrected(reading, told, named)
    if corrected and (unaccounted.taken_back(reading, corrected) or unaccounted.undecided(reading, act, told, corrected)):
        corrected = []
    last = corrected[-1].mention.sentence if corrected else 0
    if corrected and not any(w.sentence >= last + (w.value == "withdrawn") for w in told.unsure if w.value in ("own", "withdrawn")):
        later = [m for m in unaccounted.rivals(reading, act, told, corrected) if m.sentence > last + 1]
        above = all(p.part == -1 or p.mention.sentence >= last for p in named)  # a correction printed above what it corrects
        in_course = any(w.sentence == last for w in told.corrections) and bool(reading.inside(last, *_GOES_IN))
        if above and not in_course:
            later = [m for m in later if m.value != later[0].value]
        return _contradicted(corrected, later) if later else _documented(corrected, "the author corrects the level")
    return _reached(reading, act, told, named)


def _is_row(reading: Reading, place: Place) -> bool:
    """Whether a level stands in the row of a log of punctures, under its date and with no word of a needle: '#5 8/12 L3/4 OP 40'."""
    levels = reading.inside(place.mention.sentence, "level")
    dated = [m for m in reading.inside(place.mention.sentence, "dated.earlier") if m.end <= place.mention.start]
    dated = [m for m in dated if not any(n.start <= m.start < n.end for n in levels)]  # "L3/4" is no day in March
    return place.rank == places.NAMED and bool(dated) and dated[0].start - reading.sentences[place.mention.sentence].start <= _NUMBER


def _only_describes(place: Place, spaces: set[str], beside: set[tuple[int, str]]) -> bool:
    """Whether a vertebra only describes an interspace that is named: "L1-L2, the L2 end of it"."""
    if place.mention.label == "level.single":
        return place.level in spaces
    sentence = place.mention.sentence
    described = (sentence, place.level) in beside or ((sentence, "") in beside and not place.group.outcome)
    return place.mention.label == "level.vertebra" and described


def _as_before(reading: Reading, act: Act, told: Told) -> Finding | None:
    """The level of the earlier punctures that the note tells of, where the same is said to have been used again."""
    same = [w for w in told.same if w.assertion in ("affirmed", "historical")]
    earlier = [m for m in reading.of("level.interspace", "level.single") if m.assertion in ("affirmed", "historical")]
    if not same or len({m.value for m in earlier}) != 1:
        return None
    return Finding(
        Status.DOCUMENTED, (earlier[0].value or "",), proof([same[0], earlier[0]]), "the level of the earlier puncture was used again"
    )


def _by_position(reading: Reading, told: Told) -> Finding | None:
    """A level told by where it lies: from the sacrum, from the earlier puncture, or at the end of what was operated on."""
    word = told.relative[-1] if told.relative else None
    if word is None or not word.value:
        return None
    near = [m for m in reading.of("level") if m.value and m.label in _LANDMARKS and m.start != word.start]
    if word.value in ("above", "below"):
        near = [m for m in near if 0 <= word.sentence - m.sentence <= 1]
        inside = [m for m in near if word.start <= m.start < word.end]
        value = levels.beyond(((inside or near)[-1].value or ""), word.value == "above") if near else None
    elif word.value[0] in "+-":
        near = [m for m in near if m.label == "level.interspace" and m.assertion in ("affirmed", "historical")]
        value = levels.step(near[0].value or "", int(word.value)) if len({m.value for m in near}) == 1 else None
    else:
        near, value = [], word.value
    if value is None:
        return None
    return Finding(
        Status.DOCUMENTED, (value,), proof([*near[-1:], word]), f"the level is told by where it lies: '{word.text}' ({word.rule})"
    )


def _meant(reading: Reading) -> list[Mention]:
    """Levels that were meant to be used, told before the needle: where it then went in is not said."""
    needle = max((w.start for w in reading.of("site.needle", "site.reached")), default=0)
    spaces = [m for m in reading.of("level.interspace") if m.category not in _LATER and m.start < needle]
    return [m for m in spaces if any(w.value == "planned" for w in reading.inside(m.sentence, "site.not-next", "site.not-last"))]


def _as_meant(reading: Reading, act: Act) -> Finding | None:
    """The level that was meant, where the needle is told to have gone in there: 'Planned L3-4; several passes there'."""
    meant = _meant(reading)
    there = [w for w in reading.affirmed("there.needle") if w.sentence in act.sentences and meant and w.start > meant[-1].end]
    if act.outcome.value != "failed":
        there = [w for w in there if not reading.inside(w.sentence, "site.dry")]
    if len({m.value for m in meant}) != 1 or not there:
        return None
    value = meant[0].value or ""
    return Finding(Status.DOCUMENTED, (value,), proof([meant[0], there[0]]), "the needle went in at the level that was meant")


def _left_open(told: Told) -> list[Mention]:
    """Words for a level that the author cannot name, or for another that is not named."""
    return [*(w for w in told.unsure if w.value == "own"), *told.further]


def _region(regions: list[Mention], meant: Sequence[Mention] = ()) -> Finding:
    """No level: a region of the back or a level that was only meant leaves the site unclear, nothing at all leaves it missing."""
    if not regions and not meant:
        return Finding(Status.MISSING, reason="no level of the needle is named")
    if not regions:
        reason = f"'{meant[0].text}' ({meant[0].rule}) was only meant to be the level"
        return Finding(Status.UNCLEAR, None, proof(meant), reason)
    return Finding(Status.UNCLEAR, None, proof(regions), f"only a region is named: '{regions[0].text}' ({regions[0].rule})")


def _attempted(reading: Reading, told: Told, named: list[Place]) -> Finding:
    """A failed puncture: every level that was tried."""
    spaces = [p for p in named if "-" in p.level] or named
    spaces = [p for p in spaces if p.mention.category not in _LATER or p.group.outcome] or spaces
    spaces = [p for p in spaces if p.mention.category not in _STORY or reading.inside(p.mention.sentence, *_GOES_IN)] or spaces
    hedged = {w.sentence for w in told.unsure if w.value == "hedge"}
    firm = [p for p in spaces if p.mention.sentence not in hedged]
    spaces = firm if {p.level for p in firm} == {p.level for p in spaces} else spaces  # "best guess L3-4 ... twice at L3-4, dry"
    own = [p for p in spaces if not p.summary or p.group.outcome] or spaces  # 'Attending: L3-4, no CSF'
    tried = [p for p in own if p.rank == places.NEEDLE or p.group.outcome] or own
    lines = {p.mention.sentence for p in tried}
    tried = [p for p in own if p.mention.sentence in lines]
    return _documented(tried, "levels attempted")


def _corrected(reading: Reading, told: Told, named: list[Place]) -> list[Place]:
    """Places told with words of correction: right after them ('should read L4-5'), or alone in their sentence."""
    out: list[Place] = []
    for word in told.corrections:
        near = [p for p in named if p.mention.sentence == word.sentence]
        near = near or [p for p in named if p.mention.sentence == word.sentence + 1]
        if word.value == "contrast":
            out.extend(p for p in near if p.summary and word.start <= p.mention.start < word.end)  # the other level is left out
            continue
        after = [p for p in near if 0 <= p.mention.start - word.end <= 40 and not reading.parted(word.end, p.mention.start, ";")]
        before = [p for p in near if p.mention.end <= word.start]
        if not after and before and word.value is None and word.start - before[-1].mention.end <= _NEXT:
            after = [
                p for p in near if p.mention.start >= word.end and p.level != before[-1].level
            ]  # "L2-3, strike that, it went in at L3-4"
        if word.value == "error" and before and _is_put_right(told, before[-1]):
            continue  # "L2-3, correction, L3-4, my error"
        if word.value == "error" and len(before) > 1 and reading.text[before[-2].mention.end : before[-1].mention.start].strip() in _TURNS:
            out.append(before[-1])  # "L2-3 -> L3-4 (typing error)"
            continue
        if word.value == "error" and before and not reading.between(before[-1].mention.end, word.start, "site.not-next"):
            others = [p for p in near if p.level != before[-1].level] or [p for p in named if p.level != before[-1].level]
            out.extend(others[-1:] if len({p.level for p in others}) == 1 else [])
        elif after:
            out.append(after[0])
        elif len({p.level for p in near}) == 1:
            out.append(near[-1])
    return out[-1:]


def _is_put_right(told: Told, place: Place) -> bool:
    """Whether a level stands right after the word that corrects an earlier one."""
    return any(w.value is None and 0 <= place.mention.start - w.end <= _NEXT for w in told.corrections)


def _reached(reading: Reading, act: Act, told: Told, named: list[Place]) -> Finding:
    """A completed puncture: the level that gave CSF, held against what the summary says."""
    body = [p for p in named if not p.summary]
    unsure = [w for w in told.unsure if _leaves_open(reading, w, body) and not (w.value == "each" and told.which)]
    if unsure:
        return Finding(Status.UNCLEAR, None, proof([*(p.mention for p in body), unsure[0]]), "which of the levels gave CSF is left open")
    if told.unplaced and not told.which and not any(p.summary for p in named):
        return Finding(
            Status.UNCLEAR, None, proof([*(p.mention for p in body), told.unplaced[-1]]), "several levels tried, and CSF at none named"
        )
    closing = [p for p in named if p.summary and not (body and p.group.outcome == "dry")]
    which = _which(reading, told, body)
    if which and closing and which[0].level not in {p.level for p in closing}:
        return _conflicting([*which, *closing], "of the levels named one gave CSF, and the summary names another")
    if which:
        return _documented(which, "of the levels named, this one gave CSF")
    settled = settling.settle(reading, body) if body else settling.settle(reading, closing)
    if closing and all(p.group.outcome == "dry" for p in body) and any(p.group.outcome == "reached" for p in closing):
        settled = settling.settle(reading, [*body, *closing])
    elif body and closing:
        said = {p.level for p in settling.settle(reading, closing)}
        levels = {p.level for p in settled}
        headed = [p for p in settled if _heads(reading, p) and p.level not in said and not p.group.outcome and not p.group.tried]
        if headed and all(_heads(reading, p) for p in settled if p.level == headed[0].level):
            return _conflicting([*headed, *closing], "the heading names one level, body and summary another")
        if len(levels) > 1 and len(said) == 1 and said <= levels:
            settled = [p for p in (*settled, *closing) if p.level in said]
        elif not said & levels:
            return _conflicting([*settled, *closing], "body and summary name different levels")
    levels = {p.level for p in settled}
    numbed = _prepared_elsewhere(reading, body, settled)
    if numbed:
        return _conflicting([*settled, *numbed], "the heading names one level, and another was marked or numbed")
    if len(levels) == 1:
        return _accounted(reading, act, told, settled)
    mine = untied.own(reading, settled)
    if mine:
        return _accounted(reading, act, told, mine)
    if settling.clash(settled) or unaccounted.is_headed_otherwise(reading, settled):
        return _conflicting(settled, "two levels are named for one puncture")
    return Finding(Status.UNCLEAR, None, proof(p.mention for p in settled), "several levels, and no word which of them gave CSF")


def _accounted(reading: Reading, act: Act, told: Told, settled: list[Place]) -> Finding:
    """The one level that is left: tied to the needle that reached fluid, not taken back, and no other told without a reason."""
    further = [m for m in told.further if m.start >= settled[-1].mention.end]
    theirs = [m for m in reading.affirmed("site.step") if m.sentence not in act.sentences]
    theirs = [m for m in theirs if reading.between(settled[-1].mention.end, m.start, "site.dry")]
    if theirs:  # "L4-5, nothing. The attending went one space up, the same. My next pass gave CSF"
        return Finding(Status.UNCLEAR, None, proof([*(p.mention for p in settled), theirs[0]]), "another hand went on at another level")
    if further and all(p.group.outcome != "reached" for p in settled):
        return Finding(Status.UNCLEAR, None, proof([*(p.mention for p in settled), further[0]]), "a further level is not named")
    if untied.left(reading, told, settled):
        return _region(told.regions)
    if all(_is_vain_try(reading, p) for p in settled):
        return Finding(Status.UNCLEAR, None, proof(p.mention for p in settled), "only the level of a try that gave nothing is named")
    doubted = unaccounted.taken_back(reading, settled) or unaccounted.undecided(reading, act, told, settled)
    if doubted:
        told_of = proof([*(p.mention for p in settled), *doubted])
        return Finding(Status.UNCLEAR, None, told_of, "the last word takes the level back, or leaves it open between two")
    rivals = unaccounted.rivals(reading, act, told, settled)
    if rivals:
        return _contradicted(settled, rivals)
    headed = unaccounted.headings(reading, told, settled)
    if headed:
        return _conflicting([*headed, *settled], "the heading names one level, and the text another")
    return _documented(settled, _said(settled[0]))


def _is_vain_try(reading: Reading, place: Place) -> bool:
    """Whether a level stands in brackets behind the number of tries, as one of those that gave nothing: 'attempts: 2 (L3-4 dry)'."""
    m = place.mention
    opened = reading.text.rfind("(", reading.sentences[m.sentence].start, m.start)
    closed = reading.text.find(")", m.end, reading.sentences[m.sentence].end)
    if place.group.outcome != "dry" or opened < 0 or closed < 0 or reading.parted(opened, m.start, ")"):
        return False
    counted = any(0 <= opened - w.end <= _COUNTED for w in reading.inside(m.sentence, "site.tried"))
    return counted and bool(reading.between(m.end, closed, "site.dry")) and not reading.names("sameplace", reading.text[m.end : closed])


def _prepared_elsewhere(reading: Reading, body: list[Place], settled: list[Place]) -> list[Place]:
    """Places found, marked or numbed that are all the text tells of, and not at the one level that only a heading names."""
    headings = {p.part for p in settled if _heads(reading, p)}
    if len({p.level for p in settled}) > 1 or any(p.part not in headings for p in settled):
        return []
    rest = [p for p in body if p.part not in headings]
    apart = all(p.rank in (places.ANESTHETIC, places.FOUND) and not p.group.outcome and p.level != settled[0].level for p in rest)
    return rest if apart and len({p.level for p in rest}) == 1 else []


def _heads(reading: Reading, place: Place) -> bool:
    """Whether a place stands in the title or in the first words under 'Procedure', and nothing is told to have come of it there."""
    if place.part == -1:
        return True
    first = reading.sentences[place.mention.sentence].start == reading.sentences[place.mention.sentence].section.start
    return place.mention.category == "procedure" and first and not place.group.outcome


def _leaves_open(reading: Reading, word: Mention, body: list[Place]) -> bool:
    """Whether a word of doubt is about the levels before it; the author's own about any, a bare one about two right before it."""
    if word.value == "withdrawn":
        return bool(body)
    if word.value == "hedge":
        hedged = {p.level for p in body if word.start <= p.mention.start < word.end}
        firm = [p for p in body if not word.start <= p.mention.start < word.end and p.group.outcome != "dry" and not p.group.tried]
        return bool(hedged) and not firm
    before = [p for p in body if p.mention.start < word.end or (word.value == "own" and p.mention.sentence == word.sentence)]
    if word.value == "each":  # fluid told of neither, and of no level after it
        told_dry = bool(reading.inside(word.sentence, "site.dry"))  # bone in the next sentence is told of both
        same = [p for p in before if p.mention.sentence == word.sentence and (p.group.outcome != "dry" or not told_dry)]
        after = any(p.mention.start >= word.end and p.group.outcome == "reached" for p in body)
        return len({p.level for p in same}) > 1 and not after
    if word.value == "pair":
        before = [p for p in before if p.mention.sentence == word.sentence and word.start - p.mention.end <= _BESIDE]
    return len({p.level for p in before}) > (word.value != "own")


def _which(reading: Reading, told: Told, body: list[Place]) -> list[Place]:
    """The place that words such as "the upper one worked" or "CSF from the latter" pick out of two levels or more."""
    spaces = [p for p in body if "-" in p.level and p.level[:1] in "LS"]
    levels = {p.level for p in spaces}
    if not told.which or len(levels) < 2:
        return []
    word = told.which[-1]
    before = [p for p in spaces if p.mention.start < word.end]
    if word.value in ("first", "last") and len({p.level for p in before}) < 2:
        return []
    if word.text.lower().endswith(_LAST) and reading.names("tries", reading.text[before[-1].mention.end : word.start]):
        return []  # "L3-4 and L4-5 tried, five passes, CSF on the last" of them
    order = {"first": spaces, "last": spaces[::-1], "upper": sorted(spaces, key=_height), "lower": sorted(spaces, key=_height)[::-1]}
    return order[word.value or "last"][:1]


def _height(place: Place) -> str:
    return place.level


def _contradicted(settled: list[Place], rivals: list[Mention]) -> Finding:
    said, other = settled[0].mention, rivals[-1]
    reason = f"'{said.text}' ({said.rule}) is told, and '{other.text}' ({other.rule}) too with no word that it is another's"
    values = tuple(dict.fromkeys([*(p.level for p in settled), *(m.value or "" for m in rivals)]))
    return Finding(Status.CONFLICTING, values, proof([*(p.mention for p in settled), *rivals]), reason)


def _said(place: Place) -> str:
    header = f" in section {place.mention.section}" if place.mention.section else ""
    return f"'{place.mention.text}' ({place.mention.rule}) {_SAID[place.rank]}{header}"


def _documented(told: Sequence[Place], reason: str) -> Finding:
    return Finding(Status.DOCUMENTED, tuple(dict.fromkeys(p.level for p in told)), proof(p.mention for p in told), reason)


def _conflicting(told: Sequence[Place], reason: str) -> Finding:
    return Finding(Status.CONFLICTING, tuple(dict.fromkeys(p.level for p in told)), proof(p.mention for p in told), reason)
