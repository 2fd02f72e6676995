"""What guided the needle."""

from doccheck.elements.imaging_modality.finding import NAME, find, ultrasound_image_saved

__all__ = ["NAME", "find", "ultrasound_image_saved"]
