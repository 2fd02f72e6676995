"""Lines: which of their ends part something, and where they stood when they were lost."""
