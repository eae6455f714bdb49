"""A request on its way: lists, its page, the acts of its two sides."""
