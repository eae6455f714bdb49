"""Becoming a consultant of the network and remaining one."""
