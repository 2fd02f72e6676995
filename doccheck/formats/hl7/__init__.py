"""HL7 v2: what a file of messages holds, down to the text of their documents."""
