"""Routes: courses in an order, each with the reason for its place. Shipped, checked when read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from cursos.paquetes.yaml_source import ContentError, YamlSource
from cursos.preguntas.base import Clave, Estricto, Texto, Varios

FILE = Path(__file__).parent / "datos" / "rutas.yml"
Codigo = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9.-]{1,20}$")]


class Paso(Estricto):
    """A course of a route. `curso`: its code in the curriculum, published or not."""

    curso: Codigo
    razon: Texto


class Ruta(Estricto):
    """`diploma`: its code, when the credentials of all these courses make one."""

    clave: Clave
    diploma: Codigo | None = None
    titulo: Texto
    resumen: Texto
    para_quien: Texto
    pasos: Annotated[Varios[Paso], Field(min_length=2, max_length=8)]


class Plan(Estricto):
    """The file: titles of the curriculum by code, and the routes."""

    cursos: dict[Codigo, Texto]
    rutas: Annotated[Varios[Ruta], Field(min_length=1)]


@cache
def leer_plan() -> Plan:
    """Return what is shipped, or raise ContentError."""
    source = YamlSource.parse(FILE.read_text(encoding="utf-8"), FILE.name)
    plan: Plan = source.read(Plan)
    seen: set[str] = set()
    for n, ruta in enumerate(plan.rutas):
        if ruta.clave in seen:
            raise ContentError([source.fault(("rutas", n), f"route {ruta.clave!r} twice")])
        seen.add(ruta.clave)
        for m, paso in enumerate(ruta.pasos):
            if paso.curso not in plan.cursos:
                at = ("rutas", n, "pasos", m)
                raise ContentError([source.fault(at, f"no course {paso.curso!r} in 'cursos'")])
    return plan


def find_ruta(clave: str) -> Ruta | None:
    return next((ruta for ruta in leer_plan().rutas if ruta.clave == clave), None)
