"""The way of an application: sent, recommended or given back, decided; and what it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from consultores.acreditacion import decisiones, emails, plazos
from consultores.acreditacion.errors import NivelDeInstitucionError
from consultores.acreditacion.ficha import declarar, poner_areas
from consultores.acreditacion.models import (
    EstadoPostulacion,
    Postulacion,
    Recomendacion,
    Tramite,
)
from consultores.postulaciones import credenciales
from consultores.postulaciones.secciones import INSTITUCIONAL
from consultores.red.models import Consultor, Decision, TipoConsultor
from consultores.taxonomia import AREAS, CREDENCIAL_POR_AREA
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError
from plataforma.i18n import fecha, get_lang
from plataforma.identidad.queries import list_con_rol
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.identidad.models import Usuario


class YaResueltaError(DomainError):
    mensaje = _l("La postulación ya fue resuelta. Actualice la página para ver cómo quedó.")


class EspereContraparteError(DomainError):
    mensaje = _l(
        "La contraparte nacional tiene hasta el %(dia)s para recomendar. "
        "Después puede decidir sin ella."
    )


class SinAreasError(DomainError):
    mensaje = _l("Elija al menos un área para acreditar.")


@dataclass(frozen=True, kw_only=True)
class Resolucion:
    """What the Secretariat grants."""

    nivel: str = ""
    areas: Sequence[str] = field(default_factory=tuple)


def recomendar(p: Postulacion, que: Recomendacion, texto: str, *, actor: Usuario) -> None:
    _lock(p)
    p.recomendacion, p.recomendacion_texto = que, texto
    p.recomendada_por, p.recomendada_el = actor, now()
    datos = {"recomendacion": que.value}
    audit.record("postulacion.recomendar", ("postulacion", p.id), actor=actor, datos=datos)


def observar(p: Postulacion, texto: str, *, actor: Usuario) -> None:
    """Give it back with what is missing: the person completes it and sends it again."""
    _lock(p)
    p.estado = EstadoPostulacion.OBSERVADA
    p.observacion, p.observada_el = texto, now()
    p.responder_antes_el = p.opinar_antes_el = None
    audit.record("postulacion.observar", ("postulacion", p.id), actor=actor)
    emails.observada(p)


def espera_hasta(p: Postulacion) -> str:
    """Return the day until which the counterpart is waited for; nothing when one may decide."""
    due = p.opinar_antes_el
    if p.recomendacion or due is None or due <= now():
        return ""
    if not list_con_rol(Rol.CONTRAPARTE, pais=p.pais):
        return ""
    return str(fecha(due))


def aceptar(p: Postulacion, r: Resolucion, *, actor: Usuario) -> None:
    """The Secretariat grants it: the level and the areas that it says."""
    consultor = _decidable(p)
    if p.tramite == Tramite.RENOVACION:
        _renew(p, consultor, actor)
        return
    _check_grant(p, consultor, r)
    if p.tramite == Tramite.INGRESO:
        decisiones.acreditar(consultor, actor=actor, nivel=r.nivel, areas=r.areas)
        return
    consultor.nivel = r.nivel
    poner_areas(consultor, {*consultor.codigos_area, *r.areas})
    decisiones.cerrar(consultor, EstadoPostulacion.ACEPTADA)
    decisiones.decidir(consultor, Decision.AMPLIAR, actor, "", {"nivel": r.nivel})
    emails.ampliado(consultor)


def _check_grant(p: Postulacion, consultor: Consultor, r: Resolucion) -> None:
    if r.nivel == INSTITUCIONAL and consultor.tipo != TipoConsultor.INSTITUCION:
        raise NivelDeInstitucionError
    if p.tramite == Tramite.INGRESO and not r.areas:
        raise SinAreasError
    held = credenciales.tenidas(p) if credenciales.pedidas(r.areas) else {}
    for area in r.areas:
        code = CREDENCIAL_POR_AREA.get(area)
        if code is not None and code not in held:
            raise credenciales.SinCredencialDeAreaError(area=AREAS[area].en(get_lang()), curso=code)


def rechazar(p: Postulacion, causa: str, motivo: str, *, actor: Usuario) -> None:
    """Refuse with reasons; of a renewal or an extension, nothing else changes."""
    consultor = _decidable(p)
    if p.tramite == Tramite.INGRESO:
        decisiones.rechazar(consultor, actor=actor, motivo=motivo, causa=causa)
        return
    decisiones.cerrar(consultor, EstadoPostulacion.RECHAZADA, causa, motivo)
    audit.record("postulacion.rechazar", ("postulacion", p.id), actor=actor)
    emails.sin_cambios(p, motivo)


def _renew(p: Postulacion, consultor: Consultor, actor: Usuario) -> None:
    """Add 24 months to what is left; of what expired, from today."""
    said = p.seccion("intereses")
    declarar(consultor, said["intereses"], said["vinculos"])
    consultor.declarado_el = p.enviada_el
    plazos.poner_vigencia(consultor, max(now(), consultor.vence_el or now()))
    decisiones.cerrar(consultor, EstadoPostulacion.ACEPTADA)
    decisiones.decidir(consultor, Decision.RENOVAR, actor, "")
    emails.renovado(consultor)


def _decidable(p: Postulacion) -> Consultor:
    _lock(p)
    if until := espera_hasta(p):
        raise EspereContraparteError(dia=until)
    consultor = p.consultor
    if consultor is None:
        raise YaResueltaError
    return consultor


def _lock(p: Postulacion) -> None:
    """Hold the row as the database has it now: of two acts at once the second one is refused."""
    db.session.execute(select(Postulacion.id).where(Postulacion.id == p.id).with_for_update())
    db.session.refresh(p)
    if p.estado != EstadoPostulacion.ENVIADA:
        raise YaResueltaError
