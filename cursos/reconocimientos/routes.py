"""The staff's pages: write it down, look at it, issue; and the evidence, for them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from wtforms.fields import SelectChoice

from cursos.credenciales import logros
from cursos.credenciales.queries import find_version, list_versions
from cursos.permissions import Permiso
from cursos.reconocimientos import queries, services
from cursos.reconocimientos.forms import ReconocerForm
from plataforma import storage
from plataforma.access import requires
from plataforma.archivos import MIME, ArchivoError
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.entrada import confirmacion
from plataforma.errors import DomainError, NotFoundError
from plataforma.forms import Form
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.catalogo.models import VersionCurso
    from cursos.reconocimientos.models import Reconocimiento

bp = Blueprint(
    "reconocimientos",
    __name__,
    url_prefix="/administracion/credenciales/reconocer",
    template_folder="templates",
)


@bp.route("/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_CREDENCIALES)
def nuevo() -> str | Response | tuple[str, int]:
    """Write down what was learned elsewhere; the file is kept for the check page."""
    form = ReconocerForm()
    form.version.choices = [SelectChoice(v.id, _name(v)) for v in list_versions()]
    if form.validate_on_submit():
        try:
            return redirect(url_for(".ver", clave=_prepare(form).clave), 303)
        except ArchivoError as error:
            form.archivo.errors = [str(error)]
        except NotFoundError:
            raise
        except DomainError as error:
            form.correo.errors = [str(error)]
    page = render_template("reconocimientos/nuevo.html", form=form)
    return (page, 422) if form.is_submitted() else page


@bp.route("/<clave>/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_CREDENCIALES)
def ver(clave: str) -> str | Response | tuple[str, int]:
    """Show what would be issued and what becomes public; then issue it."""
    found, form = _find(clave), Form()
    if found.credencial or not form.validate_on_submit():
        return _page(found, form)
    if page := confirmacion.ask():
        return page
    try:
        with transaction():
            credencial = services.reconocer(current_user, _find(clave, lock=True))
    except DomainError as error:
        flash(str(error), "error")
        return redirect(url_for(".ver", clave=clave), 303)
    flash(
        _("Credencial emitida. Le avisamos a %(nombre)s por correo.", nombre=credencial.titular),
        "success",
    )
    return redirect(url_for("verificacion.ver", codigo=credencial.codigo), 303)


@bp.get("/<clave>/archivo/")
@requires(Permiso.GESTIONAR_CREDENCIALES)
def archivo(clave: str) -> Response:
    """Send the evidence to the staff."""
    found = _find(clave)
    data = storage.get(found.lugar) if found.archivo else None
    if data is None:
        raise NotFoundError
    return descarga(data, found.archivo, MIME[found.tipo])


def _prepare(form: ReconocerForm) -> Reconocimiento:
    data = form.data
    pedido = services.Pedido(
        correo=data["correo"],
        institucion=form.lugar,
        titulo=data["titulo"],
        fecha=data["fecha"],
        horas=float(data["horas"]) if data["horas"] else None,
        enlace=data["enlace"] or "",
        motivo=data["motivo"],
        archivo=form.subida,
    )
    with transaction():
        version = find_version(data["version"])
        if version is None:
            raise NotFoundError
        return services.preparar(pedido, version)


def _page(found: Reconocimiento, form: Form) -> str:
    return render_template(
        "reconocimientos/ver.html",
        r=found,
        form=form,
        nombre=_name(found.version),
        vence=logros.vence(found.version.credencial, now()),
    )


def _find(clave: str, *, lock: bool = False) -> Reconocimiento:
    found = queries.find(clave, lock=lock)
    if found is None:
        raise NotFoundError
    return found


def _name(version: VersionCurso) -> str:
    named: str = version.credencial["nombre"][get_lang()]
    return f"{version.credencial['codigo']} · {named} · {version.titulo.en(get_lang())}"
