"""Asking, reminding, giving up; keeping an answer and each correction of it; verifying."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.resultados import emails
from consultores.resultados.errors import FaltaMotivoError, TodaviaNoError, YaRevisadoError
from consultores.resultados.models import (
    ConsultaResultado,
    EstadoConsulta,
    Evidencia,
    Exporto,
    FichaResultado,
    Hito,
)
from consultores.resultados.plazos import RECORDAR, VENCER, toca_el
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Solicitud
from plataforma import audit, storage
from plataforma.archivos import check, clean_name
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from decimal import Decimal

    from plataforma.archivos import Subida
    from plataforma.identidad.models import Usuario

PREPARAR = "resultados.preparar"
PREGUNTAR = "resultados.preguntar"
RECORDATORIO = "resultados.recordar"
SIN_RESPUESTA = "resultados.vencer"
SE_PREGUNTA = (Desenlace.RESUELTA, Desenlace.SIN_AYUDA, Desenlace.TACITA)


@dataclass(frozen=True, kw_only=True)
class Dicho:
    """What the firm answers. Only the first is required; the rest counts for an export."""

    exporto: Exporto
    destino: str = ""
    rango: str = ""
    monto: Decimal | None = None
    moneda: str = ""
    primera: bool | None = None
    empleos: int | None = None
    que_ayudo: str = ""


def preparar(solicitud: Solicitud) -> None:
    """Write down what will be asked about a closed request; twice writes it once."""
    db.session.execute(select(Solicitud.id).where(Solicitud.id == solicitud.id).with_for_update())
    if solicitud.estado != Estado.CERRADA or solicitud.desenlace not in SE_PREGUNTA:
        return
    mine = ConsultaResultado.solicitud_id == solicitud.id
    known = set(db.session.scalars(select(ConsultaResultado.hito).where(mine)))
    closed = solicitud.cerrada_el or now()
    for hito in Hito:
        due = toca_el(hito, closed, solicitud.pais)
        if hito in known or due + VENCER < now():  # an old installation asks about no old times
            continue
        row = ConsultaResultado(solicitud_id=solicitud.id, hito=hito, toca_el=due)
        db.session.add(row)
        db.session.flush()
        enqueue(PREGUNTAR, {"id": row.id}, no_antes_el=due)


def preguntar(consulta: ConsultaResultado) -> None:
    """Ask, once, when its time has come."""
    if consulta.estado != EstadoConsulta.PROGRAMADA or consulta.toca_el > now():
        return
    firm = consulta.solicitud.solicitante
    if firm.estado not in (EstadoUsuario.ACTIVO, EstadoUsuario.INVITADO) or _does_not_apply(
        consulta
    ):
        consulta.estado = EstadoConsulta.OMITIDA
        return
    consulta.estado, consulta.enviada_el = EstadoConsulta.ENVIADA, now()
    consulta.vence_el = now() + VENCER
    enqueue(RECORDATORIO, {"id": consulta.id}, no_antes_el=now() + RECORDAR)
    enqueue(SIN_RESPUESTA, {"id": consulta.id}, no_antes_el=consulta.vence_el)
    emails.pregunta(consulta)


def _does_not_apply(consulta: ConsultaResultado) -> bool:
    """Whether the firm said before that the help was not about exporting."""
    said = (
        select(FichaResultado.exporto)
        .join(FichaResultado.consulta)
        .where(
            ConsultaResultado.solicitud_id == consulta.solicitud_id,
            FichaResultado.reemplazada_el.is_(None),
        )
    )
    return Exporto.NO_APLICA in set(db.session.scalars(said))


def recordar(consulta: ConsultaResultado) -> None:
    """Remind once who has not answered."""
    due = consulta.enviada_el is not None and consulta.enviada_el + RECORDAR <= now()
    if due and consulta.estado == EstadoConsulta.ENVIADA and consulta.recordada_el is None:
        consulta.recordada_el = now()
        emails.recordatorio(consulta)


def vencer(consulta: ConsultaResultado) -> None:
    """Count who has not answered as not answered."""
    due = consulta.vence_el is not None and consulta.vence_el <= now()
    if due and consulta.estado == EstadoConsulta.ENVIADA:
        consulta.estado = EstadoConsulta.SIN_DATO


def responder(
    consulta: ConsultaResultado, dicho: Dicho, *, intento: str, archivo: Subida | None = None
) -> FichaResultado:
    """Keep the firm's answer. A correction leaves the earlier one in the history."""
    _lock(consulta)
    found = next((f for f in consulta.fichas if f.intento == intento), None)
    if found is not None:
        return found
    if not consulta.se_responde:
        raise TodaviaNoError
    before = consulta.ficha
    ficha = FichaResultado(
        intento=intento,
        usuario_id=consulta.solicitud.solicitante_id,
        organizacion_id=consulta.solicitud.organizacion_id,
        respondida_el=now(),
        exporto=dicho.exporto,
        que_ayudo=dicho.que_ayudo.strip(),
    )
    if dicho.exporto == Exporto.SI:
        _details(ficha, dicho)
        _document(ficha, archivo, before)
    if before is not None:
        before.reemplazada_el = now()
        db.session.flush()
    consulta.fichas.insert(0, ficha)
    consulta.estado = EstadoConsulta.RESPONDIDA
    db.session.flush()
    said = {"exporto": str(ficha.exporto), "evidencia": str(ficha.evidencia)}
    asked, firm = ("consulta_resultado", consulta.id), consulta.solicitud.solicitante
    if before is None:
        audit.record("resultado.responder", asked, actor=firm, datos=said)
    else:
        audit.record("resultado.corregir", asked, actor=firm, datos=said)
    return ficha


