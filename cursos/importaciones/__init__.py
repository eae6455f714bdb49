"""A chamber's list on its way into a cohort: read, looked at, confirmed, taken back."""
