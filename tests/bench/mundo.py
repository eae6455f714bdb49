"""A served installation with the shipped course and learners in the middle of its quiz."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from config import from_env
from cursos.catalogo.models import Uso
from cursos.catalogo.queries import find_temario, list_preguntas, list_versiones_actuales
from cursos.cuestionarios.claves import preguntas_para_calificar
from cursos.cuestionarios.services import comenzar
from cursos.preguntas import tipos
from plataforma.app import create_app
from plataforma.db import db, transaction
from tests.cursos.cuestionarios.navegador import Navegador
from tests.factories.identidad import make_usuario
from wsgi import PARTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flask import Flask

    from cursos.catalogo.models import Pregunta, VersionCurso
    from cursos.cuestionarios.models import Intento
    from tests.installation import Installation

Formulario = dict[str, list[str]]
Respuesta = tuple[str, Formulario]  # address, form


@dataclass
class Aprendiz:
    """A learner: their browser, and an answer to each question of their try."""

    navegador: Navegador
    respuestas: list[Respuesta] = field(default_factory=list)


@dataclass
class Mundo:
    app: Flask
    aprendices: list[Aprendiz]
    leccion: str
    practica: Respuesta


@contextmanager
def prepare(place: Installation, people: int) -> Iterator[Mundo]:
    """Import the shipped course, and let `people` begin its quiz."""
    place.flask("preparar")
    app = create_app(from_env(place.env), PARTES)
    with app.app_context():
        version = list_versiones_actuales()[0]
        with transaction():
            learners = [_learner(app, version) for _ in range(people)]
        leccion, practica = _lesson(version)
        for learner in learners:
            learner.respuestas.append(practica)
        yield Mundo(app, learners, leccion, practica)
        db.session.remove()
        db.engine.dispose()


def _learner(app: Flask, version: VersionCurso) -> Aprendiz:
    persona = make_usuario()
    intento = comenzar(persona, version)
    return Aprendiz(Navegador.de(app, persona), _answers(version.curso.slug, intento))


def _answers(slug: str, intento: Intento) -> list[Respuesta]:
    """The right answer to each question, of whatever type."""
    preguntas = preguntas_para_calificar(intento)
    here = f"/es/cursos/{slug}/evaluacion/{intento.id}"
    return [
        (f"{here}/{n}/", _form(preguntas[q["clave"]], q))
        for n, q in enumerate(intento.preguntas, 1)
    ]


def _lesson(version: VersionCurso) -> tuple[str, Respuesta]:
    leccion = find_temario(version.id).lecciones[0]
    here = f"/es/cursos/{version.curso.slug}/{leccion.clave}/"
    asked = list_preguntas(leccion.id, Uso.PRACTICA)[0]
    sorteo = tipos.sortear_practica(asked.tipo, asked.datos, 0)
    return here, (f"{here}practica/{asked.clave}", _form(asked, sorteo))


def _form(pregunta: Pregunta, sorteo: Mapping[str, Any]) -> Formulario:
    key = tipos.correcta(pregunta.tipo, pregunta.datos, sorteo)
    return tipos.campos(pregunta.tipo, pregunta.datos, key, sorteo)
