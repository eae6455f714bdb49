"""The report as a file: the same figures, nobody's name, a line in the audit."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import select

from plataforma.audit.models import AuditLine
from plataforma.clock import at, now
from plataforma.db import db

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

FIGURE = "9 de 20 (45 %)"


def url(cohorte: Cohorte, formato: str, lang: str = "es") -> str:
    return f"/{lang}/camara/litoral/cohortes/{cohorte.id}/informe.{formato}"


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(p.extract_text() for p in pages).split())


def test_the_paper_says_what_the_page_says(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    answer = client.as_user(carla).get(url(llena, "pdf"))
    assert answer.mimetype == "application/pdf"
    text = text_of(answer.data)
    assert FIGURE in text.replace("\xa0", " ")
    assert "Cómo se protege a las personas" in text
    assert "Persona 0" not in text


def test_the_paper_can_be_read_aloud(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    reader = PdfReader(io.BytesIO(client.as_user(carla).get(url(llena, "pdf", "pt")).data))
    root = reader.root_object
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).lower() == "pt-br"
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_the_sheets_say_what_the_page_says(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    with at(now()):  # both say the minute they were made
        data = client.as_user(carla).get(url(llena, "csv")).data
        book = load_workbook(io.BytesIO(client.get(url(llena, "xlsx")).data))
    assert data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
    cells = [[c or "" for c in row] for row in book.active.iter_rows(values_only=True)]
    assert cells == lines
    assert ["Personas", "Terminaron"] in [row[:2] for row in lines]
    assert any(row[2].replace("\xa0", " ") == FIGURE for row in lines)


@pytest.mark.parametrize("formato", ["pdf", "xlsx", "csv"])
def test_a_download_leaves_a_line_in_the_audit(
    client: CheckingClient, llena: Cohorte, carla: Usuario, formato: str
) -> None:
    client.as_user(carla).get(url(llena, formato))
    (line,) = db.session.scalars(select(AuditLine).where(AuditLine.accion == "informe.bajar"))
    assert line.datos["formato"] == formato


def test_a_look_at_the_page_leaves_none(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    client.as_user(carla).get(f"/es/camara/litoral/cohortes/{llena.id}/informe/")
    assert not db.session.scalars(
        select(AuditLine).where(AuditLine.accion == "informe.bajar")
    ).all()


def test_the_chambers_file_takes_the_chosen_cohorts(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    answer = client.as_user(carla).get(f"/es/camara/litoral/informe.csv?cohorte={llena.id}")
    assert FIGURE in answer.data.decode("utf-8-sig").replace("\xa0", " ")


def test_a_strangers_address_answers_not_found(
    client: CheckingClient, llena: Cohorte, fabian: Usuario
) -> None:
    for formato in ("pdf", "xlsx", "csv"):
        assert client.as_user(fabian).get(url(llena, formato)).status_code == 404
    assert client.get("/es/camara/litoral/informe.pdf").status_code == 404
