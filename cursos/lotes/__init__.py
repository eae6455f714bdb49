"""Credentials for a whole cohort: chosen beside the evidence, issued by the job runner."""
