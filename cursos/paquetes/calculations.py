"""The calculations of a package: each of a lesson of its module, once, and as the lesson says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.calculos.comprobar import problemas, problemas_de_cuentas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.paquetes.package import ArchivoCalculos, Leccion, Paquete
    from cursos.paquetes.yaml_source import Fault


def check_calculations(paquete: Paquete) -> Iterator[Fault]:
    lessons = {x.clave: x for x in paquete.lecciones}
    modules = {m.clave: m.lecciones for m in paquete.curso.modulos}
    for archivo in paquete.calculos:
        if archivo.modulo not in modules:
            yield archivo.source.fault((), f"curso.yml has no module {archivo.modulo!r}")
            continue
        seen: set[str] = set()
        for n, calculo in enumerate(archivo.calculos):
            if calculo.leccion not in modules[archivo.modulo] or calculo.leccion not in lessons:
                text = f"module {archivo.modulo!r} has no lesson {calculo.leccion!r}"
                yield archivo.source.fault((n, "leccion"), text)
            elif calculo.leccion in seen:
                text = f"lesson {calculo.leccion!r} is in the file twice"
                yield archivo.source.fault((n, "leccion"), text)
            else:
                seen.add(calculo.leccion)
                yield from _lesson_faults(archivo, n, lessons[calculo.leccion])


def _lesson_faults(archivo: ArchivoCalculos, n: int, leccion: Leccion) -> Iterator[Fault]:
    calculo, source = archivo.calculos[n], archivo.source
    for place, text in problemas_de_cuentas(calculo):
        yield source.fault((n, *place), text)
    for lang, lesson in leccion.idiomas.items():
        cabecera = lesson.cabecera
        front = f"{cabecera.titulo}\n{cabecera.objetivo}\n{cabecera.regla}\n{cabecera.accion}"
        for place, text in problemas(calculo, lang, lesson.body, front):
            yield source.fault((n, *place), text)
