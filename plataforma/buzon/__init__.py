"""Mail that people send back: a signed address says whose answer to what it is."""
