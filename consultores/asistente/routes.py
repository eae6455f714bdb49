"""The first four steps; the draft waits in the database, complete or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.asistente import invitados, services
from consultores.asistente.blueprint import bp
from consultores.asistente.entradas import publico
from consultores.asistente.forms import AdjuntoForm, AyudaForm, DetalleForm, NecesidadForm
from consultores.asistente.forms_formativo import FormativoForm
from consultores.asistente.vista import necesidades
from consultores.emparejamiento.queries import list_candidatos
from consultores.emparejamiento.vista import razones
from consultores.pasos import ofertas
from consultores.permissions import Permiso
from consultores.red.vista import tarjeta_de
from consultores.solicitudes import borradores
from consultores.solicitudes.acceso import find
from consultores.solicitudes.borradores import EDITABLES
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.formativo import CURSO, find_pedido
from consultores.solicitudes.queries import list_adjuntos
from consultores.taxonomia import AREAS
from plataforma.access import public, quien, requires
from plataforma.archivos import ArchivoError, ArchivoVacioError
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang
from plataforma.identidad.invitados import es_invitado
from plataforma.identidad.sessions import guest

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud

    Answer = str | Response | tuple[str, int]


@bp.route("/nueva/", methods=["GET", "POST"])
@public
def nueva() -> Answer:
    """Step 1, of a request that is not there yet. Visitors say next who they are."""
    slug = request.form.get("consultor") or request.args.get("consultor", "")
    consultor = publico(slug)
    casas = services.list_casas(current_user) if current_user.is_authenticated else []
    form = NecesidadForm(
        casas,
        consultor=consultor.slug if consultor else "",
        tipo=request.args.get("tipo"),
        area=request.args.get("area", ""),
    )
    if form.validate_on_submit():
        return _begin(form, consultor)
    return _cards(form, consultor)


def _begin(form: NecesidadForm, consultor: Consultor | None) -> Response:
    persona = quien()
    if not persona.is_authenticated:
        return _begin_as_visitor(form, consultor)
    with transaction():
        solicitud = borradores.empezar_borrador(
            persona, intento=form.marca, tipo=form.tipo.data, consultor=consultor
        )
        if solicitud.estado == Estado.BORRADOR:
            services.poner_casa(solicitud, form.casa)
            services.poner_tema(solicitud, form.tema)
    return _go("detalle", solicitud)


def _begin_as_visitor(form: NecesidadForm, consultor: Consultor | None) -> Response:
    """A guest has one request: while it is a draft, another need changes it."""
    here = guest()
    draft = invitados.solicitud_de(here) if here else None
    if draft is not None and draft.estado == Estado.BORRADOR:
        with transaction():
            borradores.cambiar_tipo(draft, form.tipo.data)
            borradores.proponer_consultor(draft, consultor)
            services.poner_tema(draft, form.tema)
        return _go("detalle", draft)
    slug = consultor.slug if consultor else None
    values = {"tipo": form.tipo.data, "consultor": slug, "area": form.tema or None}
    return redirect(url_for("asistente.sin_cuenta", **values), 303)


@bp.route("/<referencia>/necesidad/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def necesidad(referencia: str) -> Answer:
    """Step 1 again."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    persona, casa = solicitud.solicitante, solicitud.organizacion
    casas = [] if es_invitado(persona) else services.list_casas(persona)
    form = NecesidadForm(casas, tipo=solicitud.tipo, organizacion=casa.slug if casa else "")
    if solicitud.estado not in EDITABLES:
        return ya_salio(solicitud)
    if form.validate_on_submit():
        with transaction():
            if form.tipo.data != solicitud.tipo:
                borradores.cambiar_tipo(solicitud, form.tipo.data)
            services.poner_casa(solicitud, form.casa)
        return sigue(solicitud, "detalle")
    return _cards(form, solicitud.elegido)


def _cards(form: NecesidadForm, consultor: Consultor | None) -> Answer:
    lang = get_lang()
    first, rest = necesidades(consultor, lang, form.tema)
    if form.tema and not form.tipo.data and len(first) == 1:
        form.tipo.data = first[0][0]
    page = render_template(
        "asistente/necesidad.html",
        form=form,
        consultor=consultor,
        principales=first,
        otras=rest,
        tema=AREAS[form.tema].en(lang) if form.tema else "",
    )
    return (page, 422) if form.is_submitted() else page


