"""The small language in which rules say what words they look for.

    lie flat                    these words, in any case, whatever white space lies between them
    (lie|stay|remain) flat      one of the alternatives
    lie [completely] flat       words that may be left out
    complicat*                  any ending
    needle .. advanced          up to three other words of the same sentence between, none of which denies ("not", "never")
    needle ..8 advanced         up to eight
    #                           a number in digits
    $fluoroscopy                a list of words named in patterns/words/
    \\(                          the mark itself

A phrase becomes a sequence of words, gaps and choices, which the pipeline follows word by word; one with gaps also a regular expression
over a sentence's words joined by single blanks. Gaps are bounded and a word is never split between two parts, so that matching takes
time linear in the note whatever a site's rules say.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]|_+")
ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,][0-9]+)*|[^a-z0-9_\s]|_+")  # the same in small letters, found faster
BOUNDARY = "\u00b6"
MAX_GAP = 12
_PLAIN_AT_MOST = 24  # sequences
_TOKEN = re.compile(r"\s+|\\[()\[\]|$]|\.\.\d*|\$[a-z_]+|[()\[\]|#]|[^\s()\[\]|#$\\]+|\\")
_DENIALS = "not|never|didn't|wasn't|weren't|couldn't|cannot|can't|isn't|aren't|doesn't|don't|won't"  # a gap does not step over these
_NUMBER = r"\d[\d.,]*"
_WORD_END = "(?= |$)"


class PhraseError(ValueError):
    """The phrase is not well formed; the message says how."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives, each a sequence; an optional one may be left out."""

    ways: tuple[Nodes, ...]
    optional: bool


Node = str | int | Choice  # a word ("flat", "complicat*", "#"), a gap of up to so many words, or a choice
Nodes = tuple[Node, ...]


class LazyPattern:
    """An expression that is written and compiled when a note first holds its words: most never are in a run of a few notes."""

    __slots__ = ("_nodes", "match")

    def __init__(self, nodes: Nodes) -> None:
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
        nodes: its parts.
        pattern: the expression over blank-separated words.
        firsts: the words with which a match can begin; a trailing `*` stands for any ending, `#` for a number.
        has_gaps: whether there is a gap in it.
        is_plain: whether it stands for a few sequences of plain words alone.
    """

    nodes: Nodes
    pattern: LazyPattern
    firsts: frozenset[str]
    has_gaps: bool
    is_plain: bool

    def words(self) -> Iterator[str]:
        """Every word in it."""
        return _words(self.nodes)

    def literals(self) -> list[tuple[str, ...]]:
        """Every sequence of words that a plain phrase stands for."""
        return _literals(self.nodes)

    def alone(self) -> Phrase | None:
        """A phrase of the single words among the sequences that a plain phrase stands for, if there are any."""
        words = [literal for literal in self.literals() if len(literal) == 1]
        nodes = (Choice(tuple(words), optional=False),)
        return Phrase(nodes, LazyPattern(nodes), frozenset(word for (word,) in words), False, True) if words else None


def split_words(text: str) -> list[str]:
    """The words of a text as the pipeline cuts them, in lower case."""
    return [w.lower().replace("\u2019", "'") for w in WORD.findall(text)]


def words_of(lower: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes.

    Example:
        >>> words_of("can't see l3-4, 2.5 ml")
        ["can't", 'see', 'l', '3', '-', '4', ',', '2.5', 'ml']
    """
    return (ASCII_WORD if lower.isascii() else WORD).findall(lower)


def compile_phrase(source: str, words: dict[str, list[str]], lists: dict[str, Choice] | None = None) -> Phrase:
    """Compile a phrase.

    Args:
        source: the phrase as written in a rule.
        words: the named word lists for `$name`.
        lists: those of them that were compiled for other phrases; what this one needs of the others is put to them.

    Raises:
        PhraseError: the phrase is not well formed, names an unknown list, or could match nothing at all.
    """
    tokens = [t for t in _TOKEN.findall(source) if not t.isspace()]
    nodes, rest = _sequence(tokens, 0, words, {} if lists is None else lists, depth=0)
    if rest != len(tokens):
        raise PhraseError(f"unexpected '{tokens[rest]}'")
    if not nodes or isinstance(nodes[0], int) or isinstance(nodes[-1], int):
        raise PhraseError("a phrase must begin and end with a word")
    firsts, empty = _firsts(nodes)
    if empty:
        raise PhraseError("every part is optional, so it would match nothing")
    has_gaps = _has_gaps(nodes)
    is_plain = _ways(nodes) <= _PLAIN_AT_MOST
    return Phrase(nodes, LazyPattern(nodes), frozenset(firsts), has_gaps, is_plain)


