"""What the pages of a list show, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cursos.cohortes.lugares import lugares_de
from cursos.importaciones import filas, queries
from cursos.importaciones.asientos import Cabida, count_por_pais, medir
from cursos.importaciones.colocacion import colocar
from cursos.importaciones.correccion import celdas_actuales
from cursos.planillas.causas import CAUSAS, COLUMNAS
from cursos.planillas.columnas import Columna
from cursos.planillas.fila import Problema
from cursos.planillas.valores import AVISOS, Causa

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.importaciones.models import FilaImportada, Importacion
    from cursos.importaciones.queries import Cuentas
    from plataforma.pagina import Pagina

# What has to be written when a cause is about more than the cell that it was found in.
ARREGLAN = {Causa.SIN_CONTACTO: (Columna.CORREO, Columna.TELEFONO, Columna.IDENTIFICADOR)}
SHOWN = (Columna.EMPRESA, Columna.CORREO, Columna.TELEFONO, Columna.IDENTIFICADOR)


@dataclass(frozen=True)
class Motivo:
    """A cause with its words and how many lines have it."""

    causa: str
    titulo: str
    arreglo: str
    filas: int


@dataclass(frozen=True)
class CausaVista:
    """One problem of a line, in words."""

    titulo: str
    arreglo: str
    columna: str
    valor: str
    otra: int


@dataclass(frozen=True)
class Campo:
    """A cell to be corrected."""

    nombre: str
    etiqueta: str
    valor: str


@dataclass(frozen=True)
class FilaVista:
    """A line with what is wrong, the cells to correct, and the line that it looks like."""

    numero: int
    nombre: str
    datos: list[tuple[str, str]]
    fuera: bool
    problemas: list[CausaVista] = field(default_factory=list)
    campos: list[Campo] = field(default_factory=list)
    otra: FilaVista | None = None


@dataclass(frozen=True)
class Revision:
    """The whole preview."""

    cuentas: Cuentas
    cabida: Cabida
    errores: list[Motivo]
    avisos: list[Motivo]
    pagina: Pagina[Any]
    filas: list[FilaVista]
    ver: str
    igual: Importacion | None

    @property
    def sin_cambios(self) -> bool:
        """Everybody is there; the very same list again may still have its wrong lines."""
        return not self.cuentas.nuevas and (not self.cuentas.errores or self.igual is not None)


def revision(lista: Importacion, ver: str, pagina: int) -> Revision:
    """Return the preview: the same few statements for 10 lines and for 20,000."""
    colocada = colocar(lista)
    cuentas = queries.contar(colocada)
    page = queries.list_filas(colocada, cuentas, ver, pagina)
    return Revision(
        cuentas=cuentas,
        cabida=medir(lugares_de(lista.cohorte), count_por_pais(colocada)),
        errores=_motivos(cuentas.errores),
        avisos=_motivos(cuentas.avisos),
        pagina=page,
        filas=lineas(lista, page.filas),
        ver=ver,
        igual=queries.find_igual_confirmada(lista),
    )


def _motivos(counts: Mapping[str, int]) -> list[Motivo]:
    words = [(causa, CAUSAS[Causa(causa)], n) for causa, n in counts.items()]
    return [Motivo(causa, str(said[0]), str(said[1]), n) for causa, said, n in words]


def problemas(fila: FilaImportada, causa: str) -> list[Problema]:
    """Return what is wrong with a line; a phone that somebody else has is known only here."""
    found = filas.leer_problemas(fila.problemas)
    if causa == Causa.CHOQUE and not any(p.causa == Causa.CHOQUE for p in found):
        found.append(Problema(Causa.CHOQUE, Columna.TELEFONO, fila.telefono or ""))
    return found


def lineas(lista: Importacion, found: Any) -> list[FilaVista]:
    """Return lines as they are shown, each beside the one that it repeats: one statement."""
    judged = [(fila, problemas(fila, causa)) for fila, causa in found]
    wanted = {p.otra for _, said in judged for p in said if p.otra}
    others = queries.map_por_numero(lista, wanted)
    return [_linea(fila, said, others) for fila, said in judged]


def _linea(
    fila: FilaImportada, said: list[Problema], others: Mapping[int, FilaImportada]
) -> FilaVista:
    twin = next((others[p.otra] for p in said if p.otra in others), None)
    return FilaVista(
        fila.numero,
        fila.nombre or celdas_actuales(fila).get(Columna.NOMBRE, ""),
        _datos(fila),
        fila.fuera,
        [_causa(p) for p in said],
        _campos(fila, said),
        FilaVista(twin.numero, twin.nombre, _datos(twin), twin.fuera) if twin else None,
    )


def _datos(fila: FilaImportada) -> list[tuple[str, str]]:
    cells = celdas_actuales(fila)
    return [(str(COLUMNAS[c]), cells[c]) for c in SHOWN if cells.get(c)]


def _causa(problema: Problema) -> CausaVista:
    title, mend = CAUSAS[problema.causa]
    column = str(COLUMNAS[Columna(problema.columna)])
    return CausaVista(str(title), str(mend), column, problema.valor, problema.otra)


def _campos(fila: FilaImportada, said: list[Problema]) -> list[Campo]:
    cells = celdas_actuales(fila)
    wanted: dict[Columna, None] = {}
    for p in said:
        if p.causa not in AVISOS:
            wanted |= dict.fromkeys(ARREGLAN.get(p.causa, (Columna(p.columna),)))
    return [Campo(c.value, str(COLUMNAS[c]), cells.get(c, "")) for c in wanted]
