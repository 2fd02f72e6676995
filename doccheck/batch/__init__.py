"""Batches: any export in, one review or one error for every note out."""

from doccheck.batch.options import BatchOptions
from doccheck.batch.run import Summary, run

__all__ = ["BatchOptions", "Summary", "run"]
