"""Names of the codes of a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from consultores.resultados.models import EstadoConsulta, Evidencia, Exporto, Hito

if TYPE_CHECKING:
    from collections.abc import Mapping

HITOS: Mapping[Hito, str] = {
    Hito.NOVENTA: _l("A los 90 días"),
    Hito.SEIS: _l("A los 6 meses"),
    Hito.DOCE: _l("A los 12 meses"),
}
EXPORTO: Mapping[Exporto, str] = {
    Exporto.SI: _l("Sí, exportó"),
    Exporto.TODAVIA_NO: _l("Todavía no"),
    Exporto.NO_APLICA: _l("No aplica"),
}
BOTONES: Mapping[Exporto, str] = {
    Exporto.SI: _l("Sí"),
    Exporto.TODAVIA_NO: _l("Todavía no"),
    Exporto.NO_APLICA: _l("No aplica"),
}
EVIDENCIAS: Mapping[Evidencia, str] = {
    Evidencia.DECLARADO: _l("Lo dice la empresa"),
    Evidencia.DOCUMENTO: _l("Con documento, sin revisar"),
    Evidencia.VERIFICADO: _l("Documento verificado"),
}
ESTADOS: Mapping[EstadoConsulta, str] = {
    EstadoConsulta.PROGRAMADA: _l("Le preguntamos más adelante"),
    EstadoConsulta.ENVIADA: _l("Espera su respuesta"),
    EstadoConsulta.RESPONDIDA: _l("Respondida"),
    EstadoConsulta.SIN_DATO: _l("Sin dato"),
    EstadoConsulta.OMITIDA: _l("No se pregunta"),
}
RANGOS: Mapping[str, str] = {
    "1k": _l("Menos de 1.000 dólares"),
    "10k": _l("De 1.000 a 10.000 dólares"),
    "50k": _l("De 10.000 a 50.000 dólares"),
    "200k": _l("De 50.000 a 200.000 dólares"),
    "mas": _l("Más de 200.000 dólares"),
}
# The dollar first; then those of the thirteen countries and the euro.
MONEDAS = (
    *("USD", "ARS", "BOB", "BRL", "CLP", "COP", "CUP", "EUR", "MXN"),
    *("PAB", "PEN", "PYG", "UYU", "VES"),
)
