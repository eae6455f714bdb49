"""Who has the ball and until when, in one sentence: for anybody, and for each side of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultores.solicitudes.estados import Estado, Papel
from consultores.solicitudes.models import ANTES, ENTREGAN
from consultores.solicitudes.relojes import Reloj
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from consultores.solicitudes.models import Solicitud
    from consultores.trabajo.models import Alcance

# What a request waits for, where the state alone does not say it.
SIN_PROPUESTA, PROPUESTA, CAMBIO, CONTACTO = "sin_propuesta", "propuesta", "cambio", "contacto"
TURNOS: Mapping[str, str] = {
    Estado.ENVIADA: _l("La lee la contraparte del país, a más tardar el %(dia)s."),
    Estado.OBSERVADA: _l("La empresa completa los datos, a más tardar el %(dia)s."),
    Estado.ADMITIDA: _l("La red busca quién la atienda, a más tardar el %(dia)s."),
    Estado.EN_ESPERA: _l("La red busca quién la atienda, a más tardar el %(dia)s."),
    Estado.ASIGNADA: _l("Responde %(nombre)s, a más tardar el %(dia)s."),
    SIN_PROPUESTA: _l("%(nombre)s propone qué hará. Entrega a más tardar el %(dia)s."),
    PROPUESTA: _l("La empresa lee la propuesta. Si no responde, el trabajo empieza el %(dia)s."),
    CAMBIO: _l("%(nombre)s corrige la propuesta, a más tardar el %(dia)s."),
    Estado.EN_CURSO: _l("Entrega %(nombre)s, a más tardar el %(dia)s."),
    Estado.SUSPENDIDA: _l("En pausa hasta el %(dia)s."),
    CONTACTO: _l("El consultor espera que la empresa le responda, hasta el %(dia)s."),
    Estado.ENTREGADA: _l("La empresa lee el resultado y confirma, a más tardar el %(dia)s."),
    Estado.EN_REVISION: _l("Entrega %(nombre)s, a más tardar el %(dia)s."),
}
DE_LA_EMPRESA: Mapping[str, str] = {
    Estado.OBSERVADA: _l("Le toca a usted: complete los datos antes del %(dia)s."),
    Estado.ENTREGADA: _l("Le toca a usted: lea el resultado y confirme antes del %(dia)s."),
    PROPUESTA: _l("Le toca a usted: lea la propuesta y diga si está de acuerdo."),
    CONTACTO: _l("Le toca a usted: diga antes del %(dia)s si todavía necesita ayuda."),
}
DEL_CONSULTOR: Mapping[str, str] = {
    Estado.ASIGNADA: _l("Le toca a usted: responda a más tardar el %(dia)s."),
    SIN_PROPUESTA: _l("Le toca a usted: proponga qué hará."),
    CAMBIO: _l("Le toca a usted: corrija la propuesta a más tardar el %(dia)s."),
    Estado.EN_CURSO: _l("Le toca a usted: entregue a más tardar el %(dia)s."),
    Estado.EN_REVISION: _l("Le toca a usted: entregue la corrección a más tardar el %(dia)s."),
}
VENCIDOS: Mapping[str, str] = {
    Estado.ASIGNADA: _l("%(nombre)s debía responder el %(dia)s."),
    **dict.fromkeys(ENTREGAN, _l("%(nombre)s debía entregar el %(dia)s.")),
    **dict.fromkeys(ANTES, _l("Debía haber novedades el %(dia)s. La contraparte ya lo sabe.")),
}
CON_RELOJ = (PROPUESTA, CAMBIO, CONTACTO)


def espera(solicitud: Solicitud, alcance: Alcance | None) -> str:
    """Return what the request waits for: its state, or a part of it."""
    estado = Estado(solicitud.estado)
    if estado == Estado.ACEPTADA:
        if alcance is None:
            return SIN_PROPUESTA
        return CAMBIO if alcance.cambio_pedido_el else PROPUESTA
    if estado == Estado.SUSPENDIDA and solicitud.reloj == Reloj.CONTACTO:
        return CONTACTO
    return estado


def turno(solicitud: Solicitud, papel: Papel | None, alcance: Alcance | None = None) -> str:
    """Say who has the ball and until when."""
    key = espera(solicitud, alcance)
    own = {Papel.SOLICITANTE: DE_LA_EMPRESA, Papel.CONSULTOR: DEL_CONSULTOR}
    table = {**TURNOS, **(own.get(papel, {}) if papel else {})}
    if solicitud.esta_vencida and key not in CON_RELOJ:
        table |= VENCIDOS
    text = table.get(key, "")
    day = fecha(_day(solicitud, key))
    return str(text) % {"nombre": quien_la_tiene(solicitud), "dia": day} if text else ""


def _day(solicitud: Solicitud, key: str) -> date | datetime | None:
    if key in (PROPUESTA, CONTACTO):
        return solicitud.limite_el
    if key == Estado.SUSPENDIDA:
        return solicitud.suspendida_hasta
    if key == CAMBIO:
        return solicitud.meta_el
    return solicitud.vence_el or solicitud.meta_el


def quien_la_tiene(solicitud: Solicitud) -> str:
    """Return who has it, or how many were asked."""
    if solicitud.consultor is not None:
        return solicitud.consultor.nombre
    asked = solicitud.ofertas
    if len(asked) == 1:
        return asked[0].consultor.nombre
    return str(ngettext("%(num)s consultor", "la primera de %(num)s personas", len(asked)))


def cuantas_mas(solicitud: Solicitud) -> str:
    """Tell a consultant how many others were asked, and no names."""
    others = len(solicitud.ofertas) - 1
    if others < 1:
        return str(_("Se la ofrecen solo a usted."))
    return str(
        ngettext(
            "También la recibió otra persona: la atiende quien la acepta primero.",
            "También la recibieron otras %(num)s personas: la atiende quien la acepta primero.",
            others,
        )
    )
