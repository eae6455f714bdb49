"""What only the embedded engine has: a folder, one writer, many readers."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from plataforma.busqueda.documento import Consulta
from plataforma.busqueda.motor_whoosh import MotorWhoosh
from tests.plataforma.busqueda.conftest import make_documento

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plataforma.busqueda import Documento

FLETE = Consulta.of("flete")


@pytest.fixture
def motor(tmp_path: Path) -> MotorWhoosh:
    return MotorWhoosh(tmp_path / "busqueda")


def keys(motor: MotorWhoosh, consulta: Consulta = FLETE) -> set[str]:
    return {hit.clave for hit in motor.search(consulta)}


def test_before_the_first_build_nothing_is_found(motor: MotorWhoosh) -> None:
    assert motor.search(FLETE) == []
    assert not motor.is_ready()

    motor.replace_all([])

    assert motor.is_ready()


def test_another_process_sees_the_commit(motor: MotorWhoosh, tmp_path: Path) -> None:
    writer = MotorWhoosh(tmp_path / "busqueda")
    writer.replace_all([make_documento("1", "flete")])
    assert keys(motor) == {"1"}

    writer.replace("2", [make_documento("2", "fletes")])
    assert keys(motor) == {"1", "2"}

    writer.replace("1", [])
    assert keys(motor) == {"2"}


def test_a_page_that_lost_a_language_is_not_found_in_it(motor: MotorWhoosh) -> None:
    spanish = make_documento("1", "flete")
    motor.replace_all([spanish, make_documento("1", "frete", idioma="pt")])
    assert keys(motor, Consulta.of("frete")) == {"1"}

    motor.replace("1", [spanish])

    assert keys(motor, Consulta.of("frete")) == set()
    assert keys(motor) == {"1"}


def test_a_failed_write_changes_nothing_and_gives_the_lock_back(motor: MotorWhoosh) -> None:
    motor.replace_all([make_documento("1", "flete")])

    def broken() -> Iterator[Documento]:
        yield make_documento("2", "flete")
        raise RuntimeError("source failed")

    with pytest.raises(RuntimeError, match="source failed"):
        motor.replace_all(broken())

    assert keys(motor) == {"1"}
    motor.replace("3", [make_documento("3", "flete")])
    assert keys(motor) == {"1", "3"}


def test_files_that_vanish_during_a_commit_are_read_again(
    motor: MotorWhoosh, monkeypatch: pytest.MonkeyPatch
) -> None:
    motor.replace_all([make_documento("1", "flete")])
    real: Callable[[Consulta], object] = motor._search
    failures = iter([FileNotFoundError(), FileNotFoundError()])

    def flaky(consulta: Consulta) -> object:
        for failure in failures:
            raise failure
        return real(consulta)

    monkeypatch.setattr(motor, "_search", flaky)

    assert keys(motor) == {"1"}


def test_readers_never_fail_while_the_writer_works(motor: MotorWhoosh) -> None:
    motor.replace_all([make_documento("0", "flete")])
    stop = threading.Event()
    failures: list[BaseException] = []

    def read() -> None:
        while not stop.is_set():
            try:
                assert "0" in keys(motor)
            except BaseException as error:  # noqa: BLE001 — reported below
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for n in range(1, 15):
        motor.replace(str(n), [make_documento(str(n), "flete")])
    stop.set()
    for reader in readers:
        reader.join()

    assert failures == []
    assert len(keys(motor)) == 15


def test_importing_the_engine_warns_of_nothing(tmp_path: Path) -> None:
    fresh = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PATH": ""}  # so that Whoosh is compiled again
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import plataforma.busqueda.motor_whoosh"],
        env=fresh,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
