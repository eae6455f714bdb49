"""Who issues: the Secretariat, the chambers that co-issue, their keys and their status lists."""
