"""Issuing: by rule, by hand, or again with the name corrected. `vida` has what comes later."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import IntegrityError

from cursos.credenciales import documento, emails, enganches, logros, queries
from cursos.credenciales.models import (
    Credencial,
    EstadoCredencial,
    Logro,
    MotivoReemplazo,
    Origen,
    Situacion,
)
from cursos.emisores import listas
from cursos.emisores import queries as emisores
from cursos.emisores.models import UsoLista
from cursos.insignias.texto_limpio import clean_name, searchable
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError
from plataforma.jobs import enqueue
from plataforma.organizaciones.models import Organizacion
from plataforma.paises import idioma_de

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from cursos.catalogo.models import VersionCurso
    from cursos.emisores.models import Emisor
    from cursos.inscripciones.models import Inscripcion
    from plataforma.identidad.models import Usuario

    Titular = Usuario | Organizacion

_TRIES = 5  # of finding a free position when two processes pick the same


class SinCredencialError(DomainError):
    mensaje = _l("Este curso no otorga credencial. Elija otro curso.")


class YaTieneCredencialError(DomainError):
    mensaje = _l(
        "Esta persona ya tiene una credencial vigente de este curso. "
        "Si hay que corregirla, ábrala en la lista: puede emitirla otra vez o revocarla."
    )


class EstaSuspendidaError(DomainError):
    mensaje = _l(
        "La credencial de esta persona está suspendida. Restablézcala o revóquela antes de emitir."
    )


class PersonaDesconocidaError(DomainError):
    mensaje = _l(
        "No hay ninguna cuenta con ese correo. Revise cómo está escrito "
        "o pida a la persona que cree su cuenta."
    )


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Why a credential is issued, and when (for what happened earlier: demonstration data)."""

    origen: Origen
    motivo: str = ""
    actor: Usuario | None = None
    el: datetime | None = None
    reemplazo: MotivoReemplazo = MotivoReemplazo.RENOVADA  # of the one that the person holds
    evidencias: Sequence[Mapping[str, Any]] = ()  # what it rests on: `sustentos`
    hasta: datetime | None = None  # it ends no later, whatever its own term

    @property
    def corrige(self) -> bool:
        return self.reemplazo == MotivoReemplazo.NOMBRE_CORREGIDO


def emitir_por_aprobacion(inscripcion: Inscripcion) -> Credencial | None:
    """Issue what the course grants, once; None when it grants nothing or it was issued before."""
    version = inscripcion.version
    if not queries.grants(version.credencial):
        return None
    logro = logros.de_version(version)
    if queries.find_viva(inscripcion.usuario_id, logro.id):
        return None
    decision = Decision(origen=Origen.AUTOMATICA)
    return emitir(inscripcion.usuario, logro, decision, renueva=False)


def find_titular(correo: str, version: VersionCurso) -> Usuario:
    """Return who may receive the credential of `version`, or say why nobody may."""
    usuario = queries.find_persona(correo)
    if usuario is None:
        raise PersonaDesconocidaError
    _check_free(usuario, version)
    return usuario


def _check_free(usuario: Usuario, version: VersionCurso) -> None:
    if not queries.grants(version.credencial):
        raise SinCredencialError
    viva = queries.find_de_version(usuario.id, version.id)
    situacion = viva.situacion(now()) if viva else None
    if situacion == Situacion.SUSPENDIDA:
        raise EstaSuspendidaError
    if situacion == Situacion.VIGENTE:
        raise YaTieneCredencialError


def emitir_a_mano(
    actor: Usuario, usuario: Usuario, version: VersionCurso, *, motivo: str
) -> Credencial:
    """Issue by decision of an administrator. Refused while the person holds a valid one."""
    _check_free(usuario, version)
    decision = Decision(origen=Origen.MANUAL, motivo=motivo.strip(), actor=actor)
    return emitir(usuario, logros.de_version(version), decision)


