"""What an accredited consultant asks for: more areas, a higher level, another 24 months."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from consultores.acreditacion import decisiones, plazos, queries
from consultores.acreditacion.errors import DemasiadasAreasError, NivelDeInstitucionError
from consultores.acreditacion.models import EstadoPostulacion, Postulacion, Tramite
from consultores.postulaciones.secciones import INSTITUCIONAL, MAX_AREAS
from consultores.red.models import Consultor, EstadoConsultor, TipoConsultor
from consultores.red.services import bloquear
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


class NadaQuePedirError(DomainError):
    mensaje = _l("Elija un área nueva o un nivel más alto.")


class YaHayPedidoError(DomainError):
    mensaje = _l("Ya tiene un pedido en revisión. Le respondemos antes de que haga otro.")


class TodaviaNoSeRenuevaError(DomainError):
    mensaje = _l("La acreditación se puede renovar desde el %(dia)s.")


def ampliar(consultor: Consultor, areas: Sequence[str], nivel: str, motivo: str) -> None:
    """Ask for more areas or a higher level; what one has is not touched meanwhile."""
    new = [a for a in areas if a not in consultor.codigos_area]
    if not new and nivel <= consultor.nivel:
        raise NadaQuePedirError
    if len(new) + len(consultor.codigos_area) > MAX_AREAS:
        raise DemasiadasAreasError
    if nivel == INSTITUCIONAL and consultor.tipo != TipoConsultor.INSTITUCION:
        raise NivelDeInstitucionError
    asked = {"areas": new, "nivel": max(nivel, consultor.nivel), "motivo": motivo}
    p = _begin(consultor, Tramite.AMPLIACION, {"pedido": asked})
    p.opinar_antes_el = plazos.opinion(now(), p.pais)
    audit.record("postulacion.ampliacion", ("postulacion", p.id), actor=consultor.usuario)
    decisiones.avisar_contrapartes(p)


def renovar(consultor: Consultor, datos: Mapping[str, Any]) -> None:
    """Ask for another 24 months: ties declared again, and what changed."""
    since = plazos.renovable_desde(consultor)
    if consultor.estado != EstadoConsultor.ACREDITADO or since is None:
        raise decisiones.NoAcreditadoError
    if since > now():
        raise TodaviaNoSeRenuevaError(dia=fecha(since))
    p = _begin(consultor, Tramite.RENOVACION, datos)
    audit.record("postulacion.renovacion", ("postulacion", p.id), actor=consultor.usuario)


def _begin(consultor: Consultor, tramite: Tramite, datos: Mapping[str, Any]) -> Postulacion:
    persona = consultor.usuario
    if persona is None or consultor.estado != EstadoConsultor.ACREDITADO:
        raise decisiones.NoAcreditadoError
    bloquear(consultor)
    if queries.find_abierta(persona) is not None:
        raise YaHayPedidoError
    p = Postulacion(
        clave=secrets.token_hex(16),
        usuario=persona,
        consultor=consultor,
        tramite=tramite,
        pais=consultor.pais,
        datos=dict(datos),
        estado=EstadoPostulacion.ENVIADA,
        enviada_el=now(),
        responder_antes_el=plazos.promesa(now()),
    )
    db.session.add(p)
    db.session.flush()
    return p
