"""The code of a cohort: open, show, print for the wall, close."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import segno
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from cursos.ajustes.blueprint import bp
from cursos.ajustes.forms import CodigoForm
from cursos.cohortes import codigo as codigos
from cursos.cohortes import direcciones, errors
from cursos.cohortes.blueprint import COHORTE, load_cohorte
from cursos.cohortes.enlaces import mostrar_codigo
from cursos.permissions import Permiso
from plataforma import papel
from plataforma.access import requires
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.errors import NotFoundError
from plataforma.i18n import fecha, get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Cohorte

CARTEL = Path(__file__).parent / "datos" / "cartel.typ"


@bp.route(f"{COHORTE}/codigo/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_COHORTE)
def codigo(organizacion: str, cohorte: int) -> str | Response | tuple[str, int]:
    """Show the code, and open the cohort or move its last day."""
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    form = CodigoForm(hasta=found.codigo_hasta or found.cierre)
    if form.validate_on_submit():
        try:
            with transaction():
                codigos.abrir(found, form.hasta.data, actor=current_user)
        except errors.CodigoHastaError as error:
            form.hasta.errors = [str(error)]
        else:
            flash(_("La cohorte está abierta con código."), "success")
            return _back(organizacion, cohorte)
    text = codigos.codigo_de(found)
    page = render_template(
        "ajustes/codigo.html",
        c=found,
        form=form,
        codigo=mostrar_codigo(text) if text else "",
        url=direcciones.unirse(text, get_lang()),
        qr=Markup(_svg(found)) if text else "",  # noqa: S704 — made here from an address
        escribir=_short(direcciones.escribir_codigo_de_cohorte(get_lang())),
    )
    return (page, 422) if form.errors else page


@bp.post(f"{COHORTE}/codigo/renovar/")
@requires(Permiso.GESTIONAR_COHORTE)
def renovar_codigo(organizacion: str, cohorte: int) -> Response:
    """Another code; the one before opens nothing any more."""
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    with transaction():
        codigos.abrir(found, found.codigo_hasta or found.cierre, actor=current_user, nuevo=True)
    flash(_("Este es el código nuevo. El anterior ya no sirve."), "success")
    return _back(organizacion, cohorte)


@bp.post(f"{COHORTE}/codigo/cerrar/")
@requires(Permiso.GESTIONAR_COHORTE)
def cerrar_codigo(organizacion: str, cohorte: int) -> Response:
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    with transaction():
        codigos.cerrar(found, actor=current_user)
    flash(_("Nadie más entra con el código."), "success")
    return _back(organizacion, cohorte)


@bp.get(f"{COHORTE}/codigo/cartel.pdf")
@requires(Permiso.GESTIONAR_COHORTE)
def cartel(organizacion: str, cohorte: int) -> Response:
    """A page for the wall, in the language of who prints it."""
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    if not found.esta_abierta:
        raise NotFoundError
    content = papel.render(CARTEL, _poster(found), now())
    return descarga(content, f"{_('cartel')}-{cohorte}.pdf", "application/pdf")


def _poster(cohorte: Cohorte) -> dict[str, object]:
    lang = get_lang()
    return {
        "idioma": lang,
        "region": "BR" if lang == "pt" else cohorte.organizacion.pais,
        "titulo": cohorte.titulo.en(lang),
        "camara": cohorte.organizacion.nombre,
        "nombre": cohorte.nombre,
        "fechas": _(
            "Del %(inicio)s al %(cierre)s",
            inicio=fecha(cohorte.inicio),
            cierre=fecha(cohorte.cierre),
        ),
        "lema": _("Gratis, desde el teléfono y con credencial."),
        "como": _("Apunte la cámara del teléfono al cuadro"),
        "escriba": _(
            "o entre a %(direccion)s y escriba",
            direccion=_short(direcciones.escribir_codigo_de_cohorte(lang)),
        ),
        "codigo": mostrar_codigo(codigos.codigo_de(cohorte)),
        "hasta": _("Sirve hasta el %(fecha)s.", fecha=fecha(cohorte.codigo_hasta)),
        "qr": _svg(cohorte),
        "descripcion": _("Cuadro QR que lleva a la cohorte"),
    }


def _svg(cohorte: Cohorte) -> str:
    """Return the square that leads to the cohort, as SVG."""
    url = direcciones.unirse(codigos.codigo_de(cohorte), get_lang())
    code = segno.make(url, error="m", micro=False)
    drawn: str = code.svg_inline(scale=4, border=2, omitsize=True, unit=None)
    return drawn


def _short(url: str) -> str:
    return url.split("://", 1)[1]


def _back(organizacion: str, cohorte: int) -> Response:
    return redirect(url_for(".codigo", organizacion=organizacion, cohorte=cohorte), 303)
