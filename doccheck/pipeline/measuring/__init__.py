"""Measuring: numbers with their meaning, read on the raw text."""
