"""The report on the page, and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request
from flask_login import current_user

from cursos.cohortes.blueprint import COHORTE, load_camara, load_vista
from cursos.informes import descargas, lectura, papel
from cursos.informes.informe import redactar
from cursos.informes.pedido import Pedido
from cursos.permissions import Permiso
from plataforma import audit
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.organizaciones.permissions import Permiso as PermisoOrganizacion

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.alcance import Vista
    from cursos.informes.informe import Informe
    from plataforma.organizaciones.models import Organizacion

CAMARA = "/camara/<organizacion>"
FORMATO = "<any(pdf, xlsx, csv):formato>"

bp = Blueprint("informes", __name__, template_folder="templates")


@bp.get(f"{COHORTE}/informe/")
@requires(Permiso.VER_PERSONAS)
def cohorte(organizacion: str, cohorte: int) -> str:
    """Show the report of one cohort before it is downloaded."""
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    return render_template(
        "informes/cohorte.html", v=found, informe=_of_one(found), poco=papel.poco()
    )


@bp.get(f"{COHORTE}/informe.{FORMATO}")
@requires(Permiso.VER_PERSONAS)
def bajar_cohorte(organizacion: str, cohorte: int, formato: str) -> Response:
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    file = descargas.bajar(_of_one(found), formato, found.organizacion.pais)
    with transaction():
        audit.record(
            "informe.bajar",
            ("cohorte", found.cohorte.id),
            actor=current_user,
            datos={"organizacion": found.organizacion.id, "formato": formato},
        )
    return file


@bp.get(f"{CAMARA}/informe/")
@requires(PermisoOrganizacion.VER)
def camara(organizacion: str) -> str:
    """Choose cohorts of a chamber, and show their report."""
    found = load_camara(organizacion, PermisoOrganizacion.VER)
    pedido = Pedido.de(request.args)
    offered = lectura.list_vistas(found, *pedido.periodo)
    chosen = pedido.de_ellas(offered)
    return render_template(
        "informes/camara.html",
        camara=found,
        pedido=pedido,
        ofrecidas=offered,
        informe=_of_many(found, chosen, pedido) if chosen else None,
        poco=papel.poco(),
    )


@bp.get(f"{CAMARA}/informe.{FORMATO}")
@requires(PermisoOrganizacion.VER)
def bajar_camara(organizacion: str, formato: str) -> Response:
    found = load_camara(organizacion, PermisoOrganizacion.VER)
    pedido = Pedido.de(request.args)
    chosen = pedido.de_ellas(lectura.list_vistas(found, *pedido.periodo))
    file = descargas.bajar(_of_many(found, chosen, pedido), formato, found.pais)
    with transaction():
        audit.record(
            "informe.bajar",
            ("organizacion", found.id),
            actor=current_user,
            datos={"cohortes": [v.cohorte.id for v in chosen], "formato": formato},
        )
    return file


def _of_one(vista: Vista) -> Informe:
    read = lectura.leer([vista])
    return redactar(vista.organizacion, [vista], read, autora=current_user.nombre)


def _of_many(organizacion: Organizacion, vistas: list[Vista], pedido: Pedido) -> Informe:
    read = lectura.leer(vistas)
    return redactar(organizacion, vistas, read, autora=current_user.nombre, periodo=pedido.periodo)
