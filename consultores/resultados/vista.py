"""How an answer reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from consultores.resultados.models import EstadoConsulta, Evidencia
from consultores.resultados.textos import ESTADOS, EVIDENCIAS, EXPORTO, HITOS, RANGOS
from consultores.taxonomia import MERCADOS
from plataforma.i18n import dinero, fecha, get_lang

if TYPE_CHECKING:
    from consultores.resultados.models import ConsultaResultado, FichaResultado

TONOS = {
    EstadoConsulta.ENVIADA: "atencion",
    EstadoConsulta.RESPONDIDA: "exito",
}
TONOS_EVIDENCIA = {Evidencia.VERIFICADO: "exito", Evidencia.DOCUMENTO: "info"}


@dataclass(frozen=True)
class Linea:
    """One question in the list of a firm."""

    hito: str
    estado: tuple[str, str]
    cuando: str
    ficha: Ficha | None
    historia: list[Ficha]


@dataclass(frozen=True)
class Ficha:
    """One answer: `datos` are (name, value) pairs."""

    cuando: str
    exporto: str
    evidencia: tuple[str, str]
    datos: list[tuple[str, str]]
    motivo: str
    documento: int | None


def linea(c: ConsultaResultado) -> Linea:
    when = {
        EstadoConsulta.PROGRAMADA: _("El %(dia)s", dia=fecha(c.toca_el)),
        EstadoConsulta.ENVIADA: _("Puede responder hasta el %(dia)s", dia=fecha(c.vence_el)),
    }.get(EstadoConsulta(c.estado), "")
    return Linea(
        hito=str(HITOS[c.hito]),
        estado=(str(ESTADOS[c.estado]), TONOS.get(EstadoConsulta(c.estado), "neutro")),
        cuando=str(when),
        ficha=ficha(c.fichas[0]) if c.fichas else None,
        historia=[ficha(f) for f in c.fichas[1:]],
    )


def ficha(f: FichaResultado) -> Ficha:
    return Ficha(
        cuando=fecha(f.respondida_el),
        exporto=str(EXPORTO[f.exporto]),
        evidencia=(str(EVIDENCIAS[f.evidencia]), TONOS_EVIDENCIA.get(f.evidencia, "neutro")),
        datos=detalles(f),
        motivo=f.motivo,
        documento=f.id if f.clave else None,
    )


def detalles(f: FichaResultado) -> list[tuple[str, str]]:
    """Return what the firm said beside yes or no."""
    lang = get_lang()
    first = {True: _("Sí"), False: _("No")}.get(f.primera) if f.primera is not None else ""
    pairs = [
        (_("País"), MERCADOS[f.destino].en(lang) if f.destino in MERCADOS else ""),
        (_("Cuánto, más o menos"), str(RANGOS.get(f.rango, ""))),
        (_("Monto"), dinero(f.monto, f.moneda) if f.monto is not None else ""),
        (_("Primera exportación"), first),
        (_("Empleos"), str(f.empleos) if f.empleos is not None else ""),
        (_("Qué le ayudó, o qué faltó"), f.que_ayudo),
    ]
    return [(name, str(value)) for name, value in pairs if value]


def antes(consulta: ConsultaResultado, tocado: str) -> dict[str, Any]:
    """Return what the form begins with: the earlier answer, and the one tapped in the mail."""
    said = consulta.ficha
    if said is None:
        return {"exporto": tocado}
    first = {True: "si", False: "no"}.get(said.primera) if said.primera is not None else ""
    return {
        "exporto": tocado or said.exporto,
        "destino": said.destino,
        "rango": said.rango,
        "monto": f"{said.monto:.2f}".replace(".", ",") if said.monto is not None else "",
        "moneda": said.moneda or "USD",
        "primera": first,
        "empleos": said.empleos,
        "que_ayudo": said.que_ayudo,
    }
