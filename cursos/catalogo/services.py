"""Publishing a checked package: a new version when its content changed, nothing when it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select, update

from cursos.catalogo.almacen import (
    images_of,
    read_version,
    store_images,
    store_package,
    store_worksheets,
)
from cursos.catalogo.cambios import seguir
from cursos.catalogo.models import (
    Cambio,
    Curso,
    Leccion,
    Modulo,
    OrigenVersion,
    Pregunta,
    VersionCurso,
)
from cursos.catalogo.reparacion import restore
from cursos.catalogo.valores import (
    all_sources,
    bilingue,
    guide_of,
    html_of,
    lesson_weight,
    per_language,
    quiz_of,
    sheet_of,
    tidy,
    weight,
)
from cursos.paquetes import lesson_body, parity
from cursos.paquetes.check import both
from cursos.paquetes.origin import without_guide
from cursos.paquetes.yaml_source import ContentError
from plataforma import audit
from plataforma.busqueda import request_update
from plataforma.db import db
from plataforma.errors import DomainError
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.imagenes.imagen import Imagen
    from cursos.paquetes import package
    from cursos.paquetes.package import Paquete
    from plataforma.identidad.models import Usuario

FUENTE_CURSOS = "cursos"  # the search source of all course pages


class YaEsActualError(DomainError):
    mensaje = _l("Esa versión ya es la que se muestra.")


def publicar(
    paquete: Paquete,
    *,
    actor: Usuario | None = None,
    origen: OrigenVersion = OrigenVersion.ARCHIVOS,
) -> VersionCurso | None:
    """Make the package the current version of its course; None when it already is.

    What was lost of the files of the current version is then stored again.
    """
    curso = db.session.scalar(select(Curso).where(Curso.slug == paquete.curso.clave))
    current = _current(curso) if curso else None
    if current and current.hash == paquete.hash:
        restore([current], paquete.files)
        return None
    if current:
        _check_correction(current, paquete)
    store_package(paquete.hash, paquete.files)
    curso = _keep_course(curso, paquete)
    old = _keys(current) if current else set()
    version = _add_version(curso, paquete)
    version.origen = origen
    imagenes = images_of(paquete.files, paquete.imagenes)
    for orden in range(1, len(paquete.curso.modulos) + 1):
        _add_module(version, orden, paquete, imagenes)
    db.session.flush()
    store_worksheets(version, paquete.files)
    store_images(imagenes)
    audit.record("curso.publicar", ("curso", curso.id), actor=actor, datos=_named(version))
    _update_search(old | _keys(version))
    same = current is not None and _teaches_the_same(current, paquete)
    seguir(version, Cambio.CORRECCION if same else Cambio(paquete.curso.cambio))
    return version


def _teaches_the_same(current: VersionCurso, paquete: Paquete) -> bool:
    """Whether learners find no difference: only the rendering or the facilitators' guide is new."""
    if paquete.is_content_of(current.hash):
        return True
    before = read_version(current)
    return before is not None and without_guide(before) == without_guide(paquete.files)


def volver_a(version: VersionCurso, cambio: Cambio, *, actor: Usuario) -> None:
    """Make an older version the current one again, as it was published."""
    current = _current(version.curso)
    if version.es_actual or current is None:
        raise YaEsActualError
    curso, old = version.curso, _keys(current)
    _lower(curso.id)
    version.es_actual = True
    curso.codigo = version.datos["codigo"]
    curso.titulo, curso.resumen = version.titulo, version.resumen
    db.session.flush()
    audit.record("curso.volver", ("curso", curso.id), actor=actor, datos=_named(version))
    _update_search(old | _keys(version))
    seguir(version, cambio)


def _named(version: VersionCurso) -> dict[str, object]:
    return {"version": version.numero, "hash": version.hash}


def _update_search(claves: set[str]) -> None:
    for clave in sorted(claves):
        request_update(FUENTE_CURSOS, clave)


def _check_correction(current: VersionCurso, paquete: Paquete) -> None:
    """Who is learning is moved by a correction: it takes no lesson away and adds none."""
    if Cambio(paquete.curso.cambio) is not Cambio.CORRECCION:
        return
    lessons = db.session.scalars(select(Leccion.clave).where(Leccion.version_id == current.id))
    if set(lessons) != {x.clave for x in paquete.lecciones}:
        text = "a correction has the lessons of the current version: say 'contenido'"
        raise ContentError([paquete.source.fault(("cambio",), text)])


def _lower(curso_id: int) -> None:
    """No version is the current one for a moment: exactly one may be."""
    db.session.execute(
        update(VersionCurso)
        .where(VersionCurso.curso_id == curso_id, VersionCurso.es_actual)
        .values(es_actual=False)
    )


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
    _lower(curso.id)
    version = VersionCurso(
        curso_id=curso.id,
        curso=curso,
        numero=(last or 0) + 1,
        hash=paquete.hash,
        es_actual=True,
        titulo=curso.titulo,
        resumen=curso.resumen,
        minutos=paquete.curso.minutos,
        bytes=weight(paquete),
        datos=paquete.curso.model_dump(mode="json", exclude=kept)
        | {
            "fuentes": all_sources(paquete),
            "tarea": sheet_of(paquete, "titulo", "descripcion"),
            "guia": bool(paquete.guia),
        },
        credencial=tidy(paquete.curso.credencial.model_dump(mode="json")),
        evaluacion=quiz_of(paquete),
        tarea=sheet_of(paquete),
        guia=guide_of(paquete),
    )
    db.session.add(version)
    db.session.flush()
    return version


def _add_module(
    version: VersionCurso, orden: int, paquete: Paquete, imagenes: Mapping[str, Imagen]
) -> None:
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
            added = _add_lesson(modulo, leccion, paquete, imagenes)
            _add_questions(version, added, paquete)


def _add_lesson(
    modulo: Modulo, source: package.Leccion, paquete: Paquete, imagenes: Mapping[str, Imagen]
) -> Leccion:
    html = html_of(source, imagenes)
    texto = TextoBilingue(lesson_body.plain_text(html.es), lesson_body.plain_text(html.pt))
    cabecera = source.es.cabecera
    leccion = Leccion(
        version_id=modulo.version.id,
        modulo=modulo,
        clave=source.clave,
        orden=source.numero,
        minutos=cabecera.minutos,
        html=html,
        texto=texto,
        fuentes=per_language(source, "fuentes"),
        por_verificar=per_language(source, "por_verificar"),
        revisada=cabecera.revisada,
        proxima_revision=cabecera.proxima_revision,
        palabras=lesson_body.count_words(texto.es),
        bytes=lesson_weight(source, paquete, html),
        traduccion_atrasada=parity.stale_language(source) or None,
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
                    datos=tidy(source.datos()),
                )
            )
