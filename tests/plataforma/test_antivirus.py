"""Files are shown to the scanner before they are kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from plataforma.archivos import (
    MAX_BYTES,
    ArchivoConVirusError,
    ArchivoNoAdmitidoError,
    ArchivoSinRevisarError,
    Subida,
    check,
)
from tests.clamd import EICAR, scanning
from tests.installation import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from tests.clamd import Scanner

CLEAN = Subida("costos.pdf", b"%PDF-1.7\n" + b"x" * 200_000)
INFECTED = Subida("costos.pdf", b"%PDF-1.7\n" + b"x" * 65_000 + EICAR)


@pytest.fixture
def scanner(app: Flask) -> Iterator[Scanner]:
    with scanning(app) as found:
        yield found


def test_a_clean_file_is_taken(scanner: Scanner) -> None:
    assert check(CLEAN) == "pdf"
    assert scanner.seen == [len(CLEAN.datos)]


def test_a_virus_is_refused_in_words(scanner: Scanner) -> None:
    with pytest.raises(ArchivoConVirusError, match="tiene un virus"):
        check(INFECTED)


def test_the_largest_file_is_looked_at_whole(scanner: Scanner) -> None:
    check(Subida("a.pdf", b"%PDF-1.7\n".ljust(MAX_BYTES, b"x")))
    assert scanner.seen == [MAX_BYTES]


def test_what_is_no_file_of_ours_is_not_sent_to_the_scanner(scanner: Scanner) -> None:
    with pytest.raises(ArchivoNoAdmitidoError):
        check(Subida("a.exe", b"MZ" + EICAR))
    assert scanner.seen == []


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"stream: "])
def test_an_answer_that_is_none_lets_nothing_pass(scanner: Scanner, answer: bytes) -> None:
    scanner.say(answer)
    with pytest.raises(ArchivoSinRevisarError):
        check(CLEAN)


def test_with_the_scanner_down_no_file_is_taken(app: Flask) -> None:
    kept = app.extensions["settings"]
    app.extensions["settings"] = replace(kept, clamd=f"tcp://127.0.0.1:{free_port()}")
    try:
        with pytest.raises(ArchivoSinRevisarError) as refused:
            check(CLEAN)
    finally:
        app.extensions["settings"] = kept
    assert "Intente en unos minutos" in str(refused.value)


def test_a_scanner_at_a_path_is_asked(app: Flask) -> None:
    with TemporaryDirectory() as folder, scanning(app, Path(folder) / "clamd.sock") as scanner:
        with pytest.raises(ArchivoConVirusError):
            check(INFECTED)
        assert scanner.seen == [len(INFECTED.datos)]


def test_without_a_scanner_files_are_not_looked_at() -> None:
    assert check(INFECTED) == "pdf"
