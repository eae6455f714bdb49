"""Background jobs: rows in the database are the truth, huey wakes the runner."""

from plataforma.jobs.services import enqueue, enqueue_all, job

__all__ = ["enqueue", "enqueue_all", "job"]
