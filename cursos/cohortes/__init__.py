"""A chamber's group in a course: bulk enrolment, invitations, follow-up."""
