"""The Open Badges document: its text, its signature, its keys and status lists."""
