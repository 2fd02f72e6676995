"""The pipeline reads a note's words; it is the only package that imports spaCy or medspaCy."""

from doccheck.pipeline.collection import collected_later
from doccheck.pipeline.mention import Mention, Reading, Section, Sentence
from doccheck.pipeline.pipeline import STARTING, Pipeline

__all__ = ["STARTING", "Mention", "Pipeline", "Reading", "Section", "Sentence", "collected_later"]
