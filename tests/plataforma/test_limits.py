"""Rate limits: moving windows per name and key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from werkzeug.exceptions import TooManyRequests

from plataforma import limits

if TYPE_CHECKING:
    from flask import Flask

    from tests.client import CheckingClient


@pytest.fixture(scope="module")
def app(app_de_prueba: Flask) -> Flask:
    return app_de_prueba


def test_a_key_is_used_up_and_comes_back_with_time() -> None:
    with time_machine.travel(datetime(2027, 3, 12, tzinfo=UTC), tick=False) as clock:
        assert [limits.hit("x", "ana", "2/minute") for _ in range(3)] == [True, True, False]
        clock.shift(timedelta(seconds=61))
        assert limits.hit("x", "ana", "2/minute")


def test_one_persons_limit_is_not_anothers() -> None:
    limits.hit("x", "ana", "1/minute")
    assert limits.hit("x", "bruno", "1/minute")
    assert limits.hit("y", "ana", "1/minute")


def test_asking_does_not_count() -> None:
    assert not limits.exhausted("x", "ana", "1/minute")
    limits.hit("x", "ana", "1/minute")
    assert limits.exhausted("x", "ana", "1/minute")


def test_a_used_up_limit_is_429() -> None:
    limits.require("x", "ana", "1/minute")
    with pytest.raises(TooManyRequests):
        limits.require("x", "ana", "1/minute")


def test_the_person_is_told_to_wait(client: CheckingClient) -> None:
    codes = [client.get("/es/prueba/limite/").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
