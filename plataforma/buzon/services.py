"""Keeping a mail, and putting it where it belongs: at least once, and never twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from plataforma import storage
from plataforma.buzon import avisos
from plataforma.buzon.adjuntos import Adjuntos, revisar
from plataforma.buzon.automaticos import lo_escribio_una_maquina
from plataforma.buzon.direcciones import Destino, destino_de
from plataforma.buzon.lectura import Leido, cabecera, leer
from plataforma.buzon.manejadores import Recado, Resultado, manejador_de, nombre_de
from plataforma.buzon.models import CorreoEntrante, EstadoEntrante, Motivo
from plataforma.clock import now
from plataforma.db import db, transaction
from plataforma.email import Correo
from plataforma.i18n import in_lang
from plataforma.identidad.invitados import correo_de, es_invitado
from plataforma.identidad.models import Usuario
from plataforma.jobs import enqueue, job

if TYPE_CHECKING:
    from collections.abc import Iterable

PROCESAR, OLVIDAR, BORRAR = "buzon.procesar", "buzon.olvidar", "buzon.borrar"
KEPT = timedelta(days=90)
HOUR = timedelta(hours=1)
PATIENCE = timedelta(minutes=30)  # with a scanner that is down; then its files are left out
PER_HOUR = 20  # messages of one person to one conversation; more are a machine, or an accident
INTENTO = 32


@dataclass(frozen=True)
class Sobre:
    """The envelope: who sent it, to which addresses of ours. An empty sender is a bounce."""

    de: str
    para: tuple[str, ...]


def guardar(sobre: Sobre, raw: bytes) -> list[CorreoEntrante]:
    """Keep the mail once for each address, and ask for it to be read."""
    destinos = dict.fromkeys(d for address in sobre.para if (d := destino_de(address)))
    return [_guardar(destino, sobre.de, raw) for destino in destinos]


def _guardar(destino: Destino, sobre: str, raw: bytes) -> CorreoEntrante:
    message_id, huella = _nombre(raw)
    # Two deliveries at once wait for each other on the person's row.
    holder = select(Usuario).where(Usuario.id == destino.persona_id).with_for_update()
    persona = db.session.scalar(holder)
    same = select(CorreoEntrante).where(
        CorreoEntrante.destino == str(destino), CorreoEntrante.huella == huella
    )
    if (found := db.session.scalar(same)) is not None:
        return found
    mail = CorreoEntrante(
        destino=str(destino),
        huella=huella,
        tipo=destino.tipo,
        objeto_id=destino.objeto_id,
        persona_id=persona.id if persona else None,
        sobre=sobre[:254],
        message_id=message_id,
        bytes=len(raw),
        estado=EstadoEntrante.RECIBIDO,
    )
    storage.put(mail.clave, raw)
    db.session.add(mail)
    db.session.flush()
    enqueue(PROCESAR, {"id": mail.id})
    enqueue(OLVIDAR, {"id": mail.id}, no_antes_el=now() + KEPT)
    return mail


def _nombre(raw: bytes) -> tuple[str, str]:
    """Return the Message-ID and what tells this mail from others.

    Servers write headers on its way, so of those only the Message-ID counts; and some programs
    give several mails the same one, so the body counts too.
    """
    try:
        name = cabecera(BytesHeaderParser().parsebytes(raw), "Message-ID")[:200]
    except (LookupError, ValueError, TypeError):
        name = ""
    body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    return name, hashlib.sha256(name.encode() + b"\0" + body.strip()).hexdigest()


@job(PROCESAR, sin_transaccion=True)
def procesar(payload: dict[str, Any]) -> None:
    """Read a mail that was kept and put it where it belongs; a second run does nothing."""
    mail = db.session.get(CorreoEntrante, payload["id"])
    if mail is None or mail.estado != EstadoEntrante.RECIBIDO:
        return
    raw = storage.get(mail.clave)
    leido = leer(raw or b"")
    leido.es_automatico |= lo_escribio_una_maquina(raw or b"", mail.sobre, leido.desde)
    espera = now() - mail.recibido_el < PATIENCE
    adjuntos = Adjuntos() if leido.es_automatico else _adjuntos(leido, espera=espera)
    with transaction():
        held = _hold(mail.id)
        if held is None or held.estado != EstadoEntrante.RECIBIDO:
            return
        held.leido_el, held.desde, held.asunto = now(), leido.desde, leido.asunto
        held.titulo = nombre_de(held.tipo, held.objeto_id)
        if raw is None:
            _close(held, EstadoEntrante.NO_ENTREGADO, Motivo.PERDIDO)
        else:
            _judge(held, leido, adjuntos)


def _adjuntos(leido: Leido, *, espera: bool = False) -> Adjuntos:
    return revisar(leido.archivos, leido.otros, espera=espera)


def leer_guardado(mail: CorreoEntrante) -> Leido:
    """Read a mail again."""
    return leer(storage.get(mail.clave) or b"")


def entregar(mail_id: int, actor: Usuario) -> Resultado | None:
    """Put a mail that waited into its conversation, now that its person says so."""
    mail = db.session.get_one(CorreoEntrante, mail_id)
    leido = leer_guardado(mail)
    adjuntos = _adjuntos(leido)
    with transaction():
        held = _hold(mail_id)
        if held is None or held.estado != EstadoEntrante.RETENIDO:
            return None
        return _deliver(held, actor, leido, adjuntos)


def descartar(mail: CorreoEntrante) -> None:
    """Throw a mail that waited away."""
    held = _hold(mail.id)
    if held is not None and held.estado == EstadoEntrante.RETENIDO:
        held.estado = EstadoEntrante.DESCARTADO


def _hold(mail_id: int) -> CorreoEntrante | None:
    return db.session.scalar(
        select(CorreoEntrante).where(CorreoEntrante.id == mail_id).with_for_update()
    )


def _close(mail: CorreoEntrante, estado: EstadoEntrante, motivo: Motivo = Motivo.NINGUNO) -> None:
    mail.estado, mail.motivo = estado, motivo


def _judge(mail: CorreoEntrante, leido: Leido, adjuntos: Adjuntos) -> None:
    """Say whether it is for the conversation, for its person to look at, or for nobody."""
    persona = mail.persona
    if leido.es_automatico or _is_ours(leido):
        _close(mail, EstadoEntrante.IGNORADO, Motivo.AUTOMATICO)
    elif persona is None or not (reads := correo_de(persona)):
        _close(mail, EstadoEntrante.NO_ENTREGADO, Motivo.SIN_CUENTA)
    elif leido.desde != reads:
        _hold_back(mail, persona, Motivo.OTRA_DIRECCION)
    elif _landed_this_hour(mail) >= PER_HOUR:
        _hold_back(mail, persona, Motivo.DEMASIADOS)
    else:
        _deliver(mail, persona, leido, adjuntos)


def _hold_back(mail: CorreoEntrante, persona: Usuario, motivo: Motivo) -> None:
    """Let it wait for its person's word. A guest has no page of mails: they answer again."""
    if es_invitado(persona):
        _close(mail, EstadoEntrante.NO_ENTREGADO, motivo)
        avisos.no_tomado(mail)
    else:
        _close(mail, EstadoEntrante.RETENIDO, motivo)
        avisos.retenido(mail)


