"""python -m tests.lectura: print how every course reads, and fail when a lesson is too hard."""

from __future__ import annotations

import sys
from pathlib import Path

from config import ROOT
from cursos.paquetes.check import load
from tests.lectura.informe import read

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
        sys.stdout.write(f"{len(lecturas)} lessons, {total} questions\n\n")
    sys.stdout.write("".join(f"{falta}\n" for falta in faltas))
    return 1 if faltas else 0


if __name__ == "__main__":
    asked = [Path(arg) for arg in sys.argv[1:]]
    sys.exit(main(asked or sorted(path for path in CURSOS.iterdir() if path.is_dir())))
