"""The small language in which rules say what words they look for.

    lie flat                    these words, in any case, whatever white space lies between them
    (lie|stay|remain) flat      one of the alternatives
    lie [completely] flat       words that may be left out
    complicat*                  any ending
    needle .. advanced          up to three other words of the same sentence between, none of which denies ("not", "never")
    needle ..8 advanced         up to eight
    #                           a number in digits
    $fluoroscopy                a list of words named in patterns/words.yaml
    \\(                          the mark itself

A phrase is compiled to a regular expression over the sentence's words joined by single blanks. Gaps are bounded and a word is
never split between two parts, so that matching takes time linear in the note whatever a site's rules say.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]|_+")
BOUNDARY = "\u00b6"
MAX_GAP = 12
_LITERALS_AT_MOST = 24
_HEADS_AT_MOST = 400
_NEEDED_AT_MOST = 60
_TOKEN = re.compile(r"\s+|\\[()\[\]|$]|\.\.\d*|\$[a-z_]+|[()\[\]|#]|[^\s()\[\]|#$\\]+|\\")
_DENIALS = "not|never|didn't|wasn't|weren't|couldn't|cannot|can't|isn't|aren't|doesn't|don't|won't"  # a gap does not step over these
_NUMBER = r"\d[\d.,]*"


class PhraseError(ValueError):
    """The phrase is not well formed; the message says how."""


class LazyPattern:
    """An expression that is written and compiled when a note first holds its first words: most never are in a run of a few notes."""

    __slots__ = ("_nodes", "match")

    def __init__(self, nodes: tuple[_Node, ...]) -> None:
        self._nodes = nodes
        self.match: Callable[[str, int], re.Match[str] | None] = self._first_match

    @property
    def source(self) -> str:
        """The expression as it is compiled."""
        return _regex(self._nodes)

    def _first_match(self, text: str, at: int) -> re.Match[str] | None:
        self.match = re.compile(self.source).match
        return self.match(text, at)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One compiled phrase.

    Args:
        literals: the plain word sequences it stands for, when they are few and without gaps; otherwise empty.
        pattern: the expression over blank-separated words.
        heads: the first two words of every match; a trailing `*` stands for any ending, `#` for a number, None for any word or none.
        needs: groups of words, written like those of `heads`; every match holds at least one word of each group.
    """

    literals: tuple[tuple[str, ...], ...]
    pattern: LazyPattern
    heads: frozenset[tuple[str, str | None]]
    needs: tuple[frozenset[str], ...] = ()


# A node is a word ("flat"), a gap (".."), a sequence (list) or a choice (tuple of sequences, with an optional flag).
@dataclass(frozen=True, slots=True)
class _Choice:
    ways: tuple[tuple[object, ...], ...]
    optional: bool


_Node = object


def split_words(text: str) -> list[str]:
    """The words of a text as the pipeline cuts them, in lower case."""
    return [w.lower().replace("\u2019", "'") for w in WORD.findall(text)]


def compile_phrase(source: str, words: dict[str, list[str]]) -> Phrase:
    """Compile a phrase.

    Args:
        source: the phrase as written in a rule.
        words: the named word lists for `$name`.

    Raises:
        PhraseError: the phrase is not well formed, names an unknown list, or could match nothing at all.
    """
    tokens = [t for t in _TOKEN.findall(source) if not t.isspace()]
    nodes, rest = _sequence(tokens, 0, words, depth=0)
    if rest != len(tokens):
        raise PhraseError(f"unexpected '{tokens[rest]}'")
    if not nodes or isinstance(nodes[0], int) or isinstance(nodes[-1], int):
        raise PhraseError("a phrase must begin and end with a word")
    literals = _literals(nodes)
    heads = _heads(nodes)
    if any(not head for head, _ in heads):
        raise PhraseError("every part is optional, so it would match nothing")
    pairs = frozenset((head[0], head[1] if len(head) > 1 else None) for head, _ in heads)
    if len(pairs) > _HEADS_AT_MOST:
        pairs = frozenset((word, None) for word, _ in pairs)
    return Phrase(literals=literals or (), pattern=LazyPattern(nodes), heads=pairs, needs=_needs(nodes))


