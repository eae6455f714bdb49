"""python -m tests.lista [sqlite|postgresql]: print the figures, and fail when one does not hold."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import create_engine, text

from tests import postgres
from tests.installation import Installation
from tests.lista.campana import Campana, run

ROWS, KNOWN, LEARNERS, PREVIEW = 5_000, 1_000, 50, 20_000
# Issue 6: what each may be at most.
SECONDS, LOCK_MS, TIMES_P95, PREVIEW_SECONDS, MEMORY_MB = 60, 200, 2, 20, 200
UNDO_MS = 500  # taking back is rare, and deletes line by line


def main(kind: str) -> int:
    with ExitStack() as stack:
        busy = run(_place(stack, kind, "lista"), ROWS, learners=LEARNERS, known=KNOWN)
        long = run(_place(stack, kind, "larga"), PREVIEW, learners=0)
    figures = [*_of_busy(busy), *_of_long(long)]
    lines = [
        f"{name:<64}{value:>9.1f}  (at most {most:g}){'  OVER' if value > most else ''}"
        for name, value, most in figures
    ]
    faults = [*busy.faltas, *long.faltas]
    sys.stdout.write("\n".join([kind, *lines, *(faults or ["nobody lost, nobody twice"])]) + "\n")
    return 1 if faults or any(value > most for _name, value, most in figures) else 0


def _of_busy(done: Campana) -> list[tuple[str, float, float]]:
    total = done.segundos["leer"] + done.segundos["confirmar"]
    longest = {
        "leer": ("a piece read", LOCK_MS),
        "confirmar": ("confirmation", LOCK_MS),
        "deshacer": ("taking back", UNDO_MS),
    }
    return [
        (f"{ROWS} rows read and enrolled, {LEARNERS} learners busy, s", total, SECONDS),
        *(
            (f"write lock, {said}, ms", done.candado_ms[name], most)
            for name, (said, most) in longest.items()
        ),
        (
            f"learners' p95 meanwhile, times that of before ({done.antes_ms:.0f} ms)",
            done.durante_ms / done.antes_ms,
            TIMES_P95,
        ),
    ]


def _of_long(done: Campana) -> list[tuple[str, float, float]]:
    return [
        (f"{PREVIEW} rows to their preview, s", done.segundos["leer"], PREVIEW_SECONDS),
        ("memory for it, MB", done.memoria_mb, MEMORY_MB),
    ]


def _place(stack: ExitStack, kind: str, name: str) -> Installation:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f"escala-{name}-")))
    if kind != "postgresql":
        return Installation(folder)
    server = stack.enter_context(postgres.server())
    engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return Installation(folder, f"{server}/{name}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "sqlite"))
