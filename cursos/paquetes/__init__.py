"""Course packages: reading a folder of text, checking it strictly, grading its questions."""
