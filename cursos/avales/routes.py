"""/camara/<slug>/avales/ and /administracion/avales/: who may open which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from cursos.avales import routes_paginas as paginas
from cursos.cohortes.blueprint import load_camara
from cursos.emisores.queries import find_emisor
from cursos.permissions import Permiso
from plataforma.access import puede_actual, requires
from plataforma.errors import NotFoundError
from plataforma.organizaciones.permissions import Permiso as PermisoOrganizacion

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.emisores.models import Emisor

bp = Blueprint("avales", __name__, template_folder="templates")
CAMARA = "/camara/<organizacion>/avales"
SECRETARIA = "/administracion/avales"


@bp.get(f"{CAMARA}/")
@requires(PermisoOrganizacion.VER)
def lista(organizacion: str) -> str:
    emisor = _load(organizacion, PermisoOrganizacion.VER)
    own = puede_actual(PermisoOrganizacion.GESTIONAR, emisor.organizacion)
    return paginas.lista_page(emisor, puede=own)


@bp.route(f"{CAMARA}/<logro>/", methods=["GET", "POST"])
@requires(PermisoOrganizacion.GESTIONAR)
def avalar(organizacion: str, logro: str) -> str | Response | tuple[str, int]:
    return paginas.avalar_page(_load(organizacion, PermisoOrganizacion.GESTIONAR), logro)


@bp.route(f"{CAMARA}/<aval>/retirar/", methods=["GET", "POST"])
@requires(PermisoOrganizacion.GESTIONAR)
def retirar(organizacion: str, aval: str) -> str | Response | tuple[str, int]:
    return paginas.retirar_page(_load(organizacion, PermisoOrganizacion.GESTIONAR), aval)


@bp.get(f"{SECRETARIA}/")
@requires(Permiso.GESTIONAR_EMISORES)
def lista_de_secretaria() -> str:
    return paginas.lista_page(None, puede=True)


@bp.route(f"{SECRETARIA}/<logro>/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_EMISORES)
def avalar_de_secretaria(logro: str) -> str | Response | tuple[str, int]:
    return paginas.avalar_page(None, logro)


@bp.route(f"{SECRETARIA}/<aval>/retirar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_EMISORES)
def retirar_de_secretaria(aval: str) -> str | Response | tuple[str, int]:
    return paginas.retirar_page(None, aval)


def _load(organizacion: str, permiso: PermisoOrganizacion) -> Emisor:
    """Return the issuer of that very chamber; one that does not issue endorses nothing."""
    camara = load_camara(organizacion, permiso)
    emisor = find_emisor(camara.slug)
    if emisor is None or not emisor.emite:
        raise NotFoundError
    return emisor
