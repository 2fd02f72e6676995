"""The version of doccheck."""

__version__ = "0.1.0"
