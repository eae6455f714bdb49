"""A person's place in a course, alone or in a cohort."""
