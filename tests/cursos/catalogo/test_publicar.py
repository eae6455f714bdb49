"""Importing a package: a version when its content changed, nothing when it did not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.catalogo.almacen import worksheet_key
from cursos.catalogo.busqueda import documentos
from cursos.catalogo.commands import contenido
from cursos.catalogo.models import Leccion, Pregunta, VersionCurso
from cursos.catalogo.queries import find_temario, list_banco
from cursos.catalogo.services import publicar
from cursos.paquetes.check import load
from plataforma import storage
from plataforma.db import db
from plataforma.jobs.models import Job
from tests.factories.cursos import MINIMO, publish_minimo
from tests.statements import counted

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask


def _versions() -> list[VersionCurso]:
    return list(db.session.scalars(select(VersionCurso).order_by(VersionCurso.numero)))


def _changed(tmp_path: Path) -> Path:
    folder = shutil.copytree(MINIMO, tmp_path / "otro")
    for lang in ("es", "pt"):
        path = folder / f"lecciones/02-la-etiqueta.{lang}.md"
        text = path.read_text(encoding="utf-8").replace("clave: la-etiqueta", "clave: rotulado")
        path.unlink()
        path.with_name(f"02-rotulado.{lang}.md").write_text(text, encoding="utf-8")
    for path in (folder / "curso.yml", folder / "preguntas/envio.yml"):
        text = path.read_text(encoding="utf-8")
        new = text.replace("[la-etiqueta]", "[rotulado]").replace(": la-etiqueta", ": rotulado")
        path.write_text(new, encoding="utf-8")
    return folder


def test_a_package_becomes_a_course_in_both_languages() -> None:
    curso = publish_minimo()
    version = _versions()[0]
    assert (curso.slug, version.numero, version.es_actual) == ("primer-precio", 1, True)
    assert curso.titulo.pt == "Seu primeiro preço"
    leccion = db.session.scalars(select(Leccion).order_by(Leccion.orden)).first()
    assert leccion is not None
    assert '<div class="admonition ejemplo">' in leccion.html.pt
    assert "tipo de cambio" in leccion.texto.es
    assert leccion.fuentes["pt"][0]["url"] == "https://example.org/fuente"
    assert db.session.scalar(select(func.count(Pregunta.id))) == 16
    assert len(list_banco(version.id)) == 6


def test_importing_again_changes_nothing() -> None:
    publish_minimo()
    assert publicar(load(MINIMO)) is None
    assert len(_versions()) == 1


def test_changed_content_is_a_new_version_and_the_old_one_stays(tmp_path: Path) -> None:
    publish_minimo()
    new = publicar(load(_changed(tmp_path)))
    assert new is not None
    old, current = _versions()
    assert (old.es_actual, current.es_actual, current.numero) == (False, True, 2)
    assert [x.clave for x in find_temario(old.id).lecciones] == ["la-moneda", "la-etiqueta"]
    assert [x.clave for x in find_temario(new.id).lecciones] == ["la-moneda", "rotulado"]


def test_the_search_is_told_of_new_changed_and_removed_pages(tmp_path: Path) -> None:
    publish_minimo()
    db.session.query(Job).delete()
    publicar(load(_changed(tmp_path)))
    asked = {job.payload["clave"] for job in db.session.query(Job)}
    assert {
        "curso:primer-precio",
        "leccion:primer-precio/la-etiqueta",
        "leccion:primer-precio/la-moneda",
        "leccion:primer-precio/rotulado",
    } <= asked


def test_every_page_is_a_document_in_both_languages() -> None:
    publish_minimo()
    found = list(documentos())
    assert len(found) == 6
    assert {d.idioma for d in found} == {"es", "pt"}
    one = list(documentos("leccion:primer-precio/la-moneda"))
    assert [d.titulo for d in one] == ["La moneda del precio", "A moeda do preço"]
    assert list(documentos("leccion:primer-precio/ninguna")) == []
    assert [d.clave for d in documentos("curso:primer-precio")] == ["curso:primer-precio"] * 2


def test_the_worksheet_is_stored_in_both_languages() -> None:
    publish_minimo()
    version = _versions()[0]
    for lang in ("es", "pt"):
        expected = (MINIMO / f"archivos/lista.{lang}.xlsx").read_bytes()
        assert storage.get(worksheet_key(version.hash, lang)) == expected


def test_the_outline_costs_one_statement() -> None:
    version = publish_minimo() and _versions()[0]
    db.session.expire_all()
    with counted() as statements:
        temario = find_temario(version.id)
        assert [len(m.lecciones) for m in temario.modulos] == [1, 1]
        assert temario.around("la-etiqueta")[1] is None
    assert len([s for s in statements if "leccion" in s]) == 1


def test_the_check_command_names_faults_and_fails(app: Flask, tmp_path: Path) -> None:
    folder = shutil.copytree(MINIMO, tmp_path / "malo")
    (folder / "lecciones/01-la-moneda.pt.md").unlink()
    result = app.test_cli_runner().invoke(contenido, ["check", str(folder)])
    assert result.exit_code == 1
    assert "malo/lecciones/01-la-moneda.pt.md:0: the translation is missing" in result.output
    result = app.test_cli_runner().invoke(contenido, ["check", str(MINIMO)])
    assert result.exit_code == 0
    assert "2 lessons, 16 questions, es and pt" in result.output


def test_the_import_command_publishes_all_or_nothing(app: Flask, tmp_path: Path) -> None:
    folder = shutil.copytree(MINIMO, tmp_path / "malo")
    (folder / "curso.yml").write_text("clave: malo", encoding="utf-8")
    result = app.test_cli_runner().invoke(contenido, ["import", str(MINIMO), str(folder)])
    assert result.exit_code == 1
    assert _versions() == []
