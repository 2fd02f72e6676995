"""Template residue: slots of a form that nobody filled in. What they hold documents nothing."""

from __future__ import annotations

import re

# Square brackets around a filled value ("at [L3-L4]") stay in finished macro reports, so that only brackets that hold a choice,
# a placeholder word or nothing are residue. A ticked or empty check-box is not residue.
_RESIDUE = re.compile(
    r"""\*{3,}(?=[^\w*]|$)(?![ \t]*(?:END|End|end|ADDENDUM|Addendum))      # ***
      | _{3,}                                                             # ____
      | \[\s*\*{2,}\s*\]                                                  # [***]
      | \[\s*<[^\]\n]{0,30}>\s*\]                                         # [<OP>]
      | \[[^\]\n|]{1,40}(?:\|[^\]\n|]{1,40})+\]                           # [a | b | c]
      | \[(?!(?:[^\]\n/;|]*\b(?i:r/o|h/o|s/p|c/o|w/o?|b/c|d/t|n/v)\b)+[^\]\n/;|]*\])  # no choice: [fever, r/o meningitis]
        (?:[A-Za-z<#-][^\]\n/;|]{0,24}[/;])+[^\]\n/;|]{1,24}\]            # [a/b]
      | \[\#?(?:\d{1,2}/)+\d{1,2}\]                                       # [20/22]
      | \[(?i:select|choose|pick|specify|circle|drop-?down)\b[^\]\n]{0,120}\]  # [select: a / b / other]
      | <[^<>\n|]{1,40}(?:\|[^<>\n|]{1,40})+>                             # <a | b>
      | \{[^}\n]{0,120}\}                                                 # {a|b}, {site:1234}
      | @[A-Z][A-Z_]{3,}@                                                 # @NAME@
      | \$\{[^}\n]{1,40}\}
      | <<[A-Za-z ]{1,30}>>(?=\s*(?:mL|ml|cc|cm)\b)
    """,
    re.VERBOSE,
)

_SIGN = re.compile(r"[*_\[{@$<]")  # with one of these each slot begins

# "Level: L2/3 / L3/4 / L4/5 -> L3/4": the printed choices before an arrow, one of which is repeated after it.
_ARROW = re.compile(r"(?<=\S)[ \t]*(?:-+>|=+>|\u2192|\u21d2)[ \t]*(?=\S)")
_HEADS = ">\u2192\u21d2"
_CHOICES = re.compile(r"[ \t]/[ \t]|[ \t]*\|[ \t]*")


def find(text: str) -> tuple[tuple[int, int], ...]:
    """Character ranges of unfilled slots, in order, and of the choices of a list out of which one was written down."""
    return tuple(sorted([*_unfilled(text), *_answered(text)]))


def _unfilled(text: str) -> list[tuple[int, int]]:
    """Ranges of the slots; few texts hold one of their signs, which is told far quicker than a search for all of them at each character."""
    out = []
    at = 0
    while sign := _SIGN.search(text, at):
        slot = _RESIDUE.match(text, sign.start())
        at = slot.end() if slot else sign.end()
        out += [slot.span()] if slot else []
    return out


def _answered(text: str) -> list[tuple[int, int]]:
    """Ranges of the printed choices of a field before an arrow with one of them behind it."""
    out = []
    for arrow in _ARROW.finditer(text) if any(head in text for head in _HEADS) else ():
        line = text.rfind("\n", 0, arrow.start()) + 1
        begin = text.rfind(":", line, arrow.start()) + 1
        choices = [choice.strip().lower() for choice in _CHOICES.split(text[begin : arrow.start()])] if begin else []
        answer = text[arrow.end() : arrow.end() + max(map(len, choices), default=0)].lower()
        if len(choices) > 1 and any(choice and answer.startswith(choice) for choice in choices):
            out.append((begin, arrow.start()))
    return out
