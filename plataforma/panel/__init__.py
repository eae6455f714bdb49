"""A person's dashboard, composed from what the parts put into Slot.PANEL."""
