"""Each shipped course can be taken to its credential, and cannot be passed without knowing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from cursos.aprendizaje.services import marcar_hecha
from cursos.catalogo.commands import shipped_folders
from cursos.catalogo.models import Leccion
from cursos.catalogo.services import publicar
from cursos.credenciales.models import Credencial
from cursos.cuestionarios.services import comenzar, entregar, guardar
from cursos.hojas.comprobar import ejemplo_de
from cursos.paquetes.check import load
from cursos.preguntas import tipos
from cursos.preguntas.lectura import par, pares
from cursos.tareas.queries import Lugar
from cursos.tareas.services import entregar as entregar_tarea
from cursos.tareas.services import guardar as guardar_tarea
from plataforma.db import db
from tests.factories.cursos import make_avances

if TYPE_CHECKING:
    from pathlib import Path

    from cursos.catalogo.models import VersionCurso
    from cursos.cuestionarios.models import Intento
    from cursos.paquetes.package import Paquete
    from plataforma.identidad.models import Usuario

FOLDERS = shipped_folders()
PASS = 70  # per cent


@pytest.fixture(params=FOLDERS, ids=lambda f: f.name)
def paquete(request: pytest.FixtureRequest) -> Paquete:
    folder: Path = request.param
    return load(folder)


def publish(paquete: Paquete) -> VersionCurso:
    version = publicar(paquete)
    assert version is not None
    return version


def answer(intento: Intento, paquete: Paquete, *, right: bool) -> Intento:
    """Answer every question that was drawn, all by the key or all wrongly, and hand in."""
    asked = {p.clave: p for p in paquete.todas}
    for drawn in intento.preguntas:
        pregunta = asked[drawn["clave"]]
        datos = pregunta.datos()
        said = tipos.correcta(pregunta.tipo, datos, drawn)
        if not right:
            said = wrong(pregunta.tipo, datos, said)
            assert tipos.calificar(pregunta.tipo, datos, said, drawn).puntos < 1
        guardar(intento, drawn["clave"], tipos.campos(pregunta.tipo, datos, said, drawn))
    assert entregar(intento)
    return intento


def wrong(tipo: str, datos: Any, right: list[str]) -> list[str]:
    """Return an answer of that type that misses everything that it can miss."""
    if tipo in {"numerica", "calculada"}:
        return ["987654321"]
    if tipo == "texto":
        return ["xyz"]
    if tipo == "verdadero":
        return ["falso" if right == ["verdadero"] else "verdadero"]
    if tipo in {"opcion", "multiple"}:
        others = [o["clave"] for o in datos["opciones"] if o["clave"] not in right]
        return others if tipo == "multiple" else others[:1]
    if tipo == "ordenar":
        return right[::-1]
    return [par(item, other(tipo, datos, item, choice)) for item, choice in pares(right).items()]


def other(tipo: str, datos: Any, item: str, choice: str) -> str:
    """Return another choice for one line, row or gap."""
    if tipo == "completar":
        hueco = next(h for h in datos["huecos"] if h["clave"] == item)
        kept = [{"clave": "xyz"}, *(o for o in hueco["opciones"] if not o["correcta"])][::-1]
    else:
        kept = datos["pares"] if tipo == "emparejar" else datos["categorias"]
    return str(next(k["clave"] for k in kept if k["clave"] != choice))


def test_wrong_answers_fail_and_the_key_passes(ana: Usuario, paquete: Paquete) -> None:
    version = publish(paquete)
    failed = answer(comenzar(ana, version), paquete, right=False)
    assert failed.nota is not None
    assert failed.nota < PASS
    assert not failed.aprobado
    passed = answer(comenzar(ana, version), paquete, right=True)
    assert (passed.nota, passed.aprobado) == (100, True)


def test_lessons_test_and_worksheet_give_the_credential(ana: Usuario, paquete: Paquete) -> None:
    version = publish(paquete)
    intento = answer(comenzar(ana, version), paquete, right=True)
    make_avances(intento.inscripcion, *(x.clave for x in paquete.lecciones[:-1]))
    if paquete.curso.cierre.tarea != "no":
        assert paquete.tarea is not None
        lugar = Lugar(curso_id=version.curso_id)
        guardar_tarea(ana, lugar, ejemplo_de(paquete.tarea[0]), sobre=None)
        entregar_tarea(ana, version)
    held = select(Credencial).where(Credencial.usuario_id == ana.id)
    assert db.session.scalar(held) is None
    last = select(Leccion).where(
        Leccion.version_id == version.id, Leccion.clave == paquete.lecciones[-1].clave
    )
    marcar_hecha(ana, db.session.scalars(last).one())
    credencial = db.session.scalars(held).one()
    assert credencial.logro.codigo == paquete.curso.credencial.codigo
