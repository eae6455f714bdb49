"""Courses as published: the content schema, its import, and the pages that show a course."""
