"""python -m tests.lectura: print how every course reads, and fail when a lesson is too hard.

After the figures of a course: what its lessons and its worksheet tell the learner to confirm.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from config import ROOT
from cursos.paquetes.check import load
from tests.lectura.informe import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.paquetes.package import Paquete

CURSOS = ROOT / "cursos" / "contenido"
HEAD = f"{'':40} words es  pt  ease  w/sentence  min  questions  sources"


def main(folders: list[Path]) -> int:
    faltas: list[str] = []
    for folder in folders:
        paquete = load(folder)
        lecturas = list(read(paquete))
        sys.stdout.write(f"{paquete.curso.codigo} {paquete.curso.titulo.es}\n{HEAD}\n")
        for x in lecturas:
            words = f"{x.palabras['es']:8} {x.palabras['pt']:4}"
            sys.stdout.write(
                f"{x.clave:40} {words} {x.facilidad:5.1f} {x.frase:11.1f}"
                f" {x.minutos:4} {x.preguntas:10} {x.fuentes:8}\n"
            )
            faltas += x.faltas
        total = sum(x.preguntas for x in lecturas)
        sys.stdout.write(f"{len(lecturas)} lessons, {total} questions\n\nTo verify:\n")
        sys.stdout.writelines(f"{clave}: {text}\n" for clave, text in to_verify(paquete))
        sys.stdout.write("\n")
    sys.stdout.write("".join(f"{falta}\n" for falta in faltas))
    return 1 if faltas else 0


def to_verify(paquete: Paquete) -> Iterator[tuple[str, str]]:
    for leccion in paquete.lecciones:
        yield from ((leccion.clave, text) for text in leccion.es.cabecera.por_verificar)
    if paquete.tarea:
        yield from (("tarea.yml", text.es) for text in paquete.tarea[0].por_verificar)


if __name__ == "__main__":
    asked = [Path(arg) for arg in sys.argv[1:]]
    sys.exit(main(asked or sorted(path for path in CURSOS.iterdir() if path.is_dir())))
