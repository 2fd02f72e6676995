"""Which column holds what: the ones named by option, or the usual names of exports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doccheck.errors import UsageError
from doccheck.formats.items import Fields

_USUAL = {
    "id": (
        "note_id",
        "noteid",
        "id",
        "document_id",
        "documentid",
        "doc_id",
        "accession",
        "accession_number",
        "report_id",
        "message_id",
        "uid",
    ),
    "text": ("text", "note_text", "notetext", "note", "body", "report", "report_text", "document", "content", "transcription", "narrative"),
    "billed_codes": ("billed_codes", "billed", "cpt", "cpt_code", "cpt_codes", "billed_cpt", "procedure_code", "hcpcs", "codes"),
}
_CODE = re.compile(r"[0-9]{5}|[A-Z][0-9]{4}|[0-9]{4}[A-Z]")


class Columns:
    """The columns of one table.

    Args:
        names: the table's column names.
        fields: the ones named by option.
        place: what messages call the table.

    Raises:
        UsageError: a named column is not there, or none looks like the text.
    """

    def __init__(self, names: Sequence[str], fields: Fields, place: str) -> None:
        self.names = tuple(names)
        self.id = self._pick("id", fields.id, place)
        self.billed_codes = self._pick("billed_codes", fields.billed_codes, place)
        text = self._pick("text", fields.text, place)
        if text is None:
            raise UsageError(f"{place}: no column looks like the note's text; name it with --text-column (columns: {', '.join(names)})")
        self.text = text

    def others(self, row: dict[str, str]) -> dict[str, str]:
        """The columns that are carried through."""
        return {name: value for name, value in row.items() if name not in (self.id, self.text)}

    def codes(self, row: dict[str, str]) -> tuple[str, ...]:
        """The billed codes of a row."""
        return codes_in(row.get(self.billed_codes, "")) if self.billed_codes else ()

    def _pick(self, what: str, named: str | None, place: str) -> str | None:
        if named is not None:
            if named not in self.names:
                option = f"--{what.replace('_', '-')}-column"
                raise UsageError(f"{place}: no column '{named}'; {option} takes one of: {', '.join(self.names)}")
            return named
        lowered = {re.sub(r"\W+", "_", n.strip().lower()): n for n in self.names}
        return next((lowered[usual] for usual in _USUAL[what] if usual in lowered), None)


def codes_in(text: str) -> tuple[str, ...]:
    """The procedure codes that a field holds, however they are parted."""
    return tuple(dict.fromkeys(_CODE.findall(text.upper())))
