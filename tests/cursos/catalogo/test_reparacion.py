"""Lost files of published courses come back; drawings that are refused; what a lesson weighs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.catalogo import commands, reparacion
from cursos.catalogo.almacen import image_key, package_key, worksheet_key
from cursos.catalogo.commands import contenido
from cursos.catalogo.models import Leccion, VersionCurso
from cursos.catalogo.services import publicar
from cursos.imagenes.publicacion import publish
from cursos.paquetes.check import load
from plataforma import storage
from plataforma.db import db
from tests.factories.cursos import MINIMO
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from tests.client import CheckingClient

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 90" width="360" height="90">'


PATH = '<path d="M1 1h9"/>'


def drawing(title: str, shapes: int = 1) -> bytes:
    return f"{HEAD}<title>{title}</title>{PATH * shapes}</svg>".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A course whose second lesson shows a drawing in each language; the Portuguese is heavier."""
    package = Path(shutil.copytree(MINIMO, tmp_path / "curso"))
    (package / "imagenes").mkdir()
    for lang, shapes in (("es", 1), ("pt", 500)):
        (package / f"imagenes/camino.{lang}.svg").write_bytes(drawing(f"Camino {lang}", shapes))
        path = package / f"lecciones/02-la-etiqueta.{lang}.md"
        shown = f"\n![El camino](imagenes/camino.{lang}.svg)\n"
        path.write_text(path.read_text(encoding="utf-8") + shown, encoding="utf-8")
    path = package / "curso.yml"
    text = path.read_text(encoding="utf-8") + "traduccion_atrasada: aviso\n"
    path.write_text(text, encoding="utf-8")
    return package


@pytest.fixture
def version(folder: Path, monkeypatch: pytest.MonkeyPatch) -> VersionCurso:
    """The course as this installation shipped and published it."""
    monkeypatch.setattr(commands, "shipped_folders", lambda: (folder,))
    found = publicar(load(folder))
    assert found is not None
    db.session.flush()
    return found


def image_of(folder: Path, lang: str) -> str:
    name = f"imagenes/camino.{lang}.svg"
    return publish(name, (folder / name).read_bytes()).archivo


def keys(folder: Path, version: VersionCurso) -> list[str]:
    """Return where each kind of file of the course is stored."""
    per_lang = [
        key
        for lang in ("es", "pt")
        for key in (worksheet_key(version.hash, lang), image_key(image_of(folder, lang)))
    ]
    return [package_key(version.hash), *per_lang]


def empty(key: str) -> None:
    storage.put(key, b"")


@pytest.mark.parametrize("lose", [storage.delete, empty])
@pytest.mark.parametrize("place", range(5))
def test_a_start_brings_back_each_file_that_was_lost(
    folder: Path, version: VersionCurso, place: int, lose: Callable[[str], None]
) -> None:
    key = keys(folder, version)[place]
    before = storage.get(key)
    assert before
    lose(key)
    commands.import_shipped()
    assert storage.get(key) == before


def test_what_came_back_is_sent_again(
    client: CheckingClient, folder: Path, version: VersionCurso, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"/imagenes/{image_of(folder, 'pt')}"
    db.session.commit()
    for key in keys(folder, version):
        storage.delete(key)
    assert client.get(address).status_code == 404
    commands.import_shipped()
    assert client.get(address).status_code == 200
    assert "curso: 5 lost files stored again" in capsys.readouterr().out


def test_importing_again_brings_back_what_was_lost(folder: Path, version: VersionCurso) -> None:
    for key in keys(folder, version):
        storage.delete(key)
    assert publicar(load(folder)) is None
    assert all(storage.get(key) for key in keys(folder, version))


def test_a_start_with_nothing_lost_only_asks_for_sizes(
    version: VersionCurso, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("store_package", "store_worksheets", "images_of"):
        monkeypatch.setattr(reparacion, name, lambda *_: pytest.fail("made again"))
    with counted() as statements:
        commands.import_shipped()
    assert len(statements) <= 3
    assert capsys.readouterr().out == "curso: unchanged\n"
    assert version.es_actual


def test_an_image_that_cannot_be_made_again_is_said_and_keeps_nothing_back(
    folder: Path, version: VersionCurso, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page shows a file of another rendering: its name no longer comes out of the package."""
    leccion = db.session.scalars(select(Leccion).where(Leccion.clave == "la-etiqueta")).one()
    html = leccion.html
    leccion.html = type(html)(re.sub(r"[0-9a-f]{32}\.svg", f"{'0' * 32}.svg", html.es), html.pt)
    db.session.flush()
    sheet = worksheet_key(version.hash, "es")
    storage.delete(sheet)
    commands.import_shipped()
    said = capsys.readouterr()
    assert storage.get(sheet)
    assert "curso: 1 lost files stored again" in said.out
    assert "curso: 1 images cannot be made again as they were" in said.err


def test_preview_warns_of_a_refused_drawing_and_leaves_it_out(app: Flask, folder: Path) -> None:
    (folder / "imagenes/camino.es.svg").write_bytes(
        drawing("Camino es").replace(b"<path", b"<script")
    )
    pages = folder.parent / "paginas"
    result = app.test_cli_runner().invoke(contenido, ["preview", str(folder), str(pages)])
    assert result.exit_code == 0, result.output
    assert "curso/imagenes/camino.es.svg:0: may not have <script>" in result.stderr
    page = (pages / "la-etiqueta.html").read_text(encoding="utf-8")
    assert page.count("<img ") == 1
    assert [p.name for p in (pages / "imagenes").iterdir()] == [image_of(folder, "pt")]


def test_a_lesson_weighs_what_its_heavier_language_does(
    folder: Path, version: VersionCurso
) -> None:
    before = weight_of(version)
    path = folder / "imagenes/camino.es.svg"
    path.write_bytes(drawing("Camino es", 100))
    lighter = publicar(load(folder))
    assert lighter is not None
    assert weight_of(lighter) == before
    path.write_bytes(drawing("Camino es", 590))
    heavier = publicar(load(folder))
    assert heavier is not None
    assert weight_of(heavier) > before + 80 * len(PATH)


def weight_of(version: VersionCurso) -> int:
    found = select(Leccion.bytes).where(
        Leccion.version_id == version.id, Leccion.clave == "la-etiqueta"
    )
    return db.session.scalars(found).one()
