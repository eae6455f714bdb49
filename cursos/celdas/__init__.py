"""Cells of a file that a stranger made: CSV, XLSX, ODS, XLS or pasted text. Pure."""
