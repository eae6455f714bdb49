"""Renewing: what an update course does to the credential that the person holds.

Its package says `credencial: {codigo: MC-C2, renueva: true, …}`: the code is of what it renews.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cursos.catalogo.queries import find_version_actual, list_versiones_actuales
from cursos.credenciales import emails, logros
from cursos.credenciales.models import Credencial, EstadoCredencial, Origen, TipoLogro
from cursos.credenciales.services import Decision, emitir
from cursos.renovacion.queries import find_de_codigo
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Logro
    from cursos.inscripciones.models import Inscripcion

ANTES = timedelta(days=180)  # from then on the holder is told
AVISAR = "renovacion.avisar"


def curso_que_renueva(codigo: str) -> VersionCurso | None:
    """Return the published course that renews this credential."""
    return next(
        (
            version
            for version in list_versiones_actuales()
            if version.credencial.get("renueva") and version.credencial["codigo"] == codigo
        ),
        None,
    )


def renovar(inscripcion: Inscripcion) -> Credencial | None:
    """Renew what the person holds, valid or expired; who holds nothing is granted nothing."""
    granted = inscripcion.version.credencial
    if not granted.get("renueva"):
        return None
    held = find_de_codigo(inscripcion.usuario_id, granted["codigo"])
    if held is None:
        return None
    return emitir(inscripcion.usuario, _logro(held), Decision(origen=Origen.AUTOMATICA))


def _logro(held: Credencial) -> Logro:
    """Of the course as it is published today: the update taught what changed since."""
    version = held.logro.version
    current = find_version_actual(version.curso_id) if version else None
    if current is None or current.credencial.get("codigo") != held.logro.codigo:
        return held.logro
    return logros.de_version(current)


def se_renueva(credencial: Credencial) -> bool:
    """Whether its end is near, or was."""
    ends = credencial.vence_el
    standing = credencial.estado == EstadoCredencial.VIGENTE
    of_course = credencial.logro.tipo == TipoLogro.CURSO
    return standing and of_course and ends is not None and ends <= now() + ANTES


def al_cambiar(credencial: Credencial) -> None:
    """Remember to tell the holder, once: a credential reinstated was asked for when issued."""
    ends = credencial.vence_el
    issued = credencial.estado == EstadoCredencial.VIGENTE and credencial.restablecida_el is None
    if issued and ends and credencial.usuario_id and credencial.logro.tipo == TipoLogro.CURSO:
        enqueue(AVISAR, {"id": credencial.id}, no_antes_el=ends - ANTES)


def avisar(credencial_id: int) -> None:
    """Tell the holder that the end is near, when there is a course that renews it."""
    credencial = db.session.get(Credencial, credencial_id)
    if credencial is None or credencial.usuario is None or not se_renueva(credencial):
        return
    if version := curso_que_renueva(credencial.logro.codigo):
        emails.mail_por_vencer(credencial, version)
