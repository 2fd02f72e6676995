"""What a command ends with: the exit codes, and which of them findings and errors give."""

from __future__ import annotations

NOTHING, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130


def exit_code(fail_on: str, *, errors: int, queries: int, holds: int) -> int:
    """The exit code of a command that reviewed notes.

    Args:
        fail_on: `query`, `hold`, `error` or `never`; see the option `--fail-on`.
        errors: notes that could not be reviewed.
        queries: notes that are to be queried.
        holds: flags that say hold, or notes with one.

    Example:
        >>> exit_code("hold", errors=0, queries=3, holds=0), exit_code("query", errors=0, queries=3, holds=0)
        (0, 1)
    """
    if fail_on == "never":
        return NOTHING
    if errors:
        return FAILED
    findings = {"query": queries + holds, "hold": holds, "error": 0}[fail_on]
    return FINDINGS if findings else NOTHING
