"""The certificates of a cohort in one ZIP, for its chamber and the administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes.blueprint import COHORTE, load_cohorte
from cursos.lotes import archivo, queries
from cursos.permissions import Permiso
from plataforma import audit, storage
from plataforma.access import requires
from plataforma.clock import now
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

bp = Blueprint("certificados", __name__, template_folder="templates")


@bp.get(f"{COHORTE}/certificados/")
@requires(Permiso.LLEVAR_CERTIFICADOS)
def ver(organizacion: str, cohorte: int) -> str:
    """Show whether the file is ready, and of how many certificates."""
    found = load_cohorte(organizacion, cohorte, Permiso.LLEVAR_CERTIFICADOS)
    vivas = queries.list_vivas(found)
    row = queries.find_archivo(found.id)
    return render_template(
        "lotes/certificados.html",
        c=found,
        cuantas=len(vivas),
        archivo=row,
        al_dia=bool(row and row.listo_el and row.huella == archivo.huella(vivas)),
        lenta=bool(row and not row.listo_el and row.pedido_el < now() - archivo.PACIENCIA),
    )


@bp.post(f"{COHORTE}/certificados/")
@requires(Permiso.LLEVAR_CERTIFICADOS)
def preparar(organizacion: str, cohorte: int) -> AnyResponse:
    """Ask for the file as things stand now."""
    with transaction():
        found = load_cohorte(organizacion, cohorte, Permiso.LLEVAR_CERTIFICADOS)
        archivo.pedir(found, current_user)
    return redirect(url_for(".ver", organizacion=organizacion, cohorte=cohorte), 303)


@bp.get(f"{COHORTE}/certificados.zip")
@requires(Permiso.LLEVAR_CERTIFICADOS)
def bajar(organizacion: str, cohorte: int) -> AnyResponse:
    """Hand the file over, unless a credential came or went since it was made."""
    found = load_cohorte(organizacion, cohorte, Permiso.LLEVAR_CERTIFICADOS)
    row = queries.find_archivo(found.id)
    fresh = row and row.listo_el and row.huella == archivo.huella(queries.list_vivas(found))
    pieces = storage.stream(row.storage_key) if row and fresh else None
    if row is None or pieces is None:
        flash(_("El archivo no está o ya no es el de hoy. Prepárelo otra vez."), "error")
        return redirect(url_for(".ver", organizacion=organizacion, cohorte=cohorte), 303)
    with transaction():
        audit.record("cohorte.bajar_certificados", ("cohorte", found.id), actor=current_user)
    response = Response(pieces, mimetype="application/zip")
    response.content_length = row.bytes
    name = f"{_('certificados')}-{cohorte}-{row.listo_el:%Y-%m-%d}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
