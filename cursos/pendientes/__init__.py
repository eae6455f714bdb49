"""What waits for the authors of a course, told on their dashboard."""
