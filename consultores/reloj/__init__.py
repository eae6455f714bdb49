"""The clock of the requests: reminders, escalation, and what comes when nobody acts."""
