"""My requests, one request, and the acts of its two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.pasos import conversacion, entregables, marcha, ofertas
from consultores.permissions import Permiso
from consultores.red.queries import find_de_usuario
from consultores.seguimiento import queries as listas
from consultores.seguimiento.forms import (
    ConfirmarForm,
    DeclinarForm,
    EntregaForm,
    MensajeForm,
    ReplicaForm,
)
from consultores.seguimiento.pagina import mostrar
from consultores.seguimiento.queries import Grupo
from consultores.seguimiento.vista import consultor_de, empresa_de, etiqueta_estado
from consultores.solicitudes import archivos, queries, una_vez
from consultores.solicitudes.acceso import find
from consultores.solicitudes.estados import Acto, Estado, Papel, admite
from consultores.solicitudes.forms import MotivoForm
from consultores.solicitudes.intercambio import Entregable, Mensaje
from consultores.trabajo import conversaciones
from consultores.valoracion import calificaciones
from plataforma import limits
from plataforma.access import quien, requires
from plataforma.archivos import MIME, ArchivoError
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.errors import NotFoundError
from plataforma.identidad.invitados import es_invitado
from plataforma.security import cuerpo_grande

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from consultores.solicitudes.models import Solicitud
    from plataforma.forms import Form

    Answer = str | Response | tuple[str, int]

bp = Blueprint("seguimiento", __name__, url_prefix="/asistencia", template_folder="templates")
MENSAJES = "60/hour"
# Five files of 5 MB; and a much larger one still gets its answer beside the field.
MAX_CUERPO = 32 * 1024 * 1024
PAGINAS = {Acto.PEDIR_AJUSTES: "ajustes", Acto.CANCELAR: "cancelar"}


@bp.get("/")
@requires(Permiso.PEDIR)
def lista() -> str:
    """What I asked, or what is asked of me."""
    es_consultor = find_de_usuario(current_user.id) is not None
    papel = Papel.SOLICITANTE
    if es_consultor:
        papel = listas.papel_de_la_lista(current_user.id, request.args.get("papel", ""))
    group = request.args.get("estado", "")
    grupo = Grupo(group) if group in set(Grupo) else Grupo.ABIERTAS
    number = request.args.get("pagina", 1, type=int)
    page = listas.list_mias(current_user.id, papel, grupo, number)
    unread = conversaciones.count_sin_leer(current_user.id, papel, [s.id for s in page.filas])
    return render_template(
        "seguimiento/lista.html",
        pagina=page,
        sin_leer=unread,
        empresa_de=empresa_de,
        cuentas=listas.count_mias(current_user.id, papel),
        papel=papel,
        grupo=grupo,
        es_consultor=es_consultor,
        etiqueta_estado=etiqueta_estado,
        consultor_de=consultor_de,
    )


@bp.get("/<referencia>/")
@requires(Permiso.VER, invitado=True)
def ver(referencia: str) -> str | Response:
    solicitud = find(referencia, Permiso.VER)
    if solicitud.estado == Estado.BORRADOR:
        return redirect(url_for("asistente.revisar", referencia=referencia), 303)
    shown = mostrar(solicitud)
    _mark_read(solicitud)
    return shown


def _mark_read(solicitud: Solicitud) -> None:
    """Keep that this side has seen the newest page of the conversation."""
    papel, hasta = solicitud.papel_de(quien()), conversaciones.ultimo(solicitud)
    if papel is None or request.args.get("pagina", 1, type=int) > 1:
        return
    if conversaciones.hay_nuevos(solicitud, quien(), papel, hasta):
        with transaction():
            conversaciones.marcar_leidos(solicitud, quien(), papel, hasta)


@bp.get("/<referencia>/archivos/<clave>/")
@requires(Permiso.VER_ARCHIVOS, invitado=True)
def archivo(referencia: str, clave: str) -> Response:
    """Send a file to one of the two sides, always to be saved and never to be shown."""
    solicitud = find(referencia, Permiso.VER_ARCHIVOS)
    found = queries.find_archivo(solicitud, clave)
    if found is not None and not conversaciones.se_ve(solicitud, found, quien()):
        raise NotFoundError
    content = archivos.leer(found) if found else None
    if found is None or content is None:
        raise NotFoundError
    return descarga(content, found.nombre, MIME[found.tipo])


@bp.post("/<referencia>/mensajes/")
@requires(Permiso.CONVERSAR, invitado=True)
@cuerpo_grande(MAX_CUERPO)
def escribir(referencia: str) -> Response | tuple[str, int]:
    solicitud, form = find(referencia, Permiso.CONVERSAR), MensajeForm()
    if not form.validate_on_submit():
        return mostrar(solicitud, mensaje=form), 422
    limits.require("solicitudes.mensaje", str(quien().id), MENSAJES)
    said = {"texto": form.texto.data, "subidas": form.subidas()}
    try:
        with transaction():
            mark = una_vez.marca_de(Mensaje, solicitud.id, form.marca, **said)
            conversacion.escribir(solicitud, actor=quien(), intento=mark, **said)
    except ArchivoError as error:
        form.archivos.errors = [str(error)]
        return mostrar(solicitud, mensaje=form), 422
    flash(_("Mensaje enviado."), "success")
    return _back(referencia, "conversacion")


@bp.route("/<referencia>/declinar/", methods=["GET", "POST"])
@requires(Permiso.ATENDER)
def declinar(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.ATENDER), DeclinarForm()
    if form.validate_on_submit():
        said = {"causa": form.causa.data, "motivo": form.motivo.data}
        with transaction():
            ofertas.declinar(solicitud, actor=quien(), **said)
        flash(_("Declinó la solicitud. Pasa enseguida a otra persona."), "success")
        return redirect(url_for("seguimiento.lista", papel="consultor"), 303)
    return _step(solicitud, Acto.DECLINAR, form, "declinar")


@bp.route("/<referencia>/entregar/", methods=["GET", "POST"])
@requires(Permiso.ATENDER)
@cuerpo_grande(MAX_CUERPO)
def entregar(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.ATENDER), EntregaForm()
    if form.validate_on_submit():
        said = {"texto": form.texto.data, "subidas": form.subidas()}
        try:
            with transaction():
                mark = una_vez.marca_de(Entregable, solicitud.id, form.marca, **said)
                entregables.entregar(solicitud, actor=quien(), intento=mark, **said)
        except ArchivoError as error:
            form.archivos.errors = [str(error)]
        else:
            flash(_("Entregó el resultado. La empresa ya lo sabe."), "success")
            return _back(referencia)
    return _step(solicitud, Acto.ENTREGAR, form, "entregar")


@bp.route("/<referencia>/ajustes/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def ajustes(referencia: str) -> Answer:
    said = _("Pidió ajustes. El consultor ya lo sabe.")
    return _explain(referencia, Acto.PEDIR_AJUSTES, marcha.pedir_ajustes, said)


@bp.route("/<referencia>/confirmar/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def confirmar(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.ACTUAR_COMO_EMPRESA), ConfirmarForm()
    if form.validate_on_submit():
        with transaction():
            calificaciones.calificar(solicitud, form.opinion(), actor=quien())
        flash(_("Gracias. La solicitud quedó cerrada."), "success")
        return _back(referencia)
    late = calificaciones.puede_calificar(solicitud)
    return _step(solicitud, Acto.CONFIRMAR, form, "confirmar", possible=late)


@bp.route("/<referencia>/cancelar/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def cancelar(referencia: str) -> Answer:
    return _explain(referencia, Acto.CANCELAR, marcha.cancelar, _("Canceló la solicitud."))


def _explain(referencia: str, acto: Acto, act: Callable[..., None], said: str) -> Answer:
    """Take an act of the firm that needs a reason."""
    solicitud, form = find(referencia, Permiso.ACTUAR_COMO_EMPRESA), MotivoForm()
    if form.validate_on_submit():
        with transaction():
            act(solicitud, actor=quien(), motivo=form.motivo.data)
        flash(said, "success")
        return _back(referencia)
    return _step(solicitud, acto, form, PAGINAS[acto])


@bp.post("/<referencia>/descartar/")
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def descartar(referencia: str) -> Response:
    """Throw a draft away."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    with transaction():
        marcha.descartar(solicitud, actor=quien())
    flash(_("Descartó el borrador."), "success")
    if es_invitado(quien()):
        return redirect(url_for("asistente.nueva"), 303)
    return redirect(url_for("seguimiento.lista", papel=Papel.SOLICITANTE), 303)


