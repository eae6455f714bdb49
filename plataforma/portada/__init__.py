"""The home page and the addresses that belong to the whole site."""
