"""The guide of a course, its licence and its content as a file: open, as the lessons are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

from cursos.catalogo.almacen import read_version
from cursos.catalogo.formato import fecha_de
from cursos.catalogo.queries import list_versiones_actuales
from cursos.guias.abierto import abrir
from cursos.guias.licencias import BY_SA, creditos, direccion_de
from cursos.guias.queries import find_version_con_guia, guia_en
from cursos.guias.vista import partes
from cursos.paquetes.origin import write_zip
from plataforma.access import public
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang
from plataforma.part import Address
from plataforma.security import INERT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkzeug.wrappers import Response as Answer

    from cursos.catalogo.models import VersionCurso

bp = Blueprint("guias", __name__, url_prefix="/cursos/<curso>", template_folder="templates")


@bp.get("/guia/")
@public
def ver(curso: str) -> str:
    version = _version(curso)
    guia = guia_en(version, get_lang())
    if guia is None:
        raise NotFoundError
    return render_template(
        "guias/guia.html",
        version=version,
        curso=version.curso,
        guia=guia,
        partes=partes(guia["html"]),
        fecha_de=fecha_de,
    )


@bp.get("/licencia/")
@public
def licencia(curso: str) -> str:
    version = _version(curso)
    name = version.datos["licencia"]
    return render_template(
        "guias/licencia.html",
        version=version,
        curso=version.curso,
        licencia=name,
        explicada=name == BY_SA,
        direccion=direccion_de(name, get_lang()),
        creditos=creditos(version),
    )


@bp.get("/paquete.zip")
@public
def descargar(curso: str) -> Answer:
    """Send the course without its final test: the same version is the same bytes."""
    version = _version(curso)
    files = read_version(version)
    if files is None:
        raise NotFoundError
    response = Response(write_zip(abrir(files, creditos(version))), mimetype="application/zip")
    name = f"{curso}-{version.numero}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = INERT
    response.add_etag()
    return response.make_conditional(request)


def _version(slug: str) -> VersionCurso:
    version = find_version_con_guia(slug)
    if version is None:
        raise NotFoundError
    return version


def direcciones() -> Iterator[Address]:
    """Yield the guides and licences, for the sitemap."""
    for version in list_versiones_actuales():
        values = {"curso": version.curso.slug}
        if version.datos.get("guia"):
            yield Address(endpoint="guias.ver", values=values)
        yield Address(endpoint="guias.licencia", values=values)
