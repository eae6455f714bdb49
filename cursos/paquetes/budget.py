"""How long the check of a package may take: a package made to keep us busy is refused."""

from __future__ import annotations

from time import thread_time

from cursos.paquetes.yaml_source import ContentError, Fault

# Of this thread's own work. The longest course takes one on two cores of 2 GHz.
SECONDS = 5.0
TRUSTED = 10  # times as much for the files of whoever runs the machine, however slow it is


class Budget:
    """Begins when made; `check` raises ContentError once it is spent."""

    def __init__(self, *, times: int = 1) -> None:
        self._end = thread_time() + SECONDS * times

    def check(self, file: str) -> None:
        if thread_time() > self._end:
            text = "takes too long to check: make its texts shorter and simpler"
            raise ContentError([Fault(file, 0, text)])
