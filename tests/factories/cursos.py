"""Courses, places and tries, without going through files."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import update

from cursos.aprendizaje.models import AvanceLeccion
from cursos.catalogo.models import (
    AutorCurso,
    Curso,
    Leccion,
    Modulo,
    Pregunta,
    Uso,
    VersionCurso,
)
from cursos.catalogo.services import publicar
from cursos.inscripciones.models import Inscripcion, Origen
from cursos.paquetes.check import load
from cursos.preguntas.tipos import TipoPregunta
from plataforma.db import db
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

OPCIONES = [
    {
        "clave": clave,
        "correcta": clave == "a",
        "texto": {"es": f"Opción {clave}", "pt": f"Opção {clave}"},
        "comentario": {"es": f"Comentario {clave}", "pt": f"Comentário {clave}"},
    }
    for clave in ("a", "b", "c")
]


def bi(text: str) -> TextoBilingue:
    return TextoBilingue(f"{text} en español", f"{text} em português")


def make_curso(slug: str = "", *, modulos: int = 2, lecciones: int = 2, banco: int = 3) -> Curso:
    """Add a published course: each lesson has one practice question and `banco` of the quiz."""
    slug = slug or f"curso-{secrets.token_hex(3)}"
    curso = Curso(slug=slug, codigo=slug[:20], titulo=bi("Curso"), resumen=bi("Resumen"))
    db.session.add(curso)
    db.session.flush()
    version = make_version(curso, modulos=modulos, lecciones=lecciones, banco=banco)
    version.es_actual = True
    db.session.flush()
    return curso


def make_autor(usuario: Usuario, curso: Curso) -> AutorCurso:
    """Give the course to one of its authors."""
    autor = AutorCurso(curso_id=curso.id, usuario_id=usuario.id)
    db.session.add(autor)
    db.session.flush()
    db.session.expire(curso, ["autores"])
    return autor


def make_version(
    curso: Curso, *, numero: int = 1, modulos: int = 2, lecciones: int = 2, banco: int = 3
) -> VersionCurso:
    """Add a version that is not the current one."""
    version = VersionCurso(
        curso_id=curso.id,
        curso=curso,
        numero=numero,
        hash=secrets.token_hex(32),
        titulo=curso.titulo,
        resumen=curso.resumen,
        minutos=20 * modulos * lecciones,
        bytes=50_000,
        datos=_datos(),
        credencial=_credencial(curso.slug),
        evaluacion={"preguntas": 4, "aprobacion": 70, "intentos": 2, "ventana_horas": 24},
    )
    db.session.add(version)
    orden = 0
    for m in range(1, modulos + 1):
        modulo = Modulo(
            version=version, clave=f"m{m}", orden=m, titulo=bi(f"Módulo {m}"), resumen=bi("R")
        )
        db.session.add(modulo)
        db.session.flush()
        for _ in range(lecciones):
            orden += 1
            _make_leccion(version, modulo, orden, banco)
    db.session.flush()
    return version


def make_version_actual(curso: Curso, *, numero: int = 2, **sizes: int) -> VersionCurso:
    """Add a version and make it the current one, as publishing does."""
    db.session.execute(
        update(VersionCurso).where(VersionCurso.curso_id == curso.id).values(es_actual=False)
    )
    version = make_version(curso, numero=numero, **sizes)
    version.es_actual = True
    db.session.flush()
    return version


def _datos() -> dict[str, Any]:
    text = {"es": "Texto en español", "pt": "Texto em português"}
    return {
        "nivel": "basico",
        "version": "2026.11",
        "ruta": "acuerdos",
        "para_quien": text,
        "requisitos": text,
        "podra": [text] * 4,
        "responsable": text,
        "revisada": "2026-11-21",
        "proxima_revision": "2027-05-21",
        "licencia": "CC BY-SA 4.0",
        "hoja": None,
        "fuentes": {"es": [], "pt": []},
    }


def _credencial(clave: str) -> dict[str, Any]:
    return {
        "codigo": f"MC-{clave}"[:20],
        "nombre": {"es": "Uso las preferencias", "pt": "Uso as preferências"},
        "descripcion": {"es": "Sabe calcular el ahorro.", "pt": "Sabe calcular a economia."},
        "criterio": {"es": "Completar las lecciones.", "pt": "Concluir as lições."},
        "horas": 5.5,
        "vigencia_anios": 3,
    }


def _make_leccion(version: VersionCurso, modulo: Modulo, orden: int, banco: int) -> None:
    leccion = Leccion(
        version_id=version.id,
        modulo=modulo,
        clave=f"leccion-{orden}",
        orden=orden,
        minutos=10,
        titulo=bi(f"Lección {orden}"),
        objetivo=bi("Calcular"),
        regla=bi("Regla"),
        accion=bi("Acción"),
        html=TextoBilingue("<p>Cuerpo en español.</p>", "<p>Corpo em português.</p>"),
        texto=TextoBilingue("Cuerpo en español.", "Corpo em português."),
        fuentes={"es": [], "pt": []},
        por_verificar={"es": [], "pt": []},
        responsable=bi("Equipo"),
        revisada=date(2026, 11, 21),
        proxima_revision=date(2027, 5, 21),
        palabras=400,
        bytes=9_000,
    )
    db.session.add(leccion)
    for n in range(banco + 1):
        uso = Uso.PRACTICA if n == 0 else Uso.EVALUACION
        db.session.add(
            Pregunta(
                version_id=version.id,
                leccion=leccion,
                clave=f"p{orden}-{n}",
                orden=orden * 100 + n,
                uso=uso,
                tipo=TipoPregunta.OPCION,
                nivel=1,
                datos={
                    "enunciado": {"es": f"¿Pregunta {orden}-{n}?", "pt": f"Pergunta {orden}-{n}?"},
                    "opciones": OPCIONES,
                },
            )
        )


def make_inscripcion(usuario: Usuario, curso: Curso, **values: Any) -> Inscripcion:
    """Add a place in the current version."""
    from cursos.catalogo.queries import find_version_actual

    version = find_version_actual(curso.id)
    assert version is not None
    fields = {"origen": Origen.PROPIA} | values
    inscripcion = Inscripcion(
        usuario=usuario, curso=curso, version_id=version.id, version=version, **fields
    )
    db.session.add(inscripcion)
    db.session.flush()
    return inscripcion


def make_avances(inscripcion: Inscripcion, *claves: str) -> None:
    """Mark lessons as done."""
    db.session.add_all(
        AvanceLeccion(inscripcion_id=inscripcion.id, leccion_clave=c) for c in claves
    )
    db.session.flush()


MINIMO = Path(__file__).parent.parent / "contenido_minimo"


def publish_minimo() -> Curso:
    """Publish the tiny course of `tests/contenido_minimo` through the real import."""
    version = publicar(load(MINIMO))
    assert version is not None
    return version.curso
