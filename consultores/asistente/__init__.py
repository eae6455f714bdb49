"""Asking for help: three short steps and a draft that waits."""
