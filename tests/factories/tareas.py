"""Worksheets: a small definition that has a cell of every kind, and people's copies of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cursos.catalogo.queries import find_version_actual
from cursos.tareas.queries import Lugar
from cursos.tareas.services import entregar, guardar
from plataforma.db import db
from tests.factories.cursos import make_curso

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from cursos.tareas.models import Entrega, Tarea
    from plataforma.identidad.models import Usuario

NIVELES = [
    {"clave": "falta", "texto": {"es": "Falta", "pt": "Falta"}, "puntos": 0},
    {"clave": "bien", "texto": {"es": "Está bien", "pt": "Está bom"}, "puntos": 2},
]
# A sheet filled in: 40 × 2,5 = 100; gastos 30,5; total 130,5; the half of it 65,25.
LLENA: dict[str, Any] = {
    "empresa": "Dulces La Calera",
    "detalle": "Mermelada",
    "cantidad": "40",
    "precio": "2.5",
    "moneda": "USD",
    "cuando": "2027-03-12",
    "destino": "CL",
    "codigo": "2007.91",
    "gastos": [{"concepto": "Camión", "monto": "30.5"}],
}


def bi(text: str) -> dict[str, str]:
    return {"es": text, "pt": f"{text} (pt)"}


def campo(tipo: str, clave: str, etiqueta: str, **more: Any) -> dict[str, Any]:
    return {"tipo": tipo, "clave": clave, "etiqueta": bi(etiqueta), **more}


def definicion(**changes: Any) -> dict[str, Any]:
    """Return a valid `tarea.yml`, with these keys instead."""
    gastos = {
        "tipo": "tabla", "clave": "gastos", "titulo": bi("Gastos"), "fila": bi("Gasto"),
        "filas": {"iniciales": 2, "maximas": 4}, "totales": ["monto"],
        "columnas": [
            campo("texto", "concepto", "Concepto", obligatorio=True),
            campo("dinero", "monto", "Monto", obligatorio=True),
            campo("calculo", "doble", "Doble", formula="monto * 2", dinero=True),
        ],
    }  # fmt: skip
    partes = [
        campo("texto", "empresa", "Empresa", obligatorio=True, reservado=True, largo=40),
        campo("texto", "detalle", "Detalle", parrafo=True, largo=200),
        campo("numero", "cantidad", "Cantidad", obligatorio=True, unidad=bi("cajas"), maximo=1000),
        campo("dinero", "precio", "Precio", obligatorio=True),
        campo("opcion", "moneda", "Moneda", opciones=[
            {"clave": "USD", "texto": bi("Dólar")}, {"clave": "BRL", "texto": bi("Real")}]),
        campo("fecha", "cuando", "Fecha"),
        campo("pais", "destino", "Destino"),
        campo("producto", "codigo", "Código"),
        campo("calculo", "venta", "Venta", formula="cantidad * precio", dinero=True),
        gastos,
        campo("calculo", "total", "Total", formula="venta + suma(gastos.monto)", dinero=True,
              destacado=True),
        campo("calculo", "por_caja", "Por caja", formula="total / cantidad", decimales=3),
    ]  # fmt: skip
    base = {
        "clave": "hoja-de-prueba", "titulo": bi("Hoja de prueba"),
        "descripcion": bi("Para probar."), "minutos": 10, "moneda": "moneda",
        "secciones": [{"clave": "datos", "titulo": bi("Datos"), "partes": partes}],
        "rubrica": [
            {"clave": "cuenta", "titulo": bi("La cuenta"), "niveles": NIVELES},
            {"clave": "fuente", "titulo": bi("La fuente"), "niveles": NIVELES},
        ],
        "ejemplo": {"valores": LLENA, "resultados": {
            "venta": 100, "total": 130.5, "por_caja": 3.263, "gastos.monto": 30.5}},
        "fuentes": [{"texto": bi("Fuente"), "fecha": "2026-11-20", "confianza": "alta"}],
        "responsable": bi("Equipo"), "revisada": "2026-11-21", "proxima_revision": "2027-05-21",
    }  # fmt: skip
    return base | changes


def make_curso_con_tarea(slug: str = "", **changes: Any) -> Curso:
    """Add a published course with a worksheet."""
    curso = make_curso(slug)
    give_tarea(curso, **changes)
    return curso


def give_tarea(curso: Curso, **changes: Any) -> None:
    """Give the current version of a course a worksheet."""
    version = find_version_actual(curso.id)
    assert version is not None
    sheet = definicion(**changes)
    version.tarea = sheet
    version.datos = version.datos | {
        "tarea": {"titulo": sheet["titulo"], "descripcion": sheet["descripcion"]}
    }
    db.session.flush()


def llenar(persona: Usuario, curso: Curso, **changes: Any) -> Tarea:
    """Save the worksheet of a course, filled in."""
    lugar = Lugar(curso_id=curso.id)
    return guardar(persona, lugar, LLENA | changes, sobre=None).tarea


def make_entrega(persona: Usuario, curso: Curso, **changes: Any) -> Entrega:
    """Fill in and hand in."""
    llenar(persona, curso, **changes)
    version = find_version_actual(curso.id)
    assert version is not None
    found = entregar(persona, version)
    db.session.flush()
    return found
