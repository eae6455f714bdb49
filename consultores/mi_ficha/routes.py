"""The consultant's own page: the profile and its changes, the accreditation and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.acreditacion import decisiones, plazos, queries
from consultores.acreditacion.errors import DemasiadasAreasError
from consultores.acreditacion.ficha import datos_de
from consultores.mi_ficha import pedidos, perfil
from consultores.mi_ficha.forms import AmpliarForm, DescargoForm, RenovarForm
from consultores.permissions import Permiso
from consultores.postulaciones import vista
from consultores.postulaciones.forms import FORMS, SeccionForm, SubtemasForm
from consultores.postulaciones.secciones import (
    DEL_PERFIL,
    SECCIONES,
    faltan_en,
    faltas_de_intereses,
)
from consultores.red.models import Consultor, EstadoConsultor
from consultores.red.queries import find_de_usuario
from consultores.taxonomia import AREAS, nombres
from plataforma.access import authorize, requires
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from plataforma.forms import Form

bp = Blueprint(
    "acreditacion_ficha",
    __name__,
    url_prefix="/consultores/mi-ficha",
    template_folder="templates",
)


def _mine() -> Consultor:
    """Return the profile of the person; 404 for who has none that was ever accredited."""
    found = authorize(Permiso.EDITAR_FICHA, find_de_usuario(current_user.id))
    if found.estado not in (EstadoConsultor.ACREDITADO, EstadoConsultor.SUSPENDIDO):
        raise NotFoundError
    return found


@bp.get("/")
@requires(Permiso.EDITAR_FICHA)
def ver() -> str:
    return _page(_mine())


def _page(consultor: Consultor, descargo: Form | None = None) -> str:
    lang, said = get_lang(), datos_de(consultor)
    since = plazos.renovable_desde(consultor)
    return render_template(
        "mi_ficha/ficha.html",
        consultor=consultor,
        bloques=[(c, SECCIONES[c], vista.filas_de(c, said[c], lang)) for c in DEL_PERFIL],
        areas=[(c, n) for c in consultor.codigos_area for n in nombres([c], AREAS, lang)],
        nivel=vista.texto_nivel(consultor.nivel, lang),
        vencida=consultor.vence_el is not None and consultor.vence_el <= now(),
        renovable=since is not None and since <= now(),
        abierta=queries.find_abierta(current_user),
        tramites=vista.NOMBRES_TRAMITE,
        suspension=queries.find_suspension(consultor)
        if consultor.estado == EstadoConsultor.SUSPENDIDO
        else None,
        form=descargo or DescargoForm(formdata=None),
    )


@bp.route("/<seccion>/", methods=["GET", "POST"])
@requires(Permiso.EDITAR_FICHA)
def seccion(seccion: str) -> str | Response | tuple[str, int]:
    """What takes effect at once."""
    consultor = _mine()
    if seccion not in DEL_PERFIL:
        raise NotFoundError
    form = FORMS[seccion].de(datos_de(consultor)[seccion])
    if isinstance(form, SubtemasForm):
        form.limitar(consultor.codigos_area)
    missing: list[str] = []
    if form.validate_on_submit():
        missing = faltan_en(seccion, form.recibido(), consultor.codigos_area)
        if not missing:
            return _save(consultor, seccion, form)
    page = _section_page(seccion, form, missing)
    return (page, 422) if form.is_submitted() else page


def _save(consultor: Consultor, code: str, form: SeccionForm) -> Response:
    with transaction():
        perfil.editar(consultor, code, form.recibido())
    flash(_("Guardado. Su ficha ya lo muestra."), "success")
    return redirect(url_for("acreditacion_ficha.ver"), 303)


def _section_page(code: str, form: SeccionForm, missing: list[str]) -> str:
    return render_template(
        "postulaciones/seccion.html",
        form=form,
        codigo=code,
        nombre=SECCIONES[code],
        otra=None,
        volver=url_for("acreditacion_ficha.ver"),
        postulacion=None,
        falta=missing,
    )


@bp.post("/areas/<area>/quitar/")
@requires(Permiso.EDITAR_FICHA)
def quitar_area(area: str) -> Response:
    with transaction():
        perfil.quitar_area(_mine(), area)
    flash(_("Guardado. Su ficha ya lo muestra."), "success")
    return redirect(url_for("acreditacion_ficha.ver"), 303)


@bp.route("/ampliar/", methods=["GET", "POST"])
@requires(Permiso.EDITAR_FICHA)
def ampliar() -> str | Response | tuple[str, int]:
    """More areas or a higher level go to review; what is there stays."""
    consultor = _mine()
    form = AmpliarForm().para(consultor)
    if form.validate_on_submit():
        try:
            with transaction():
                areas, why = form.areas.data or [], form.motivo.data
                pedidos.ampliar(consultor, areas, form.nivel.data, why)
            flash(_("Recibimos su pedido. Mientras tanto nada cambia en su ficha."), "success")
            return redirect(url_for("acreditacion_ficha.ver"), 303)
        except (pedidos.NadaQuePedirError, DemasiadasAreasError) as error:
            form.areas.errors = [str(error)]
    page = render_template("mi_ficha/ampliar.html", form=form, consultor=consultor)
    return (page, 422) if form.errores else page


@bp.route("/renovar/", methods=["GET", "POST"])
@requires(Permiso.EDITAR_FICHA)
def renovar() -> str | Response | tuple[str, int]:
    consultor = _mine()
    said = datos_de(consultor)
    form = RenovarForm.de({**said["intereses"], "declara": False})
    form.pais_propio = consultor.pais
    missing: list[str] = []
    if form.validate_on_submit():
        ties = form.recibido()
        missing = faltas_de_intereses(ties)
        if not missing:
            with transaction():
                data = {"renovacion": {"cambios": form.cambios.data}, "intereses": ties}
                pedidos.renovar(consultor, data)
            flash(_("Recibimos su renovación. Le respondemos por correo."), "success")
            return redirect(url_for("acreditacion_ficha.ver"), 303)
    page = _renewal(consultor, form, missing)
    return (page, 422) if form.is_submitted() else page


def _renewal(consultor: Consultor, form: RenovarForm, missing: list[str]) -> str:
    lang, said = get_lang(), datos_de(consultor)
    said["datos"] = {**said["datos"], "acreditado": True}  # a level that is held, not asked for
    codes = ("datos", "areas", *DEL_PERFIL)
    return render_template(
        "mi_ficha/renovar.html",
        form=form,
        falta=missing,
        consultor=consultor,
        bloques=[(c, SECCIONES[c], vista.filas_de(c, said[c], lang)) for c in codes],
        editables=DEL_PERFIL,
    )


@bp.post("/responder/")
@requires(Permiso.EDITAR_FICHA)
def responder() -> Response | tuple[str, int]:
    """A suspended consultant answers once."""
    consultor, form = _mine(), DescargoForm()
    if not form.validate_on_submit():
        return _page(consultor, form), 422
    with transaction():
        decisiones.responder(consultor, actor=current_user, texto=form.texto.data)
    flash(_("La Secretaría ya tiene su respuesta."), "success")
    return redirect(url_for("acreditacion_ficha.ver"), 303)
