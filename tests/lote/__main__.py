"""python -m tests.lote [sqlite|postgresql]: print the figures, and fail when one does not hold."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests import postgres
from tests.databases import make
from tests.installation import Installation
from tests.lote.campana import run

PEOPLE, KILLS = 1_000, 10
SECONDS = 120


def main(kind: str) -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="escala-lote-")))
        url = ""
        if kind == "postgresql":
            url = make(stack.enter_context(postgres.server()), "lote")
        done = run(Installation(folder, url), PEOPLE, KILLS)
    late = done.segundos > SECONDS
    lines = [
        kind,
        f"{done.personas} credentials with PDF and mail, the runner killed {done.muertes} times",
        f"{done.segundos:.1f} s (at most {SECONDS}){'  OVER' if late else ''}",
        f"{done.ritmo:.1f} a second",
        *(done.faltas or ["none lost, none twice"]),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if late or done.faltas else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "sqlite"))
