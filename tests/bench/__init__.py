"""`make bench`: what the pages of a learner cost, measured on this machine."""
