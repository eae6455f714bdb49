"""The file of the list, and why somebody gets no offers."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import select

from consultores.carga.porques import porques
from consultores.carga.queries import demanda, find_fila
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.dias_habiles import hoy
from tests.factories.consultores import make_postulado, make_solicitud
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

from tests.consultores.carga.mundo import (
    FILE,
    LIST,
    away,
    expired,
    full,
    make_named,
    pausing,
    silent,
    suspended,
    without_account,
)


def test_the_file_holds_whom_the_filter_shows_and_runs_no_formula(
    client: CheckingClient, elena: Usuario, consultor: Consultor, luz: Consultor
) -> None:
    luz.nombre = "=1+2"
    away(luz)
    db.session.commit()
    answer = client.as_user(elena).get(f"{FILE}?pais=MX")
    assert answer.headers["Cache-Control"] == "private, no-store"
    lines = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert [line[0] for line in lines] == ["Consultor", "'=1+2"]
    row = dict(zip(*lines, strict=True))
    assert (row["País"], row["Abiertas"], row["Cupo"]) == ("México", "0", "5")
    assert row["Ausente hasta"] == (hoy() + timedelta(days=3)).isoformat()
    assert consultor.nombre in client.get(FILE).text


@pytest.mark.usefixtures("consultor")
def test_the_download_leaves_an_audit_line_without_names(
    client: CheckingClient, elena: Usuario
) -> None:
    client.as_user(elena).get(f"{FILE}?pais=CO&q=Diego&situacion=con_lugar")
    line = db.session.scalars(select(AuditLine).order_by(AuditLine.id.desc())).first()
    assert line is not None
    assert (line.accion, line.objeto) == ("consultor.bajar_carga", "pais:CO")
    assert line.datos == {"pais": "CO", "situacion": "con_lugar"}


def test_the_file_costs_the_same_with_three_and_with_thirty(
    client: CheckingClient, elena: Usuario, consultor: Consultor
) -> None:
    client.as_user(elena)
    with counted() as few:
        assert consultor.nombre in client.get(FILE).text
    for n in range(30):
        make_named(f"Paula Arias {n}")
    with counted() as many:
        assert client.get(FILE).text.count("Paula Arias") == 30
    assert len(many) == len(few)


# What stands in the way, and what the page says then.
REASONS = [
    (full, "No tiene lugar ahora: tiene 5 de 5."),
    (away, "Está ausente estos días"),
    (pausing, "Puso en pausa las solicitudes nuevas"),
    (suspended, "La acreditación está suspendida."),
    (expired, "La acreditación venció"),
    (without_account, "No tiene una cuenta activa"),
]


@pytest.mark.parametrize(("act", "said"), REASONS, ids=[r[0].__name__ for r in REASONS])
def test_the_detail_says_why_nothing_is_offered_and_what_to_do(
    client: CheckingClient,
    elena: Usuario,
    consultor: Consultor,
    act: Callable[[Consultor], None],
    said: str,
) -> None:
    act(consultor)
    db.session.commit()
    page = client.as_user(elena).get(f"{LIST}{consultor.slug}/").text
    assert said in page
    assert "Nada lo impide" not in page


def reasons(app: Flask, consultor: Consultor) -> str:
    db.session.flush()
    with app.test_request_context("/es/"):
        return " ".join(str(p.titulo) for p in porques(find_fila(consultor), demanda(consultor)))


def test_the_demand_explains_the_rest(
    app: Flask, ana: Usuario, consultor: Consultor, luz: Consultor
) -> None:
    assert "nadie pidió ayuda en sus áreas" in reasons(app, luz)
    s = make_solicitud(ana, consultor)
    assert "todavía espera su turno" in reasons(app, luz)
    assert "nada impide que reciba otras" in reasons(app, consultor)
    s.idioma = "en"
    assert "idioma en que no trabaja" in reasons(app, luz)
    s.idioma, s.pais = "es", "CU"
    assert "países que no atiende" in reasons(app, luz)
    s.pais = "PY"
    with time_machine.travel(now() + timedelta(days=91)):
        assert "nadie pidió ayuda" in reasons(app, luz)
    luz.acreditado_el = now() - timedelta(days=120)
    assert "cumplían más de lo pedido" in reasons(app, luz)
    silent(luz, s.id)
    assert "Dejó pasar el plazo de 1 solicitud" in reasons(app, luz)


def test_the_detail_leads_to_the_work_and_to_reassigning_it(
    client: CheckingClient, elena: Usuario, ana: Usuario, consultor: Consultor, luz: Consultor
) -> None:
    make_solicitud(ana, consultor)
    page = client.as_user(elena).get(f"{LIST}{consultor.slug}/").text
    assert f"/administracion/consultores/{consultor.slug}/traspaso/" in page
    assert f"/administracion/solicitudes/?consultor={consultor.slug}" in page
    assert "/traspaso/" not in client.get(f"{LIST}{luz.slug}/").text  # there is nothing to move


def test_who_only_applied_has_no_load(client: CheckingClient, elena: Usuario) -> None:
    found = make_postulado(make_usuario("Iván Soto"), nombre="Iván Soto")
    db.session.commit()
    assert client.as_user(elena).get(f"{LIST}{found.slug}/").status_code == 404
    assert client.get(f"{LIST}nadie/").status_code == 404


def test_the_desk_and_the_file_of_the_consultant_lead_here(
    client: CheckingClient, elena: Usuario, consultor: Consultor
) -> None:
    client.as_user(elena)
    assert LIST in client.get("/es/administracion/solicitudes/").text
    assert LIST in client.get("/es/administracion/").text
    page = client.get(f"/es/administracion/consultores/{consultor.slug}/").text
    assert f"{LIST}{consultor.slug}/" in page
