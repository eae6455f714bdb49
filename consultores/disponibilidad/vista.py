"""How their own time and figures read to a consultant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.red.proximo import Motivo, motivo_de, proximo_dia
from consultores.red.vista import dia_con_nombre
from plataforma.i18n import fecha, numero

if TYPE_CHECKING:
    from consultores.disponibilidad.queries import Ofertas
    from consultores.red.models import Consultor


@dataclass(frozen=True, kw_only=True)
class Situacion:
    """Whether requests come now, and why not."""

    recibe: bool
    titulo: str
    texto: str


def situacion(consultor: Consultor) -> Situacion:
    reason = motivo_de(consultor)
    if reason is None:
        return Situacion(recibe=True, titulo=_("Recibe solicitudes"), texto=_proximo(consultor))
    return Situacion(
        recibe=False, titulo=_("Ahora no recibe solicitudes"), texto=_porque(consultor, reason)
    )


def _proximo(consultor: Consultor) -> str:
    day = proximo_dia(consultor)
    if day is None:
        return str(_("Con las horas y los días que marcó no hay ninguna fecha en el próximo año."))
    text = _("Su próximo lugar, como lo ven las empresas: %(dia)s.", dia=dia_con_nombre(day))
    return str(text)


def _porque(consultor: Consultor, reason: Motivo) -> str:
    work = consultor.desempeno.abiertas
    texts = {
        Motivo.NO_ACREDITADO: lambda: _("Su acreditación no está vigente."),
        Motivo.VENCIDO: lambda: _(
            "Su acreditación venció el %(dia)s.", dia=fecha(consultor.vence_el)
        ),
        Motivo.SIN_CUENTA: lambda: _("Su cuenta no está activa."),
        Motivo.PAUSA: lambda: _(
            "Está en pausa hasta el %(dia)s.", dia=fecha(consultor.pausa_hasta)
        ),
        Motivo.AUSENCIA: lambda: _("Hoy está entre los días en que no atiende."),
        Motivo.LLENO: lambda: _(
            "Tiene %(n)s solicitudes en marcha y puede llevar %(cupo)s a la vez.",
            n=work,
            cupo=consultor.cupo,
        ),
    }
    return str(texts[reason]())


def filas_de_ofertas(o: Ofertas) -> list[tuple[str, str]]:
    """Return what was offered in twelve months and how it ended; nothing when nothing was."""
    if not o.ofrecidas:
        return []
    waiting = o.ofrecidas - o.aceptadas - o.declinadas - o.sin_respuesta
    rows = [
        (_("Le ofrecimos"), numero(o.ofrecidas)),
        (_("Tomó"), numero(o.aceptadas)),
        (_("Declinó"), numero(o.declinadas)),
        (_("Se venció el plazo sin respuesta"), numero(o.sin_respuesta)),
        (_("Esperan su respuesta, las tomó otra persona o se retiraron"), numero(waiting)),
        (_("Última vez"), fecha(o.ultima_el)),
    ]
    return [(str(name), value) for name, value in rows]