def _sequence(tokens: list[str], at: int, words: dict[str, list[str]], lists: dict[str, Choice], depth: int) -> tuple[Nodes, int]:
    if depth > 8:
        raise PhraseError("brackets are nested more than eight deep")
    out: list[Node] = []
    while at < len(tokens):
        token = tokens[at]
        if token in ")]|":
            break
        if token in "([":
            ways = []
            at += 1
            while True:
                way, at = _sequence(tokens, at, words, lists, depth + 1)
                ways.append(way)
                if at >= len(tokens):
                    raise PhraseError(f"'{token}' is never closed")
                if tokens[at] == "|":
                    at += 1
                    continue
                break
            if tokens[at] != (")" if token == "(" else "]"):
                raise PhraseError(f"'{token}' is closed by '{tokens[at]}'")
            out.append(Choice(tuple(ways), optional=token == "["))
            at += 1
            continue
        at += 1
        if token.startswith(".."):
            gap = int(token[2:] or 3)
            if not 1 <= gap <= MAX_GAP:
                raise PhraseError(f"a gap spans 1 to {MAX_GAP} words, not {gap}")
            out.append(gap)
        elif token.startswith("$"):
            name = token[1:]
            if name not in words:
                raise PhraseError(f"'{token}' is not a list in words/")
            if name not in lists:
                parts = [[t for t in _TOKEN.findall(word) if not t.isspace()] for word in words[name]]
                lists[name] = Choice(tuple(_sequence(part, 0, words, lists, depth + 1)[0] for part in parts), optional=False)
            out.append(lists[name])
        elif token == "#":
            out.append("#")
        elif token.startswith("\\"):
            out.append(_escaped(token))
        else:
            out.extend(_pieces(token))
    return tuple(out), at


@cache
def _pieces(token: str) -> list[str]:
    """The words of what is written in one piece."""
    open_end = token.endswith("*") and len(token) > 1
    pieces = split_words(token[:-1] if open_end else token)
    if not pieces:
        raise PhraseError(f"'{token}' holds no word")
    return [*pieces[:-1], pieces[-1] + "*"] if open_end else pieces


def _escaped(token: str) -> str:
    if len(token) == 1:
        raise PhraseError("a backslash stands only before ( ) [ ] | $; other marks are written as they are")
    return token[1:]


def is_open(word: str) -> bool:
    """Whether a word of a phrase stands for more than itself: any ending, or a number."""
    return word == "#" or (word.endswith("*") and len(word) > 1)


def _regex(nodes: Nodes) -> str:
    """Each word is written with one leading blank, so that sequences join without bookkeeping."""
    out = []
    for node in nodes:
        if isinstance(node, int):
            out.append(rf"(?: (?!{BOUNDARY}|(?:{_DENIALS}) )[^ ]+){{0,{node}}}?")
        elif isinstance(node, Choice):
            out.append(f"(?:{'|'.join(_of_ways(node))}){'?' if node.optional else ''}")
        elif node == "#":
            out.append(f" {_NUMBER}")
        else:
            out.append(" " + (re.escape(node[:-1]) + r"[^ ]*" if is_open(node) else re.escape(node)) + _WORD_END)
    return "".join(out)


def _of_ways(choice: Choice) -> Iterator[str]:
    """The expressions of the ways of a choice, the longest first; words next to each other are joined, as that compiles much faster."""
    ways = {_regex(way): len(way) == 1 and isinstance(way[0], str) and not is_open(way[0]) for way in choice.ways}
    for is_word, some in itertools.groupby(sorted(ways, key=lambda w: (-len(w), w)), key=ways.__getitem__):
        if is_word:
            yield f" (?:{'|'.join(word[1 : -len(_WORD_END)] for word in some)}){_WORD_END}"
        else:
            yield from some


def _firsts(nodes: Nodes) -> tuple[set[str], bool]:
    """The words with which a match can begin, and whether the nodes can match nothing at all."""
    out: set[str] = set()
    for node in nodes:
        if isinstance(node, int):
            raise PhraseError("a gap could come before its first word")
        if isinstance(node, str):
            out.add(node)
            return out, False
        can_be_empty = node.optional
        for way in node.ways:
            words, empty = _firsts(way)
            out |= words
            can_be_empty = can_be_empty or empty
        if not can_be_empty:
            return out, False
    return out, True


def _words(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif not isinstance(node, int):
            for way in node.ways:
                yield from _words(way)


def _has_gaps(nodes: Nodes) -> bool:
    return any(isinstance(node, int) or (isinstance(node, Choice) and any(_has_gaps(way) for way in node.ways)) for node in nodes)


def _ways(nodes: Nodes) -> int:
    """How many sequences of plain words the nodes stand for; a gap, an open ending or a number counts as too many."""
    count = 1
    for node in nodes:
        if isinstance(node, Choice):
            count *= node.optional + sum(_ways(way) for way in node.ways)
        elif isinstance(node, int) or is_open(node):
            return _PLAIN_AT_MOST + 1
    return count


def _literals(nodes: Nodes) -> list[tuple[str, ...]]:
    parts = [
        [literal for way in node.ways for literal in _literals(way)] + [()] * node.optional if isinstance(node, Choice) else [(str(node),)]
        for node in nodes
    ]
    return [tuple(itertools.chain.from_iterable(combination)) for combination in itertools.product(*parts)]
