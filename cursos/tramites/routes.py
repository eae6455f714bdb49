"""The staff's pages: search, issue by hand, one credential and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.credenciales import logros, queries, services, textos
from cursos.credenciales.models import Situacion
from cursos.credenciales.vida import CambioTardioError
from cursos.permissions import Permiso
from cursos.reconocimientos.queries import find_de_credencial
from cursos.tramites import historia
from cursos.tramites.cambios import CAMBIOS
from cursos.tramites.forms import EmitirForm, choices
from cursos.tramites.routes_cambio import cambio_page, do_change
from plataforma.access import requires
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.entrada import confirmacion
from plataforma.errors import DomainError, NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.catalogo.models import VersionCurso

bp = Blueprint(
    "credenciales_gestion",
    __name__,
    url_prefix="/administracion/credenciales",
    template_folder="templates",
)


@bp.get("/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def lista() -> str:
    """List credentials; the filters stand in the URL."""
    filtros = _filters()
    pagina = queries.search(filtros)
    return render_template(
        "tramites/lista.html",
        filas=[(c, textos.ficha(c, get_lang(), at=now())) for c in pagina.credenciales],
        pagina=pagina,
        filtros=filtros,
        situaciones=[("", _("Todas")), *((s.value, textos.PALABRAS[s]) for s in Situacion)],
        cursos=[("", _("Todos")), *_course_choices()],
        enlace=lambda n: url_for(
            ".lista",
            q=filtros.texto or None,
            estado=filtros.situacion,
            curso=filtros.curso or None,
            pagina=n,
        ),
    )


@bp.route("/emitir/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_CREDENCIALES)
def emitir() -> str | Response | tuple[str, int]:
    """Issue by hand: the form, then the check page, then the act."""
    form = EmitirForm()
    form.version.choices = choices((v.id, _version_name(v)) for v in queries.list_versions())
    if not form.is_submitted() or form.paso.data == "cambiar":
        return render_template("tramites/emitir.html", form=form)
    if not form.validate():
        return render_template("tramites/emitir.html", form=form), 422
    version = queries.find_version(form.version.data)
    try:
        return _issue_or_check(form, version)
    except DomainError as error:
        form.correo.errors = [str(error)]
        return render_template("tramites/emitir.html", form=form), 422


def _issue_or_check(
    form: EmitirForm, version: VersionCurso | None
) -> str | Response | tuple[str, int]:
    if version is None:
        raise NotFoundError
    if form.paso.data != "emitir":
        persona = services.find_titular(form.correo.data or "", version)
        return render_template(
            "tramites/emitir_revisar.html",
            form=form,
            persona=persona,
            nombre=_version_name(version),
            vence=logros.vence(version.credencial, now()),
        )
    if page := confirmacion.ask():
        return page
    with transaction():
        persona = services.find_titular(form.correo.data or "", version)
        credencial = services.emitir_a_mano(
            current_user, persona, version, motivo=form.motivo.data or ""
        )
    flash(
        _("Credencial emitida. Le avisamos a %(nombre)s por correo.", nombre=persona.nombre),
        "success",
    )
    return redirect(url_for("verificacion.ver", codigo=credencial.codigo), 303)


@bp.get("/<codigo>/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def ver(codigo: str) -> str:
    """Show one credential as the staff see it, and what can be done with it."""
    credencial = queries.find_by_codigo(codigo)
    if credencial is None:
        raise NotFoundError
    situacion = credencial.situacion(now())
    return render_template(
        "tramites/gestion.html",
        c=textos.ficha(credencial, get_lang(), at=now()),
        credencial=credencial,
        cambios=[c for c in CAMBIOS.values() if situacion in c.desde],
        sucesos=historia.sucesos(credencial),
        reconocimiento=find_de_credencial(credencial.id),
    )


@bp.route("/<codigo>/<acto>/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_CREDENCIALES)
def cambiar(codigo: str, acto: str) -> str | Response | tuple[str, int]:
    """Suspend, reinstate, issue again, withdraw, revoke: what follows stands before the form."""
    cambio, credencial = CAMBIOS.get(acto), queries.find_by_codigo(codigo)
    if cambio is None or credencial is None:
        raise NotFoundError
    own_page = url_for(".ver", codigo=codigo)
    if credencial.situacion(now()) not in cambio.desde:
        flash(str(CambioTardioError()), "error")
        return redirect(own_page, 303)
    form = cambio.form()
    if not form.validate_on_submit():
        return cambio_page(cambio, credencial, form, volver=own_page)
    return do_change(cambio, codigo, form) or redirect(own_page, 303)


def _filters() -> queries.Filtros:
    """Read the filters; what makes no sense is left out."""
    situacion = request.args.get("estado", "")
    return queries.Filtros(
        texto=request.args.get("q", "")[:120],
        situacion=Situacion(situacion) if situacion in set(Situacion) else None,
        curso=request.args.get("curso", "")[:120],
        pagina=request.args.get("pagina", 1, type=int),
    )


def _course_choices() -> list[tuple[str, str]]:
    return [(v.curso.slug, v.titulo.en(get_lang())) for v in queries.list_versions()]


def _version_name(version: VersionCurso) -> str:
    values: dict[str, Any] = version.credencial["nombre"]
    return f"{values[get_lang()]} · {version.titulo.en(get_lang())}"
