"""The third yes: an editor reviews both languages, publishes, reviews again, withdraws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.permissions import Permiso
from consultores.respuestas import lectores, queries, responsables, services
from consultores.respuestas.anonimo import firma_de
from consultores.respuestas.forms import EditarForm, escribir_fuente
from consultores.respuestas.models import CasoResuelto, EstadoCaso
from consultores.respuestas.vista import CLASES, ESTADOS, TONOS
from plataforma.access import authorize, puede_actual, requires
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint(
    "respuestas_administracion",
    __name__,
    url_prefix="/administracion/respuestas",
    template_folder="templates",
)


@bp.get("/")
@requires(Permiso.VER_RESPUESTAS)
def lista() -> str:
    state = request.args.get("estado", "")
    state = state if state in set(EstadoCaso) else ""
    every = puede_actual(Permiso.EDITAR_TODAS)
    page = queries.list_por_editar(
        "" if every else current_user.pais, state, request.args.get("pagina", 1, type=int)
    )
    return render_template(
        "respuestas/administracion/lista.html",
        pagina=page,
        estado=state,
        estados=ESTADOS,
        tonos=TONOS,
    )


@bp.route("/<int:caso_id>/", methods=["GET", "POST"])
@requires(Permiso.EDITAR_RESPUESTA)
def editar(caso_id: int) -> str | Response | tuple[str, int]:
    caso = authorize(Permiso.EDITAR_RESPUESTA, queries.find_caso(caso_id))
    form, found = EditarForm(data=_as_it_is(caso)), []
    if form.validate_on_submit():
        edition = form.edicion()
        texts = (edition.pregunta, edition.respuesta)
        found = services.hallazgos(caso.solicitud, *(t for b in texts for t in (b.es, b.pt)))
        looked = form.marca_mirada == firma_de(found)
        if not found or (looked and not any(h.grave for h in found)):
            with transaction():
                services.publicar(caso, edition, actor=current_user)
                lectores.atender(caso)
            flash(_("Publicada. Vuelve a revisarse el día que dice la ficha."), "success")
            return redirect(url_for("respuestas_administracion.editar", caso_id=caso_id), 303)
        form.mirado.data = firma_de(found)
    page = render_template(
        "respuestas/administracion/editar.html",
        form=form,
        caso=caso,
        hallazgos=found,
        clases=CLASES,
        **_around(caso),
    )
    return (page, 422) if form.is_submitted() else page


@bp.post("/<int:caso_id>/tomar/")
@requires(Permiso.EDITAR_RESPUESTA)
def tomar(caso_id: int) -> Response:
    caso = authorize(Permiso.EDITAR_RESPUESTA, queries.find_caso(caso_id))
    with transaction():
        responsables.tomar(caso, actor=current_user)
    flash(_("Desde ahora usted responde por este texto."), "success")
    return redirect(url_for("respuestas_administracion.editar", caso_id=caso_id), 303)


@bp.post("/<int:caso_id>/retirar/")
@requires(Permiso.EDITAR_RESPUESTA)
def retirar(caso_id: int) -> Response:
    caso = authorize(Permiso.EDITAR_RESPUESTA, queries.find_caso(caso_id))
    with transaction():
        services.retirar(caso, actor=current_user)
    flash(_("Retirada: ya nadie la ve."), "success")
    return redirect(url_for("respuestas_administracion.lista"), 303)


def _around(caso: CasoResuelto) -> dict[str, Any]:
    """Return what the page says beside the form."""
    return {
        "estado": (ESTADOS[caso.estado], TONOS.get(EstadoCaso(caso.estado), "neutro")),
        "reportes": queries.list_reportes(caso.id),
        "responden": responsables.responsables_de(caso),
    }


def _as_it_is(caso: CasoResuelto) -> dict[str, Any]:
    return {
        "pregunta_es": caso.pregunta.es,
        "respuesta_es": caso.respuesta.es,
        "pregunta_pt": caso.pregunta.pt,
        "respuesta_pt": caso.respuesta.pt,
        "fuentes": "\n".join(escribir_fuente(f) for f in caso.fuentes),
        "area": caso.area,
        "subtema": caso.subtema,
        "mercado": caso.mercado,
        "acuerdo": caso.acuerdo,
    }
