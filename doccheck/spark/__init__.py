"""Spark: the reviews of a DataFrame of notes, for batches that outgrow one machine. Needs the extra `spark` (docs/start.md)."""

from doccheck.spark.dataframe import review_dataframe
from doccheck.spark.engine import run_spark

__all__ = ["review_dataframe", "run_spark"]
