"""The author's page and the commands."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from config import ROOT
from cursos.intercambio import forms
from cursos.intercambio.commands import preguntas
from tests.factories.cursos import make_autor, publish_minimo

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PAGE = "/es/autoria/primer-precio/preguntas/importar/"
GIFT = "::Nueva:: ¿Qué va en la caja? {=La etiqueta#Sí. ~Nada#No. ~El precio#Va en la factura.}\n"
MINIMO = ROOT / "tests" / "contenido_minimo"


@pytest.fixture
def author(client: CheckingClient, bruno: Usuario) -> CheckingClient:
    """Bruno, in the course of the tests."""
    make_autor(bruno, publish_minimo())
    return client.as_user(bruno)


def send(client: CheckingClient, content: str | bytes, **changes: Any) -> TestResponse:
    data: dict[str, Any] = {
        "formato": "gift", "idioma": "es", "leccion": "la-etiqueta", "uso": "practica",
        "norma": "Lección 1",
    }  # fmt: skip
    raw = content.encode() if isinstance(content, str) else content
    file = {"archivo": (io.BytesIO(raw), "preguntas.txt")}
    return client.send(PAGE, data | file | changes, content_type="multipart/form-data")


def test_a_file_becomes_yaml(author: CheckingClient) -> None:
    page = send(author, GIFT)
    assert page.status_code == 200
    assert "1 pregunta lista para el curso." in page.text
    assert "nueva: 7 textos" in page.text
    text = page.text.split('spellcheck="false">\n')[1].split("</textarea>")[0]
    (question,) = yaml.safe_load(text.replace("&#39;", "'").replace("&#34;", '"'))
    assert (question["clave"], question["leccion"]) == ("nueva", "la-etiqueta")


def test_what_is_not_understood_is_shown_by_line(author: CheckingClient) -> None:
    page = send(author, GIFT + "\n<script>alert(1)</script> {}\n")
    assert page.status_code == 422
    assert "No se trajo nada" in page.text
    assert "&lt;script&gt;" in page.text
    assert "Línea 3" in page.text
    assert "readonly" not in page.text
    assert send(author, GIFT + "\nMal {}\n", omitir="y").status_code == 200


@pytest.mark.parametrize(
    ("content", "changes", "said"),
    [
        (b"", {}, "El archivo está vacío."),
        (b"\x00\x81", {}, "El archivo no es un texto"),
        (GIFT, {"norma": ""}, "Escriba de dónde sale la respuesta."),
        (GIFT, {"formato": "otro"}, "Formato"),
        (GIFT, {"leccion": "nada"}, "Lección"),
        (GIFT, {"archivo": ""}, "Elija el archivo de preguntas."),
    ],
)
def test_bad_input_says_what_to_do(
    author: CheckingClient, content: str | bytes, changes: dict[str, str], said: str
) -> None:
    page = send(author, content, **changes)
    assert page.status_code == 422
    assert said in page.text


def test_a_file_that_is_too_big_is_refused(
    author: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MAX_BYTES", 10)
    assert "El archivo pesa más de 1 MB" in send(author, GIFT).text


@pytest.mark.parametrize("formato", ["gift", "moodle", "aiken"])
def test_what_is_downloaded_can_be_brought_back(author: CheckingClient, formato: str) -> None:
    path = PAGE.replace("importar", f"exportar/{formato}")
    answer = author.get(f"{path}?idioma=ambos")
    assert "attachment" in answer.headers["Content-Disposition"]
    page = send(author, answer.data, formato=formato)
    assert page.status_code == 200, page.text
    assert author.get(path.replace(formato, "nada")).status_code == 404


def test_others_find_nothing(author: CheckingClient, ana: Usuario) -> None:
    author.as_user(ana)
    assert author.get(PAGE).status_code == 404
    assert author.get(PAGE.replace("importar", "exportar/gift")).status_code == 404


def test_the_commands(app: Flask, tmp_path: Path) -> None:
    run, file = app.test_cli_runner(), tmp_path / "p.xml"
    out = run.invoke(preguntas, ["export", str(MINIMO), str(file), "--formato", "moodle"])
    assert out.exit_code == 0, out.output
    options = ["--formato", "moodle", "--leccion", "la-etiqueta", "--norma", "Lección"]
    assert (
        "exists"
        in run.invoke(preguntas, ["export", str(MINIMO), str(file), "--formato", "gift"]).output
    )
    done = run.invoke(preguntas, ["import", str(file), *options])
    assert done.exit_code == 0, done.output
    assert "clave: moneda-1" in done.output
    file.write_text("<quiz><question type='essay'/></quiz>")
    refused = run.invoke(preguntas, ["import", str(file), *options])
    assert refused.exit_code == 1
    assert "p.xml:1: " in refused.output
    assert "nothing was imported" in refused.output
