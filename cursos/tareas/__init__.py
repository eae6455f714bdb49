"""Worksheets. For now: the file to download and keep."""
