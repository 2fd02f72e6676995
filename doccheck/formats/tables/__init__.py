"""Tables: which of the named columns of a row holds what, the values of Arrow's columns, and which rows are no notes."""
