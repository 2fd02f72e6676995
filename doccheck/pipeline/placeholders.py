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
      | \[(?:[A-Za-z<#-][^\]\n/;|]{0,24}[/;])+[^\]\n/;|]{1,24}\]          # [a/b]
      | \[\#?(?:\d{1,2}/)+\d{1,2}\]                                       # [20/22]
      | \{[^}\n]{0,120}\}                                                 # {a|b}, {site:1234}
      | @[A-Z][A-Z_]{3,}@                                                 # @NAME@
      | \$\{[^}\n]{1,40}\}
      | <<[A-Za-z ]{1,30}>>(?=\s*(?:mL|ml|cc|cm)\b)
    """,
    re.VERBOSE,
)


def find(text: str) -> tuple[tuple[int, int], ...]:
    """Character ranges of unfilled slots, in order."""
    return tuple((m.start(), m.end()) for m in _RESIDUE.finditer(text))
