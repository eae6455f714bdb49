"""My requests, one request, and the acts of its two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.permissions import Permiso
from consultores.red.queries import find_de_usuario
from consultores.seguimiento import queries as listas
from consultores.seguimiento.forms import (
    ConfirmarForm,
    EntregaForm,
    MensajeForm,
    MotivoForm,
    ReplicaForm,
)
from consultores.seguimiento.queries import Grupo
from consultores.seguimiento.vista import (
    consultor_de,
    etiqueta_estado,
    historia,
    paradas,
    resultados,
    turno,
)
from consultores.solicitudes import archivos, conversacion, entregables, queries, services
from consultores.solicitudes.acceso import find
from consultores.solicitudes.estados import Acto, Estado, Papel, admite
from consultores.solicitudes.vista import datos, entrega
from consultores.taxonomia import TIPOS
from plataforma import limits
from plataforma.access import requires
from plataforma.archivos import MIME, ArchivoError
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from consultores.solicitudes.models import Solicitud
    from plataforma.forms import Form

    Answer = str | Response | tuple[str, int]

bp = Blueprint("seguimiento", __name__, url_prefix="/asistencia", template_folder="templates")
MENSAJES = "60/hour"
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
    return render_template(
        "seguimiento/lista.html",
        pagina=listas.list_mias(current_user.id, papel, grupo, number),
        cuentas=listas.count_mias(current_user.id, papel),
        papel=papel,
        grupo=grupo,
        es_consultor=es_consultor,
        etiqueta_estado=etiqueta_estado,
        consultor_de=consultor_de,
    )


@bp.get("/<referencia>/")
@requires(Permiso.VER)
def ver(referencia: str) -> str | Response:
    solicitud = find(referencia, Permiso.VER)
    if solicitud.estado == Estado.BORRADOR:
        return redirect(url_for("asistente.revisar", referencia=referencia), 303)
    return _page(solicitud)


@bp.get("/<referencia>/archivos/<clave>/")
@requires(Permiso.VER_ARCHIVOS)
def archivo(referencia: str, clave: str) -> Response:
    """Send a file to one of the two sides, always to be saved and never to be shown."""
    solicitud = find(referencia, Permiso.VER_ARCHIVOS)
    found = queries.find_archivo(solicitud, clave)
    content = archivos.leer(found) if found else None
    if found is None or content is None:
        raise NotFoundError
    return descarga(content, found.nombre, MIME[found.tipo])


@bp.post("/<referencia>/mensajes/")
@requires(Permiso.CONVERSAR)
def escribir(referencia: str) -> Response | tuple[str, int]:
    solicitud, form = find(referencia, Permiso.CONVERSAR), MensajeForm()
    if not form.validate_on_submit():
        return _page(solicitud, mensaje=form), 422
    limits.require("solicitudes.mensaje", str(current_user.id), MENSAJES)
    with transaction():
        conversacion.escribir(
            solicitud, actor=current_user, texto=form.texto.data, intento=form.intento.data
        )
    flash(_("Mensaje enviado."), "success")
    return _back(referencia)


@bp.post("/<referencia>/aceptar/")
@requires(Permiso.ATENDER)
def aceptar(referencia: str) -> Response:
    return _press(referencia, services.aceptar, _("Aceptó la solicitud. La empresa ya lo sabe."))


@bp.post("/<referencia>/empezar/")
@requires(Permiso.ATENDER)
def empezar(referencia: str) -> Response:
    said = _("La solicitud está en curso. La empresa ya lo sabe.")
    return _press(referencia, services.empezar, said)


def _press(referencia: str, act: Callable[..., None], said: str) -> Response:
    """Do what one press of the consultant does, and say so."""
    solicitud = find(referencia, Permiso.ATENDER)
    with transaction():
        act(solicitud, actor=current_user)
    flash(said, "success")
    return _back(referencia)


@bp.route("/<referencia>/declinar/", methods=["GET", "POST"])
@requires(Permiso.ATENDER)
def declinar(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.ATENDER), MotivoForm()
    if form.validate_on_submit():
        with transaction():
            services.declinar(solicitud, actor=current_user, motivo=form.motivo.data)
        flash(_("Declinó la solicitud. La empresa elige a otra persona."), "success")
        return redirect(url_for("seguimiento.lista", papel="consultor"), 303)
    return _step(solicitud, Acto.DECLINAR, form, "declinar")


@bp.route("/<referencia>/entregar/", methods=["GET", "POST"])
@requires(Permiso.ATENDER)
def entregar(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.ATENDER), EntregaForm()
    if form.validate_on_submit():
        try:
            with transaction():
                entregables.entregar(
                    solicitud,
                    actor=current_user,
                    texto=form.texto.data,
                    intento=form.intento.data,
                    archivo=form.subida(),
                )
        except ArchivoError as error:
            form.archivo.errors = [str(error)]
        else:
            flash(_("Entregó el resultado. La empresa ya lo sabe."), "success")
            return _back(referencia)
    return _step(solicitud, Acto.ENTREGAR, form, "entregar")


@bp.route("/<referencia>/ajustes/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA)
def ajustes(referencia: str) -> Answer:
    said = _("Pidió ajustes. El consultor ya lo sabe.")
    return _explain(referencia, Acto.PEDIR_AJUSTES, services.pedir_ajustes, said)


@bp.route("/<referencia>/confirmar/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA)
def confirmar(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.ACTUAR_COMO_EMPRESA), ConfirmarForm()
    if form.validate_on_submit():
        with transaction():
            entregables.confirmar(solicitud, form.opinion(), actor=current_user)
        flash(_("Gracias. La solicitud quedó cerrada."), "success")
        return _back(referencia)
    return _step(solicitud, Acto.CONFIRMAR, form, "confirmar")


@bp.route("/<referencia>/cancelar/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA)
def cancelar(referencia: str) -> Answer:
    return _explain(referencia, Acto.CANCELAR, services.cancelar, _("Canceló la solicitud."))


def _explain(referencia: str, acto: Acto, act: Callable[..., None], said: str) -> Answer:
    """Take an act of the firm that needs a reason."""
    solicitud, form = find(referencia, Permiso.ACTUAR_COMO_EMPRESA), MotivoForm()
    if form.validate_on_submit():
        with transaction():
            act(solicitud, actor=current_user, motivo=form.motivo.data)
        flash(said, "success")
        return _back(referencia)
    return _step(solicitud, acto, form, PAGINAS[acto])


@bp.post("/<referencia>/descartar/")
@requires(Permiso.ACTUAR_COMO_EMPRESA)
def descartar(referencia: str) -> Response:
    """Throw a draft away."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    with transaction():
        services.descartar(solicitud, actor=current_user)
    flash(_("Descartó el borrador."), "success")
    return redirect(url_for("seguimiento.lista", papel=Papel.SOLICITANTE), 303)


