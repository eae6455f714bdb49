"""Elena reads the audit log before an audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from plataforma import audit
from plataforma.db import db

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PATH = "/es/administracion/auditoria/"


def test_the_log_shows_acts_with_pseudonyms_and_no_names(
    client: CheckingClient, elena: Usuario, ana: Usuario
) -> None:
    audit.record("prueba.acto", ("cosa", 7), actor=ana)
    page = client.as_user(elena).get(PATH)
    assert "prueba.acto" in page.text
    assert ana.seudonimo in page.text
    assert ana.nombre not in page.text


def test_an_act_is_said_in_words_of_the_reader_language(
    client: CheckingClient, elena: Usuario
) -> None:
    audit.record("solicitud.aceptar", ("solicitud", "AT-2026-000001"), actor=None)
    page = client.as_user(elena).get(PATH.replace("/es/", "/pt/"))
    assert "Aceitou um pedido" in page.text
    assert "Solicitud" not in page.text


def test_a_filter_by_act_leaves_out_longer_codes(client: CheckingClient, elena: Usuario) -> None:
    audit.record("identidad.salir", ("usuario", "corto"), actor=None)
    audit.record("identidad.salir_de_todo", ("usuario", "largo"), actor=None)
    page = client.as_user(elena).get(f"{PATH}?accion=identidad.salir")
    assert "usuario:corto" in page.text
    assert "usuario:largo" not in page.text


def test_a_filter_by_object_leaves_out_the_others(client: CheckingClient, elena: Usuario) -> None:
    audit.record("prueba.acto", ("cosa", 7), actor=None)
    audit.record("prueba.otro", ("caso", 8), actor=None)
    page = client.as_user(elena).get(f"{PATH}?objeto=cosa:7")
    assert "prueba.acto" in page.text
    assert "prueba.otro" not in page.text


def test_a_complete_chain_is_said_to_be_complete(client: CheckingClient, elena: Usuario) -> None:
    audit.record("prueba.acto", ("cosa", 7), actor=None)
    page = client.as_user(elena).get(f"{PATH}comprobar/", follow_redirects=True)
    assert "está completa" in page.text


def test_an_altered_line_is_named(client: CheckingClient, elena: Usuario) -> None:
    line = audit.record("prueba.acto", ("cosa", 7), actor=None)
    _without_guard(f"UPDATE audit_line SET accion = 'prueba.otro' WHERE id = {line.id}")  # noqa: S608
    page = client.as_user(elena).get(f"{PATH}comprobar/", follow_redirects=True)
    assert f"línea {line.id}" in page.text


def test_counterparts_do_not_read_the_log(client: CheckingClient, gael: Usuario) -> None:
    assert client.as_user(gael).get(PATH).status_code == 403


def _without_guard(statement: str) -> None:
    """Do what only somebody with the database in hand could do."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("DROP TRIGGER audit_line_no_update"))
    else:
        db.session.execute(text("ALTER TABLE audit_line DISABLE TRIGGER ALL"))
    db.session.execute(text(statement))
    db.session.expire_all()
    db.session.commit()
