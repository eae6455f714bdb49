"""A package as pages on the author's own machine: no server, no database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import render_template

from cursos.catalogo.almacen import images_of
from cursos.catalogo.valores import html_of
from cursos.imagenes.publicacion import find_problem
from cursos.paquetes.package import LANGS
from plataforma.assets import SOURCE, collect

if TYPE_CHECKING:
    from pathlib import Path

    from cursos.paquetes.package import Paquete

_LESSON = re.compile(r'href="\.\./([a-z0-9-]+)/"')
PAGE = "catalogo/vista_previa.html"


def write_preview(paquete: Paquete, folder: Path) -> None:
    """Write an index and a page for each lesson, es beside pt, with the look of the site.

    An image that would be refused is left out: the check says why.
    """
    names = [name for name in paquete.imagenes if not find_problem(name, paquete.files[name])]
    imagenes = images_of(paquete.files, names)
    (folder / "imagenes").mkdir(parents=True, exist_ok=True)
    (folder / "escala.css").write_bytes(collect(SOURCE)["css/escala.css"])
    for imagen in imagenes.values():
        (folder / "imagenes" / imagen.archivo).write_bytes(imagen.datos)
    _write(folder / "index.html", paquete=paquete, leccion=None, html=None)
    for leccion in paquete.lecciones:
        html = {
            lang: _LESSON.sub(
                r'href="\1.html"',
                html_of(leccion, imagenes).en(lang).replace('src="/imagenes/', 'src="imagenes/'),
            )
            for lang in LANGS
        }
        _write(folder / f"{leccion.clave}.html", paquete=paquete, leccion=leccion, html=html)


def _write(path: Path, **values: object) -> None:
    path.write_text(render_template(PAGE, **values), encoding="utf-8")
