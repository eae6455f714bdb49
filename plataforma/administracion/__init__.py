"""Staff pages of the platform: people and their roles, the audit log."""