@bp.post("/<referencia>/retirar/")
@requires(Permiso.ACTUAR_COMO_EMPRESA)
def retirar(referencia: str) -> Response:
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    with transaction():
        services.retirar(solicitud, actor=current_user)
    flash(_("Elija quién responde ahora."), "info")
    return redirect(url_for("asistente.elegir", referencia=referencia), 303)


@bp.post("/<referencia>/replica/")
@requires(Permiso.ATENDER)
def replicar(referencia: str) -> Response | tuple[str, int]:
    solicitud, form = find(referencia, Permiso.ATENDER), ReplicaForm()
    if not form.validate_on_submit():
        return _page(solicitud, replica=form), 422
    with transaction():
        entregables.replicar(solicitud, actor=current_user, texto=form.texto.data)
    flash(_("Su respuesta quedó junto a la calificación."), "success")
    return _back(referencia)


def _back(referencia: str) -> Response:
    return redirect(url_for("seguimiento.ver", referencia=referencia), 303)


def _step(solicitud: Solicitud, acto: Acto, form: Form, page: str) -> Answer:
    """Show the form of an act; when it comes too late, say so on the request's page."""
    papel = solicitud.papel_de(current_user)
    if papel is None or not admite(solicitud.estado, acto, papel):
        flash(_("La solicitud ya cambió y no admite ese paso. Así está ahora:"), "warning")
        return _back(solicitud.referencia)
    shown = render_template(f"seguimiento/{page}.html", form=form, solicitud=solicitud)
    return (shown, 422) if form.is_submitted() else shown


def _page(solicitud: Solicitud, **forms: Form) -> str:
    """Show one request; `forms` are those that came back with errors."""
    papel, lang = solicitud.papel_de(current_user), get_lang()
    open_ = papel is not None and solicitud.se_conversa
    return render_template(
        "seguimiento/ver.html",
        solicitud=solicitud,
        papel=papel,
        paradas=paradas(solicitud),
        turno=turno(solicitud, papel),
        etiqueta=etiqueta_estado(solicitud),
        historia=historia(solicitud),
        consultor_de=consultor_de,
        resultados=resultados(solicitud),
        datos=[(_("Tema"), TIPOS[solicitud.tipo].nombre.en(lang)), *datos(solicitud, lang)],
        entrega=entrega(solicitud, lang),
        puede_retirar=services.puede_retirar(solicitud),
        puede_ajustar=services.puede_ajustar(solicitud),
        mensaje=forms.get("mensaje") or (MensajeForm(formdata=None) if open_ else None),
        replica=forms.get("replica") or ReplicaForm(formdata=None),
        con_error=next(iter(forms.values()), None),
    )
