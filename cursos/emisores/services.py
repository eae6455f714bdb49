"""Letting a chamber co-issue, suspending it and letting it go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import IntegrityError

from cursos.emisores import firmantes
from cursos.emisores.models import Emisor
from cursos.insignias import emisor as secretaria
from cursos.insignias.claves import make_first_key
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from plataforma.texto import TextoBilingue


class YaEsEmisorError(DomainError):
    mensaje = _l("Esta cámara ya está autorizada. Mire cómo está ahora.")


class CambioTardioError(DomainError):
    mensaje = _l("La cámara ya cambió de estado. Mire cómo está ahora.")


@dataclass(frozen=True, kw_only=True)
class Impreso:
    """How the chamber appears on what it issues."""

    nombre: TextoBilingue
    url: str


def autorizar(organizacion: Organizacion, impreso: Impreso, *, actor: Usuario | None) -> Emisor:
    """Let a chamber issue from now on, and make its first key."""
    emisor = Emisor(
        organizacion_id=organizacion.id,
        organizacion=organizacion,
        slug=organizacion.slug,
        nombre=impreso.nombre,
        url=impreso.url,
        autorizado_el=now().replace(microsecond=0),
    )
    try:
        with db.session.begin_nested():
            db.session.add(emisor)
            db.session.flush()
    except IntegrityError:
        raise YaEsEmisorError from None
    make_first_key(secretaria.keys_folder(emisor.slug))
    method = firmantes.llavero(emisor).metodo
    audit.record("emisor.autorizar", ("emisor", emisor.id), actor=actor, datos={"clave": method})
    return emisor


def suspender(emisor: Emisor, *, actor: Usuario) -> None:
    """Let it issue no more. Its keys stay published: what it signed goes on verifying."""
    if not emisor.emite:
        raise CambioTardioError
    emisor.suspendido_el = now()
    audit.record("emisor.suspender", ("emisor", emisor.id), actor=actor)


def restablecer(emisor: Emisor, *, actor: Usuario) -> None:
    """Let it issue again, recognised from today on."""
    if emisor.emite:
        raise CambioTardioError
    emisor.suspendido_el = None
    emisor.autorizado_el = now().replace(microsecond=0)
    audit.record("emisor.restablecer", ("emisor", emisor.id), actor=actor)
