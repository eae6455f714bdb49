"""A worksheet as it is shown: the same cells for the page, the workbook and the paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from cursos.hojas.calculo import CANON, NUMEROS, Resultado, calcular, filas_de
from cursos.hojas.definicion import CampoOpcion, Definicion, Tabla, texto_frase
from cursos.hojas.numeros import Signos, con_unidad, escribir, mostrar
from cursos.tareas.lectura import es_fecha, id_campo, id_celda, revisar
from plataforma.i18n import fecha, get_lang, signos_numericos
from plataforma.paises import nombre_pais, opciones_pais

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class Celda:
    """`valor` stands in its control, `texto` where it is only read; `numero` when it has one."""

    campo: Any
    id: str
    nombre: str
    etiqueta: str
    valor: str = ""
    texto: str = ""
    numero: Fraction | None = None
    unidad: str = ""
    pista: str = ""
    error: str = ""
    opciones: list[tuple[str, str]] = field(default_factory=list)

    @property
    def rotulo(self) -> str:
        """The name of its column: where a number is typed, in what it is counted."""
        typed = self.unidad and self.campo.tipo in NUMEROS
        return f"{self.etiqueta} ({self.unidad})" if typed else self.etiqueta


@dataclass(frozen=True, kw_only=True)
class TablaVista:
    tabla: Tabla
    titulo: str
    fila: str
    pista: str
    columnas: list[str]
    filas: list[list[Celda]]
    vacia: list[Celda]  # the row that the script adds
    totales: dict[str, str]  # as shown, by column
    sumas: dict[str, Fraction | None]


@dataclass(frozen=True, kw_only=True)
class SeccionVista:
    clave: str
    titulo: str
    texto: str
    partes: list[Celda | TablaVista]


@dataclass(frozen=True, kw_only=True)
class Hoja:
    """A filled sheet. `errores`: (id of the control, message), in the order of the page."""

    tarea: Definicion
    titulo: str
    descripcion: str
    secciones: list[SeccionVista]
    errores: list[tuple[str, str]]
    signos: Signos
    moneda: str


def signos_de_la_persona() -> Signos:
    return Signos(*signos_numericos())


def armar(
    tarea: Definicion, datos: Mapping[str, Any], *, entregar: bool = False, reservados: bool = True
) -> Hoja:
    """Lay the sheet out in the language of the page.

    `entregar` also reports what is missing to hand it in; without `reservados`, what may say who
    the person is does not appear.
    """
    armador = _Armador(tarea, datos, entregar=entregar)
    return Hoja(
        tarea=tarea,
        titulo=texto_frase(tarea.titulo, armador.lang),
        descripcion=texto_frase(tarea.descripcion, armador.lang),
        secciones=[
            SeccionVista(
                clave=s.clave,
                titulo=texto_frase(s.titulo, armador.lang),
                texto=texto_frase(s.texto, armador.lang),
                partes=[armador.parte(p) for p in s.partes if reservados or not p.reservado],
            )
            for s in tarea.secciones
        ],
        errores=armador.resumen(),
        signos=armador.signos,
        moneda=armador.moneda,
    )


class _Armador:
    """What every cell of one sheet needs to know."""

    def __init__(self, tarea: Definicion, datos: Mapping[str, Any], *, entregar: bool) -> None:
        self.tarea, self.datos, self.lang = tarea, datos, get_lang()
        self.signos = signos_de_la_persona()
        self.valores: Resultado = calcular(tarea, datos)
        self.errores = revisar(tarea, datos, self.signos, entregar=entregar)
        chosen = tarea.moneda if tarea.moneda.isupper() else str(datos.get(tarea.moneda) or "")
        self.moneda = chosen
        self.paises = [("", "—"), *opciones_pais(self.lang)]
        self.etiquetas: dict[str, str] = {}

    def parte(self, parte: Any) -> Celda | TablaVista:
        if isinstance(parte, Tabla):
            return self.tabla(parte)
        value = self.datos.get(parte.clave, "")
        name = f"c.{parte.clave}"
        numero = self.valores.valores.get(parte.clave)
        return self.celda(parte, (id_campo(parte.clave), name), value, numero)

    def tabla(self, tabla: Tabla) -> TablaVista:
        rows = filas_de(self.datos, tabla)
        numbers = self.valores.filas.get(tabla.clave, [])
        sums = {c.clave: self.valores.sumas.get(f"{tabla.clave}.{c.clave}") for c in tabla.columnas}
        return TablaVista(
            tabla=tabla,
            titulo=texto_frase(tabla.titulo, self.lang),
            fila=texto_frase(tabla.fila, self.lang),
            pista=texto_frase(tabla.pista, self.lang),
            columnas=[texto_frase(c.etiqueta, self.lang) for c in tabla.columnas],
            filas=[self._fila(tabla, n, row, numbers[n]) for n, row in enumerate(rows)],
            vacia=self._fila(tabla, 999, {}, {}),
            totales={c.clave: self._total(c, sums[c.clave]) for c in tabla.columnas},
            sumas=sums,
        )

    def _total(self, campo: Any, suma: Fraction | None) -> str:
        """Return the sum of a column as shown; "" for columns that have none."""
        if suma is None:
            return ""
        return self._con_unidad(campo, mostrar(suma, campo.decimales, self.signos))

    def _fila(
        self, tabla: Tabla, n: int, row: Mapping[str, str], numbers: Mapping[str, Any]
    ) -> list[Celda]:
        cells = [
            self.celda(
                c,
                (id_celda(tabla.clave, n, c.clave), f"t.{tabla.clave}.{n}.{c.clave}"),
                row.get(c.clave, ""),
                numbers.get(c.clave),
            )
            for c in tabla.columnas
        ]
        row_name = f"{texto_frase(tabla.fila, self.lang)} {n + 1}"
        self.etiquetas |= {c.id: f"{row_name}, {c.etiqueta}" for c in cells}
        return cells

    def celda(
        self, campo: Any, lugar: tuple[str, str], valor: str, numero: Fraction | None
    ) -> Celda:
        options = self._opciones(campo)
        ident, name = lugar
        label = texto_frase(campo.etiqueta, self.lang)
        self.etiquetas[ident] = label
        shown = self._editable(campo, valor, numero)
        return Celda(
            campo=campo,
            id=ident,
            nombre=name,
            etiqueta=label,
            valor=shown,
            texto=self._leible(campo, valor, shown, options),
            numero=numero if valor or campo.tipo == "calculo" else None,
            unidad=self._unidad(campo),
            pista=texto_frase(campo.pista, self.lang),
            error=self.errores.get(ident, ""),
            opciones=options,
        )

    def resumen(self) -> list[tuple[str, str]]:
        """Each error with the name of its field; called when every cell is laid out."""
        return [(i, f"{self.etiquetas.get(i, '')}: {text}") for i, text in self.errores.items()]

    def _editable(self, campo: Any, valor: str, numero: Fraction | None) -> str:
        if campo.tipo == "calculo":
            return "" if numero is None else mostrar(numero, campo.decimales, self.signos)
        is_number = campo.tipo in NUMEROS and CANON.fullmatch(valor)
        return escribir(valor, self.signos) if is_number else valor

    def _leible(self, campo: Any, valor: str, shown: str, options: list[tuple[str, str]]) -> str:
        if not shown:
            return "—"
        if campo.tipo == "fecha":
            return fecha(date.fromisoformat(valor)) if es_fecha(valor) else valor
        if campo.tipo == "pais":
            return nombre_pais(valor, self.lang)
        if options:
            return dict(options).get(valor, valor)
        if campo.tipo == "dinero" and CANON.fullmatch(valor):
            shown = escribir(valor, self.signos, campo.decimales)
        return self._con_unidad(campo, shown) if campo.tipo != "texto" else shown

    def _con_unidad(self, campo: Any, texto: str) -> str:
        if self._en_dinero(campo):
            return con_unidad(texto, moneda=self.moneda)
        unit = texto_frase(getattr(campo, "unidad", None), self.lang)
        return con_unidad(texto, unidad=unit, lang=self.lang)

    def _unidad(self, campo: Any) -> str:
        if self._en_dinero(campo):
            return self.moneda
        return texto_frase(getattr(campo, "unidad", None), self.lang)

    @staticmethod
    def _en_dinero(campo: Any) -> bool:
        return campo.tipo == "dinero" or bool(getattr(campo, "dinero", False))

    def _opciones(self, campo: Any) -> list[tuple[str, str]]:
        if campo.tipo == "pais":
            return self.paises
        if isinstance(campo, CampoOpcion):
            own = [(o.clave, texto_frase(o.texto, self.lang)) for o in campo.opciones]
            return [("", "—"), *own]
        return []
