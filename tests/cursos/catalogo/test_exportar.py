"""What was imported comes out byte by byte; versions stay; a start of the site undoes nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.catalogo import commands
from cursos.catalogo.almacen import store_images
from cursos.catalogo.commands import contenido
from cursos.catalogo.models import Cambio, Leccion, OrigenVersion, VersionCurso
from cursos.catalogo.services import YaEsActualError, publicar, volver_a
from cursos.catalogo.versiones import find_version, list_versiones
from cursos.imagenes.imagen import Imagen
from cursos.paquetes.check import load
from cursos.paquetes.origin import read_folder, read_zip
from cursos.paquetes.yaml_source import ContentError
from plataforma.audit.models import AuditLine
from plataforma.db import db
from tests.factories.cursos import MINIMO, publish_minimo

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

SLUG = "primer-precio"


def other(tmp_path: Path, *changes: tuple[str, str, str]) -> Path:
    folder = shutil.copytree(MINIMO, tmp_path / f"otro{len(list(tmp_path.iterdir()))}")
    for name, old, new in changes:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


TITLE = ("curso.yml", 'es: "Su primer precio"', 'es: "Su precio"')
CORRECTION = ("curso.yml", "nivel:", "cambio: correccion\nnivel:")


def run(app: Flask, *args: str) -> str:
    result = app.test_cli_runner().invoke(contenido, list(args))
    assert result.exit_code == 0, result.output
    return result.output


def test_export_gives_the_same_bytes_as_was_imported(app: Flask, tmp_path: Path) -> None:
    folder = other(tmp_path)
    (folder / "README.md").write_bytes("# Notas\r\nsin fin de línea".encode())
    publicar(load(folder))
    run(app, "export", SLUG, str(tmp_path / "salida"))
    assert read_folder(tmp_path / "salida") == read_folder(folder)
    run(app, "export", SLUG, str(tmp_path / "salida.zip"))
    assert read_zip((tmp_path / "salida.zip").read_bytes()) == read_folder(folder)


def test_every_version_can_be_exported(app: Flask, tmp_path: Path) -> None:
    publish_minimo()
    publicar(load(other(tmp_path, TITLE)))
    run(app, "export", SLUG, str(tmp_path / "uno"), "--version", "1")
    assert read_folder(tmp_path / "uno") == read_folder(MINIMO)
    result = app.test_cli_runner().invoke(contenido, ["export", SLUG, str(tmp_path / "uno")])
    assert "exists: name a new folder" in result.output
    result = app.test_cli_runner().invoke(contenido, ["export", "nada", str(tmp_path / "dos")])
    assert "no such version is kept" in result.output


def test_a_zip_is_imported_like_its_folder(app: Flask, tmp_path: Path) -> None:
    publish_minimo()
    run(app, "export", SLUG, str(tmp_path / "curso.zip"))
    assert "unchanged" in run(app, "import", str(tmp_path / "curso.zip"))


def test_preview_writes_pages_for_a_browser(app: Flask, tmp_path: Path) -> None:
    run(app, "preview", str(MINIMO), str(tmp_path / "paginas"))
    page = (tmp_path / "paginas/la-moneda.html").read_text(encoding="utf-8")
    assert '<article class="telefono pila" lang="pt">' in page
    assert "A moeda do preço" in page
    assert (tmp_path / "paginas/index.html").exists()


def test_going_back_shows_the_older_version_again(elena: Usuario, tmp_path: Path) -> None:
    publish_minimo()
    publicar(load(other(tmp_path, TITLE)))
    first = find_version(SLUG, 1)
    assert first is not None
    volver_a(first, Cambio.CONTENIDO, actor=elena)
    assert [(v.numero, v.es_actual) for v in list_versiones(SLUG)] == [(2, False), (1, True)]
    assert first.curso.titulo.es == "Su primer precio"
    line = db.session.scalars(select(AuditLine).order_by(AuditLine.id.desc())).first()
    assert line is not None
    assert (line.accion, line.actor) == ("curso.volver", elena.seudonimo)
    with pytest.raises(YaEsActualError):
        volver_a(first, Cambio.CONTENIDO, actor=elena)


def test_a_correction_has_the_lessons_of_the_current_version(tmp_path: Path) -> None:
    publish_minimo()
    folder = other(tmp_path, CORRECTION)
    for lang in ("es", "pt"):
        old = folder / f"lecciones/02-la-etiqueta.{lang}.md"
        text = old.read_text(encoding="utf-8").replace("clave: la-etiqueta", "clave: rotulado")
        old.unlink()
        (folder / f"lecciones/02-rotulado.{lang}.md").write_text(text, encoding="utf-8")
    for name in ("curso.yml", "preguntas/envio.yml"):
        text = (folder / name).read_text(encoding="utf-8").replace("la-etiqueta", "rotulado")
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"curso.yml:5: a correction has the lessons"):
        publicar(load(folder))
    assert publicar(load(other(tmp_path, CORRECTION))) is not None


def shipped(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(commands, "shipped_folders", lambda: (folder,))


def current() -> VersionCurso:
    found = find_version(SLUG, None)
    assert found is not None
    return found


def test_a_start_does_not_undo_what_authors_published_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped(monkeypatch, MINIMO)
    commands.import_shipped()
    publicar(load(other(tmp_path, TITLE)), origen=OrigenVersion.AUTORIA)
    commands.import_shipped()
    assert current().titulo.es == "Su precio"
    shipped(monkeypatch, other(tmp_path, ("curso.yml", "minutos: 20", "minutos: 25")))
    commands.import_shipped()
    assert (current().titulo.es, current().numero) == ("Su precio", 2)


def test_a_start_checks_only_what_it_publishes(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped(monkeypatch, MINIMO)
    commands.import_shipped()
    monkeypatch.setattr(commands, "load", lambda folder: pytest.fail(f"checked {folder} again"))
    commands.import_shipped()
    assert current().numero == 1


def test_a_start_publishes_what_the_code_brings_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped(monkeypatch, MINIMO)
    commands.import_shipped()
    shipped(monkeypatch, other(tmp_path, TITLE))
    commands.import_shipped()
    assert (current().titulo.es, current().numero) == ("Su precio", 2)


def test_a_lesson_says_that_its_translation_is_being_reviewed(
    client: CheckingClient, tmp_path: Path
) -> None:
    notice = ("curso.yml", "licencia:", "traduccion_atrasada: aviso\nlicencia:")
    change = ("lecciones/01-la-moneda.es.md", "Un precio sin moneda", "Todo precio sin moneda")
    publicar(load(other(tmp_path, notice, change)))
    lesson = db.session.scalars(select(Leccion).order_by(Leccion.orden)).first()
    assert lesson is not None
    assert lesson.traduccion_atrasada == "pt"
    db.session.commit()
    assert "Tradução em revisão" in client.get(f"/pt/cursos/{SLUG}/la-moneda/").text
    assert "en revisión" not in client.get(f"/es/cursos/{SLUG}/la-moneda/").text
    assert "Tradução em revisão" not in client.get(f"/pt/cursos/{SLUG}/la-etiqueta/").text


def test_unknown_images_are_not_there(client: CheckingClient) -> None:
    for name in ("0" * 32, "nada", "..%2F..%2Fx"):
        assert client.get(f"/imagenes/{name}.webp").status_code == 404
        assert client.get(f"/imagenes/{name}.svg").status_code == 404


def test_a_drawing_alone_in_its_page_can_do_nothing(client: CheckingClient) -> None:
    imagen = Imagen(b"<svg/>", 360, 90, "svg")
    store_images({"imagenes/camino.svg": imagen})
    answer = client.get(f"/imagenes/{imagen.archivo}")
    assert (answer.mimetype, answer.data) == ("image/svg+xml", imagen.datos)
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert client.get(f"/imagenes/{imagen.huella}.webp").status_code == 404