def _details(ficha: FichaResultado, dicho: Dicho) -> None:
    ficha.destino, ficha.rango, ficha.monto = dicho.destino, dicho.rango, dicho.monto
    ficha.moneda = (dicho.moneda or "USD") if dicho.monto is not None else ""
    ficha.primera, ficha.empleos = dicho.primera, dicho.empleos


def _document(ficha: FichaResultado, archivo: Subida | None, before: FichaResultado | None) -> None:
    """Keep what came with it; a correction without a file takes the earlier one along."""
    if archivo is not None:
        ficha.tipo = check(archivo)
        ficha.clave = secrets.token_hex(16)
        ficha.archivo = clean_name(archivo.nombre, ficha.tipo)
        storage.put(_place(ficha.clave), archivo.datos)
    elif before is not None and before.clave:
        ficha.clave, ficha.archivo, ficha.tipo = before.clave, before.archivo, before.tipo
        before.clave = ""  # one file, one answer
    if ficha.clave:
        ficha.evidencia = Evidencia.DOCUMENTO


def verificar(ficha: FichaResultado, *, actor: Usuario, acepta: bool, motivo: str = "") -> None:
    """Say what the document proves: the answer, or nothing, with the reason."""
    _lock(ficha.consulta)
    db.session.refresh(ficha)
    if not ficha.espera_revision:
        raise YaRevisadoError
    if not acepta and not motivo.strip():
        raise FaltaMotivoError
    ficha.evidencia = Evidencia.VERIFICADO if acepta else Evidencia.DECLARADO
    ficha.revisada_el, ficha.revisor_id = now(), actor.id
    ficha.motivo = "" if acepta else motivo.strip()
    if acepta:
        audit.record("resultado.verificar", ("ficha_resultado", ficha.id), actor=actor)
    else:
        audit.record("resultado.no_verificar", ("ficha_resultado", ficha.id), actor=actor)
    emails.revisada(ficha)


def leer(ficha: FichaResultado) -> bytes | None:
    """Return the document, if there is one."""
    return storage.get(_place(ficha.clave)) if ficha.clave else None


def borrar(clave: str) -> None:
    storage.delete(_place(clave))


def _place(clave: str) -> str:
    return f"resultados/{clave}"


def _lock(consulta: ConsultaResultado) -> None:
    row = ConsultaResultado
    db.session.execute(select(row.id).where(row.id == consulta.id).with_for_update())
    db.session.refresh(consulta)
