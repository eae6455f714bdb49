"""The final quiz of a course: drawing, answering, grading."""
