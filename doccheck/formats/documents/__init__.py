"""Documents as the text that they show: plain text, RTF and HTML; what is no note is refused."""
