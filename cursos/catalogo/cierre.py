"""What completes a course: the rules of its file, and how far a person is with each.

`curso.yml` says `cierre: {lecciones: todas, evaluacion: si|no, tarea: no|entregada|aprobada}`.
Lessons and the final quiz are judged here; a rule that another package knows is registered by it,
under the name of its key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from plataforma.i18n import porcentaje

if TYPE_CHECKING:
    from cursos.catalogo.avance import Avance
    from cursos.catalogo.models import VersionCurso
    from cursos.catalogo.queries import Temario
    from cursos.inscripciones.models import Inscripcion


@dataclass(frozen=True)
class Reglas:
    """The `cierre` of a course file, with what a file without it means."""

    lecciones: str = "todas"
    evaluacion: str = "si"
    tarea: str = "no"


@dataclass(frozen=True, kw_only=True)
class Requisito:
    """One line of the checklist. `detalle`: how far. `endpoint` and `args`: where it is done."""

    nombre: str
    texto: str
    detalle: str = ""
    hecho: bool = False
    endpoint: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)


# Who only looks around has no place yet: the line then says what will be asked.
Juez = Callable[["VersionCurso", "Inscripcion | None"], Requisito]
_jueces: dict[str, Juez] = {}


def registrar_requisito(regla: str, juez: Juez) -> None:
    """Say who judges a rule of `cierre` ("tarea"); asked only of courses that have the rule."""
    _jueces[regla] = juez


def reglas_de(version: VersionCurso) -> Reglas:
    return Reglas(**version.datos.get("cierre", {}))


def lista_de_cierre(version: VersionCurso, temario: Temario, avance: Avance) -> list[Requisito]:
    """Return the checklist of a course, in order; of who completed it, nothing is missing.

    They read the current version, which may ask for more than theirs did.
    """
    reglas = reglas_de(version)
    found = [_lecciones(version, temario, avance)]
    if reglas.evaluacion == "si":
        found.append(_evaluacion(version, avance))
    if reglas.tarea != "no":
        found.append(_jueces.get("tarea", _sin_juez)(version, avance.inscripcion))
    return [replace(r, hecho=True) for r in found] if avance.completada_el else found


def _lecciones(version: VersionCurso, temario: Temario, avance: Avance) -> Requisito:
    lecciones = temario.lecciones
    done = sum(leccion.clave in avance.hechas for leccion in lecciones)
    return Requisito(
        nombre=_("Lecciones"),
        texto=_("Lea las %(total)s lecciones y márquelas como hechas.", total=len(lecciones)),
        detalle=_("%(hechas)s de %(total)s lecciones hechas", hechas=done, total=len(lecciones)),
        hecho=done == len(lecciones),
        endpoint="aprendizaje.continuar",
        args={"curso": version.curso.slug},
    )


def _evaluacion(version: VersionCurso, avance: Avance) -> Requisito:
    best = avance.mejor_nota
    return Requisito(
        nombre=_("Evaluación final"),
        texto=_(
            "Responda la evaluación final: %(preguntas)s preguntas, %(minimo)s o más.",
            preguntas=version.evaluacion["preguntas"],
            minimo=porcentaje(version.evaluacion["aprobacion"] / 100),
        ),
        detalle=_("Mejor resultado: %(nota)s", nota=porcentaje(best / 100))
        if best is not None
        else _("Por hacer"),
        hecho=avance.aprobada,
        endpoint="cuestionarios.ver",
        args={"curso": version.curso.slug},
    )


def _sin_juez(version: VersionCurso, _inscripcion: Inscripcion | None) -> Requisito:
    """Nobody knows worksheets here: the course is not completed behind their back."""
    texto = {
        "entregada": _("Entregue la hoja de trabajo."),
        "aprobada": _("Entregue la hoja de trabajo y espere su aprobación."),
    }[reglas_de(version).tarea]
    return Requisito(nombre=_("Hoja de trabajo"), texto=texto, detalle=_("Por hacer"))
