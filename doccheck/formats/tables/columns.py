"""Which column holds what: the ones named by option, or the usual names of exports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple

from doccheck.errors import UsageError
from doccheck.formats.items import Fields, Item

USUAL = {
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
    "date_of_service": ("date_of_service", "service_date", "dos", "procedure_date", "exam_date", "note_date"),
    "encounter": ("encounter", "encounter_id", "encounter_number", "csn", "visit", "visit_id", "visit_number"),
    "author": ("author", "author_name", "author_id", "signed_by", "provider", "provider_name", "provider_id"),
}
_ONE = ("id", "text")  # the wrong one would be reviewed, or called by another note's name; of the others the first in the list is taken
_TELLABLE = re.compile(r"[^\W\d][\w .-]{0,39}")
_CODE = re.compile(r"(?<![A-Z0-9])(?:CPT|HCPCS)?([0-9]{5}|[A-Z][0-9]{4}|[0-9]{4}[A-Z])(?![A-Z0-9])")


class Columns:
    """The columns of one table.

    Args:
        names: the table's column names; of several that are equal the later ones are called `.2`, `.3` … so that all are carried through.
        fields: the ones named by option.
        place: what messages call the table.
        whole: every named column has to be there; otherwise, as in an object that leaves out what it has no value for, only the text's.

    Raises:
        UsageError: a named column is not there, none looks like the text, or several could be the text, or the id, and none is named.
    """

    def __init__(self, names: Sequence[str], fields: Fields, place: str, *, whole: bool = True) -> None:
        self.names, self._fields, self._place, self._whole = _told_apart(names), fields, place, whole
        self._folded = tuple(_folded(name) for name in names)
        self.id = self._pick("id", fields.id)
        self.billed_codes = self._pick("billed_codes", fields.billed_codes)
        self.date_of_service = self._pick("date_of_service", fields.date_of_service)
        self.encounter = self._pick("encounter", fields.encounter)
        self.author = self._pick("author", fields.author)
        text = self._pick("text", fields.text)
        if text is None:
            raise UsageError(f"{place}: no column looks like the note's text; name it with --text-column ({self._told()})")
        self.text = text
        self._lacks = tuple(what for what in USUAL if (named := getattr(fields, what)) is not None and named not in self.names)

    def id_of(self, row: dict[str, str]) -> str:
        """The note's id, or nothing."""
        return self._value(row, self.id)

    def item(self, row: dict[str, str], place: str) -> Item:
        """The note of a row, with every column but its id and its text carried through."""
        return Item(
            note_id=self.id_of(row),
            text=row[self.text],
            place=place,
            columns={name: value for name, value in row.items() if name not in (self.id, self.text)},
            billed_codes=codes_in(self._value(row, self.billed_codes)),
            date_of_service=self._value(row, self.date_of_service),
            encounter=self._value(row, self.encounter),
            author=self._value(row, self.author),
            lacks=self._lacks,
        )

    @staticmethod
    def _value(row: dict[str, str], name: str | None) -> str:
        return row.get(name, "").strip() if name else ""

    def _told(self) -> str:
        """The columns for a message; only how many they are unless an id or a named one is among them.

        The first line of a table without names is a row, whose cells may be a patient or the words of a note. Words such as `visit` or
        `report` may be a cell too, so that only these prove that the line holds names.
        """
        proven = set(self._folded) & set(USUAL["id"]) or set(self.names) & set(astuple(self._fields))
        if proven and all(_TELLABLE.fullmatch(name) for name in self.names):
            return f"columns: {', '.join(self.names)}"
        return f"its {len(self.names)} columns cannot be told by name; check that the first line holds their names"

    def _pick(self, what: str, named: str | None) -> str | None:
        if named is not None:
            if named not in self.names and not (self._whole or what == "text"):
                return None
            if named not in self.names:
                raise UsageError(f"{self._place}: no column '{named}'; check {option_of(what)} ({self._told()})")
            return named
        usual = USUAL[what]
        found = [(usual.index(folded), name) for name, folded in zip(self.names, self._folded, strict=True) if folded in usual]
        if not found:
            return None
        first, name = min(found)
        rivals = [f"'{rival}'" for turn, rival in found if what in _ONE or turn == first]
        if len(rivals) > 1:
            told = f"columns {' and '.join(rivals)} could each hold the {what.replace('_', ' ')}"
            raise UsageError(f"{self._place}: {told}; name one with {option_of(what)}")
        return name


def usual_name(what: str, names: Sequence[str]) -> str | None:
    """The column that has a usual name for what it holds (`id`, `text`, ...), if one has."""
    folded = {_folded(name): name for name in names}
    return next((folded[usual] for usual in USUAL[what] if usual in folded), None)


def option_of(what: str) -> str:
    """The option that names the column of a field."""
    return f"--{what.replace('_', '-')}-column"


def codes_in(text: str) -> tuple[str, ...]:
    """The procedure codes that a field holds, however they are parted; a part of a longer number or word is none.

    Args:
        text: of the field.

    Example:
        >>> codes_in("62270-59; 77003^FLUOROSCOPY, CHG00622721")
        ('62270', '77003')
    """
    return tuple(dict.fromkeys(_CODE.findall(text.upper())))


def _folded(name: str) -> str:
    """A name without what exports write differently: capitals and signs between its words."""
    return re.sub(r"\W+", "_", name.strip().lower())


def _told_apart(names: Sequence[str]) -> tuple[str, ...]:
    taken, seen = set(names), Counter[str]()
    out = []
    for name in names:
        seen[name] += 1
        told = name
        while seen[name] > 1 and (told := f"{name}.{seen[name]}") in taken:
            seen[name] += 1
        taken.add(told)
        out.append(told)
    return tuple(out)
