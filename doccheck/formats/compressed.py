"""Files that may be compressed: gzip and Zstandard, known by their first bytes."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from doccheck.errors import UnreadableNote
from doccheck.formats.extras import needed

HEAD_BYTES = 65_536
_BLOCK = 1024
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, decompressed.

    Raises:
        UnreadableNote: the compressed stream is damaged or cut short.
    """
    with path.open("rb") as raw:
        magic = raw.read(4)
        raw.seek(0)
        try:
            if magic.startswith(_GZIP):
                with gzip.open(raw) as stream:
                    yield cast(BinaryIO, stream)
            elif magic == _ZSTD:
                zstandard = needed("zstandard", "zstd")
                with zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True) as stream:
                    yield cast(BinaryIO, io.BufferedReader(stream))
            else:
                yield raw
        except (EOFError, gzip.BadGzipFile) as error:
            raise UnreadableNote(f"{path}: the gzip stream is damaged or cut short ({type(error).__name__}); copy the file again") from None


def head_of(path: Path) -> bytes:
    """The first bytes of a file, decompressed; of a damaged stream, what comes before the damage.

    Raises:
        UnreadableNote: nothing of it can be decompressed.
    """
    head = b""
    try:
        with opened(path) as stream:
            while len(head) < HEAD_BYTES and (block := stream.read(_BLOCK)):
                head += block
    except UnreadableNote:
        if not head:
            raise
    return head
