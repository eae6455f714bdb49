"""Endorsements: what a chamber or the Secretariat says, signed, of an achievement."""
