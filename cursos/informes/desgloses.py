"""The breakdowns of a report as tables, with what is hidden said in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from cursos.cohortes.models import Sexo, Tamano
from cursos.informes.figuras import celda, parte
from cursos.informes.supresion import Celda, Cifra, Fila, cifra, proteger
from plataforma.i18n import numero, pais, porcentaje

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cursos.informes.conteo import Conteo
    from cursos.informes.supresion import Grupo

SEXOS: Mapping[str, Any] = {
    Sexo.MUJER: _l("Mujeres"),
    Sexo.HOMBRE: _l("Hombres"),
    Sexo.OTRO: _l("Otro"),
}
TAMANOS: Mapping[str, Any] = {
    Tamano.UNIPERSONAL: _l("Unipersonal"),
    Tamano.MICRO: _l("Micro"),
    Tamano.PEQUENA: _l("Pequeña"),
    Tamano.MEDIANA: _l("Mediana"),
    Tamano.GRANDE: _l("Grande"),
}


@dataclass(frozen=True)
class Tabla:
    """`filas`: name, count for its bar or none, and the cells; without any, `nota` says why."""

    titulo: str
    definicion: str
    columnas: Sequence[str]
    filas: Sequence[tuple[str, int | None, list[str]]]
    nota: str = ""


def tablas(count: Conteo) -> list[Tabla]:
    return [
        _table(
            _("Personas por país"),
            _("Según la lista o la identificación tributaria de la empresa."),
            count.por_pais,
            pais,
            count,
        ),
        _table(
            _("Personas por sexo"),
            _("Según lo que dijo la persona o la lista."),
            count.por_sexo,
            lambda key: str(SEXOS[key]),
            count,
        ),
        _table(
            _("Personas por tamaño de su empresa"),
            _("Según lo que dijo la persona o la lista."),
            count.por_tamano,
            lambda key: str(TAMANOS[key]),
            count,
        ),
    ]


def _table(
    titulo: str,
    definicion: str,
    grupos: Sequence[Grupo],
    nombre: Callable[[str], str],
    count: Conteo,
) -> Tabla:
    found = proteger(grupos)
    total = count.inscritas
    finished = found.muestra_terminaron
    definition = (
        definicion
        + " "
        + _(
            "Se reparten las %(total)s personas inscritas; quien no lo dijo está en «No dicho».",
            total=numero(total),
        )
    )
    columns = [_("Inscritas"), _("Terminaron")] if finished else [_("Inscritas")]
    rows = [
        (
            nombre(f.clave) if f.clave else _("No dicho"),
            f.personas.valor,
            _cells(f, total, finished),
        )
        for f in sorted(found.filas, key=_said_last)
    ]
    if found.juntas:
        rows.append(
            (_("Los que no se muestran, juntos"), None, _cells(found.juntas, total, finished))
        )
    if rows:
        whole = Fila("", Celda(total), Celda(cifra(count.terminaron, total).exacta))
        rows.append((_("Total"), None, _cells(whole, total, finished)))
    note = "" if rows else _("Los grupos son tan chicos que ninguno se puede mostrar.")
    if rows and not finished:
        note = _("Quienes terminaron no se reparten por grupo: habría números de menos de 5.")
    return Tabla(titulo, definition, columns, rows, note)


def _said_last(fila: Fila) -> tuple[bool, bool]:
    """Groups in their order; of those shown, who did not say stands last."""
    return fila.personas.valor is None, not fila.clave


def _cells(fila: Fila, total: int, finished: bool) -> list[str]:  # noqa: FBT001 — a column
    people, done = fila.personas.valor, fila.terminaron.valor
    cells = [celda(fila.personas)]
    if people is not None:
        cells[0] += f" ({porcentaje(round(people / total, 2))})"
    if finished:
        if people is not None and done is not None:
            cells.append(parte(Cifra(done, done), people))
        else:
            cells.append(celda(fila.terminaron))
    return cells
