"""The catalogue and the page of a course."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template
from flask_login import current_user

from cursos.catalogo.almacen import image_key
from cursos.catalogo.avance import leer_avance, version_para
from cursos.catalogo.bloques import bloques, datos_de_bloques
from cursos.catalogo.cierre import lista_de_cierre
from cursos.catalogo.formato import datos_curso, duracion, fecha_de, peso
from cursos.catalogo.novedades import find_novedades
from cursos.catalogo.queries import find_temario, list_versiones_actuales
from cursos.catalogo.vista import paradas
from cursos.catalogo.vitrina import consejos_de, vitrina_de
from plataforma import storage
from plataforma.access import public
from plataforma.errors import NotFoundError
from plataforma.part import Address
from plataforma.security import INERT

if TYPE_CHECKING:
    from collections.abc import Iterator

bp = Blueprint("catalogo", __name__, template_folder="templates")
root = Blueprint("catalogo_raiz", __name__)
HUELLA = re.compile(r"[0-9a-f]{32}")
CLASES = {"webp": "image/webp", "svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"  # another image has another address


@root.get("/imagenes/<huella>.<any(webp, svg):clase>")
@public
def imagen(huella: str, clase: str) -> Response:
    """Send an image of a lesson; alone in its page, too, a drawing can do nothing."""
    data = storage.get(image_key(f"{huella}.{clase}")) if HUELLA.fullmatch(huella) else None
    if data is None:
        raise NotFoundError
    headers = {"Cache-Control": FOR_EVER, "Content-Security-Policy": INERT}
    return Response(data, mimetype=CLASES[clase], headers=headers)


@bp.get("/cursos/")
@public
def ver_catalogo() -> str:
    return render_template(
        "catalogo/catalogo.html",
        versiones=list_versiones_actuales(),
        rutas=vitrina_de(current_user),
        datos_curso=datos_curso,
    )


@bp.get("/cursos/<curso>/")
@public
def ver_curso(curso: str) -> str:
    version = version_para(current_user, curso)
    temario = find_temario(version.id)
    avance = leer_avance(current_user, version)
    return render_template(
        "catalogo/curso.html",
        version=version,
        curso=version.curso,
        temario=temario,
        avance=avance,
        paradas=paradas(temario, avance),
        cierre=lista_de_cierre(version, temario, avance),
        novedades=find_novedades(version),
        consejos=consejos_de(version, current_user),
        datos=datos_curso(version),
        duracion=duracion,
        peso=peso,
        fecha_de=fecha_de,
        bloques=bloques(),
        **datos_de_bloques(version),
    )


def direcciones() -> Iterator[Address]:
    """Yield the public pages of every course, for the sitemap."""
    yield Address(endpoint="catalogo.ver_catalogo")
    for version in list_versiones_actuales():
        slug = version.curso.slug
        yield Address(endpoint="catalogo.ver_curso", values={"curso": slug})
        for leccion in find_temario(version.id).lecciones:
            values = {"curso": slug, "leccion": leccion.clave}
            yield Address(endpoint="aprendizaje.ver_leccion", values=values)
