"""What the network promises and how it keeps it: figures for everybody, with their definitions."""
