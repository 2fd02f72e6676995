"""The parts of medspaCy that are used, imported so that nothing of theirs leaks into the process.

Importing medspaCy sets `warnings.filterwarnings("ignore")` for the whole process, and PyRuSH logs every token of a note: both are
kept out, the first by restoring the filters, the second by never building that component.
"""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    from medspacy.common.medspacy_matcher import MedspacyMatcher
    from medspacy.target_matcher import TargetRule as MedspacyTargetRule

# The matcher is built without token patterns, which spaCy remarks on at every note.
warnings.filterwarnings("ignore", message=r"\[W036\]")

__all__ = ["MedspacyMatcher", "MedspacyTargetRule"]
