"""The administrators' pages: choose a cohort, choose the people, check, decide, follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.lotes import queries, queries_lotes, services, vista
from cursos.lotes.errors import MismaPersonaError, SinCursoConCredencialError
from cursos.lotes.evidencia import NADA, evidencia_de
from cursos.lotes.forms import PedirForm, RechazarForm, SinDatosForm
from cursos.lotes.models import EstadoItem, EstadoLote, Lote
from cursos.lotes.routes_decision import decide, load, require
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.errors import DomainError, NotFoundError
from plataforma.identidad.queries import count_con_rol
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint(
    "lotes", __name__, template_folder="templates", url_prefix="/administracion/credenciales/lotes"
)


@bp.get("/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def lista() -> str:
    """List the lots, the newest first."""
    pagina = queries_lotes.list_lotes(request.args.get("pagina", 1, type=int))
    return render_template(
        "lotes/lista.html",
        pagina=pagina,
        estados=vista.ESTADOS,
        enlace=lambda n: url_for(".lista", pagina=n),
    )


@bp.get("/nuevo/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def nuevo() -> str:
    """Look for the cohort."""
    text = request.args.get("q", "")[:120]
    pagina = queries.search_cohortes(text, request.args.get("pagina", 1, type=int))
    return render_template(
        "lotes/nuevo.html",
        q=text,
        pagina=pagina,
        personas=queries.count_personas([c.id for c in pagina.filas]),
        enlace=lambda n: url_for(".nuevo", q=text or None, pagina=n),
    )


@bp.post("/nuevo/<int:cohorte>/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def empezar(cohorte: int) -> Response:
    """Begin a draft, or go on with the open lot of the cohort."""
    try:
        with transaction():
            found = queries.find_cohorte(cohorte)
            if found is None:
                raise NotFoundError
            lote = services.empezar(found)
    except SinCursoConCredencialError as error:
        flash(str(error), "error")
        return redirect(url_for(".nuevo"), 303)
    return redirect(url_for(".ver", lote=lote.id), 303)


@bp.get("/<int:lote>/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def ver(lote: int) -> str:
    """Show a lot as it stands: the draft to choose from, or how far it is."""
    found = load(lote)
    number = request.args.get("pagina", 1, type=int)
    if found.estado == EstadoLote.BORRADOR:
        return _draft(found, request.args.get("ver", ""), number)
    if found.estado == EstadoLote.ESPERANDO:
        return _waiting(found, number)
    return _progress(found, request.args.get("ver", ""), number)


def _draft(lote: Lote, grupo: str, number: int) -> str:
    grupo = grupo if grupo in vista.GRUPOS else ""
    eleccion = services.eleccion(lote)
    pagina = vista.pagina(eleccion, grupo, number)
    evidence = evidencia_de(pagina.filas, lote.cohorte.curso_id)
    chosen = {p.usuario_id for p in eleccion.elegidas}
    filas = [
        vista.fila(
            p,
            evidence.get(p.inscripcion_id or 0, NADA),
            elegida=p.usuario_id is not None and p.usuario_id in chosen,
        )
        for p in pagina.filas
    ]
    return render_template(
        "lotes/elegir.html",
        lote=lote,
        filas=filas,
        pagina=pagina,
        grupo=grupo,
        filtros=vista.filtros(eleccion, grupo),
        elegidas=len(eleccion.elegidas),
        todas=len(eleccion.personas),
    )


def _waiting(lote: Lote, number: int) -> str:
    """The second person sees what the first one saw, as it is today."""
    pagina = queries_lotes.list_items(lote.id, None, number)
    people = {p.usuario_id: p for p in queries.list_personas(lote.cohorte_id)}
    shown = [people[i.usuario_id] for i in pagina.filas if i.usuario_id in people]
    evidence = evidencia_de(shown, lote.cohorte.curso_id)
    return render_template(
        "lotes/decidir.html",
        lote=lote,
        filas=[vista.fila(p, evidence.get(p.inscripcion_id or 0, NADA)) for p in shown],
        pagina=pagina,
        sin_cumplir=queries_lotes.count_sin_cumplir(lote.id),
        es_suyo=lote.pedido_por_id == current_user.id,
        hay_otra=count_con_rol(Rol.ADMINISTRACION) > 1,
        enlace=lambda n: url_for(".ver", lote=lote.id, pagina=n),
    )


def _progress(lote: Lote, estado: str, number: int) -> str:
    chosen = EstadoItem(estado) if estado in vista.ITEMS else None
    counts = queries_lotes.count_items(lote.id)
    return render_template(
        "lotes/avance.html",
        lote=lote,
        cuentas=counts,
        avance=vista.avance(counts),
        filtro=chosen,
        pagina=queries_lotes.list_items(lote.id, chosen, number),
        items=vista.ITEMS,
        omisiones=vista.OMISIONES,
        estado_lote=vista.ESTADOS[EstadoLote(lote.estado)],
        enlace=lambda n: url_for(".ver", lote=lote.id, ver=chosen, pagina=n),
    )


@bp.post("/<int:lote>/elegir/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def elegir(lote: int) -> Response:
    """Keep what was ticked on this page, and go where the button leads."""
    form, act = request.form, request.form.get("ir", "")
    try:
        with transaction():
            found = require(lote)
            shown = form.getlist("mostradas", type=int)
            services.corregir(found, shown, form.getlist("elegidas", type=int))
            if act in ("ninguna", "propuesta"):
                (services.quitar_a_todas if act == "ninguna" else services.proponer)(found)
    except DomainError as error:
        flash(str(error), "error")
        return redirect(url_for(".ver", lote=lote), 303)
    if act == "revisar":
        return redirect(url_for(".revisar", lote=lote), 303)
    return redirect(_next_page(lote, act, form.get("ver", "")), 303)


def _next_page(lote: int, act: str, grupo: str) -> str:
    """ "ver:sin-cuenta" is another group, "pagina:3" another page of this one."""
    kind, _colon, value = act.partition(":")
    if kind == "ver":
        return url_for(".ver", lote=lote, ver=value or None)
    return url_for(".ver", lote=lote, ver=grupo or None, pagina=value if kind == "pagina" else None)


@bp.route("/<int:lote>/revisar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_CREDENCIALES)
def revisar(lote: int) -> str | Response | tuple[str, int]:
    """Say what follows, ask for the reason, and decide."""
    found = load(lote)
    if found.estado != EstadoLote.BORRADOR:  # pressed twice, or from another tab
        return redirect(url_for(".ver", lote=lote), 303)
    form = PedirForm()
    if form.validate_on_submit():
        motivo, seen = form.motivo.data or "", form.huella.data or ""
        done = decide(
            lote,
            form,
            lambda kept: services.pedir(kept, current_user, motivo=motivo, huella=seen),
        )
        if done is not None:
            return done
    return _check_page(found, form)


def _check_page(lote: Lote, form: PedirForm) -> tuple[str, int]:
    eleccion = services.eleccion(lote)
    form.huella.data = eleccion.huella
    page = render_template(
        "lotes/revisar.html",
        lote=lote,
        form=form,
        cuentas=vista.cuentas(eleccion),
        eleccion=eleccion,
        segunda=services.pide_segunda(current_user, len(eleccion.elegidas)),
        sola=services.SOLA,
    )
    return page, 422 if form.errors else 200


@bp.route("/<int:lote>/aprobar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_CREDENCIALES)
def aprobar(lote: int) -> str | Response | tuple[str, int]:
    """Agree as the second person."""
    return _second(lote, "aprobar", SinDatosForm())


@bp.route("/<int:lote>/rechazar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_CREDENCIALES)
def rechazar(lote: int) -> str | Response | tuple[str, int]:
    """Refuse as the second person, with a reason."""
    return _second(lote, "rechazar", RechazarForm())


def _second(
    lote: int, acto: str, form: SinDatosForm | RechazarForm
) -> str | Response | tuple[str, int]:
    found = load(lote)
    if found.estado != EstadoLote.ESPERANDO or found.pedido_por_id == current_user.id:
        if found.estado == EstadoLote.ESPERANDO:
            flash(str(MismaPersonaError()), "error")
        return redirect(url_for(".ver", lote=lote), 303)

    def act(kept: Lote) -> None:
        if isinstance(form, RechazarForm):
            services.rechazar(kept, current_user, motivo=form.motivo.data or "")
        else:
            services.aprobar(kept, current_user)

    if form.validate_on_submit() and (done := decide(lote, form, act)) is not None:
        return done
    total = sum(queries_lotes.count_items(lote).values())
    page = render_template("lotes/segunda.html", lote=found, form=form, acto=acto, total=total)
    return (page, 422) if form.errors else page


@bp.post("/<int:lote>/descartar/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def descartar(lote: int) -> Response:
    """Throw the draft away, or take back what one asked for."""
    try:
        with transaction():
            services.descartar(require(lote), current_user)
    except DomainError as error:
        flash(str(error), "error")
        return redirect(url_for(".ver", lote=lote), 303)
    flash(_("Emisión descartada. No se emitió nada."), "success")
    return redirect(url_for(".lista"), 303)


@bp.post("/<int:lote>/detener/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def detener(lote: int) -> Response:
    """Issue to nobody else, at once: whoever sees a mistake must not look for a password."""
    try:
        with transaction():
            services.detener(require(lote), current_user)
    except DomainError as error:
        flash(str(error), "error")
    else:
        flash(_("Emisión detenida. Lo que ya se emitió sigue en pie."), "success")
    return redirect(url_for(".ver", lote=lote), 303)
