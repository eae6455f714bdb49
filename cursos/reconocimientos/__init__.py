"""Learning from elsewhere that the Secretariat recognises, with evidence."""
