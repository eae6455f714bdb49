"""A list of people as a spreadsheet has it: read, judged row by row, given back. Pure."""
