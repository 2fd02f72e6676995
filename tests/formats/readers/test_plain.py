"""Text files: documents as they show themselves, and what is no note."""

from __future__ import annotations

from pathlib import Path

import pytest

from doccheck.errors import DoccheckError
from doccheck.formats.items import Item
from tests.formats.inputs import put, read


def test_rtf(tmp_path: Path) -> None:
    (item,) = read(put(tmp_path / "a.rtf", "{\\rtf1\\ansi LP at L3-4.\\par No complications.}"))
    assert isinstance(item, Item)
    assert item.converted
    assert item.text.split("\n")[:2] == ["LP at L3-4.", "No complications."]


@pytest.mark.parametrize("data", [b"", b"   \n", b"%PDF-1.7", b"a\x00b\x00\x01\x02c", b"{\\rtf1}", b"x" * 6_000_000])
def test_what_is_no_note(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(DoccheckError):
        read(put(tmp_path / "a.txt", data))
