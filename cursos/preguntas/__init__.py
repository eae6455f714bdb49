"""Questions: one module per type, pure functions over a question's checked content."""
