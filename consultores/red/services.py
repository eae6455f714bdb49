"""What can happen to a consultant: applying, and the decisions of the Secretariat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from consultores.red import emails
from consultores.red.models import (
    Consultor,
    ConsultorArea,
    ConsultorIdioma,
    ConsultorPais,
    Decision,
    Desempeno,
    Dictamen,
    EstadoConsultor,
    TipoConsultor,
)
from plataforma import audit
from plataforma.busqueda import request_update
from plataforma.busqueda.analisis import fold
from plataforma.clock import now
from plataforma.db import Model, db
from plataforma.errors import DomainError
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from plataforma.identidad.models import Usuario

Row = TypeVar("Row", bound=Model)
ATTEMPTS = 5  # at a free address, when several apply at once
VIGENCIA = 2  # years of an accreditation
FUENTE = "consultores"  # name of the search source
NADIE = "cuenta-cerrada"  # address of a consultant who left, with a number
LONGEST_NAME = 120  # characters; taking accents off makes some scripts longer


class YaPostuladoError(DomainError):
    mensaje = _l("Ya tiene una postulación. En esta página puede ver cómo va.")


class PostulacionCerradaError(DomainError):
    mensaje = _l("La postulación ya fue resuelta. Actualice la página para ver cómo quedó.")


class NoAcreditadoError(DomainError):
    mensaje = _l("Solo se suspende a un consultor acreditado. Actualice la página.")


class FaltaMotivoError(DomainError):
    mensaje = _l("Escriba el motivo: la persona lo recibe por correo.")


@dataclass(frozen=True, kw_only=True)
class Ficha:
    """What a consultant says of themselves."""

    nombre: str
    tipo: TipoConsultor
    pais: str
    resumen: TextoBilingue
    presentacion: TextoBilingue
    areas: Sequence[str]
    idiomas: Sequence[str]
    paises: Sequence[str]
    intereses: str = ""


def postular(persona: Usuario | None, ficha: Ficha) -> Consultor:
    """Apply, or apply again after a refusal. The interests are declared with it."""
    known = find_postulacion(persona)
    consultor = known or Consultor(usuario=persona, desempeno=Desempeno())
    if known and known.estado not in (EstadoConsultor.RECHAZADO, EstadoConsultor.POSTULADO):
        raise YaPostuladoError
    _write(consultor, ficha)
    consultor.estado = EstadoConsultor.POSTULADO
    consultor.postulado_el = consultor.declarado_el = now()
    if known is None:
        _insert(consultor)
    audit.record("consultor.postulado", ("consultor", consultor.id), actor=persona)
    emails.postulado(consultor)
    return consultor


def find_postulacion(persona: Usuario | None) -> Consultor | None:
    if persona is None:
        return None
    return db.session.scalar(
        select(Consultor).where(Consultor.usuario_id == persona.id).with_for_update(of=Consultor)
    )


def acreditar(
    consultor: Consultor, *, actor: Usuario | None, nivel: str, el: datetime | None = None
) -> None:
    """Accredit for 24 months: an applicant, or somebody whose suspension ends."""
    _lock(consultor)
    if consultor.estado not in (EstadoConsultor.POSTULADO, EstadoConsultor.SUSPENDIDO):
        raise PostulacionCerradaError
    consultor.estado = EstadoConsultor.ACREDITADO
    consultor.nivel = nivel
    consultor.acreditado_el = el or now()
    consultor.vence_el = years_later(consultor.acreditado_el, VIGENCIA)
    _decide(consultor, Decision.ACREDITAR, actor, "", {"nivel": nivel})
    emails.acreditado(consultor)


def rechazar(consultor: Consultor, *, actor: Usuario | None, motivo: str) -> None:
    """Refuse an application; the person may apply again."""
    _lock(consultor)
    if consultor.estado != EstadoConsultor.POSTULADO:
        raise PostulacionCerradaError
    if not motivo.strip():
        raise FaltaMotivoError
    consultor.estado = EstadoConsultor.RECHAZADO
    _decide(consultor, Decision.RECHAZAR, actor, motivo)
    emails.rechazado(consultor, motivo)


def suspender(consultor: Consultor, *, actor: Usuario | None, motivo: str) -> None:
    """Take out of the directory. Firms whose request was not yet accepted may choose another."""
    _lock(consultor)
    if consultor.estado != EstadoConsultor.ACREDITADO:
        raise NoAcreditadoError
    if not motivo.strip():
        raise FaltaMotivoError
    consultor.estado = EstadoConsultor.SUSPENDIDO
    _decide(consultor, Decision.SUSPENDER, actor, motivo)
    emails.suspendido(consultor, motivo)


def olvidar(consultor: Consultor, *, actor: Usuario, con_historia: bool) -> None:
    """The account closed: take the profile away; requests keep a consultant without a name."""
    audit.record("consultor.olvidar", ("consultor", consultor.id), actor=actor)
    request_update(FUENTE, clave(consultor))
    if not con_historia:
        db.session.delete(consultor)
        return
    consultor.usuario = None
    consultor.slug = f"{NADIE}-{consultor.id}"
    consultor.estado = EstadoConsultor.SUSPENDIDO
    consultor.nombre = consultor.nombre_plegado = "—"
    consultor.resumen = consultor.presentacion = TextoBilingue("", "")
    consultor.intereses = ""
    consultor.areas, consultor.idiomas, consultor.paises = [], [], []
    consultor.dictamenes = []


def _decide(
    consultor: Consultor,
    decision: Decision,
    actor: Usuario | None,
    motivo: str,
    datos: dict[str, str] | None = None,
) -> None:
    """Keep the decision with its reason, tell the audit log, and bring the search up to date."""
    dictamen = Dictamen(
        consultor_id=consultor.id,
        decision=decision,
        motivo=motivo.strip(),
        actor_id=actor.id if actor else None,
        decidido_el=now(),
    )
    db.session.add(dictamen)
    audit.record(f"consultor.{decision}", ("consultor", consultor.id), actor=actor, datos=datos)
    request_update(FUENTE, clave(consultor))


def clave(consultor: Consultor) -> str:
    """Return the key of the consultant's documents in the search."""
    return f"consultor:{consultor.id}"


