"""How a request reads on a page: its stops, who has the ball, what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultores.solicitudes.estados import NOMBRES, Acto, Estado, Papel
from plataforma.i18n import fecha, fecha_hora

if TYPE_CHECKING:
    from consultores.solicitudes.models import Entregable, Movimiento, Solicitud

Parada = dict[str, str]
Opcion = tuple[str, str, str]
PARADAS = (
    (_l("Recibida"), (Estado.ENVIADA, Estado.EN_ESPERA)),
    (_l("Asignada"), (Estado.ASIGNADA, Estado.ACEPTADA)),
    (_l("En curso"), (Estado.EN_CURSO, Estado.EN_REVISION)),
    (_l("Entregada"), (Estado.ENTREGADA,)),
    (_l("Cerrada"), (Estado.CERRADA,)),
)
TONOS = {
    Estado.BORRADOR: "neutro",
    Estado.EN_ESPERA: "atencion",
    Estado.ENTREGADA: "info",
    Estado.CERRADA: "exito",
    Estado.CANCELADA: "neutro",
}
ACTOS = {
    Acto.ENVIAR: _l("Enviada"),
    Acto.DESCARTAR: _l("Descartada"),
    Acto.ASIGNAR: _l("Asignada"),
    Acto.RETIRAR: _l("Retirada por falta de respuesta"),
    Acto.ACEPTAR: _l("Aceptada"),
    Acto.DECLINAR: _l("Declinada"),
    Acto.EMPEZAR: _l("En curso"),
    Acto.ENTREGAR: _l("Entregada"),
    Acto.PEDIR_AJUSTES: _l("Ajustes pedidos"),
    Acto.CONFIRMAR: _l("Cerrada"),
    Acto.CANCELAR: _l("Cancelada"),
    Acto.LIBERAR: _l("Quedó sin consultor"),
}
SIN_SEGUIR = (Acto.CANCELAR, Acto.DECLINAR, Acto.RETIRAR, Acto.LIBERAR)


def etiqueta_estado(solicitud: Solicitud) -> tuple[str, str]:
    """Return (word, tone); an overdue request says so, whatever its state."""
    if solicitud.esta_vencida:
        return _("%(estado)s, vencida", estado=NOMBRES[solicitud.estado]), "error"
    return str(NOMBRES[solicitud.estado]), TONOS.get(solicitud.estado, "marca")


def paradas(solicitud: Solicitud) -> list[Parada]:
    """Return the stops of the route, like a parcel: dates behind, the promise ahead."""
    last = _last_by_state(solicitud)
    current = next(
        (i for i, (_name, states) in enumerate(PARADAS) if solicitud.estado in states), -1
    )
    if solicitud.estado == Estado.CANCELADA:
        return _cancelled(last)
    stops: list[Parada] = []
    for index, (name, states) in enumerate(PARADAS):
        moment = next((last[s] for s in states if s in last), None)
        done = index < current or solicitud.estado == Estado.CERRADA
        state = "hecho" if done else "aqui" if index == current else "pendiente"
        stop = {"texto": str(name), "estado": state}
        if moment is not None and index <= current:
            stop["detalle"] = fecha(moment.ocurrio_el)
        stops.append(stop)
    _promise(solicitud, stops, current)
    return stops


def _promise(solicitud: Solicitud, stops: list[Parada], current: int) -> None:
    """Write the deadline on the stop that it leads to."""
    if solicitud.vence_el is None:
        return
    due = fecha(solicitud.vence_el)
    late = solicitud.esta_vencida
    if solicitud.estado == Estado.ASIGNADA:
        text = _("Debía responder el %(dia)s") if late else _("Responde a más tardar el %(dia)s")
        stops[current]["palabra"] = text % {"dia": due}
    else:
        text = _("Debía llegar el %(dia)s") if late else _("A más tardar el %(dia)s")
        stops[3]["detalle"] = text % {"dia": due}


def _cancelled(last: dict[Estado, Movimiento]) -> list[Parada]:
    stops = [
        {"texto": str(name), "estado": "hecho", "detalle": fecha(moment.ocurrio_el)}
        for name, states in PARADAS
        if (moment := next((last[s] for s in states if s in last), None))
    ]
    end = {"texto": str(NOMBRES[Estado.CANCELADA]), "estado": "aqui"}
    if Estado.CANCELADA in last:
        end["detalle"] = fecha(last[Estado.CANCELADA].ocurrio_el)
    return [*stops, end]


def _last_by_state(solicitud: Solicitud) -> dict[Estado, Movimiento]:
    return {Estado(m.hacia): m for m in solicitud.movimientos}


def consultor_de(solicitud: Solicitud, nadie: str = "—") -> str:
    """Return who answers, by name while the account is open."""
    if solicitud.consultor is None:
        return nadie
    if solicitud.quedo_sin_consultor:
        return str(_("La persona consultora cerró su cuenta"))
    return solicitud.consultor.nombre


def resultados(solicitud: Solicitud) -> list[tuple[Entregable, str]]:
    """Return what was delivered with its author, newest first."""
    since = solicitud.asignaciones[-1].asignada_el if solicitud.asignaciones else None
    gone = str(_("La persona consultora cerró su cuenta"))
    return [
        (e, consultor_de(solicitud, gone) if since and e.entregado_el >= since else gone)
        for e in reversed(solicitud.entregables)
    ]


def turno(solicitud: Solicitud, papel: Papel | None) -> str:
    """Say who has the ball and until when."""
    values = {
        "nombre": solicitud.consultor.nombre if solicitud.consultor else "",
        "dia": fecha(solicitud.vence_el),
    }
    firm = papel == Papel.SOLICITANTE
    match (Estado(solicitud.estado), solicitud.esta_vencida):
        case (Estado.ASIGNADA, True):
            text = _("%(nombre)s debía responder el %(dia)s.", **values)
        case (Estado.ASIGNADA, False):
            text = _("Responde %(nombre)s, a más tardar el %(dia)s.", **values)
        case (Estado.ACEPTADA | Estado.EN_CURSO | Estado.EN_REVISION, True):
            text = _("%(nombre)s debía entregar el %(dia)s.", **values)
        case (Estado.ACEPTADA | Estado.EN_CURSO | Estado.EN_REVISION, False):
            text = _("Entrega %(nombre)s, a más tardar el %(dia)s.", **values)
        case (Estado.ENTREGADA, _late):
            mine, theirs = (
                _("Le toca a usted: lea el resultado y confirme."),
                _("La empresa lee el resultado y confirma."),
            )
            text = mine if firm else theirs
        case (Estado.EN_ESPERA, _late):
            mine, theirs = (
                _("Le toca a usted: elija quién responde."),
                _("La empresa elige a otra persona."),
            )
            text = mine if firm else theirs
        case _nothing:
            text = ""
    return str(text)


def historia(solicitud: Solicitud) -> list[dict[str, str]]:
    """Return every change of state with its moment, who made it and why, newest first."""
    names = {
        solicitud.solicitante_id: solicitud.empresa or solicitud.solicitante.nombre,
        **{a.consultor.usuario_id or 0: a.consultor.nombre for a in solicitud.asignaciones},
    }
    return [
        {
            "titulo": str(ACTOS[m.acto]),
            "cuando": fecha_hora(m.ocurrio_el),
            "iso": m.ocurrio_el.isoformat(),
            "quien": names.get(m.actor_id or -1, ""),
            "texto": m.motivo,
            "icono": "close" if m.acto in SIN_SEGUIR else "check",
        }
        for m in reversed(solicitud.movimientos)
    ]
