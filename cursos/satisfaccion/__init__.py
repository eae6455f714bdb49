"""The short survey of who finished or left a cohort: one answer each, shown only as totals."""
