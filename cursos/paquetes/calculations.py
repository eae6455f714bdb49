"""The calculations of a package: each of a lesson of its module, once, and as the lesson says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.calculos.comprobar import problemas, problemas_de_cuentas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.paquetes.package import ArchivoCalculos, Leccion, Paquete
    from cursos.paquetes.yaml_source import Fault


def check_calculations(paquete: Paquete) -> Iterator[Iterator[Fault]]:
    """Yield the checks one lesson at a time, so that the time of each counts."""
    lessons = {x.clave: x for x in paquete.lecciones}
    for archivo in paquete.calculos:
        yield _places(archivo, paquete)
        for n, calculo in enumerate(archivo.calculos):
            if calculo.leccion in lessons:
                yield _lesson_faults(archivo, n, lessons[calculo.leccion])


def _places(archivo: ArchivoCalculos, paquete: Paquete) -> Iterator[Fault]:
    """Each entry is of a lesson of the module, and no lesson has two."""
    modules = {m.clave: m.lecciones for m in paquete.curso.modulos}
    if archivo.modulo not in modules:
        yield archivo.source.fault((), f"curso.yml has no module {archivo.modulo!r}")
        return
    seen: set[str] = set()
    for n, calculo in enumerate(archivo.calculos):
        at = (n, "leccion")
        if calculo.leccion not in modules[archivo.modulo]:
            text = f"module {archivo.modulo!r} has no lesson {calculo.leccion!r}"
            yield archivo.source.fault(at, text)
        if calculo.leccion in seen:
            yield archivo.source.fault(at, f"lesson {calculo.leccion!r} is in the file twice")
        seen.add(calculo.leccion)


def _lesson_faults(archivo: ArchivoCalculos, n: int, leccion: Leccion) -> Iterator[Fault]:
    calculo, source = archivo.calculos[n], archivo.source
    for place, text in problemas_de_cuentas(calculo):
        yield source.fault((n, *place), text)
    for lang, lesson in leccion.idiomas.items():
        cabecera = lesson.cabecera
        front = f"{cabecera.titulo}\n{cabecera.objetivo}\n{cabecera.regla}\n{cabecera.accion}"
        for place, text in problemas(calculo, lang, lesson.body, front):
            yield source.fault((n, *place), text)
