"""The volume of spinal fluid that was drained."""

from doccheck.elements.csf_volume.finding import NAME, find

__all__ = ["NAME", "find"]
