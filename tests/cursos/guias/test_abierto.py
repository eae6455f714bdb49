"""Anybody takes the course along, and nobody the answers of its final test."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
import yaml

from config import ROOT
from cursos.catalogo.services import publicar
from cursos.guias.abierto import abrir, only_practice
from cursos.paquetes.check import load, load_files
from plataforma import storage
from tests.factories.cursos import make_curso, publish_minimo
from tests.factories.guias import with_guide

if TYPE_CHECKING:
    from pathlib import Path

    from tests.client import CheckingClient

ZIP = "/es/cursos/primer-precio/paquete.zip"
SHIPPED = sorted((ROOT / "cursos" / "contenido").glob("*/curso.yml"))


def taken(client: CheckingClient) -> dict[str, bytes]:
    response = client.get(ZIP)
    assert response.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_lessons_and_guide_go_out_as_they_are(client: CheckingClient) -> None:
    files = with_guide()
    publicar(load_files(files, "curso"))
    found = taken(client)
    for name in ("lecciones/01-la-moneda.es.md", "guia.pt.md", "curso.yml"):
        assert found[name] == files[name]


def test_the_notice_names_the_source_in_both_languages(client: CheckingClient) -> None:
    publish_minimo()
    notice = taken(client)["LICENCIA.txt"].decode()
    assert "Curso «Su primer precio»" in notice
    assert "Curso “Seu primeiro preço”" in notice


@pytest.mark.parametrize("file", SHIPPED, ids=lambda p: p.parent.name)
def test_no_question_of_the_final_test_goes_out(file: Path) -> None:
    paquete = load(file.parent)
    found = abrir(paquete.files, {})
    text = b"\n".join(data for name, data in found.items() if name.endswith((".yml", ".md")))
    bank = [q for q in paquete.todas if q.uso == "evaluacion"]
    practice = [q for q in paquete.todas if q.uso == "practica"]
    assert len(bank) > 10
    kept = [
        q["clave"]
        for name, data in found.items()
        if name.startswith("preguntas/")
        for q in yaml.safe_load(data)
    ]
    assert sorted(kept) == sorted(q.clave for q in practice)
    words = " ".join(text.decode().split())
    for question in bank:
        assert f"clave: {question.clave}\n".encode() not in text
        assert " ".join(question.enunciado.es.split()) not in words


def test_comments_of_the_bank_do_not_go_out() -> None:
    text = b"# the answer of b-1 is c\n- {clave: a-1, uso: practica} # as in b-1\n"
    text += b"- {clave: b-1, uso: evaluacion, correcta: c}\n"
    assert only_practice(text) == b"- clave: a-1\n  uso: practica\n"


def test_a_file_without_practice_stays_here() -> None:
    bank = b"- {clave: b-1, uso: evaluacion}\n"
    assert set(abrir({"preguntas/m.yml": bank, "curso.yml": b"x"}, {})) == {
        "curso.yml",
        "LICENCIA.txt",
    }


def test_the_same_version_is_not_sent_twice(client: CheckingClient) -> None:
    publish_minimo()
    tag = client.get(ZIP).headers["ETag"]
    assert client.get(ZIP, headers={"If-None-Match": tag}).status_code == 304


def test_a_course_whose_files_were_not_kept_has_nothing_to_take(client: CheckingClient) -> None:
    curso = make_curso("sin-archivos")
    assert not storage.exists(f"cursos/{curso.slug}/paquete.zip")
    assert client.get("/es/cursos/sin-archivos/paquete.zip").status_code == 404
