"""The report for a donor: figures with definitions and denominators, small cells suppressed."""
