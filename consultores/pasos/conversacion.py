"""What the two sides write to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.pasos import emails_ambos
from consultores.solicitudes import archivos, una_vez
from consultores.solicitudes.borradores import INTENTO
from consultores.solicitudes.errors import ConversacionCerradaError, YaNoEsSuyaError
from consultores.solicitudes.intercambio import Mensaje
from consultores.solicitudes.movimientos import lock
from plataforma import audit
from plataforma.clock import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consultores.solicitudes.models import Solicitud
    from plataforma.archivos import Subida
    from plataforma.identidad.models import Usuario


def escribir(
    solicitud: Solicitud,
    *,
    actor: Usuario,
    texto: str,
    intento: str,
    subidas: Sequence[Subida] = (),
) -> Mensaje:
    """Add a message; sent twice with the same mark it is one."""
    lock(solicitud)
    papel = solicitud.papel_de(actor)
    if papel is None:
        raise YaNoEsSuyaError
    intento = intento[:INTENTO]
    found = una_vez.buscar(Mensaje, solicitud.id, intento)
    if found is not None:
        return found
    if not solicitud.se_conversa:
        raise ConversacionCerradaError
    mensaje = Mensaje(
        intento=intento,
        autor=actor,
        papel=papel,
        texto=texto.strip(),
        enviado_el=now(),
        archivos=archivos.guardar_todos(subidas, solicitud.id, actor),
    )
    solicitud.mensajes.append(mensaje)
    solicitud.actualizada_el = mensaje.enviado_el
    audit.record("solicitud.mensaje", ("solicitud", solicitud.referencia), actor=actor)
    emails_ambos.mensaje(solicitud, mensaje)
    return mensaje
