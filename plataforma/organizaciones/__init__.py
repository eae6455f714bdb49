"""Chambers, agencies and firms, and who acts for them."""
