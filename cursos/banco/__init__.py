"""For authors: what their questions measure, keys corrected, more time for one person."""
