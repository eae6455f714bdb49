"""How the load of a consultant reads: states, figures with their denominators, a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultores.acreditacion.plazos import AVISOS
from consultores.carga.fila import Orden, Situacion
from consultores.red.models import EstadoConsultor
from plataforma.clock import now, to_zone
from plataforma.i18n import DEFAULT_ZONE, fecha, numero, porcentaje
from plataforma.paises import nombre_pais

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from consultores.carga.fila import Cifras, Fila
    from plataforma.csv_seguro import Celda

SITUACIONES: dict[Situacion | None, str] = {
    None: _l("Todos"),
    Situacion.CON_LUGAR: _l("Con lugar"),
    Situacion.AL_TOPE: _l("Al tope"),
    Situacion.AUSENTE: _l("Ausentes"),
    Situacion.SIN_OFERTAS: _l("Sin ofertas en 90 días"),
    Situacion.CALLA: _l("Dejan pasar plazos"),
    Situacion.INACTIVO: _l("No activos en la red"),
}
ORDENES = {
    Orden.CARGA: _l("Más carga primero"),
    Orden.SILENCIO: _l("Más plazos sin respuesta primero"),
    Orden.OFERTA: _l("Más tiempo sin ofertas primero"),
    Orden.NOMBRE: _l("Nombre"),
}
DEFINICIONES = (
    (
        _l("Carga"),
        _l(
            "Solicitudes de cualquier país que ahora tiene por responder o en trabajo, de las que "
            "dice poder llevar a la vez. Lo que ya entregó no cuenta."
        ),
    ),
    (
        _l("Ofrecidas"),
        _l(
            "Solicitudes que se le ofrecieron en los últimos 90 días. Algunas no son tomadas ni "
            "rechazadas ni calladas: esperan respuesta, las tomó otra persona o se retiraron."
        ),
    ),
    (_l("Calladas"), _l("Las que dejó pasar sin responder dentro del plazo.")),
    (
        _l("Mediana de respuesta"),
        _l(
            "Días hábiles de su país desde que se le ofrece hasta que dice sí o no. La mitad de "
            "las respuestas llegó en ese tiempo o menos."
        ),
    ),
    (
        _l("A tiempo"),
        _l("De las que respondió o dejó pasar, las que respondió en 2 días hábiles o menos."),
    ),
    (_l("Al tope"), _l("Tiene tantas solicitudes como dice poder llevar, o más.")),
    (
        _l("No activos en la red"),
        _l("Con la acreditación suspendida o vencida, o sin cuenta activa: no se les ofrece nada."),
    ),
)
COLUMNAS = (
    *(_l("Consultor"), _l("País"), _l("Abiertas"), _l("Cupo"), _l("Ofrecidas"), _l("Tomadas")),
    *(_l("Rechazadas"), _l("Calladas"), _l("Mediana de respuesta, días hábiles"), _l("Respuestas")),
    *(_l("Respondidas a tiempo"), _l("Respondidas o calladas"), _l("Última oferta")),
    *(_l("Ausente hasta"), _l("Acreditación hasta"), _l("Situación")),
)


def estados(f: Fila) -> list[tuple[str, str]]:
    """Return (words, tone) of all that holds now."""
    found = [*_why_out(f), *_why_not_now(f)]
    if not found:
        found.append((_("Con lugar"), "exito"))
    if f.acreditado and f.vence_el and (f.vence_el - now()).days < AVISOS[0]:
        found.append((_("Debe renovar antes del %(dia)s", dia=fecha(f.vence_el)), "atencion"))
    return [(str(text), tone) for text, tone in found]


def _why_out(f: Fila) -> Iterator[tuple[str, str]]:
    if f.estado == EstadoConsultor.SUSPENDIDO:
        yield _("Acreditación suspendida"), "error"
    elif not f.acreditado:
        yield _("Acreditación vencida"), "error"
    if not f.con_cuenta:
        yield _("Sin cuenta activa"), "error"


def _why_not_now(f: Fila) -> Iterator[tuple[str, str]]:
    if f.fuera_hasta:
        yield _("Ausente hasta el %(dia)s", dia=fecha(f.fuera_hasta)), "atencion"
    if f.en_pausa:
        yield _("En pausa hasta el %(dia)s", dia=fecha(f.pausa_hasta)), "atencion"
    if f.lleno:
        yield _("Al tope"), "atencion"


def carga(f: Fila) -> str:
    return str(_("%(n)s de %(total)s", n=numero(f.abiertas), total=numero(f.cupo)))


def mediana(c: Cifras) -> tuple[str, str]:
    """Return the days to answer, and over how many answers; nothing when there are none."""
    if c.mediana is None:
        return "", ""
    days = ngettext("%(dias)s día", "%(dias)s días", _plural(c.mediana), dias=numero(c.mediana))
    return str(days), str(ngettext("%(num)s respuesta", "%(num)s respuestas", c.contestadas))


def _plural(value: float) -> int:
    """Return a whole number that is said in the same way: one and a half days are several."""
    return 1 if value == 1 else 2


def a_tiempo(c: Cifras) -> tuple[str, str]:
    """Return the part that was answered in time, and of how many."""
    if not c.exigibles:
        return "", ""
    part = porcentaje(round(c.a_tiempo / c.exigibles, 2))
    return part, str(_("%(n)s de %(total)s", n=c.a_tiempo, total=c.exigibles))


def en_linea(valor: str, base: str) -> str:
    """Return a figure with its denominator behind it."""
    return f"{valor} ({base})" if base else "—"


def cuenta(c: Cifras, cuantas: int) -> str:
    """Return one of the counts of offers; a dash where nothing was offered."""
    return numero(cuantas) if c.ofrecidas else "—"


def planilla(filas: Iterable[Fila], lang: str) -> Iterator[list[Celda]]:
    """Yield a line of the file for each consultant."""
    for f in filas:
        c = f.cifras
        yield [
            *(f.nombre, nombre_pais(f.pais, lang), f.abiertas, f.cupo),
            *(c.ofrecidas, c.tomadas, c.rechazadas, c.calladas, c.mediana, c.contestadas),
            *(c.a_tiempo, c.exigibles, _day(f.ultima_oferta_el), f.fuera_hasta, _day(f.vence_el)),
            ". ".join(text for text, _tone in estados(f)),
        ]


def _day(moment: datetime | None) -> date | None:
    return to_zone(moment, DEFAULT_ZONE).date() if moment else None
