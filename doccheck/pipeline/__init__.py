"""The pipeline reads a note's words; it is the only package that imports spaCy or medspaCy."""

from doccheck.pipeline.mention import Mention, Reading, Section, Sentence
from doccheck.pipeline.pipeline import Pipeline

__all__ = ["Mention", "Pipeline", "Reading", "Section", "Sentence"]
