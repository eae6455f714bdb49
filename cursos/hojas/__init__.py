"""What a worksheet is: its schema, its arithmetic, its numbers. Pure."""
