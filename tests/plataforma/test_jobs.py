"""Background jobs: asked for with the change, claimed once, tried again, given up with reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from sqlalchemy import select

from plataforma.db import WRITE, db, transaction
from plataforma.errors import DomainError
from plataforma.jobs import enqueue, services
from plataforma.jobs.corredores import FOLDER, present
from plataforma.jobs.models import EstadoJob, Job
from plataforma.jobs.runner import take_over
from plataforma.jobs.services import (
    CADA,
    HANDLERS,
    LEASE,
    MAX_TRIES,
    SUSPECT,
    claim_next,
    count_by_state,
    give_back,
    job,
    lag_seconds,
    make_sure,
    run_due,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask

START = datetime(2027, 3, 12, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the job `prueba.anotar` was given; `falla` in the payload makes it fail."""
    seen: list[Any] = []

    def anotar(payload: dict[str, Any]) -> None:
        seen.append(payload)
        if payload.get("falla"):
            raise RuntimeError("no network")

    monkeypatch.setitem(HANDLERS, "prueba.anotar", anotar)
    return seen


def only_job() -> Job:
    db.session.expire_all()
    return db.session.scalars(select(Job)).one()


def test_a_job_exists_only_if_the_change_does(done: list[Any]) -> None:
    with pytest.raises(DomainError), transaction():
        enqueue("prueba.anotar", {"n": 1})
        raise DomainError
    assert run_due() == 0
    with transaction():
        enqueue("prueba.anotar", {"n": 2})
    assert run_due() == 1
    assert done == [{"n": 2}]


def test_a_done_job_is_not_done_again(done: list[Any]) -> None:
    with transaction():
        enqueue("prueba.anotar", {})
    run_due()
    assert run_due() == 0
    assert only_job().estado == EstadoJob.HECHO
    assert count_by_state() == {"hecho": 1}


def test_jobs_are_done_in_the_order_they_are_due(done: list[Any], clock: object) -> None:
    with transaction():
        enqueue("prueba.anotar", {"n": 2}, no_antes_el=START - timedelta(seconds=1))
        enqueue("prueba.anotar", {"n": 1}, no_antes_el=START - timedelta(seconds=9))
        enqueue("prueba.anotar", {"n": 3}, no_antes_el=START + timedelta(hours=1))
    assert run_due() == 2
    assert [p["n"] for p in done] == [1, 2]


def test_two_runners_never_take_the_same_job(done: list[Any]) -> None:
    with transaction():
        enqueue("prueba.anotar", {})
    assert claim_next() is not None
    assert claim_next() is None


def test_a_job_whose_runner_died_is_claimed_again(
    done: list[Any], clock: time_machine.Traveller
) -> None:
    with transaction():
        enqueue("prueba.anotar", {})
    assert claim_next() is not None  # and the machine goes down
    clock.shift(LEASE + timedelta(seconds=1))
    assert run_due() == 1
    assert only_job().intentos == 2


def test_the_next_runner_takes_over_at_once_what_a_dead_one_had(
    done: list[Any], tmp_path: Path
) -> None:
    with transaction():
        enqueue("prueba.anotar", {})
    folder = tmp_path / FOLDER
    with present(tmp_path) as alive:
        assert claim_next(alive) is not None
        take_over(tmp_path)
        assert run_due() == 0  # it is at work
    folder.joinpath(alive).touch()  # what is left of one that was killed
    take_over(tmp_path)
    assert run_due() == 1
    assert list(folder.iterdir()) == []


def test_a_job_that_ends_its_runners_waits_and_is_given_up(
    done: list[Any], clock: time_machine.Traveller
) -> None:
    with transaction():
        enqueue("prueba.anotar", {})
    for _try in range(MAX_TRIES):
        assert claim_next("uno") is not None
        with transaction():
            give_back("uno")
        clock.shift(timedelta(hours=3) if only_job().intentos >= SUSPECT else timedelta())
    assert only_job().estado == EstadoJob.FALLIDO


