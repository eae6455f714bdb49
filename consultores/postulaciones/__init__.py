"""Applying: a draft in sections, evidence, referees, sending."""
