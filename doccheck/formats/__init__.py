"""Formats: files to notes, and reviews to files. Nothing here looks at what a note says.

`readers` has one module for each format of input. They stand on `hl7`, `fhir` and `tables` (what messages, resources and rows hold),
`documents` (plain text, RTF and HTML as the text that they show) and `files` (paths, bytes, encodings). `writers` has the outputs.
"""

from doccheck.formats.records import Record, Result
from doccheck.formats.source import Source, find_sources, read_notes

__all__ = ["Record", "Result", "Source", "find_sources", "read_notes"]
