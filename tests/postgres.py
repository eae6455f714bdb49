"""A private PostgreSQL server from the system's binaries, for one test run."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_binaries() -> Path | None:
    """Return the folder of the newest installed server, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


def _as_postgres(*command: str) -> list[str]:
    """PostgreSQL refuses to run as root: drop to its own account."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else list(command)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server() -> Iterator[str]:
    """Yield the address of an empty server (without a database name); stops and removes it."""
    binaries = find_binaries()
    if binaries is None:
        msg = "PostgreSQL is not installed: apt-get install postgresql"
        raise RuntimeError(msg)
    folder = Path(tempfile.mkdtemp(prefix="escala-pg-"))
    folder.chmod(0o777)
    data, port = folder / "data", _free_port()
    subprocess.run(
        _as_postgres(
            str(binaries / "initdb"), "-D", str(data), "-U", "escala", "-A", "trust",
            "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
        ),
        check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories={folder} "
        "-c max_connections=60 -c full_page_writes=off"
    )
    control = str(binaries / "pg_ctl")
    subprocess.run(
        _as_postgres(
            control, "-D", str(data), "-o", options, "-w", "-l", str(folder / "log"), "start"
        ),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield f"postgresql+psycopg://escala@127.0.0.1:{port}"
    finally:
        subprocess.run(
            _as_postgres(control, "-D", str(data), "-m", "immediate", "stop"),
            check=False,
            stdout=subprocess.DEVNULL,
        )
        shutil.rmtree(folder, ignore_errors=True)
