"""Runs of words without which a phrase cannot be: what is looked for before the phrase itself is.

A run is written in letters alone, each word after a blank, as `letters_of` writes a text; where it ends with a blank its last word is a
whole one. Of each group of runs every text that holds the phrase holds one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import ahocorasick

from doccheck.rules.literals import often
from doccheck.rules.phrase import Choice, Node, Nodes, Phrase, is_open

_MOST = 200  # runs of a group
_OFTEN = 0.00003  # the runs of a group that stand at more places of a text rule out too little
_GROUPS = 3  # groups that are kept of a phrase
_NO_LETTERS = re.compile(r"[\W\d_]+")
_ASCII_LETTERS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalpha()})


def letters_of(lower: str) -> str:
    """The words of a text in lower case as their letters alone, each between single blanks.

    Example:
        >>> letters_of("l3-4: can't wait.")
        ' l can t wait '
    """
    spaced = lower.translate(_ASCII_LETTERS) if lower.isascii() else _NO_LETTERS.sub(" ", lower)
    return f" {' '.join(spaced.split())} "


def runs(phrase: Phrase) -> tuple[frozenset[str], ...]:
    """Groups of runs, the one that is rarest by its look first; none where the phrase can be digits and marks alone.

    Example:
        >>> from doccheck.rules.phrase import compile_phrase
        >>> [sorted(group) for group in runs(compile_phrase("needle .. (was|is) advanced*", {}))]
        [[' is advanced', ' was advanced'], [' needle ']]
    """
    groups = {frozenset(run[:-1] if run.endswith("*") else run + " " for run in group) for group in _groups(phrase.nodes)}
    ranked = sorted((often(group), sorted(group)) for group in groups if all(map(str.strip, group)))
    kept = [frozenset(group) for share, group in ranked if share < _OFTEN]
    return tuple(kept[:_GROUPS] or [frozenset(group) for _, group in ranked[:1]])


def finder(groups: Iterable[frozenset[str]]) -> ahocorasick.Automaton:
    """What finds every run of some groups in the letters of a text, in one pass.

    Example:
        >>> found = finder([frozenset({" needle "})]).iter(letters_of("needle in"))
        >>> [run for _, run in found]
        [' needle ']
    """
    out = ahocorasick.Automaton()
    for run in frozenset().union(*groups):
        out.add_word(run, run)
    out.make_automaton()
    return out


def _groups(nodes: Nodes) -> list[list[str]]:
    """The groups of a phrase; a run that ends with a star is not known to the end of its last word."""
    out: list[list[str]] = []
    so_far = [""]
    for node in nodes:
        ways = _ways(node)
        told = None if ways is None else _followed(so_far, ways)
        if told is None:
            out += [so_far, _of_each_way(node)]
            told = ways or [""]
        so_far = told
    return [*out, so_far]


def _ways(node: Node) -> list[str] | None:
    """What a part can be, or None where that cannot be told in a few runs."""
    if isinstance(node, int):
        return None
    if isinstance(node, str):
        return [_run(node)]
    out = [""] if node.optional else []
    for way in node.ways:
        told: list[str] | None = [""]
        for part in way:
            ways = _ways(part)
            told = None if ways is None or told is None else _followed(told, ways)
        if told is None:
            return None
        out += told
    return list(dict.fromkeys(out)) if len(out) <= _MOST else None


def _of_each_way(node: Node) -> list[str]:
    """Runs of which every match of a choice holds one, where there are some that every way of it needs."""
    out: list[str] = []
    for way in node.ways if isinstance(node, Choice) and not node.optional else ():
        told = [group for group in _groups(way) if all(run.strip(" *") for run in group)]
        out += min(told, key=lambda group: often(frozenset(group)), default=[""])
    return out or [""]


def _followed(before: list[str], after: list[str]) -> list[str] | None:
    """Some runs with others after each, or None where they are too many or one has an open ending."""
    if len(before) * len(after) > _MOST or any(run.endswith("*") for run in before):
        return None
    return list(dict.fromkeys(run + more for run in before for more in after))


def _run(word: str) -> str:
    parts = _NO_LETTERS.sub(" ", word[:-1] if is_open(word) else word)
    run = "".join(" " + part for part in parts.split())
    return run + "*" if run and is_open(word) and parts[-1:] != " " else run
