"""What was typed on the phone, with or without a signal, becomes a draft: once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from consultores.asistente.forms import ApunteForm, DetalleForm
from consultores.permissions import Permiso
from consultores.solicitudes import borradores
from consultores.solicitudes.borradores import EDITABLES
from consultores.solicitudes.queries import find_solicitud
from consultores.taxonomia import TIPOS
from plataforma.access import puede
from plataforma.errors import DomainError
from plataforma.sin_senal import EnvioIlegibleError, Estado, Resultado, campos, recibe, texto

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario


class YaSalioError(DomainError):
    mensaje = _l("Esta solicitud ya se envió. Lo que escribió después no cambia lo enviado.")


def guardar_apunte(
    persona: Usuario, intento: str, tipo: str, valores: Mapping[str, Any]
) -> Solicitud:
    """Keep it as a draft; the same note sent twice, by whatever way, is one."""
    solicitud = borradores.empezar_borrador(persona, intento=intento, tipo=tipo)
    if solicitud.estado in EDITABLES:
        names = ("titulo", "descripcion", "producto", "mercado", "idioma")
        kept = {n: valores.get(n) or getattr(solicitud, n) for n in names}
        borradores.contar(solicitud, borradores.Detalle(**kept))
    return solicitud


@recibe("apunte")
def recibir_apunte(persona: Usuario, datos: Mapping[str, Any], _hecho_el: datetime) -> Resultado:
    """A whole note, written without a signal."""
    form = ApunteForm(formdata=MultiDict(campos(datos)), meta={"csrf": False})
    if form.tipo.data not in TIPOS:
        raise EnvioIlegibleError
    form.validate()
    guardar_apunte(persona, texto(datos, "intento")[:32], form.tipo.data, form.lo_que_cabe())
    return Resultado(Estado.APLICADO)


@recibe("asistencia")
def recibir_detalle(persona: Usuario, datos: Mapping[str, Any], _hecho_el: datetime) -> Resultado:
    """The second step of a draft that was there."""
    solicitud = find_solicitud(texto(datos, "referencia"))
    if solicitud is None or not puede(persona, Permiso.ACTUAR_COMO_EMPRESA, solicitud):
        raise EnvioIlegibleError
    if solicitud.estado not in EDITABLES:
        raise YaSalioError
    form = DetalleForm(formdata=MultiDict(campos(datos)), meta={"csrf": False})
    form.validate()
    borradores.contar(solicitud, form.detalle(solicitud))
    return Resultado(Estado.APLICADO)
