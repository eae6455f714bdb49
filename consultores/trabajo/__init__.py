"""What the two sides agree and do while a request is worked on: scope, meetings, hours, pauses."""
