"""Matching: every phrase of the rules, found over the words of a note."""
