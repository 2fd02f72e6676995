"""Formats: files to notes, and reviews to files. Nothing here looks at what a note says."""

from doccheck.formats.records import Record, Result
from doccheck.formats.source import Source, find_sources, read_notes

__all__ = ["Record", "Result", "Source", "find_sources", "read_notes"]
