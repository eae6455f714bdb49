"""Development only: read the mails that the platform sends."""
