"""The measurements of the shipped rules, built once for the tests of all files."""

from __future__ import annotations

from doccheck.pipeline.measuring.measurements import Measurements
from doccheck.rules import load_patterns

MEASURE = Measurements(load_patterns())
