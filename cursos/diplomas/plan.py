"""The diplomas as shipped: read once, checked when read. `datos/diplomas.yml` has their words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from cursos.credenciales import logros
from cursos.credenciales.models import TipoLogro
from cursos.diplomas.reglas import Alternativa, Codigo, horas_minimas
from cursos.paquetes.yaml_source import ContentError, YamlSource
from cursos.preguntas.base import Estricto, Texto, Varios
from cursos.rutas.rutas import leer_plan

if TYPE_CHECKING:
    from cursos.credenciales.models import Logro

FILE = Path(__file__).parent / "datos" / "diplomas.yml"


class Pieza(Estricto):
    """A credential that a course of the curriculum grants, published or not."""

    curso: Codigo
    horas: Annotated[float, Field(gt=0)]
    nombre: Texto


class Diploma(Estricto):
    """`numero`: its version. What was issued under a number is never said in other words."""

    codigo: Codigo
    numero: Annotated[int, Field(ge=1)]
    titular: Literal["persona", "empresa"]
    nivel: Literal["basico", "intermedio", "avanzado"]
    vigencia_anios: Annotated[int, Field(ge=1, le=20)]
    nombre: Texto
    descripcion: Texto
    criterio: Texto
    regla: Annotated[Varios[Alternativa], Field(min_length=1)]

    @property
    def codigos(self) -> set[str]:
        """Every code that the rule names."""
        return {code for alternativa in self.regla for code in alternativa.de}


class Plan(Estricto):
    """The file. A diploma may ask for those that stand before it."""

    piezas: dict[Codigo, Pieza]
    diplomas: Annotated[Varios[Diploma], Field(min_length=1)]

    def de(self, titular: str) -> list[Diploma]:
        return [d for d in self.diplomas if d.titular == titular]

    def find(self, codigo: str) -> Diploma | None:
        return next((d for d in self.diplomas if d.codigo == codigo), None)

    def nombre(self, codigo: str, lang: str) -> str:
        """Return how a piece or a diploma is called."""
        found: Pieza | Diploma | None = self.piezas.get(codigo) or self.find(codigo)
        assert found is not None  # noqa: S101 — the file was checked
        return str(getattr(found.nombre, lang))

    def horas(self, diploma: Diploma) -> float:
        known = {code: pieza.horas for code, pieza in self.piezas.items()}
        for one in self.diplomas:
            known[one.codigo] = horas_minimas(one.regla, known)
            if one is diploma:
                break
        return known[diploma.codigo]

    def cursos(self, diploma: Diploma) -> list[str]:
        """Return the pieces from courses that it is made of, in the order of the curriculum."""
        codes = {
            leaf
            for code in diploma.codigos
            for inner in [self.find(code)]
            for leaf in (self.cursos(inner) if inner else [code])
        }
        return [code for code in self.piezas if code in codes]


@cache
def leer() -> Plan:
    """Return what is shipped, or raise ContentError."""
    source = YamlSource.parse(FILE.read_text(encoding="utf-8"), FILE.name)
    plan: Plan = source.read(Plan)
    known, titles = set(plan.piezas), leer_plan().cursos
    for code, pieza in plan.piezas.items():
        if pieza.curso not in titles:
            at = ("piezas", code, "curso")
            raise ContentError([source.fault(at, f"the curriculum has no {pieza.curso!r}")])
    for n, diploma in enumerate(plan.diplomas):
        rule = ("diplomas", n, "regla")
        if diploma.codigo in known:
            raise ContentError([source.fault(rule, f"{diploma.codigo!r} twice")])
        if unknown := diploma.codigos - known:
            raise ContentError([source.fault(rule, f"unknown or later: {sorted(unknown)}")])
        known.add(diploma.codigo)
    for ruta in leer_plan().rutas:
        if not ruta.diploma:
            continue
        promised = plan.find(ruta.diploma)
        if promised is None:
            text = f"route {ruta.clave!r} promises {ruta.diploma!r}"
            raise ContentError([source.fault(("diplomas",), text)])
        if {plan.piezas[code].curso for code in plan.cursos(promised)} != {
            paso.curso for paso in ruta.pasos
        }:
            text = f"{ruta.diploma!r} is not made of the courses of route {ruta.clave!r}"
            raise ContentError([source.fault(("diplomas",), text)])
    return plan


def logro_de(diploma: Diploma) -> Logro:
    """Return the achievement of a diploma, written down when it is first needed."""
    plan, titles = leer(), leer_plan().cursos
    said: dict[str, Any] = diploma.model_dump(
        mode="json",
        include={"codigo", "nombre", "descripcion", "criterio", "nivel", "vigencia_anios"},
    )
    said["horas"] = plan.horas(diploma)
    said["competencias"] = [
        {"codigo": curso, "nombre": titles[curso].model_dump()}
        for curso in (plan.piezas[code].curso for code in plan.cursos(diploma))
    ]
    tipo = TipoLogro.DIPLOMA if diploma.titular == "persona" else TipoLogro.EMPRESA
    return logros.sin_curso(tipo, diploma.numero, said)
