"""Writing courses in the browser: drafts, their check, publishing, versions."""
