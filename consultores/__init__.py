"""The regional network of consultants and the assistance that it gives."""
