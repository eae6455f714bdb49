"""Who carries what: the load of each consultant, and why some get no offers."""
