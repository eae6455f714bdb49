"""The one form of a worksheet: what each of its buttons does, with an account and without.

Every press carries the whole sheet. With an account it is saved first, so that nothing is lost
whatever happens next; without one it is shown again, calculated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import flash, jsonify, redirect, request
from flask_babel import gettext as _
from flask_login import current_user

from cursos.hojas.definicion import Tabla
from cursos.tareas import archivos, papel, services, xlsx
from cursos.tareas.errors import FaltanDatosError
from cursos.tareas.lectura import leer_formulario
from cursos.tareas.vista import Hoja, armar, signos_de_la_persona
from plataforma import limits
from plataforma.archivos import MIME, Subida
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.i18n import hora

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from cursos.hojas.definicion import Definicion
    from cursos.tareas.models import Tarea
    from cursos.tareas.queries import Lugar

PAPELES = "60/hour"  # workbooks and papers that one person or address may ask for
UNKNOWN = 401


@dataclass(frozen=True)
class Pedido:
    """Which sheet, where its page is, and how the page is shown with unsaved values."""

    definicion: Definicion
    lugar: Lugar
    pagina: str
    mostrar: Callable[[dict[str, Any]], str]
    entregar: Callable[[], object] | None = None


def atender(pedido: Pedido) -> Response | str:
    """Do what the pressed button says."""
    datos = leer_formulario(pedido.definicion, request.form, signos_de_la_persona())
    accion, _sep, resto = request.form.get("accion", "guardar").partition(":")
    if accion == "agregar":
        _agregar(pedido.definicion, datos, resto)
    elif accion == "quitar":
        _quitar(datos, resto)
    if not current_user.is_authenticated:
        return _sin_cuenta(pedido, accion, datos)
    guardado = _guardar(pedido, datos, accion, resto)
    if accion == "auto":
        return _estado(guardado)
    if accion in {"xlsx", "pdf"}:
        return enviar(armar(pedido.definicion, datos), accion)
    if accion == "entregar" and pedido.entregar:
        return _entregar(pedido, pedido.entregar)
    flash(_aviso(guardado), "warning" if guardado.conflicto else "success")
    anchor = resto.split(":")[0] if accion in {"agregar", "quitar"} else ""
    return redirect(f"{pedido.pagina}#t-{anchor}" if anchor.isidentifier() else pedido.pagina, 303)


def _entregar(pedido: Pedido, entregar: Callable[[], object]) -> Response:
    """Hand in what was saved; when something is missing the page says what."""
    try:
        with transaction():
            entregar()
    except FaltanDatosError as error:
        flash(str(error), "error")
        return redirect(f"{pedido.pagina}?faltan=1", 303)
    flash(_("Entregó su hoja. Le avisaremos por correo cuando la revisen."), "success")
    return redirect(pedido.pagina, 303)


def _sin_cuenta(pedido: Pedido, accion: str, datos: dict[str, Any]) -> Response | str:
    if accion == "auto":
        answer = jsonify(mensaje=_("Entre a su cuenta para guardar."))
        answer.status_code = UNKNOWN
        return answer
    if accion in {"xlsx", "pdf"}:
        return enviar(armar(pedido.definicion, datos), accion)
    return pedido.mostrar(datos)


def _guardar(pedido: Pedido, datos: dict[str, Any], accion: str, resto: str) -> services.Guardado:
    """Save, with the file that came along; bring back or forget the other copy."""
    sobre = request.form.get("guardados", type=int)
    adjuntos, subida = pedido.definicion.adjuntos, _subida()
    with transaction():
        found = services.guardar(current_user, pedido.lugar, datos, sobre=sobre)
        if accion == "recuperar":
            services.recuperar(current_user, pedido.lugar)
        elif accion == "descartar":
            services.descartar_otra(current_user, pedido.lugar)
        elif accion == "quitar-archivo":
            archivos.quitar(found.tarea, resto)
    if adjuntos and subida:  # apart, so that a file that is not taken loses nothing
        with transaction():
            tarea = services.abrir(current_user, pedido.lugar)
            archivos.adjuntar(tarea, subida, maximo=adjuntos.maximo)
    return found


def _subida() -> Subida | None:
    file = request.files.get("archivo")
    if file is None:
        return None
    with file.stream as stream:
        return Subida(file.filename, stream.read()) if file.filename else None


def _estado(guardado: services.Guardado) -> Response:
    return jsonify(
        mensaje=_aviso(guardado), guardados=guardado.tarea.guardados, conflicto=guardado.conflicto
    )


def _aviso(guardado: services.Guardado) -> str:
    when = hora(guardado.tarea.guardada_el)
    if guardado.conflicto:
        text = _(
            "Guardado %(hora)s. Otra ventana tenía otros datos: su copia está arriba.", hora=when
        )
    else:
        text = _("Guardado %(hora)s", hora=when)
    return str(text)


def _agregar(definicion: Definicion, datos: dict[str, Any], tabla: str) -> None:
    """Add an empty row to a table that has room."""
    for parte in definicion.partes:
        rows = datos.get(tabla)
        if isinstance(parte, Tabla) and parte.clave == tabla and isinstance(rows, list):
            rows += [{}] if len(rows) < parte.filas.maximas else []


def _quitar(datos: dict[str, Any], resto: str) -> None:
    """Take a row away; `resto` is «table:number», counted as the page showed them."""
    tabla, _sep, numero = resto.partition(":")
    rows = datos.get(tabla)
    if isinstance(rows, list) and numero.isdecimal() and int(numero[:4]) < len(rows):
        del rows[int(numero[:4])]


def enviar(hoja: Hoja, formato: str) -> Response:
    """Send the sheet as a workbook or as paper, in the language of the page."""
    who = str(current_user.id) if current_user.is_authenticated else request.remote_addr or ""
    limits.require("tareas.papel", who, PAPELES)
    data = xlsx.render(hoja) if formato == "xlsx" else papel.render(hoja)
    return descarga(data, f"{hoja.tarea.clave}.{formato}", MIME[formato])


def copia(tarea: Tarea | None) -> dict[str, Any]:
    """Return what the page says about how the sheet is kept."""
    return {
        "guardados": tarea.guardados if tarea else 0,
        "guardada": _("Guardado %(hora)s", hora=hora(tarea.guardada_el)) if tarea else "",
        "otra_el": tarea.otra_el if tarea and tarea.otra else None,
    }
