"""The staff's pages: search, issue by hand, revoke."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.credenciales import queries, services, textos
from cursos.credenciales.forms import EmitirForm, RevocarForm, choices
from cursos.credenciales.models import EstadoCredencial, MotivoRevocacion, Situacion
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.entrada import confirmacion
from plataforma.errors import DomainError, NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial

gestion = Blueprint("credenciales_gestion", __name__, url_prefix="/administracion/credenciales")


@gestion.get("/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def lista() -> str:
    """List credentials; the filters stand in the URL."""
    filtros = _filters()
    pagina = queries.search(filtros)
    return render_template(
        "credenciales/lista.html",
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


@gestion.route("/emitir/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_CREDENCIALES)
def emitir() -> str | Response | tuple[str, int]:
    """Issue by hand: the form, then the check page, then the act."""
    form = EmitirForm()
    form.version.choices = choices((v.id, _version_name(v)) for v in queries.list_versions())
    if not form.is_submitted() or form.paso.data == "cambiar":
        return render_template("credenciales/emitir.html", form=form)
    if not form.validate():
        return render_template("credenciales/emitir.html", form=form), 422
    version = queries.find_version(form.version.data)
    try:
        return _issue_or_check(form, version)
    except DomainError as error:
        form.correo.errors = [str(error)]
        return render_template("credenciales/emitir.html", form=form), 422


def _issue_or_check(
    form: EmitirForm, version: VersionCurso | None
) -> str | Response | tuple[str, int]:
    if version is None:
        raise NotFoundError
    if form.paso.data != "emitir":
        persona = services.find_titular(form.correo.data or "", version)
        return render_template(
            "credenciales/emitir_revisar.html",
            form=form,
            persona=persona,
            nombre=_version_name(version),
            vence=services.add_years(now(), version.credencial.get("vigencia_anios")),
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


@gestion.route("/<codigo>/revocar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_CREDENCIALES)
def revocar(codigo: str) -> str | Response | tuple[str, int]:
    """Revoke: what will happen stands before the form."""
    form = RevocarForm()
    credencial = _find(codigo)
    if credencial.estado == EstadoCredencial.REVOCADA:
        return redirect(url_for("verificacion.ver", codigo=codigo), 303)
    if not form.validate_on_submit():
        shown = textos.ficha(credencial, get_lang(), at=now())
        page = render_template(
            "credenciales/revocar.html", form=form, c=shown, credencial=credencial
        )
        return page, 422 if form.is_submitted() else 200
    if asked := confirmacion.ask():
        return asked
    with transaction():
        services.revocar(
            current_user,
            _find(codigo),
            MotivoRevocacion(form.motivo.data),
            detalle=form.detalle.data or "",
        )
    flash(_("Credencial revocada. Quien la compruebe ya lo ve."), "success")
    return redirect(url_for("verificacion.ver", codigo=codigo), 303)


def _find(codigo: str) -> Credencial:
    credencial = queries.find_by_codigo(codigo)
    if credencial is None:
        raise NotFoundError
    return credencial


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