@bp.route("/<referencia>/detalle/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def detalle(referencia: str) -> Answer:
    """Step 2: the question. What fits is kept, whether or not the step is complete."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    form = DetalleForm(obj=solicitud)
    if solicitud.estado not in EDITABLES:
        return ya_salio(solicitud)
    if form.is_submitted():
        valid = form.validate()
        with transaction():
            borradores.contar(solicitud, form.detalle(solicitud))
        if valid or _later():
            return sigue(solicitud, "ayuda")
    page = render_template("asistente/detalle.html", form=form, solicitud=solicitud)
    return (page, 422) if form.is_submitted() else page


@bp.route("/<referencia>/ayuda/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def ayuda(referencia: str) -> Answer:
    """Step 3: what helps; of a course, its group, dates and place."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    form = _form_of(solicitud)
    if solicitud.estado not in EDITABLES:
        return ya_salio(solicitud)
    if form.is_submitted():
        valid = form.validate()
        with transaction():
            _keep(solicitud, form)
        if valid or _later():
            return sigue(solicitud, "elegir")
    return _help_page(solicitud, form, AdjuntoForm(formdata=None))


def _form_of(solicitud: Solicitud) -> AyudaForm | FormativoForm:
    if solicitud.tipo != CURSO:
        return AyudaForm(obj=solicitud)
    pedido = find_pedido(solicitud.id)
    own = ("servicio", "modalidad", "no_con")
    said = {name: getattr(solicitud, name) for name in own}
    if pedido is not None:
        said["area"] = solicitud.area
    return FormativoForm(obj=pedido, data=said, hoy=now().date())


def _keep(solicitud: Solicitud, form: AyudaForm | FormativoForm) -> None:
    if isinstance(form, FormativoForm):
        services.guardar_formacion(solicitud, form.lo_que_cabe(), form.formacion())
    else:
        services.guardar_ayuda(solicitud, form.lo_que_cabe())


def _help_page(solicitud: Solicitud, form: AyudaForm | FormativoForm, file: AdjuntoForm) -> Answer:
    page = render_template(
        "asistente/ayuda.html",
        form=form,
        adjunto=file,
        solicitud=solicitud,
        formativo=solicitud.tipo == CURSO,
        archivos=list_adjuntos(solicitud),
        maximo=services.MAX_ARCHIVOS,
    )
    return (page, 422) if form.errors or file.errors else page


@bp.post("/<referencia>/adjuntos/")
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def adjuntar(referencia: str) -> Answer:
    solicitud, file = find(referencia, Permiso.ACTUAR_COMO_EMPRESA), AdjuntoForm()
    sent = file.subida()
    try:
        if sent is None:
            raise ArchivoVacioError(_("Elija primero un archivo."))
        with transaction():
            services.adjuntar(solicitud, sent, actor=quien())
    except ArchivoError as error:
        file.archivo.errors = [str(error)]
        return _help_page(solicitud, _unsent(solicitud), file)
    return _files(referencia)


def _unsent(solicitud: Solicitud) -> AyudaForm | FormativoForm:
    """The step's own form beside a file that was refused: as it was kept."""
    form = _form_of(solicitud)
    form.process(formdata=None, obj=solicitud) if solicitud.tipo != CURSO else None
    return form


@bp.post("/<referencia>/adjuntos/<clave>/quitar/")
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def quitar_adjunto(referencia: str, clave: str) -> Response:
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    with transaction():
        if not services.quitar_adjunto(solicitud, clave):
            raise NotFoundError
    return _files(referencia)


def _files(referencia: str) -> Response:
    return redirect(url_for("asistente.ayuda", referencia=referencia, _anchor="archivos"), 303)


@bp.route("/<referencia>/elegir/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def elegir(referencia: str) -> str | Response:
    """Step 4: who answers. Again later, when nobody has the request any more."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    if solicitud.estado not in (*EDITABLES, Estado.EN_ESPERA):
        return ya_salio(solicitud)
    if request.method == "POST":
        return _choose(solicitud)
    lang = get_lang()
    found = [
        (tarjeta_de(c.consultor, lang), c, razones(c.razones)) for c in list_candidatos(solicitud)
    ]
    draft = solicitud.estado in EDITABLES
    return render_template(
        "asistente/elegir.html", solicitud=solicitud, candidatos=found, borrador=draft
    )


def _choose(solicitud: Solicitud) -> Response:
    slug = request.form.get("consultor", "")
    consultor = publico(slug)
    if consultor is None and (slug or solicitud.estado not in EDITABLES):
        raise NotFoundError
    if consultor is None or solicitud.estado in EDITABLES:
        with transaction():
            borradores.proponer_consultor(solicitud, consultor)
        return _go("revisar", solicitud)
    with transaction():
        ofertas.elegir(solicitud, consultor, actor=quien())
    flash(_("Enviamos su solicitud a %(nombre)s.", nombre=consultor.nombre), "success")
    return redirect(url_for("seguimiento.ver", referencia=solicitud.referencia), 303)


def _later() -> bool:
    return request.form.get("modo") == "despues"


def sigue(solicitud: Solicitud, step: str) -> Response:
    """Go on: to the next step, back to the check page, or away until later."""
    if _later():
        return _go_later(solicitud)
    if request.args.get("volver"):
        return _go("revisar", solicitud)
    return _go("revisar" if step == "elegir" and solicitud.elegido_id else step, solicitud)


def _go_later(solicitud: Solicitud) -> Response:
    if current_user.is_authenticated:
        flash(_("Guardado. Su solicitud le espera en esta lista."), "success")
        return redirect(url_for("seguimiento.lista", papel="solicitante"), 303)
    flash(_("Guardado. Vuelva con este mismo teléfono o computadora en las próximas dos semanas."))
    return _go("detalle", solicitud)


def _go(step: str, solicitud: Solicitud) -> Response:
    return redirect(url_for(f"asistente.{step}", referencia=solicitud.referencia), 303)


def ya_salio(solicitud: Solicitud) -> Response:
    """A second tab or a second click: say that it left, and show how it goes."""
    flash(_("Esta solicitud ya se envió. Así va:"), "info")
    return redirect(url_for("seguimiento.ver", referencia=solicitud.referencia), 303)
