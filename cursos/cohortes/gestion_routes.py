"""A chamber's cohorts: the list, the links on paper, taking people off and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes import queries, resumen, services, vista
from cursos.cohortes.alcance import de_toda
from cursos.cohortes.blueprint import (
    COHORTE,
    bp,
    load_cohorte,
    load_participante,
    load_vista,
)
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.i18n import get_lang
from plataforma.paises import nombre_pais
from plataforma.permissions import Permiso as PermisoPlataforma

if TYPE_CHECKING:
    from werkzeug.wrappers import Response


@bp.get("/administracion/cohortes/")
@requires(PermisoPlataforma.ADMINISTRAR)
def por_camara() -> str:
    """The administrators' way to every chamber's cohorts, to look at."""
    return render_template(
        "cohortes/por_camara.html",
        camaras=resumen.list_camaras(),
        pais=lambda code: nombre_pais(code, get_lang()),
    )


@bp.get(f"{COHORTE}/enlaces/")
@requires(Permiso.GESTIONAR_COHORTE)
def enlaces(organizacion: str, cohorte: int) -> str:
    """Print the personal links and codes of those who can only be reached by phone."""
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    people = queries.list_sin_correo(de_toda(found))
    return render_template(
        "cohortes/enlaces.html", c=found, papeles=[vista.tarjeta_de_papel(p) for p in people]
    )


@bp.route(f"{COHORTE}/personas/<int:participante>/retirar/", methods=["GET", "POST"])
@requires(Permiso.TRAER_PERSONAS)
def retirar(organizacion: str, cohorte: int, participante: int) -> str | Response:
    found = load_vista(organizacion, cohorte, Permiso.TRAER_PERSONAS)
    persona = load_participante(found.alcance, participante)
    if request.method == "GET":
        return render_template("cohortes/retirar.html", c=found.cohorte, v=found, persona=persona)
    with transaction():
        services.retirar(persona, actor=current_user)
    flash(_("%(nombre)s ya no está en la cohorte.", nombre=persona.nombre), "success")
    return redirect(url_for(".ver", organizacion=organizacion, cohorte=cohorte), 303)


@bp.post(f"{COHORTE}/personas/<int:participante>/reincorporar/")
@requires(Permiso.TRAER_PERSONAS)
def reincorporar(organizacion: str, cohorte: int, participante: int) -> Response:
    found = load_vista(organizacion, cohorte, Permiso.TRAER_PERSONAS)
    persona = load_participante(found.alcance, participante)
    with transaction():
        services.reincorporar(persona, actor=current_user)
    flash(_("%(nombre)s está otra vez en la cohorte.", nombre=persona.nombre), "success")
    return redirect(url_for(".ver", organizacion=organizacion, cohorte=cohorte), 303)
