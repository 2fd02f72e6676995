"""Files: which ones a path stands for, their bytes unpacked, and these as text or as the values of JSON."""
