"""A scanner that speaks clamd's INSTREAM over a real socket, and knows one virus."""

from __future__ import annotations

import socketserver
import struct
import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask

# The test file of the antivirus industry, in pieces: whole, scanners of this machine would act.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


class _Clamd(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = self.server
        assert self.rfile.read(10) == b"zINSTREAM\0"
        stream = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            stream += self.rfile.read(size)
        server.seen.append(len(stream))  # type: ignore[attr-defined]
        if server.says:  # type: ignore[attr-defined]
            self.wfile.write(server.says)  # type: ignore[attr-defined]
        elif EICAR in stream:
            self.wfile.write(b"stream: Eicar-Signature FOUND\0")
        else:
            self.wfile.write(b"stream: OK\0")


class Scanner:
    """`seen`: the sizes of what it was given."""

    def __init__(self, server: socketserver.BaseServer) -> None:
        server.seen, server.says = [], b""  # type: ignore[attr-defined]
        self.server = server

    @property
    def seen(self) -> list[int]:
        found: list[int] = self.server.seen  # type: ignore[attr-defined]
        return found

    def say(self, answer: bytes) -> None:
        self.server.says = answer  # type: ignore[attr-defined]


@contextmanager
def scanning(app: Flask, path: Path | None = None) -> Iterator[Scanner]:
    """Let the application ask it, over TCP or at a path."""
    server: socketserver.BaseServer
    if path:
        server, where = socketserver.ThreadingUnixStreamServer(str(path), _Clamd), str(path)
    else:
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Clamd)
        where = f"tcp://127.0.0.1:{server.server_address[1]}"
    kept = app.extensions["settings"]
    app.extensions["settings"] = replace(kept, clamd=where)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Scanner(server)
    finally:
        app.extensions["settings"] = kept
        server.shutdown()
        server.server_close()
        thread.join()
