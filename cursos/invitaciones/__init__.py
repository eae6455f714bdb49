"""From a personal link or code to a place in a cohort."""