def emitir(
    titular: Titular, logro: Logro, decision: Decision, *, renueva: bool = True
) -> Credencial:
    """Sign, store, record and tell. Of two at once for the same person or firm, one is issued.

    YaTieneCredencialError: there is one already, and it was not to be renewed.
    """
    anterior = queries.find_viva_de(titular, logro.id, lock=True)
    if anterior and not renueva:
        raise YaTieneCredencialError
    if anterior:
        _replace(anterior, decision, decision.reemplazo)
    corrected = anterior if decision.corrige else None
    credencial = _store(titular, logro, decision, anterior)
    if anterior:
        anterior.reemplazada_por_id = credencial.id
    for older in queries.list_versiones_anteriores(titular, logro):
        _replace(older, decision, MotivoReemplazo.RENOVADA)
        older.reemplazada_por_id = credencial.id
    audit.record(
        "credencial.emitida",
        ("credencial", credencial.id),
        actor=decision.actor,
        datos={"logro": logro.id, "origen": credencial.origen, "motivo": bool(decision.motivo)},
    )
    if decision.el is None:  # what happened long ago is not news
        (emails.mail_reemitida if corrected else emails.mail_emitida)(credencial)
        enqueue("credenciales.pdf", {"id": credencial.id})
    enganches.avisar(credencial)
    return credencial


def _replace(credencial: Credencial, decision: Decision, motivo: MotivoReemplazo) -> None:
    credencial.estado = EstadoCredencial.REEMPLAZADA
    credencial.reemplazada_el = decision.el or now()
    credencial.motivo_reemplazo = motivo
    db.session.flush()


def _store(
    titular: Titular, logro: Logro, decision: Decision, anterior: Credencial | None
) -> Credencial:
    """Insert the row; a position that another process took meanwhile is chosen again."""
    for _try in range(_TRIES):
        credencial = _build(titular, logro, decision, anterior)
        try:
            with db.session.begin_nested():
                db.session.add(credencial)
                db.session.flush()
        except IntegrityError:
            if queries.find_viva_de(titular, logro.id):
                raise YaTieneCredencialError from None
        else:
            return credencial
    raise DomainError


def _build(
    titular: Titular, logro: Logro, decision: Decision, anterior: Credencial | None
) -> Credencial:
    """One that corrects another keeps its term: a name put right does not renew it."""
    moment = decision.el or now()
    el = moment.replace(microsecond=0)
    corrected = anterior if decision.corrige else None
    recognised = decision.origen == Origen.RECONOCIMIENTO  # the Secretariat's own decision
    chamber = None
    if corrected:
        chamber = _still_issuing(corrected.emisor)
    elif logro.version and not recognised:
        chamber = emisores.find_de_cohorte(
            titular.id, logro.version.curso_id, moment, renueva=anterior is not None
        )
    lista, indice = listas.posicion_libre(
        chamber.id if chamber else None,
        UsoLista.CREDENCIALES,
        used=queries.count_in,
        is_taken=queries.is_taken,
    )
    vence_el = corrected.vence_el if corrected else logros.vence(logro.datos, el)
    if decision.hasta and vence_el:
        vence_el = min(vence_el, decision.hasta)
    firma = isinstance(titular, Organizacion)
    credencial = Credencial(
        codigo=base64.b32encode(secrets.token_bytes(16)).decode("ascii").rstrip("=").lower(),
        usuario_id=None if firma else titular.id,
        usuario=None if firma else titular,
        organizacion_id=titular.id if firma else None,
        organizacion=titular if firma else None,
        titular=clean_name(titular.nombre)[:200],
        titular_busqueda=searchable(titular.nombre)[:200],
        logro_id=logro.id,
        logro=logro,
        emisor_id=chamber.id if chamber else None,
        emisor=chamber,
        idioma=idioma_de(titular.pais) if isinstance(titular, Organizacion) else titular.idioma,
        emitida_el=el,
        vence_el=vence_el,
        origen=decision.origen,
        motivo=decision.motivo,
        lista_estado=lista,
        indice_estado=indice,
        evidencias=list(decision.evidencias),
    )
    credencial.documento = documento.firmado(credencial)
    return credencial


def _still_issuing(emisor: Emisor | None) -> Emisor | None:
    """A name put right does not change who issued, unless the chamber may not any more."""
    return emisores.find_for_issuing(emisor.id) if emisor else None
