"""The steps that every change of a credential shares: its page, and the act behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, render_template
from flask_login import current_user

from cursos.credenciales import enganches, queries, textos, vida
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.entrada import confirmacion
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial
    from cursos.tramites.cambios import Cambio
    from plataforma.forms import Form


_REFUSALS = (
    vida.CambioTardioError,
    vida.NombreIgualError,
    vida.SinSustentoError,
    vida.SinTitularError,
)


def cambio_page(
    cambio: Cambio, credencial: Credencial, form: Form, *, volver: str
) -> tuple[str, int]:
    """Show what follows and the form; 422 when something is missing in it."""
    page = render_template(
        "tramites/cambio.html",
        cambio=cambio,
        c=textos.ficha(credencial, get_lang(), at=now()),
        persona=credencial.usuario,
        tambien=enganches.consecuencias(credencial, cambio.nombre),
        form=form,
        volver=volver,
    )
    return page, 422 if form.is_submitted() else 200


def do_change(cambio: Cambio, codigo: str, form: Form) -> tuple[str, int] | None:
    """Do it, or return the page that asks who one is. What is refused is said afterwards."""
    if asked := confirmacion.ask():
        return asked
    try:
        with transaction():
            credencial = queries.find_for_change(codigo)
            if credencial is None:
                raise NotFoundError
            cambio.hacer(current_user, credencial, form)
    except _REFUSALS as error:
        flash(str(error), "error")
    else:
        flash(str(cambio.hecho), "success")
    return None
