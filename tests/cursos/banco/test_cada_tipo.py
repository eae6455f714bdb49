"""Every type of question in the authors' pages."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cursos.banco.correcciones import ClaveCambiada
from cursos.banco.vista import cambios, elegidas
from cursos.catalogo.models import Pregunta
from cursos.catalogo.queries import find_version_actual
from cursos.cuestionarios.models import Intento, RespuestaIntento
from cursos.preguntas import tipos
from cursos.preguntas.lectura import NO_SE
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.cuestionarios.azar import fijo
from tests.factories.cursos import make_inscripcion, publish_minimo
from tests.factories.identidad import make_usuario


@pytest.fixture
def bank() -> list[Pregunta]:
    """One question of each type at least."""
    version = find_version_actual(publish_minimo().id)
    assert version is not None
    found = list(db.session.scalars(select(Pregunta).where(Pregunta.version_id == version.id)))
    assert {p.tipo for p in found} == set(tipos.TIPOS)
    return found


def answered(pregunta: Pregunta, *answers: list[str]) -> int:
    """Hand in one try for each answer; return the course."""
    curso = pregunta.leccion.modulo.version.curso
    for respuesta in answers:
        intento = Intento(
            inscripcion=make_inscripcion(make_usuario(), curso),
            version_id=pregunta.version_id,
            numero=1,
            preguntas=[{"clave": pregunta.clave}],
            entregado_el=now(),
            nota=0,
        )
        db.session.add(intento)
        db.session.flush()
        db.session.add(
            RespuestaIntento(
                intento_id=intento.id,
                pregunta_clave=pregunta.clave,
                respuesta=respuesta,
                puntos=0.0,
            )
        )
    db.session.flush()
    return curso.id


def test_what_people_chose_is_said_for_every_type(bank: list[Pregunta]) -> None:
    for pregunta in bank:
        sorteo = tipos.sortear(pregunta.tipo, pregunta.datos, fijo(3))
        key = tipos.correcta(pregunta.tipo, pregunta.datos, sorteo)
        shown = elegidas(pregunta, answered(pregunta, key, [NO_SE], []))
        assert [e.texto for e in shown][-2:] in (
            ["No sé", "Sin respuesta"],
            ["Sin respuesta", "No sé"],
        )
        given = [e for e in shown[:-2] if e.veces]
        assert given
        assert all(e.texto for e in given)
        if pregunta.tipo not in tipos.CON_VALORES:
            assert all(e.correcta for e in given), pregunta.clave


def test_the_key_of_every_type_is_said(bank: list[Pregunta]) -> None:
    for pregunta in bank:
        changed = ClaveCambiada(pregunta, pregunta, frozenset({1}), comparable=True)
        (shown,) = cambios([changed])
        assert shown.antes
        assert shown.antes == shown.ahora
