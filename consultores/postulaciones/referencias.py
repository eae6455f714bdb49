"""Three people who can say how the applicant works; each answers by a link, without an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from consultores.acreditacion import emails, enlaces
from consultores.acreditacion.models import Postulacion, Referencia, Respuesta, Tramite
from consultores.postulaciones import borradores
from consultores.postulaciones.secciones import REFERENCIAS
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo, forget
from plataforma.errors import DomainError, NotFoundError

if TYPE_CHECKING:
    from datetime import datetime

    from plataforma.identidad.models import Usuario

VALE = timedelta(days=30)  # a link, from the last mail on
ENTRE_RECORDATORIOS = timedelta(days=5)


class MismoCorreoError(DomainError):
    mensaje = _l("Ese correo es el suyo: la referencia la da otra persona.")


class RepetidaError(DomainError):
    mensaje = _l("Ya nombró a una persona con ese correo. Escriba el de otra.")


class YaSonTresError(DomainError):
    mensaje = _l("Ya nombró a tres personas. Cambie a una que no haya respondido.")


class YaRespondioError(DomainError):
    mensaje = _l("Esta referencia ya se respondió. Gracias.")


class VencidaError(DomainError):
    mensaje = _l("Este enlace venció. La persona que se postula puede enviarle otro.")


class PropiaError(DomainError):
    mensaje = _l("Nadie puede dar su propia referencia.")


class EspereError(DomainError):
    mensaje = _l("Puede recordar una vez cada 5 días. Espere, o cambie a la persona.")


@dataclass(frozen=True, kw_only=True)
class Persona:
    """Who is named, with the language of the mail."""

    nombre: str
    institucion: str
    relacion: str
    correo: str
    idioma: str


def nombrar(postulacion: Postulacion, p: Persona) -> Referencia:
    """Add a person and write to them at once."""
    if p.correo == postulacion.usuario.correo:
        raise MismoCorreoError
    if any(r.correo == p.correo for r in postulacion.referencias):
        raise RepetidaError
    if len(postulacion.referencias) >= REFERENCIAS:
        raise YaSonTresError
    made = Referencia(**vars(p))
    postulacion.referencias.append(made)
    db.session.flush()
    emails.pedir_referencia(made)
    return made


def abrir(persona: Usuario) -> Postulacion:
    """Return the person's application, a draft or in review: referees answer meanwhile, too."""
    found = borradores.abrir(persona)
    if found.tramite != Tramite.INGRESO:
        raise NotFoundError
    return found


def recordar(postulacion: Postulacion, referencia_id: int) -> None:
    """Write again, once in five days."""
    found = _of(postulacion, referencia_id)
    if found.respuesta != Respuesta.PENDIENTE:
        raise YaRespondioError
    if not puede_recordarse(found):
        raise EspereError
    found.pedida_el = now()
    emails.pedir_referencia(found)


def puede_recordarse(r: Referencia) -> bool:
    return r.respuesta == Respuesta.PENDIENTE and now() >= proximo_recordatorio(r)


def proximo_recordatorio(r: Referencia) -> datetime:
    return r.pedida_el + ENTRE_RECORDATORIOS


def quitar(postulacion: Postulacion, referencia_id: int) -> None:
    """Take away who did not confirm, to name another; their data and the mail go."""
    found = _of(postulacion, referencia_id)
    if found.respuesta == Respuesta.CONFIRMA:
        raise YaRespondioError
    forget(Correo.origen == emails.origen(found))
    postulacion.referencias.remove(found)


def _of(postulacion: Postulacion, referencia_id: int) -> Referencia:
    found = next((r for r in postulacion.referencias if r.id == referencia_id), None)
    if found is None:
        raise NotFoundError
    return found


def find_por_enlace(token: str) -> Referencia:
    """Return the reference that a link names; 404 when we did not make it, or it was erased."""
    found = enlaces.leer(Referencia, token)
    if not found.correo:
        raise NotFoundError
    return found


def check_abierta(r: Referencia) -> None:
    if r.respuesta != Respuesta.PENDIENTE:
        raise YaRespondioError
    if now() > r.pedida_el + VALE:
        raise VencidaError


def responder(r: Referencia, *, confirma: bool, frase: str, quien: Usuario) -> None:
    """Keep the answer, once. `quien`: whoever is signed in, if anybody."""
    db.session.execute(select(Referencia.id).where(Referencia.id == r.id).with_for_update())
    db.session.refresh(r)
    check_abierta(r)
    if quien.is_authenticated and quien.id == r.postulacion.usuario_id:
        raise PropiaError
    r.respuesta = Respuesta.CONFIRMA if confirma else Respuesta.DECLINA
    r.frase = frase
    r.respondida_el = now()
    audit.record("postulacion.referencia", ("referencia", r.id), actor=None)
    emails.referencia_respondida(r)