def test_a_job_without_transaction_keeps_no_writer_waiting(
    done: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(HANDLERS, "prueba.leer", lambda _payload: done.append(writes()))
    monkeypatch.setitem(HANDLERS, "prueba.escribir", lambda _payload: done.append(writes()))
    monkeypatch.setattr(services, "SIN_TRANSACCION", {"prueba.leer"})
    with transaction():
        enqueue("prueba.leer", {})
        enqueue("prueba.escribir", {})
    assert run_due() == 2
    assert done == [False, True]
    assert count_by_state() == {"hecho": 2}


def writes() -> bool:
    return bool(db.session().info.get(WRITE))


def test_a_failed_job_waits_longer_each_time_and_undoes_its_half_work(
    done: list[Any], clock: time_machine.Traveller
) -> None:
    with transaction():
        enqueue("prueba.anotar", {"falla": True})
    run_due()
    first = only_job().no_antes_el - START
    clock.shift(first)
    run_due()
    second = only_job().no_antes_el - (START + first)
    assert second == 2 * first
    assert only_job().estado == EstadoJob.PENDIENTE
    assert "no network" in only_job().error


def test_a_job_that_always_fails_is_given_up_with_its_reason(
    done: list[Any], clock: time_machine.Traveller
) -> None:
    with transaction():
        enqueue("prueba.anotar", {"falla": True})
    for _ in range(MAX_TRIES + 2):
        run_due()
        clock.shift(timedelta(hours=3))
    assert len(done) == MAX_TRIES
    assert only_job().estado == EstadoJob.FALLIDO
    assert "no network" in only_job().error


def test_one_failing_job_does_not_stop_the_others(done: list[Any]) -> None:
    with transaction():
        enqueue("prueba.anotar", {"falla": True})
        enqueue("prueba.anotar", {"n": 2})
    run_due()
    assert {"n": 2} in done


def test_asking_for_a_job_wakes_the_runner_once_and_doing_it_wakes_nobody(
    app: Flask, done: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "testing", False)
    queue = app.extensions["cola"]
    queue.flush()
    with transaction():
        enqueue("prueba.anotar", {"n": 1})
    assert queue.pending_count() == 1
    assert run_due() == 1
    assert queue.pending_count() == 1
    queue.flush()


def test_a_job_that_nobody_handles_is_refused_at_once() -> None:
    with pytest.raises(KeyError, match="no job is called"):
        enqueue("nadie", {})


def test_a_handler_is_registered_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers: dict[str, Any] = {}
    monkeypatch.setattr("plataforma.jobs.services.HANDLERS", handlers)

    @job("prueba.otra")
    def otra(_payload: dict[str, Any]) -> None: ...

    assert handlers == {"prueba.otra": otra}


def test_the_lag_is_what_the_oldest_due_job_has_waited(
    done: list[Any], clock: time_machine.Traveller
) -> None:
    assert lag_seconds() == 0
    with transaction():
        enqueue("prueba.anotar", {})
    clock.shift(timedelta(seconds=90))
    assert lag_seconds() == 90


def test_a_job_that_repeats_itself_has_one_row_and_its_next_time(
    done: list[Any], clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(CADA):
        monkeypatch.delitem(CADA, name)
    monkeypatch.setitem(CADA, "prueba.anotar", timedelta(minutes=3))
    make_sure()
    assert run_due() == 1
    make_sure()
    assert run_due() == 0
    assert only_job().no_antes_el == START + timedelta(minutes=3)
    clock.move_to(START + timedelta(minutes=3))
    assert run_due() == 1
    assert len(done) == 2


def test_a_job_that_repeats_itself_is_never_given_up(
    clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(payload: dict[str, Any]) -> None:
        raise RuntimeError("no database")

    for name in list(CADA):
        monkeypatch.delitem(CADA, name)
    monkeypatch.setitem(HANDLERS, "prueba.anotar", fail)
    monkeypatch.setitem(CADA, "prueba.anotar", timedelta(minutes=3))
    make_sure()
    for _ in range(MAX_TRIES + 2):
        run_due()
        clock.move_to(only_job().no_antes_el)
    monkeypatch.setitem(HANDLERS, "prueba.anotar", lambda _payload: None)
    run_due()
    assert (only_job().estado, only_job().intentos) == (EstadoJob.PENDIENTE, 0)


def test_every_job_that_repeats_itself_is_made_sure_of() -> None:
    make_sure()
    make_sure()
    names = db.session.scalars(select(Job.nombre).where(Job.periodico)).all()
    assert sorted(names) == sorted(CADA)
    assert "reloj.mirar" in names
