"""What came of the help: asked at 90 days, 6 and 12 months, kept with how well it is proved."""
