"""Questions of other programs into the draft of a course."""
