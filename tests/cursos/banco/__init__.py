"""The authors' pages about the questions of a course."""
