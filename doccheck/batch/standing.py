"""Which texts of an input stand: what messages take back, bring anew or add to is known before the first note is reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from doccheck.errors import UnsupportedNote, WithdrawnNote
from doccheck.formats.items import Addendum, BadItem, Item, Withdrawal

_REPLACED = "#replaced"  # the plain id is for the text that is reviewed


class Standing:
    """What stands of the documents of an input.

    Args:
        changes: what its messages say about documents, in any order.
    """

    def __init__(self, changes: Iterable[Withdrawal | Addendum]) -> None:
        self._back: dict[str, dict[tuple[tuple[str, str], bool], Withdrawal]] = {}
        self._addenda: dict[str, list[Addendum]] = {}
        self._places: set[str] = set()
        self._reviewed: set[str] = set()
        self.joined = 0
        for one in changes:
            if isinstance(one, Addendum):
                self._addenda.setdefault(one.parent, []).append(one)
                self._places.add(one.item.place)
            elif one.note_id:
                known = self._back.setdefault(one.note_id, {})
                key = (one.column, bool(one.kept))
                if key not in known or not (one.when and one.when < known[key].when):  # of several texts the newest holds
                    known[key] = one

    def settled(self, item: Item | BadItem) -> Item | BadItem | None:
        """A note as it stands: with its addenda, or an error where it was taken back; None for an addendum, which waits for its note.

        Args:
            item: a document of a reader that tells changes.
        """
        if back := self._taking(item):
            by = f"{back.kept} brings a newer text of" if back.kept else "another message of the input takes back"
            name = item.note_id + _REPLACED if back.kept else item.note_id
            return BadItem(name, item.place, WithdrawnNote.kind, f"{item.place}: {by} this document, so it is not reviewed")
        return None if item.place in self._places else self._whole(item, ())

    def left(self) -> Iterator[Item | BadItem]:
        """At the end of the input, the addenda whose note did not come; the others are counted in `joined`."""
        waiting = [one for several in self._addenda.values() for one in several if not self._taking(one.item)]
        ids = {one.item.note_id for one in waiting}
        for one in sorted(waiting, key=lambda one: one.parent in ids):
            if one.parent in self._reviewed:
                self.joined += 1
            elif any(not back.kept for back in self._back.get(one.parent, {}).values()):
                message = f"{one.item.place}: the document that it adds to was taken back, so it is not reviewed"
                yield BadItem(one.item.note_id, one.item.place, WithdrawnNote.kind, message)
            else:
                yield self._whole(one.item, ())

    def _taking(self, item: Item | BadItem) -> Withdrawal | None:
        """What takes a note back, if anything does; before all else what leaves no text of it."""
        if isinstance(item, BadItem):
            return None
        taking = (one for one in self._back.get(item.note_id, {}).values() if one.takes(item))
        return min(taking, key=lambda one: bool(one.kept), default=None)

    def _whole(self, item: Item | BadItem, above: tuple[str, ...]) -> Item | BadItem:
        """A note with its addenda behind it, and theirs, in the order of their time; an error where one of them cannot be read."""
        if isinstance(item, BadItem):
            return item
        above = (*above, item.note_id)
        if item.note_id in self._addenda:
            self._reviewed.add(item.note_id)
        for added in (self._whole(one, above) for one in self._added(item.note_id) if one.note_id not in above):
            if isinstance(added, BadItem):
                message = f"{item.place}: its addendum, {added.place}, cannot be read ({added.kind}), so the note is not reviewed"
                return BadItem(item.note_id, item.place, UnsupportedNote.kind, message)
            heading = "" if added.text.lstrip().lower().startswith("addend") else "ADDENDUM:\n"
            columns = {**item.columns, "addenda": " ".join([*item.columns.get("addenda", "").split(), added.note_id])}
            item = replace(item, text=f"{item.text}\n\n{heading}{added.text}", columns=columns, converted=True)
        return item

    def _added(self, parent: str) -> list[Item | BadItem]:
        """The addenda to a document in the order of their time, each text once; announcements only where no text came."""
        several = sorted(self._addenda.get(parent, []), key=lambda one: one.when)
        standing = [one.item for one in several if not self._taking(one.item)]
        texts = {one.note_id for one in standing if isinstance(one, Item)}
        once = {(one.note_id, one.text) if isinstance(one, Item) else (one.note_id, one.place): one for one in standing}
        return [one for one in once.values() if isinstance(one, Item) or one.note_id not in texts]