def _lock(consultor: Consultor) -> None:
    """Read the row again and hold it: two decisions at the same time follow each other."""
    db.session.execute(select(Consultor.id).where(Consultor.id == consultor.id).with_for_update())
    db.session.refresh(consultor)


def _write(consultor: Consultor, ficha: Ficha) -> None:
    consultor.nombre = ficha.nombre
    consultor.nombre_plegado = fold(ficha.nombre.lower())[:LONGEST_NAME]
    consultor.tipo = ficha.tipo
    consultor.pais = ficha.pais
    consultor.resumen = ficha.resumen
    consultor.presentacion = ficha.presentacion
    consultor.intereses = ficha.intereses
    served = {*ficha.paises, ficha.pais}
    consultor.areas = _same(consultor.areas, "area", set(ficha.areas), ConsultorArea)
    consultor.idiomas = _same(consultor.idiomas, "idioma", set(ficha.idiomas), ConsultorIdioma)
    consultor.paises = _same(consultor.paises, "pais", served, ConsultorPais)


def _same(rows: Sequence[Row], column: str, wanted: set[str], model: type[Row]) -> list[Row]:
    """Return rows for exactly the wanted codes, keeping those that are there."""
    kept = [row for row in rows if getattr(row, column) in wanted]
    held = {getattr(row, column) for row in kept}
    return [*kept, *(model(**{column: code}) for code in sorted(wanted - held))]


def _insert(consultor: Consultor) -> None:
    """Add with a free address. A namesake, or a second click, may come at the same moment."""
    for _attempt in range(ATTEMPTS):
        consultor.slug = _free_slug(consultor.nombre)
        try:
            with db.session.begin_nested():
                db.session.add(consultor)
        except IntegrityError:
            continue
        return
    raise YaPostuladoError


def _free_slug(nombre: str) -> str:
    """Return an address for the name that nobody has: "diego-restrepo", "diego-restrepo-2" …"""
    base = re.sub(r"[^a-z0-9]+", "-", fold(nombre.lower())).strip("-")[:70] or "consultor"
    found = db.session.scalars(select(Consultor.slug).where(Consultor.slug.startswith(base)))
    taken = set(found)
    if base not in taken and base not in RESERVADOS:
        return base
    n = 2
    while f"{base}-{n}" in taken:
        n += 1
    return f"{base}-{n}"


RESERVADOS = {"postular"}  # words that are pages under /consultores/


def years_later(moment: datetime, years: int) -> datetime:
    """Return the same day some years later; 29 February becomes the 28th."""
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:
        return moment.replace(year=moment.year + years, day=28)
