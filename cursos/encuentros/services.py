"""What can happen to a meeting and to who came."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from cursos.encuentros import errors
from cursos.encuentros.codigo import es_el_codigo
from cursos.encuentros.models import Asistencia, Encuentro, Forma
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from cursos.cohortes.models import Cohorte, Participante
    from plataforma.identidad.models import Usuario

AVISAR = "encuentros.avisar"  # invitation, change or cancellation
RECORDAR = "encuentros.recordar"
ANTES = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class DatosEncuentro:
    """What is decided about a meeting. `inicio` is aware; `zona` the clock it was set by."""

    titulo: str
    inicio: datetime
    minutos: int
    zona: str
    lugar: str = ""
    enlace: str = ""
    indicaciones: str = ""


def crear_encuentro(cohorte: Cohorte, datos: DatosEncuentro, *, actor: Usuario) -> Encuentro:
    """Set a meeting; everybody who is in the cohort is invited by the job runner."""
    if datos.inicio <= now():
        raise errors.YaPasoError
    encuentro = Encuentro(
        cohorte_id=cohorte.id,
        semilla=secrets.token_hex(16),
        uid=f"{secrets.token_hex(16)}@escala",
        creado_por_id=actor.id,
    )
    _write(encuentro, datos)
    db.session.add(encuentro)
    db.session.flush()
    _record("encuentro.crear", encuentro, actor)
    _tell(encuentro)
    return encuentro


def cambiar_encuentro(encuentro: Encuentro, datos: DatosEncuentro, *, actor: Usuario) -> None:
    """Change a meeting; who was invited gets it again, in the same place of their calendar."""
    _open(encuentro)
    if datos.inicio != encuentro.inicio and datos.inicio <= now():
        raise errors.YaPasoError
    before = _told(encuentro)
    _write(encuentro, datos)
    if _told(encuentro) == before:
        return  # the same again: nobody is written to
    encuentro.secuencia += 1
    _record("encuentro.cambiar", encuentro, actor)
    if encuentro.fin > now():
        _tell(encuentro)


def cancelar_encuentro(encuentro: Encuentro, *, actor: Usuario) -> None:
    """Call a meeting off; a second call does nothing."""
    if encuentro.cancelado_el is not None:
        return
    encuentro.cancelado_el = now()
    encuentro.secuencia += 1
    _record("encuentro.cancelar", encuentro, actor)
    if encuentro.fin > now():
        enqueue(AVISAR, {"encuentro": encuentro.id, "secuencia": encuentro.secuencia})


def anotar_con_codigo(encuentro: Encuentro, participante: Participante, escrito: str) -> None:
    """Note that somebody is there, because they typed the code of the wall. Once."""
    _open(encuentro)
    if not encuentro.acepta_codigo:
        raise errors.AsistenciaCerradaError
    if not es_el_codigo(escrito, encuentro.semilla):
        raise errors.CodigoAsistenciaError
    _note(encuentro, participante.id, Forma.CODIGO)


def pasar_lista(
    encuentro: Encuentro, *, llegaron: Collection[int], no_llegaron: Collection[int], actor: Usuario
) -> None:
    """Note who came and take back who did not; who is in neither group is not touched.

    The page sends only what was changed on it, so that who typed the code meanwhile stays.
    """
    _open(encuentro)
    for participante_id in llegaron:
        _note(encuentro, participante_id, Forma.LISTA)
    if no_llegaron:
        db.session.execute(
            delete(Asistencia).where(
                Asistencia.encuentro_id == encuentro.id,
                Asistencia.participante_id.in_(list(no_llegaron)),
            )
        )
    if llegaron or no_llegaron:
        audit.record(
            "encuentro.pasar_lista",
            ("encuentro", encuentro.id),
            actor=actor,
            datos={"llegaron": len(llegaron), "no_llegaron": len(no_llegaron)},
        )


def _note(encuentro: Encuentro, participante_id: int, forma: Forma) -> None:
    here = select(Asistencia.id).where(
        Asistencia.encuentro_id == encuentro.id, Asistencia.participante_id == participante_id
    )
    if db.session.scalar(here) is not None:
        return
    try:
        with db.session.begin_nested():
            db.session.add(
                Asistencia(
                    encuentro_id=encuentro.id,
                    participante_id=participante_id,
                    forma=forma,
                )
            )
    except IntegrityError:
        return  # a second click was faster


def _open(encuentro: Encuentro) -> None:
    if encuentro.cancelado_el is not None:
        raise errors.EncuentroCanceladoError


def _write(encuentro: Encuentro, datos: DatosEncuentro) -> None:
    if not datos.lugar and not datos.enlace:
        raise errors.SinLugarError
    encuentro.titulo, encuentro.inicio = datos.titulo, datos.inicio
    encuentro.minutos, encuentro.zona = datos.minutos, datos.zona
    encuentro.lugar, encuentro.enlace = datos.lugar, datos.enlace
    encuentro.indicaciones = datos.indicaciones


def _told(encuentro: Encuentro) -> tuple[object, ...]:
    """Return what an invitation says."""
    e = encuentro
    return (e.titulo, e.inicio, e.minutos, e.zona, e.lugar, e.enlace, e.indicaciones)


def _tell(encuentro: Encuentro) -> None:
    """Have everybody invited, and reminded a day before; what was asked for before is void."""
    payload = {"encuentro": encuentro.id, "secuencia": encuentro.secuencia}
    enqueue(AVISAR, payload)
    if encuentro.inicio - ANTES > now() + ANTES / 4:  # told just now is reminded enough
        enqueue(RECORDAR, payload, no_antes_el=encuentro.inicio - ANTES)


def _record(accion: str, encuentro: Encuentro, actor: Usuario) -> None:
    audit.record(
        accion,
        ("encuentro", encuentro.id),
        actor=actor,
        datos={"cohorte": encuentro.cohorte_id, "secuencia": encuentro.secuencia},
    )
