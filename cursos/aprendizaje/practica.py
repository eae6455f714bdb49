"""Practice on the lesson page: what was asked, what was answered and what that teaches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cursos.aprendizaje.queries import list_practicas
from cursos.catalogo.pregunta_vista import Devolucion, PreguntaVista, devolver, vista
from cursos.preguntas import tipos
from cursos.preguntas.errors import RespuestaIncompletaError
from cursos.preguntas.lectura import solo_respuestas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cursos.aprendizaje.models import RespuestaPractica
    from cursos.catalogo.models import Leccion, Pregunta
    from cursos.preguntas.base import Campos, Sorteo
    from plataforma.identidad.models import Usuario

MAX_SEED = 9_999


@dataclass(frozen=True)
class Practica:
    """A practice question, with what the last answer taught. `semilla`: of its draw, if any."""

    pregunta: PreguntaVista
    devolucion: Devolucion | None = None
    error: str = ""
    enfocar: bool = False  # it was answered just now
    semilla: int | None = None
    otra: int | None = None  # the seed that asks the same with other numbers


@dataclass(frozen=True)
class Respondida:
    """What the address says of practice; a visitor's answer is a GET that changes nothing.

    `?p=question&s=seed&r=option` answers; `?otra=question&s=seed` asks with another draw.
    """

    clave: str = ""
    otra: str = ""
    semilla: int | None = None
    campos: Campos = field(default_factory=dict)


def leer_direccion(args: Mapping[str, Sequence[str]]) -> Respondida:
    first = {name: (args.get(name) or [""])[0] for name in ("p", "otra", "s")}
    return Respondida(
        clave=first["p"],
        otra=first["otra"],
        semilla=leer_semilla(first["s"]),
        campos=solo_respuestas(args),
    )


def leer_semilla(text: str) -> int | None:
    """Return a seed of ours, or None."""
    short = text.isascii() and text.isdigit() and len(text) <= len(str(MAX_SEED))
    return int(text) if short else None


def practicas_de(leccion: Leccion, persona: Usuario, respondida: Respondida) -> list[Practica]:
    asked = list_practicas(leccion, persona.id if persona.is_authenticated else None)
    return [practica(pregunta, saved, respondida) for pregunta, saved in asked]


def practica(
    pregunta: Pregunta, saved: RespuestaPractica | None, respondida: Respondida
) -> Practica:
    """The address wins: it is what was answered last, could not be read, or is asked anew."""
    now_answered = respondida.clave == pregunta.clave
    anew = respondida.otra == pregunta.clave
    from_address = anew or (now_answered and bool(respondida.campos or not saved))
    semilla = respondida.semilla if from_address or saved is None else saved.semilla
    sorteo = tipos.sortear_practica(pregunta.tipo, pregunta.datos, semilla)
    if anew or not (from_address or saved):
        return _mostrar(pregunta, sorteo, semilla)
    if not from_address and saved:
        return _mostrar(pregunta, sorteo, semilla, saved.respuesta, enfocar=now_answered)
    try:
        answer = tipos.leer(pregunta.tipo, pregunta.datos, sorteo, respondida.campos)
    except RespuestaIncompletaError as error:
        shown = vista(pregunta, (), sorteo, respondida.campos)
        return Practica(shown, None, str(error), enfocar=True, semilla=_seed(pregunta, semilla))
    return _mostrar(pregunta, sorteo, semilla, answer, enfocar=True)


def _mostrar(
    pregunta: Pregunta,
    sorteo: Sorteo,
    semilla: int | None,
    answer: Sequence[str] = (),
    *,
    enfocar: bool = False,
) -> Practica:
    drawn = _seed(pregunta, semilla)
    again = pregunta.tipo in tipos.CON_VALORES and bool(answer)
    return Practica(
        pregunta=vista(pregunta, answer, sorteo),
        devolucion=devolver(pregunta, answer, sorteo) if answer else None,
        enfocar=enfocar,
        semilla=drawn,
        otra=((drawn or 0) + 1) % MAX_SEED if again else None,
    )


def _seed(pregunta: Pregunta, semilla: int | None) -> int | None:
    return (semilla or 0) if pregunta.tipo in tipos.CON_SORTEO else None
