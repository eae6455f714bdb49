"""Live meetings of a cohort: where and when, invitations, who came."""