def _is_ours(leido: Leido) -> bool:
    """Whether one of our own mails came back, or was sent in the name of one of our addresses."""
    sent = select(Correo.id).where(Correo.message_id == leido.message_id).limit(1)
    return destino_de(leido.desde) is not None or (
        bool(leido.message_id) and db.session.scalar(sent) is not None
    )


def _landed_this_hour(mail: CorreoEntrante) -> int:
    landed = select(func.count()).where(
        CorreoEntrante.destino == mail.destino,
        CorreoEntrante.estado == EstadoEntrante.ENTREGADO,
        CorreoEntrante.leido_el > now() - HOUR,
    )
    return db.session.scalar(landed) or 0


def _deliver(mail: CorreoEntrante, persona: Usuario, leido: Leido, adjuntos: Adjuntos) -> Resultado:
    with in_lang(persona.idioma):
        left = adjuntos.no_tomados()
        if leido.texto or adjuntos.aceptados:
            resultado = _hand_over(mail, persona, leido, adjuntos)
        else:
            resultado = Resultado(motivo=Motivo.VACIO)
    if resultado.motivo:
        _close(mail, EstadoEntrante.NO_ENTREGADO, resultado.motivo)
        avisos.no_entregado(mail, leido, resultado, left)
    else:
        _close(mail, EstadoEntrante.ENTREGADO)
        if resultado.parrafos or left:
            avisos.entregado_en_parte(mail, resultado, left)
    return resultado


def _hand_over(
    mail: CorreoEntrante, persona: Usuario, leido: Leido, adjuntos: Adjuntos
) -> Resultado:
    # The text as read: a copy that came another way, written otherwise, says the same.
    said = f"{mail.message_id or mail.huella}\0{leido.texto}"
    recado = Recado(
        objeto_id=mail.objeto_id,
        persona=persona,
        texto=leido.texto,
        intento=hashlib.sha256(said.encode()).hexdigest()[:INTENTO],
        archivos=adjuntos.aceptados,
    )
    manejador = manejador_de(mail.tipo)
    return manejador(recado) if manejador else Resultado(motivo=Motivo.SIN_OBJETO)


@job(OLVIDAR)
def olvidar(payload: dict[str, Any]) -> None:
    """Erase a mail whose time is over."""
    mail = db.session.get(CorreoEntrante, payload["id"])
    if mail is not None:
        borrar(mail)


def borrar(mail: CorreoEntrante) -> None:
    """Erase a mail, and its file once that is committed."""
    enqueue(BORRAR, {"clave": mail.clave})
    db.session.delete(mail)


def borrar_de(tipo: str, ids: Iterable[int]) -> None:
    """Erase what came for these objects: a mail repeats what others wrote, too."""
    about = select(CorreoEntrante).where(
        CorreoEntrante.tipo == tipo, CorreoEntrante.objeto_id.in_(list(ids))
    )
    for mail in db.session.scalars(about).all():
        borrar(mail)


@job(BORRAR, sin_transaccion=True)
def borrar_archivo(payload: dict[str, Any]) -> None:
    storage.delete(payload["clave"])
