"""Puts an answer by mail into the conversation of its request, or says why not."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from consultores.avisos import SOLICITUD, enlace_para
from consultores.pasos.conversacion import escribir
from consultores.solicitudes.archivos import guardar_revisado
from consultores.solicitudes.borradores import MAX_TEXTO
from consultores.solicitudes.errors import ConversacionCerradaError, YaNoEsSuyaError
from consultores.solicitudes.estados import FINALES
from consultores.solicitudes.intercambio import Archivo, Mensaje
from consultores.solicitudes.models import Solicitud
from plataforma.buzon.manejadores import Recado, Resultado, registrar
from plataforma.buzon.models import Motivo
from plataforma.db import db


def recibir(recado: Recado) -> Resultado:
    """Write what came as a message of its author. The same mail twice is one message."""
    solicitud = db.session.get(Solicitud, recado.objeto_id)
    if solicitud is None:
        return Resultado(motivo=Motivo.SIN_OBJETO)
    texto, sobra = _cortado(recado.texto)
    try:
        mensaje = escribir(solicitud, actor=recado.persona, texto=texto, intento=recado.intento)
    except YaNoEsSuyaError as error:
        return _refused(solicitud, recado, Motivo.AJENO, str(error))
    except ConversacionCerradaError as error:
        why = (
            str(error)
            if solicitud.estado in FINALES
            else _("La conversación no está abierta ahora. Entre en la página: allí ve qué falta.")
        )
        return _refused(solicitud, recado, Motivo.CERRADO, why)
    _adjuntar(mensaje, recado)
    notice = _("El mensaje era más largo de lo que cabe. Esto quedó fuera:")
    return Resultado(
        parrafos=(notice, sobra) if sobra else (),
        enlace=_page(solicitud, recado),
    )


def nombrar(solicitud_id: int) -> str:
    solicitud = db.session.get(Solicitud, solicitud_id)
    return solicitud.referencia if solicitud else ""


def _adjuntar(mensaje: Mensaje, recado: Recado) -> None:
    """Keep the files with the message; one that came before has its own."""
    db.session.flush()
    if db.session.scalar(select(Archivo.id).where(Archivo.mensaje_id == mensaje.id).limit(1)):
        return
    for adjunto in recado.archivos:
        archivo = guardar_revisado(
            adjunto.subida, adjunto.tipo, mensaje.solicitud_id, recado.persona
        )
        archivo.mensaje_id = mensaje.id
        db.session.add(archivo)
    db.session.flush()


def _refused(solicitud: Solicitud, recado: Recado, motivo: Motivo, why: str) -> Resultado:
    """A stranger to the request by now is led to the list of their own."""
    inside = motivo == Motivo.CERRADO
    return Resultado(
        motivo=motivo,
        parrafos=(why,),
        enlace=_page(solicitud, recado)
        if inside
        else enlace_para(recado.persona, "seguimiento.lista"),
    )


def _page(solicitud: Solicitud, recado: Recado) -> str:
    return enlace_para(recado.persona, "seguimiento.ver", referencia=solicitud.referencia)


def _cortado(texto: str) -> tuple[str, str]:
    """Return what fits into a message, saying that it goes on, and what does not."""
    if not texto:
        return _("(Correo sin texto: solo archivos.)"), ""
    if len(texto) <= MAX_TEXTO:
        return texto, ""
    notice = "\n\n" + _("[El correo seguía: aquí está cortado.]")
    room = MAX_TEXTO - len(notice)
    end = max(texto.rfind(" ", 0, room), texto.rfind("\n", 0, room))
    end = end if end > room // 2 else room
    return texto[:end].rstrip() + notice, texto[end:].strip()


def registrar_en_el_buzon() -> None:
    registrar(SOLICITUD, recibir, nombrar)
