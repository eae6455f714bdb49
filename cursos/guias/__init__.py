"""For who teaches a course: its guide, its licence, its content to take along."""
