"""The job runner: a huey consumer that is woken when work was asked for and sweeps every minute."""

from __future__ import annotations

import logging
import os
import threading
from typing import TYPE_CHECKING, Any

from huey import Huey, RedisHuey, SqliteHuey, crontab
from huey.serializer import Serializer

from plataforma.db import after_commit, transaction
from plataforma.jobs.corredores import gone, present
from plataforma.jobs.services import asked_for_work, give_back, make_sure, run_all_due

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

import json

log = logging.getLogger(__name__)


class JsonSerializer(Serializer):
    """Messages are only "wake up": JSON instead of huey's pickle, which would run code."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(list(data)).encode()

    def _deserialize(self, data: bytes) -> Any:
        from huey.registry import Message

        return Message(*json.loads(data))


def init_jobs(app: Flask) -> None:
    """Connect the queue: a commit that asked for a job wakes the runner."""
    settings = app.extensions["settings"]
    queue = _queue(settings.queue_url, settings.instance_dir / "cola.db")
    app.extensions["cola"] = queue

    @queue.task(name="despertar")
    def despertar() -> None:
        with app.app_context():
            run_all_due(corredor=app.extensions.get("corredor", ""))

    @queue.periodic_task(crontab(minute="*"), name="barrer")
    def barrer() -> None:
        with app.app_context():
            take_over(app.extensions["settings"].instance_dir)
            make_sure()
            run_all_due(corredor=app.extensions.get("corredor", ""))

    after_commit(app, lambda: _wake(app, despertar))


def _queue(url: str, path: os.PathLike[str]) -> Huey:
    options = {"results": False, "utc": True, "serializer": JsonSerializer()}
    if url:
        return RedisHuey("escala", url=url, **options)
    return SqliteHuey("escala", filename=str(path), **options)


def _wake(app: Flask, task: Any) -> None:
    if app.testing or not asked_for_work():
        return
    try:
        task()
    except Exception:  # the sweep will find the row: a lost wake-up only costs time
        log.exception("could not wake the job runner")


def run_forever(app: Flask, *, server: int = 0) -> None:
    """Consume until told to stop (SIGTERM, SIGINT) or until the process `server` is gone."""
    if server:
        threading.Thread(target=stop_with, args=(server,), daemon=True).start()
    with present(app.extensions["settings"].instance_dir) as name:
        app.extensions["corredor"] = name
        with app.app_context():
            take_over(app.extensions["settings"].instance_dir)
            make_sure()
            run_all_due(corredor=name)  # what was left when the machine went down
        consumer = app.extensions["cola"].create_consumer(
            workers=1,
            worker_type="thread",
            initial_delay=0.05,
            max_delay=0.5,
            check_worker_health=True,
        )
        consumer.run()


def take_over(instance: Path) -> None:
    """Put back what runners of this machine that are gone had in hand."""
    for name in gone(instance):
        with transaction():
            give_back(name)


def stop_with(server: int) -> None:
    """End this process when its parent is no longer `server`, however that one died."""
    waiter = threading.Event()
    while os.getppid() == server:
        waiter.wait(1.0)
    os._exit(0)
