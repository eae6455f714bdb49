"""Publishing a checked package: a new version when its content changed, nothing when it did not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from cursos.catalogo.cambios import seguir
from cursos.catalogo.models import Cambio, Curso, Leccion, Modulo, Pregunta, VersionCurso
from cursos.paquetes import lesson_body
from cursos.paquetes.check import both
from cursos.paquetes.package import LANGS
from plataforma import audit, storage
from plataforma.busqueda import request_update
from plataforma.db import db
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from cursos.paquetes import package
    from cursos.paquetes.package import Paquete
    from cursos.preguntas.base import Texto

SHELL = 12_000  # bytes of a lesson page around its body and questions
FUENTE_CURSOS = "cursos"  # the search source of all course pages


def publicar(paquete: Paquete) -> VersionCurso | None:
    """Make the package the current version of its course; None when it already is."""
    curso = db.session.scalar(select(Curso).where(Curso.slug == paquete.curso.clave))
    current = _current(curso) if curso else None
    if current and current.hash == paquete.hash:
        return None
    curso = _keep_course(curso, paquete)
    old = _keys(current) if current else set()
    version = _add_version(curso, paquete)
    for orden in range(1, len(paquete.curso.modulos) + 1):
        _add_module(version, orden, paquete)
    db.session.flush()
    _store_worksheet(paquete)
    audit.record(
        "curso.publicar",
        ("curso", curso.id),
        actor=None,
        datos={"version": version.numero, "hash": version.hash},
    )
    for clave in sorted(old | _keys(version)):
        request_update(FUENTE_CURSOS, clave)
    seguir(version, Cambio(paquete.curso.cambio))
    return version


def _current(curso: Curso) -> VersionCurso | None:
    return db.session.scalar(
        select(VersionCurso).where(VersionCurso.curso_id == curso.id, VersionCurso.es_actual)
    )


def _keys(version: VersionCurso) -> set[str]:
    """Return the search keys of a version's pages."""
    slug = version.curso.slug
    lessons = db.session.scalars(select(Leccion.clave).where(Leccion.version_id == version.id))
    return {search_key(slug), *(search_key(slug, clave) for clave in lessons)}


def search_key(slug: str, leccion: str = "") -> str:
    return f"leccion:{slug}/{leccion}" if leccion else f"curso:{slug}"


def worksheet_key(content_hash: str, lang: str) -> str:
    """Return where the worksheet of a version is stored."""
    return f"cursos/{content_hash}/hoja.{lang}.xlsx"


def _keep_course(curso: Curso | None, paquete: Paquete) -> Curso:
    if curso is None:
        curso = Curso(slug=paquete.curso.clave)
        db.session.add(curso)
    curso.codigo = paquete.curso.codigo
    curso.titulo = bilingue(paquete.curso.titulo)
    curso.resumen = bilingue(paquete.curso.resumen)
    db.session.flush()
    return curso


def _add_version(curso: Curso, paquete: Paquete) -> VersionCurso:
    """Insert the next version and make it the current one."""
    kept = {"credencial", "evaluacion", "modulos", "titulo", "resumen"}
    last = db.session.scalar(
        select(func.max(VersionCurso.numero)).where(VersionCurso.curso_id == curso.id)
    )
    db.session.execute(
        update(VersionCurso)
        .where(VersionCurso.curso_id == curso.id, VersionCurso.es_actual)
        .values(es_actual=False)
    )
    version = VersionCurso(
        curso_id=curso.id,
        curso=curso,
        numero=(last or 0) + 1,
        hash=paquete.hash,
        es_actual=True,
        titulo=curso.titulo,
        resumen=curso.resumen,
        minutos=paquete.curso.minutos,
        bytes=_weight(paquete),
        datos=paquete.curso.model_dump(mode="json", exclude=kept) | {"fuentes": _sources(paquete)},
        credencial=_tidy(paquete.curso.credencial.model_dump(mode="json")),
        evaluacion=_quiz(paquete),
    )
    db.session.add(version)
    db.session.flush()
    return version


def _quiz(paquete: Paquete) -> dict[str, Any]:
    """Return the rules of the final quiz; nothing for a course that has none."""
    quiz = paquete.curso.evaluacion
    return quiz.model_dump(mode="json") if quiz and paquete.curso.cierre.evaluacion == "si" else {}


