"""How long the check of a package may take: a package made to keep us busy is refused."""

from __future__ import annotations

import time

from cursos.paquetes.yaml_source import ContentError, Fault

SECONDS = 3.0  # of this thread's own work; a real course takes a tenth


class Budget:
    """Begins when made; `check` raises ContentError once it is spent."""

    def __init__(self) -> None:
        self._end = time.thread_time() + SECONDS

    def check(self, file: str) -> None:
        if time.thread_time() > self._end:
            text = "takes too long to check: make its texts shorter and simpler"
            raise ContentError([Fault(file, 0, text)])
