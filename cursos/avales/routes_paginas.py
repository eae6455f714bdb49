"""The three pages, the same for a chamber and for the Secretariat (an issuer of None)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.avales import queries, services
from cursos.avales.forms import AvalarForm, SinDatosForm
from cursos.emisores import firmantes
from plataforma.db import transaction
from plataforma.entrada import confirmacion
from plataforma.errors import DomainError, NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.emisores.models import Emisor


def address(emisor: Emisor | None, page: str = "lista", **values: Any) -> str:
    """Return the address of one of the pages, on this issuer's side."""
    if emisor is None:
        return url_for(f"avales.{page}_de_secretaria", **values)
    return url_for(f"avales.{page}", organizacion=emisor.slug, **values)


def _show(template: str, emisor: Emisor | None, **values: Any) -> str:
    quien, lista = firmantes.perfil(emisor, get_lang()).nombre, address(emisor)
    return render_template(template, emisor=emisor, quien=quien, lista=lista, **values)


def lista_page(emisor: Emisor | None, *, puede: bool) -> str:
    """Show every achievement, with what this issuer said of it."""
    own = {(a.logro.codigo, a.logro.numero): a for a in queries.list_propios(_id(emisor))}
    avalables = queries.list_avalables()
    current = [(a, own.pop((a.codigo, a.numero), None)) for a in avalables]
    return _show(
        "avales/lista.html",
        emisor,
        filas=current,
        de_antes=list(own.values()),
        puede_avalar=puede,
        enlace=lambda page, **values: address(emisor, page, **values),
    )


def avalar_page(emisor: Emisor | None, logro: str) -> str | Response | tuple[str, int]:
    """Take the text, show it once more, prove who one is, sign."""
    avalable, form = queries.find_avalable(logro), AvalarForm()
    if avalable is None:
        raise NotFoundError
    if not form.is_submitted() or form.paso.data == "cambiar":
        return _show("avales/avalar.html", emisor, avalable=avalable, form=form)
    if not form.validate():
        return _show("avales/avalar.html", emisor, avalable=avalable, form=form), 422
    if form.paso.data != "avalar":
        return _show("avales/revisar.html", emisor, avalable=avalable, form=form)
    return confirmacion.ask() or _endorse(emisor, logro, form)


def _endorse(emisor: Emisor | None, logro: str, form: AvalarForm) -> Response:
    try:
        with transaction():
            avalable = queries.find_avalable(logro)
            if avalable is None:
                raise NotFoundError
            services.avalar(emisor, avalable, form.texto, actor=current_user)
    except DomainError as error:
        flash(str(error), "error")
    else:
        flash(_("Aval firmado. Ya se ve en la página pública."), "success")
    return redirect(address(emisor), 303)


def retirar_page(emisor: Emisor | None, codigo: str) -> str | Response | tuple[str, int]:
    """Say what follows; then take it back."""
    aval, form = queries.find_propio(_id(emisor), codigo), SinDatosForm()
    if aval is None:
        raise NotFoundError
    if not form.validate_on_submit():
        return _show("avales/retirar.html", emisor, aval=aval, form=form)
    return confirmacion.ask() or _withdraw(emisor, codigo)


def _withdraw(emisor: Emisor | None, codigo: str) -> Response:
    try:
        with transaction():
            aval = queries.find_propio(_id(emisor), codigo, lock=True)
            services.retirar(aval, actor=current_user)
    except services.YaRetiradoError as error:
        flash(str(error), "error")
    else:
        flash(_("Aval retirado. Ya no se muestra."), "success")
    return redirect(address(emisor), 303)


def _id(emisor: Emisor | None) -> int | None:
    return emisor.id if emisor else None
