"""How a request reads on a page: its stops, who has the ball, what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultores.solicitudes.estados import NOMBRES, Acto, Estado, Papel
from consultores.solicitudes.models import ANTES
from plataforma.i18n import fecha, fecha_hora, get_lang
from plataforma.paises import nombre_pais

if TYPE_CHECKING:
    from consultores.solicitudes.intercambio import Entregable
    from consultores.solicitudes.models import Movimiento, Solicitud

Parada = dict[str, str]
Opcion = tuple[str, str, str]
PARADAS = (
    (_l("Recibida"), (Estado.ENVIADA, Estado.OBSERVADA, Estado.ADMITIDA, Estado.EN_ESPERA)),
    (_l("Asignada"), (Estado.ASIGNADA, Estado.ACEPTADA)),
    (_l("En curso"), (Estado.EN_CURSO, Estado.SUSPENDIDA, Estado.EN_REVISION)),
    (_l("Entregada"), (Estado.ENTREGADA,)),
    (_l("Cerrada"), (Estado.CERRADA,)),
)
TONOS = {
    Estado.BORRADOR: "neutro",
    Estado.OBSERVADA: "atencion",
    Estado.EN_ESPERA: "atencion",
    Estado.SUSPENDIDA: "atencion",
    Estado.RECHAZADA: "neutro",
    Estado.ENTREGADA: "info",
    Estado.CERRADA: "exito",
    Estado.CANCELADA: "neutro",
}
ACTOS = {
    Acto.ENVIAR: _l("Enviada"),
    Acto.DESCARTAR: _l("Descartada"),
    Acto.OBSERVAR: _l("Faltan datos"),
    Acto.ADMITIR: _l("Admitida"),
    Acto.RECHAZAR: _l("No admitida"),
    Acto.ESPERAR: _l("En espera"),
    Acto.ASIGNAR: _l("Ofrecida"),
    Acto.PASAR: _l("Una persona no puede tomarla"),
    Acto.VENCER: _l("Nadie respondió a tiempo"),
    Acto.RETIRAR: _l("Retirada a quien la tenía"),
    Acto.ACORDAR: _l("Alcance acordado"),
    Acto.PRORROGAR: _l("Más tiempo"),
    Acto.SUSPENDER: _l("En pausa"),
    Acto.SIN_CONTACTO: _l("Sin contacto con la empresa"),
    Acto.REANUDAR: _l("Reanudada"),
    Acto.CERRAR: _l("Cerrada"),
    Acto.ACEPTAR: _l("Aceptada"),
    Acto.DECLINAR: _l("Declinada"),
    Acto.EMPEZAR: _l("En curso"),
    Acto.ENTREGAR: _l("Entregada"),
    Acto.PEDIR_AJUSTES: _l("Ajustes pedidos"),
    Acto.CONFIRMAR: _l("Cerrada"),
    Acto.CANCELAR: _l("Cancelada"),
    Acto.LIBERAR: _l("Quedó sin consultor"),
}
SIN_SEGUIR = (
    *(Acto.CANCELAR, Acto.RECHAZAR, Acto.DECLINAR, Acto.PASAR, Acto.VENCER),
    *(Acto.RETIRAR, Acto.LIBERAR, Acto.SIN_CONTACTO),
)


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
    if solicitud.estado in (Estado.CANCELADA, Estado.RECHAZADA):
        return _ended(solicitud, last)
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


def _others(m: Movimiento, own: int | None) -> bool:
    """Whether another consultant did it."""
    return m.papel == Papel.CONSULTOR and m.actor_id != own


def _promise(solicitud: Solicitud, stops: list[Parada], current: int) -> None:
    """Write the deadline on the stop that it leads to."""
    if solicitud.estado == Estado.SUSPENDIDA:
        until = solicitud.suspendida_hasta or solicitud.limite_el
        stops[current]["palabra"] = str(_("En pausa hasta el %(dia)s", dia=fecha(until)))
    if solicitud.vence_el is None:
        return
    due = fecha(solicitud.vence_el)
    late = solicitud.esta_vencida
    if solicitud.estado == Estado.ASIGNADA:
        text = _("Debía responder el %(dia)s") if late else _("Responde a más tardar el %(dia)s")
        stops[current]["palabra"] = text % {"dia": due}
    elif solicitud.estado in ANTES:
        stops[0]["palabra"] = str(_("Noticias a más tardar el %(dia)s", dia=due))
    else:
        text = _("Debía llegar el %(dia)s") if late else _("A más tardar el %(dia)s")
        stops[3]["detalle"] = text % {"dia": due}


def _ended(solicitud: Solicitud, last: dict[Estado, Movimiento]) -> list[Parada]:
    stops = [
        {"texto": str(name), "estado": "hecho", "detalle": fecha(moment.ocurrio_el)}
        for name, states in PARADAS
        if (moment := next((last[s] for s in states if s in last), None))
    ]
    end = {"texto": str(NOMBRES[solicitud.estado]), "estado": "aqui"}
    if solicitud.estado in last:
        end["detalle"] = fecha(last[solicitud.estado].ocurrio_el)
    return [*stops, end]


def _last_by_state(solicitud: Solicitud) -> dict[Estado, Movimiento]:
    return {Estado(m.hacia): m for m in solicitud.movimientos}


def consultor_de(solicitud: Solicitud, nadie: str = "—") -> str:
    """Return who answers, by name while the account is open."""
    if solicitud.consultor is None:
        asked = solicitud.ofertas if solicitud.estado == Estado.ASIGNADA else []
        return ", ".join(a.consultor.nombre for a in asked) or nadie
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


def empresa_de(solicitud: Solicitud, papel: Papel | None) -> str:
    """Return who asks. A consultant reads the name only after taking the request."""
    if papel == Papel.CONSULTOR and solicitud.consultor is None:
        country = nombre_pais(solicitud.pais, get_lang())
        return str(_("Una empresa (%(pais)s): verá su nombre al aceptar", pais=country))
    return solicitud.empresa or solicitud.solicitante.nombre or str(_("Cuenta cerrada"))


def historia(solicitud: Solicitud, papel: Papel | None) -> list[dict[str, str]]:
    """Return every change of state with its moment, who made it and why, newest first.

    A consultant does not read who else was asked, nor why they said no.
    """
    names = {
        solicitud.solicitante_id: solicitud.empresa or solicitud.solicitante.nombre,
        **{a.consultor.usuario_id or 0: a.consultor.nombre for a in solicitud.asignaciones},
    }
    own = solicitud.consultor.usuario_id if solicitud.consultor else None
    hides = papel == Papel.CONSULTOR
    return [
        {
            "titulo": str(ACTOS[m.acto]),
            "cuando": fecha_hora(m.ocurrio_el),
            "iso": m.ocurrio_el.isoformat(),
            "quien": "" if hides and _others(m, own) else names.get(m.actor_id or -1, ""),
            "texto": "" if hides and _others(m, own) else m.motivo,
            "icono": "close" if m.acto in SIN_SEGUIR else "check",
        }
        for m in reversed(solicitud.movimientos)
    ]
