"""Worksheets filled in: the draft, its calculation, the delivery as workbook and paper."""
