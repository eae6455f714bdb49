"""A person's own account: profile, password, privacy, devices."""
