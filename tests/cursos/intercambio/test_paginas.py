"""The downloads and the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config import ROOT
from cursos.intercambio.commands import preguntas
from cursos.intercambio.piezas import Formato, Idioma
from tests.factories.cursos import make_autor, publish_minimo

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PAGE = "/es/autoria/primer-precio/preguntas/exportar/"
MINIMO = ROOT / "tests" / "contenido_minimo"


@pytest.fixture
def author(client: CheckingClient, bruno: Usuario) -> CheckingClient:
    """Bruno, in the course of the tests."""
    make_autor(bruno, publish_minimo())
    return client.as_user(bruno)


@pytest.mark.parametrize("formato", list(Formato))
def test_what_is_published_is_downloaded_in_each_language(
    author: CheckingClient, formato: Formato
) -> None:
    texts = set()
    for idioma in Idioma:
        answer = author.get(f"{PAGE}{formato}/?idioma={idioma}")
        name = f"filename=primer-precio-{formato}-{idioma}."
        assert name in answer.headers["Content-Disposition"]
        texts.add(answer.text)
    assert len(texts) > 1
    assert author.get(f"{PAGE}{formato}/?idioma=xx").text in texts


def test_another_format_is_not_there(author: CheckingClient) -> None:
    assert author.get(f"{PAGE}nada/").status_code == 404


def test_others_find_nothing(author: CheckingClient, ana: Usuario) -> None:
    author.as_user(ana)
    assert author.get(f"{PAGE}gift/").status_code == 404


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
