"""Looking at what was handed in: tutors decide, peers advise."""
