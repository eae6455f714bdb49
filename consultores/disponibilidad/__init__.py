"""When a consultant attends: their own page, and why requests come or do not."""
