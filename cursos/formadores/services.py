"""Confirming what was seen, and granting the credential when the rule is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from cursos.credenciales import logros, sustentos
from cursos.credenciales.models import Origen, Situacion, TipoLogro
from cursos.credenciales.services import Decision, YaTieneCredencialError, emitir
from cursos.diplomas import queries as diplomas
from cursos.diplomas.decision import en_vigor
from cursos.formadores import queries
from cursos.formadores.errors import (
    FaltanTalleresError,
    FueraDeFechaError,
    RevocadaError,
    SinFacilitadorError,
    YaObservadaError,
)
from cursos.formadores.models import Observacion
from cursos.formadores.reglas import LOGRO, NUMERO, TALLERES, que_valen
from plataforma import audit
from plataforma.clock import now, to_zone
from plataforma.db import db
from plataforma.i18n import DEFAULT_ZONE

if TYPE_CHECKING:
    from datetime import date

    from cursos.cohortes.models import Cohorte
    from cursos.credenciales.models import Credencial
    from cursos.formadores.reglas import Taller
    from plataforma.identidad.models import Usuario


def today() -> date:
    return to_zone(now(), DEFAULT_ZONE).date()


def observar(cohorte: Cohorte, *, fecha: date, texto: str, actor: Usuario) -> Observacion:
    """Keep what the actor saw of who facilitates the cohort; of two clicks, the first."""
    if cohorte.facilitador_id is None:
        raise SinFacilitadorError
    if not cohorte.inicio <= fecha <= min(cohorte.cierre, today()):
        raise FueraDeFechaError
    seen = Observacion(
        cohorte_id=cohorte.id,
        facilitador_id=cohorte.facilitador_id,
        observador_id=actor.id,
        fecha=fecha,
        texto=texto.strip(),
    )
    try:
        with db.session.begin_nested():
            db.session.add(seen)
            db.session.flush()
    except IntegrityError:
        raise YaObservadaError from None
    audit.record(
        "formacion.observar",
        ("cohorte", cohorte.id),
        actor=actor,
        datos={"facilitador": cohorte.facilitador_id},
    )
    return seen


def vigentes(persona: Usuario) -> set[str]:
    """Return the codes of what a person holds in force."""
    return set(en_vigor(diplomas.de_persona(persona.id), now()))


def pedir(persona: Usuario) -> Credencial:
    """Issue the credential, once for each term; who holds it gets the one that they hold."""
    held = queries.find_propia(persona.id)
    if held is not None and held.situacion(now()) != Situacion.VENCIDA:
        return held
    if queries.find_revocada(persona.id):
        raise RevocadaError
    desde = to_zone(held.emitida_el, DEFAULT_ZONE).date() if held else None
    found = que_valen(queries.list_talleres(persona.id), vigentes(persona), today(), desde)
    if len(found) < TALLERES:
        raise FaltanTalleresError
    logro = logros.sin_curso(TipoLogro.FORMADOR, NUMERO, LOGRO)
    evidence = [_evidence(taller) for taller in found[-TALLERES:]]
    decision = Decision(origen=Origen.AUTOMATICA, evidencias=evidence)
    try:
        return emitir(persona, logro, decision, renueva=held is not None)
    except YaTieneCredencialError:  # the second click
        again = queries.find_propia(persona.id)
        if again is None:
            raise
        return again


def _evidence(taller: Taller) -> dict[str, object]:
    observed = taller.observado
    assert observed is not None  # noqa: S101 — the rule looked
    return sustentos.taller(
        curso=taller.curso,
        camara=taller.camara,
        terminaron=taller.terminaron,
        cierre=taller.cierre,
        observado=observed,
    )