def _add_module(version: VersionCurso, orden: int, paquete: Paquete) -> None:
    source = paquete.curso.modulos[orden - 1]
    modulo = Modulo(
        version=version,
        clave=source.clave,
        orden=orden,
        titulo=bilingue(source.titulo),
        resumen=bilingue(source.resumen),
    )
    db.session.add(modulo)
    for leccion in paquete.lecciones:
        if leccion.clave in source.lecciones:
            added = _add_lesson(version, modulo, leccion, paquete)
            _add_questions(version, added, paquete)


def _add_lesson(
    version: VersionCurso, modulo: Modulo, source: package.Leccion, paquete: Paquete
) -> Leccion:
    html = TextoBilingue(*(lesson_body.render(source.idiomas[lang].body) for lang in LANGS))
    texto = TextoBilingue(lesson_body.plain_text(html.es), lesson_body.plain_text(html.pt))
    cabecera = source.es.cabecera
    leccion = Leccion(
        version_id=version.id,
        modulo=modulo,
        clave=source.clave,
        orden=source.numero,
        minutos=cabecera.minutos,
        html=html,
        texto=texto,
        fuentes=_per_language(source, "fuentes"),
        por_verificar=_per_language(source, "por_verificar"),
        revisada=cabecera.revisada,
        proxima_revision=cabecera.proxima_revision,
        palabras=lesson_body.count_words(texto.es),
        bytes=_lesson_weight(source, paquete, html),
        **{
            name: both(source, name)
            for name in ("titulo", "objetivo", "regla", "accion", "responsable")
        },
    )
    db.session.add(leccion)
    return leccion


def _add_questions(version: VersionCurso, leccion: Leccion, paquete: Paquete) -> None:
    for orden, source in enumerate(paquete.todas, 1):
        if source.leccion == leccion.clave:
            db.session.add(
                Pregunta(
                    version_id=version.id,
                    leccion=leccion,
                    clave=source.clave,
                    orden=orden,
                    uso=source.uso,
                    tipo=source.tipo,
                    nivel=source.nivel,
                    datos=_tidy(source.datos()),
                )
            )


def _per_language(leccion: package.Leccion, name: str) -> dict[str, Any]:
    return {
        lang: _tidy(archivo.cabecera.model_dump(mode="json")[name])
        for lang, archivo in leccion.idiomas.items()
    }


def _tidy(value: Any) -> Any:
    """Keep numbers and their signs together in every text of a JSON value."""
    if isinstance(value, str):
        return lesson_body.keep_together(value)
    if isinstance(value, list):
        return [_tidy(v) for v in value]
    return {k: _tidy(v) for k, v in value.items()} if isinstance(value, dict) else value


def _sources(paquete: Paquete) -> dict[str, list[Any]]:
    """Return each source of the lessons once, in the order of the course."""
    found: dict[str, dict[str, Any]] = {lang: {} for lang in LANGS}
    for leccion in paquete.lecciones:
        for lang, sources in _per_language(leccion, "fuentes").items():
            for source in sources:
                found[lang].setdefault(source["texto"], source)
    return {lang: list(sources.values()) for lang, sources in found.items()}


def _lesson_weight(source: package.Leccion, paquete: Paquete, html: TextoBilingue) -> int:
    """Return about how many bytes the page of a lesson has, in the longer language."""
    practice = [
        p.enunciado.es + "".join(o.texto.es for o in getattr(p, "opciones", ()))
        for p in paquete.todas
        if p.leccion == source.clave and p.uso == "practica"
    ]
    front = json.dumps(_per_language(source, "fuentes")["es"], ensure_ascii=False)
    body = max(len(html.es.encode()), len(html.pt.encode()))
    return SHELL + body + len("".join(practice).encode()) + len(front.encode())


def _weight(paquete: Paquete) -> int:
    """Return about how many bytes a phone receives for the whole course, worksheet included."""
    hoja = paquete.curso.hoja
    sheet = max(len(paquete.files[getattr(hoja.archivo, lang)]) for lang in LANGS) if hoja else 0
    pages = sum(
        _lesson_weight(
            leccion,
            paquete,
            TextoBilingue(*(lesson_body.render(leccion.idiomas[lang].body) for lang in LANGS)),
        )
        for leccion in paquete.lecciones
    )
    return pages + sheet + int(_quiz(paquete).get("preguntas", 0)) * SHELL


def _store_worksheet(paquete: Paquete) -> None:
    if paquete.curso.hoja is None:
        return
    for lang in LANGS:
        data = paquete.files[getattr(paquete.curso.hoja.archivo, lang)]
        storage.put(worksheet_key(paquete.hash, lang), data)


def bilingue(texto: Texto) -> TextoBilingue:
    return TextoBilingue(lesson_body.keep_together(texto.es), lesson_body.keep_together(texto.pt))
