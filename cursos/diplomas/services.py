"""Issuing, suspending and reinstating what rests on other credentials, as the rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.credenciales import sustentos, vida
from cursos.credenciales.models import (
    MotivoRevocacion,
    MotivoSuspension,
    Origen,
    Situacion,
    TipoLogro,
)
from cursos.credenciales.services import Decision, YaTieneCredencialError, emitir
from cursos.diplomas import decision, queries
from cursos.diplomas.decision import Que
from cursos.diplomas.plan import leer, logro_de
from cursos.diplomas.reglas import avance, usadas
from plataforma.clock import now
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cursos.credenciales.models import Credencial
    from cursos.diplomas.decision import Acto, Fila
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion

REVISAR, REVISAR_EMPRESA = "diplomas.revisar", "diplomas.revisar_empresa"


def al_cambiar(credencial: Credencial) -> None:
    """Look at what rests on a credential that was issued or changed state."""
    if credencial.organizacion_id is not None:
        return
    if credencial.usuario is None:
        _follow_without_account(credencial)
        return
    revisar(credencial.usuario.id)
    if credencial.logro.tipo == TipoLogro.CURSO:
        for empresa, _manages in queries.list_empresas(credencial.usuario.id):
            al_cambiar_equipo(empresa.id)


def al_cambiar_equipo(organizacion_id: int) -> None:
    """Look at a firm's after the commit: its people and what they hold may change at once."""
    enqueue(REVISAR_EMPRESA, {"id": organizacion_id})


def revisar(usuario_id: int) -> None:
    """Do the next thing that the rules ask for this person, if any.

    What is done is a change of a credential, so that this is called again until nothing is left.
    Of two last pieces that come at once, the second one waits here and sees the first.
    """
    persona = queries.lock_persona(usuario_id)
    if persona is None:
        return
    filas, moment = queries.de_persona(usuario_id), now()
    acto = decision.de_persona(leer().de("persona"), filas, moment)
    if acto is None:
        return
    if acto.que == Que.EMITIR:
        _issue(persona, acto, filas, moment)
    elif acto.fila and acto.que == Que.SUSPENDER:
        fallen = queries.get_locked(acto.fila.id)
        vida.suspender(None, fallen, MotivoSuspension.SIN_SUSTENTO)
    elif acto.fila:
        vida.restablecer(None, queries.get_locked(acto.fila.id))


def revisar_empresa(organizacion_id: int) -> None:
    """Issue or end what the people of a firm hold together."""
    empresa = queries.lock_empresa(organizacion_id)
    if empresa is None:
        return
    equipo, moment = queries.de_equipo(organizacion_id), now()
    plan = leer().de("empresa")
    for _one in plan:
        propias = queries.de_empresa(organizacion_id)
        acto = decision.de_empresa(plan, equipo, propias, moment)
        if acto is None:
            return
        if acto.que == Que.EMITIR:
            _issue_to_firm(empresa, acto, equipo, moment)
        elif acto.fila:
            ended = queries.get_locked(acto.fila.id)
            vida.revocar(None, ended, MotivoRevocacion.EQUIPO_CAMBIO)


def _issue(persona: Usuario, acto: Acto, filas: Sequence[Fila], moment: datetime) -> None:
    """Issue it with the pieces that it rests on. Another process may have been first."""
    valid = decision.en_vigor(filas, moment)
    chosen = usadas(avance(acto.diploma.regla, valid).alternativa, valid)
    order = {valid[code].id: n for n, code in enumerate(chosen)}
    pieces = sorted(queries.list_credenciales(list(order)), key=lambda c: order[c.id])
    try:
        issued = emitir(
            persona,
            logro_de(acto.diploma),
            Decision(
                origen=Origen.AUTOMATICA,
                evidencias=[sustentos.de_credencial(piece) for piece in pieces],
            ),
            renueva=acto.fila is not None,
        )
    except YaTieneCredencialError:
        return
    enqueue(REVISAR, {"id": persona.id}, no_antes_el=issued.vence_el)


def _issue_to_firm(
    empresa: Organizacion, acto: Acto, equipo: Sequence[Fila], moment: datetime
) -> None:
    """Issue it until the first of the pieces that it rests on ends. Whose they are stays out."""
    valid = decision.en_vigor(equipo, moment)
    chosen = usadas(avance(acto.diploma.regla, valid).alternativa, valid)
    ends = [end for code in chosen if (end := valid[code].vence_el)]
    issued = emitir(
        empresa,
        logro_de(acto.diploma),
        Decision(origen=Origen.AUTOMATICA, hasta=min(ends, default=None)),
    )
    enqueue(REVISAR_EMPRESA, {"id": empresa.id}, no_antes_el=issued.vence_el)


def _follow_without_account(pieza: Credencial) -> None:
    """The account was closed and its credentials kept: they rest on the very pieces named."""
    for diploma, whole in queries.list_sin_cuenta(pieza):
        situacion = diploma.situacion(now())
        ruled = diploma.motivo_suspension == MotivoSuspension.SIN_SUSTENTO
        if not whole and situacion == Situacion.VIGENTE:
            vida.suspender(None, diploma, MotivoSuspension.SIN_SUSTENTO)
        elif whole and ruled and situacion == Situacion.SUSPENDIDA:
            vida.restablecer(None, diploma)
