"""Evaluation: reviews held against labelled notes."""

from doccheck.evaluation.compare import below, changes, load_floors, load_saved
from doccheck.evaluation.labels import Labelled, load_labelled
from doccheck.evaluation.score import Scores, score

__all__ = ["Labelled", "Scores", "below", "changes", "load_floors", "load_labelled", "load_saved", "score"]
