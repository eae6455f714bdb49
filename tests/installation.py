"""A real installation for the tests that need one: own folder, own database, real processes."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from config import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

START_SECONDS = 60
STOP_SECONDS = 15
PASSWORD = "clave-de-las-pruebas-395"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@cache
def compiled() -> str:
    """Return a folder for what Python compiles: starting is most of what these processes do."""
    folder = tempfile.mkdtemp(prefix="escala-pyc-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@dataclass
class Installation:
    """What `make run` would set up, in a folder of its own. `database_url` empty means SQLite."""

    folder: Path
    database_url: str = ""
    port: int = field(default_factory=free_port)
    more: dict[str, str] = field(default_factory=dict)  # settings

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def env(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG", "TMPDIR"}}
        return kept | {
            "INSTANCE_DIR": str(self.folder),
            "DATABASE_URL": self.database_url,
            "PORT": str(self.port),
            "DEMO_PASSWORD": PASSWORD,
            "PYTHONPYCACHEPREFIX": compiled(),
            "PYTHONUNBUFFERED": "1",
            **self.more,
        }

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]

    def flask(self, *arguments: str) -> str:
        """Run a command of the application and return what it prints."""
        run = subprocess.run(
            self.command(*arguments),
            cwd=ROOT,
            env=self.env,
            check=False,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, f"flask {' '.join(arguments)}:\n{run.stdout}{run.stderr}"
        return run.stdout

    def copy(self, folder: Path, database_url: str, port: int = 0) -> Installation:
        """Return another one with the same files; its database is the caller's copy of this one's.

        What was issued here names the address of this one: give its port where that matters.
        """
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Installation(folder, database_url, port or free_port())

    @contextmanager
    def serving(self) -> Iterator[subprocess.Popen[bytes]]:
        """Serve; the server and its job runner are stopped at the end, by their own ids."""
        log = self.folder / "server.log"
        with log.open("ab") as out:
            server = subprocess.Popen(
                self.command("servir"), cwd=ROOT, env=self.env, stdout=out, stderr=out
            )
        try:
            wait_until_up(f"{self.base_url}/salud", server, log)
            yield server
        finally:
            stop(server)


def wait_until_up(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 — our own address
                return
        except urllib.error.HTTPError:
            return  # it answers; what it says is for a test to judge
        except OSError:
            time.sleep(0.1)
    message = f"the server did not start:\n{log.read_text(encoding='utf-8')[-3000:]}"
    raise AssertionError(message)


def stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def children(pid: int) -> list[int]:
    """Return the processes that this one started (Linux)."""
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for t in threads for child in t.read_text(encoding="ascii").split()]


def is_alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"


def wait_until_gone(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not is_alive(pid):
            return True
        time.sleep(0.05)
    return False