@bp.post("/<referencia>/retirar/")
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def retirar(referencia: str) -> Response:
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    with transaction():
        ofertas.retirar(solicitud, actor=quien())
    flash(_("Elija quién responde ahora."), "info")
    return redirect(url_for("asistente.elegir", referencia=referencia), 303)


@bp.post("/<referencia>/replica/")
@requires(Permiso.ATENDER)
def replicar(referencia: str) -> Response | tuple[str, int]:
    solicitud, form = find(referencia, Permiso.ATENDER), ReplicaForm()
    if not form.validate_on_submit():
        return mostrar(solicitud, replica=form), 422
    with transaction():
        entregables.replicar(solicitud, actor=quien(), texto=form.texto.data)
    flash(_("Su respuesta quedó junto a la calificación."), "success")
    return _back(referencia)


def _back(referencia: str, ancla: str = "") -> Response:
    page = url_for("seguimiento.ver", referencia=referencia, _anchor=ancla or None)
    return redirect(page, 303)


def _step(
    solicitud: Solicitud, acto: Acto, form: Form, page: str, *, possible: bool = False
) -> Answer:
    """Show the form of an act; when it comes too late, say so on the request's page."""
    papel = solicitud.papel_de(quien())
    if papel is None or not (possible or admite(solicitud.estado, acto, papel)):
        flash(_("La solicitud ya cambió y no admite ese paso. Así está ahora:"), "warning")
        return _back(solicitud.referencia)
    shown = render_template(f"seguimiento/{page}.html", form=form, solicitud=solicitud)
    return (shown, 422) if form.is_submitted() else shown