def _sequence(tokens: list[str], at: int, words: dict[str, list[str]], depth: int) -> tuple[tuple[_Node, ...], int]:
    if depth > 8:
        raise PhraseError("brackets are nested more than eight deep")
    out: list[_Node] = []
    while at < len(tokens):
        token = tokens[at]
        if token in ")]|":
            break
        if token in "([":
            ways = []
            at += 1
            while True:
                way, at = _sequence(tokens, at, words, depth + 1)
                ways.append(way)
                if at >= len(tokens):
                    raise PhraseError(f"'{token}' is never closed")
                if tokens[at] == "|":
                    at += 1
                    continue
                break
            if tokens[at] != (")" if token == "(" else "]"):
                raise PhraseError(f"'{token}' is closed by '{tokens[at]}'")
            out.append(_Choice(tuple(ways), optional=token == "["))
            at += 1
            continue
        at += 1
        if token.startswith(".."):
            gap = int(token[2:] or 3)
            if not 1 <= gap <= MAX_GAP:
                raise PhraseError(f"a gap spans 1 to {MAX_GAP} words, not {gap}")
            out.append(gap)
        elif token.startswith("$"):
            if token[1:] not in words:
                raise PhraseError(f"'{token}' is not a list in words.yaml")
            ways = [_sequence([t for t in _TOKEN.findall(w) if not t.isspace()], 0, words, depth + 1)[0] for w in words[token[1:]]]
            out.append(_Choice(tuple(ways), optional=False))
        elif token == "#":
            out.append("#")
        elif token.startswith("\\") and len(token) == 2:
            out.append(token[1:])
        else:
            open_end = token.endswith("*") and len(token) > 1
            pieces = split_words(token[:-1] if open_end else token)
            if not pieces:
                raise PhraseError(f"'{token}' holds no word")
            out.extend(pieces[:-1])
            out.append(pieces[-1] + ("*" if open_end else ""))
    return tuple(out), at


def _literals(nodes: tuple[_Node, ...]) -> tuple[tuple[str, ...], ...] | None:
    """Every word sequence that the nodes stand for, or None where they are too many or not plain."""
    parts: list[list[tuple[str, ...]]] = []
    for node in nodes:
        if isinstance(node, int):
            return None
        if isinstance(node, _Choice):
            ways: list[tuple[str, ...]] = [()] if node.optional else []
            for way in node.ways:
                inner = _literals(way)
                if inner is None:
                    return None
                ways.extend(inner)
            parts.append(ways)
        else:
            assert isinstance(node, str)
            if node.endswith("*") or node == "#":
                return None
            parts.append([(node,)])
        count = 1
        for part in parts:
            count *= len(part)
        if count > _LITERALS_AT_MOST:
            return None
    out = {tuple(itertools.chain.from_iterable(combo)) for combo in itertools.product(*parts)}
    return tuple(sorted(out))


def _regex(nodes: tuple[_Node, ...]) -> str:
    """Each word is written with one leading blank, so that sequences join without bookkeeping."""
    out = []
    for node in nodes:
        if isinstance(node, int):
            out.append(rf"(?: (?!{BOUNDARY}|(?:{_DENIALS}) )[^ ]+){{0,{node}}}?")
        elif isinstance(node, _Choice):
            ways = "|".join(sorted({_regex(way) for way in node.ways}, key=lambda w: (-len(w), w)))
            out.append(f"(?:{ways}){'?' if node.optional else ''}")
        elif node == "#":
            out.append(f" {_NUMBER}")
        else:
            assert isinstance(node, str)
            out.append(" " + (re.escape(node[:-1]) + r"[^ ]*" if node.endswith("*") and len(node) > 1 else re.escape(node)) + r"(?= |$)")
    return "".join(out)


def _heads(nodes: tuple[_Node, ...]) -> set[tuple[tuple[str, ...], bool]]:
    """The first two words of every way through the nodes, each with whether anything may follow it unseen."""
    open_ones: set[tuple[str, ...]] = {()}
    closed: set[tuple[tuple[str, ...], bool]] = set()
    for node in nodes:
        longer: set[tuple[str, ...]] = set()
        inner = {head for way in node.ways for head in _heads(way)} if isinstance(node, _Choice) else set()
        for head in open_ones:
            if isinstance(node, int):
                closed.add((head, True))
            elif isinstance(node, _Choice):
                if node.optional:
                    longer.add(head)
                for more, ended in inner:
                    whole = (head + more)[:2]
                    if ended or len(whole) == 2:
                        closed.add((whole, True))
                    else:
                        longer.add(whole)
            else:
                assert isinstance(node, str)
                whole = (*head, node)
                if len(whole) == 2:
                    closed.add((whole, True))
                else:
                    longer.add(whole)
        open_ones = longer
        if not open_ones:
            break
    return closed | {(head, False) for head in open_ones}


def _needs(nodes: tuple[_Node, ...]) -> tuple[frozenset[str], ...]:
    """For each part that cannot be left out after the first, a group of words of which every match holds one."""
    return tuple(group for node in nodes[1:] if (group := _group(node)) and len(group) <= _NEEDED_AT_MOST)


def _group(node: _Node) -> frozenset[str]:
    """Words of which every match of a part holds one, or none where a match need hold none that can be told."""
    if isinstance(node, str):
        return frozenset((node,))
    if isinstance(node, int) or not isinstance(node, _Choice) or node.optional:
        return frozenset()
    out: set[str] = set()
    for way in node.ways:
        groups = [group for part in way if (group := _group(part))]
        if not groups:
            return frozenset()
        out |= min(groups, key=len)
    return frozenset(out)
