"""Tables: which of the named columns of a row holds what, and which rows are no notes."""
