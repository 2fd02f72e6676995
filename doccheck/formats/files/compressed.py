"""The bytes of files: gzip and Zstandard decompressed, lines and documents never longer than memory allows."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from doccheck.errors import UnreadableNote
from doccheck.formats.extras import needed
from doccheck.formats.files.text import wide_encoding

HEAD_BYTES = 65_536
LINE_BYTES = 32_000_000
_HEAD_BLOCK = 1024
_BLOCK_BYTES = 16_384
_GZIP = b"\x1f\x8b"
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")  # a frame, or one to be skipped, as pzstd writes it first


def is_named(path: Path, endings: Collection[str]) -> bool:
    """Whether the name of a file, packed or not, has one of these endings.

    Example:
        >>> is_named(Path("export.CSV.gz"), (".csv",)), is_named(Path("csv"), (".csv",))
        (True, False)
    """
    return any(suffix.lower() in endings for suffix in path.suffixes[-2:])


@contextmanager
def opened(path: Path, utf8: bool = False) -> Iterator[io.BufferedReader]:
    """The bytes of a file, decompressed.

    Args:
        path: the file.
        utf8: turn UTF-16 and UTF-32 with a byte order mark into UTF-8, for formats that are split at bytes.

    Raises:
        UnreadableNote: the compressed stream is damaged or cut short, or characters are not valid in its encoding.
    """
    with path.open("rb") as raw:
        magic = raw.read(4)
        raw.seek(0)
        stream: Any = raw
        damage: tuple[type[Exception], ...] = (EOFError, gzip.BadGzipFile, zlib.error)
        if magic.startswith(_GZIP):
            stream = gzip.GzipFile(fileobj=raw)
        elif _ZSTD.match(magic):
            zstandard = needed("zstandard", "zstd")
            damage = (EOFError, zstandard.ZstdError)
            stream = io.BufferedReader(_Blocks(_zstd(raw, zstandard)))
        try:
            wide = wide_encoding(_peek(stream)) if utf8 else None
            yield cast(io.BufferedReader, io.BufferedReader(_Blocks(_recoded(stream, wide))) if wide else stream)
        except damage as error:
            raise UnreadableNote(f"{path}: the compressed file is damaged or cut short ({type(error).__name__}); copy it again") from None
        except UnicodeError:
            raise UnreadableNote(f"{path}: has a byte order mark but holds characters that are not valid; export it again") from None


class _Blocks(io.RawIOBase):
    """A stream out of blocks of bytes."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks, self._ready = blocks, b""

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as the next block goes."""
        while not self._ready:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._ready = block
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size


def _zstd(raw: BinaryIO, zstandard: Any) -> Iterator[bytes]:
    """Frame after frame; unlike the library's own stream it raises EOFError where the last one is cut short."""
    data = raw.read(_BLOCK_BYTES)
    while data:
        frame = zstandard.ZstdDecompressor().decompressobj()
        while not frame.eof:
            if not data:
                raise EOFError("within a frame")
            yield frame.decompress(data)
            data = frame.unused_data if frame.eof else raw.read(_BLOCK_BYTES)
        data = data or raw.read(_BLOCK_BYTES)


def _recoded(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    while block := text.read(_BLOCK_BYTES):
        yield block.encode("utf-8")


def lines_of(stream: BinaryIO, limit: int = LINE_BYTES) -> Iterator[bytes | None]:
    """The lines of a stream; None stands for one that is longer than the limit, whose bytes are passed over."""
    while line := stream.readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield None


def head_of(path: Path) -> bytes:
    """The first bytes of a file, decompressed; of a damaged stream, what comes before the damage.

    Raises:
        UnreadableNote: nothing of it can be decompressed.
    """
    head = b""
    try:
        with opened(path) as stream:  # read1, since read loses what came before the damage
            while len(head) < HEAD_BYTES and (block := stream.read1(_HEAD_BLOCK)):
                head += block
    except UnreadableNote:
        if not head:
            raise
    return head


def _peek(stream: Any) -> bytes:
    start: bytes = stream.peek(4)[:4]
    return start
