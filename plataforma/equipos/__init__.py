"""The team of an organisation: invitations, roles, hand-over, and what it says about itself."""
