"""How a request reads on the desk: its state, what is due, what happened, who was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from sqlalchemy import select

from consultores.actos import ACTOS
from consultores.emparejamiento.vista import razones
from consultores.gestion.colas import Cola
from consultores.pasos.admision import motivos_de_lectura, se_parecen
from consultores.solicitudes.causas import DESENLACES, EXCUSAS, RECHAZOS
from consultores.solicitudes.estados import FINALES, NOMBRES, Estado
from consultores.solicitudes.models import Respuesta, Solicitud
from consultores.solicitudes.plazos import habiles_entre
from plataforma.clock import now
from plataforma.db import db
from plataforma.i18n import fecha, fecha_hora
from plataforma.identidad.models import Usuario

if TYPE_CHECKING:
    from collections.abc import Sequence

COLAS = {
    Cola.ABIERTAS: _l("Todas las abiertas"),
    Cola.POR_ADMITIR: _l("Por admitir"),
    Cola.OBSERVADAS: _l("Esperan datos de la empresa"),
    Cola.EN_ESPERA: _l("En espera de consultor"),
    Cola.OFRECIDAS: _l("Ofrecidas sin respuesta"),
    Cola.EN_CURSO: _l("En curso"),
    Cola.SIN_CONFORMIDAD: _l("Entregadas sin conformidad"),
    Cola.POR_VENCER: _l("Por vencer en dos días"),
    Cola.VENCIDAS: _l("Vencidas"),
    Cola.ESCALADAS: _l("Escaladas"),
    Cola.SIN_MOVIMIENTO: _l("Sin movimiento en 15 días hábiles"),
    Cola.CERRADAS: _l("Terminadas"),
}
TONOS = {
    Estado.ENVIADA: "atencion",
    Estado.OBSERVADA: "atencion",
    Estado.EN_ESPERA: "atencion",
    Estado.SUSPENDIDA: "atencion",
    Estado.ENTREGADA: "info",
    Estado.CERRADA: "exito",
    Estado.RECHAZADA: "neutro",
    Estado.CANCELADA: "neutro",
}
RESPUESTAS = {
    Respuesta.PENDIENTE: _l("No respondió todavía"),
    Respuesta.ACEPTADA: _l("La aceptó"),
    Respuesta.DECLINADA: _l("La declinó"),
    Respuesta.RETIRADA: _l("Se le retiró"),
    Respuesta.TOMADA: _l("La tomó otra persona antes"),
    Respuesta.SILENCIO: _l("Dejó pasar el plazo"),
}

# Why somebody said no, or how it ended, by the code that is kept.
CAUSAS = {
    str(code): name for table in (RECHAZOS, EXCUSAS, DESENLACES) for code, name in table.items()
}


def situacion(s: Solicitud) -> tuple[str, str]:
    """Return (word, tone) of the state."""
    return str(NOMBRES[s.estado]), TONOS.get(Estado(s.estado), "marca")


def plazo(s: Solicitud) -> tuple[str, str]:
    """Return (words, tone) of what is due: the promise of the step that is open now."""
    if s.meta_el is None:
        return (str(_("Terminó el %(dia)s", dia=fecha(s.cerrada_el))) if s.cerrada_el else "—", "")
    if s.meta_el >= now():
        return fecha(s.meta_el), ""
    late = habiles_entre(s.meta_el, now(), s.pais)
    if not late:
        return str(_("Venció hoy")), "error"
    text = ngettext("Venció hace %(num)s día hábil", "Venció hace %(num)s días hábiles", late)
    return str(text), "error"


def quien(s: Solicitud) -> str:
    """Return who has it, or who is asked."""
    if s.consultor is not None:
        return str(_("Cuenta cerrada")) if s.quedo_sin_consultor else s.consultor.nombre
    asked = s.ofertas if s.estado == Estado.ASIGNADA else []
    return ", ".join(a.consultor.nombre for a in asked) or "—"


def pide(s: Solicitud) -> str:
    """Return in whose name it is asked."""
    if s.organizacion is not None:
        return s.organizacion.nombre
    return s.empresa or s.solicitante.nombre or str(_("Cuenta cerrada"))


def motivos(filas: Sequence[Solicitud]) -> dict[int, list[str]]:
    """Return why each of these waits to be read: one statement for all of them."""
    waiting = [s for s in filas if s.estado == Estado.ENVIADA]
    if not waiting:
        return {}
    s = Solicitud
    rows = db.session.execute(
        select(s.id, s.solicitante_id, s.tipo, s.titulo).where(
            s.solicitante_id.in_({w.solicitante_id for w in waiting}),
            s.enviada_el.is_not(None),
            s.estado.not_in(sorted(FINALES)),
        )
    ).all()

    def like(one: Solicitud) -> object:
        return next((row for row in rows if se_parecen(row, one)), None)

    return {w.id: motivos_de_lectura(w, parecida=like) for w in waiting}


def historia(s: Solicitud) -> list[dict[str, str]]:
    """Return every act with its moment, who made it, in which quality and why, newest first."""
    named = {m.actor_id for m in s.movimientos if m.actor_id is not None}
    rows = db.session.execute(select(Usuario.id, Usuario.nombre).where(Usuario.id.in_(named)))
    names = {found: name for found, name in rows}  # noqa: C416 — rows, not pairs
    return [
        {
            "titulo": str(ACTOS[f"solicitud.{m.acto}"]),
            "cuando": fecha_hora(m.ocurrio_el),
            "iso": m.ocurrio_el.isoformat(),
            "quien": _who(names.get(m.actor_id or 0), m.actor_id),
            "texto": ". ".join(str(t) for t in (CAUSAS.get(m.causa), m.motivo) if t),
            "icono": "route" if m.desde == m.hacia else "check",
        }
        for m in reversed(s.movimientos)
    ]


def _who(name: str | None, actor_id: int | None) -> str:
    if actor_id is None:
        return str(_("La red, por sí sola"))
    return name or str(_("Cuenta cerrada"))


def ofrecimientos(s: Solicitud) -> list[tuple[str, str, str, str, str]]:
    """Return whom it was offered to: name, why, since when, by when, and the answer."""
    return [
        (
            a.consultor.nombre,
            ", ".join(razones(a.razones)) or "—",
            fecha_hora(a.asignada_el),
            fecha(a.responder_antes_el),
            _answer(a.respuesta, a.causa),
        )
        for a in reversed(s.asignaciones)
    ]


def _answer(respuesta: str, causa: str) -> str:
    said = str(RESPUESTAS[Respuesta(respuesta)])
    return f"{said}: {CAUSAS[causa]}" if causa in CAUSAS else said
