"""Courses as published: import, versions, and the pages that show a course."""
