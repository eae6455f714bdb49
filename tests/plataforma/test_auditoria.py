"""The audit log: append-only, and an edit, a deletion, a swap or a cut shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from plataforma.audit import record, verify_chain
from plataforma.audit.models import AuditLine
from plataforma.db import db, transaction
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


@pytest.fixture
def lines(elena: Usuario) -> list[AuditLine]:
    return [
        record("credencial.revocar", ("credencial", n), actor=elena, datos={"motivo": f"m{n}"})
        for n in range(4)
    ]


def unlock() -> None:
    """What somebody with the database's own password could do."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("DROP TRIGGER audit_line_no_update"))
        db.session.execute(text("DROP TRIGGER audit_line_no_delete"))
    else:
        db.session.execute(text("ALTER TABLE audit_line DISABLE TRIGGER audit_line_guard"))


def tamper(statement: str, **values: object) -> int | None:
    unlock()
    db.session.execute(text(statement), values)
    db.session.expire_all()
    return verify_chain()


def test_a_chain_that_nobody_touched_is_whole(lines: list[AuditLine]) -> None:
    assert verify_chain() is None


def test_a_line_says_who_did_what_to_what_without_naming_anybody(
    elena: Usuario, lines: list[AuditLine]
) -> None:
    line = lines[0]
    assert (line.actor, line.accion, line.objeto) == (
        elena.seudonimo, "credencial.revocar", "credencial:0",
    )  # fmt: skip
    assert elena.nombre not in repr(line.__dict__)


def test_an_edited_line_shows(lines: list[AuditLine]) -> None:
    edit = "UPDATE audit_line SET accion = 'otra' WHERE id = :i"
    assert tamper(edit, i=lines[1].id) == lines[1].id


def test_a_deleted_line_shows(lines: list[AuditLine]) -> None:
    after = lines[2].id
    assert tamper("DELETE FROM audit_line WHERE id = :i", i=lines[1].id) == after


def test_swapped_lines_show(lines: list[AuditLine]) -> None:
    swap = "UPDATE audit_line SET id = CASE id WHEN :a THEN -1 ELSE :a END WHERE id IN (:a, :b)"
    assert tamper(swap, a=lines[1].id, b=lines[2].id) is not None


@pytest.mark.parametrize("act", ["UPDATE audit_line SET accion = 'x'", "DELETE FROM audit_line"])
def test_the_database_refuses_to_change_a_line(lines: list[AuditLine], act: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text(act))
    db.session.rollback()


def test_a_refused_act_leaves_no_line(elena: Usuario) -> None:
    with pytest.raises(DomainError), transaction():
        record("algo.hacer", ("cosa", 1), actor=elena)
        raise DomainError
    assert db.session.query(AuditLine).count() == 0


def test_the_system_acts_without_a_person() -> None:
    assert record("algo.vencer", ("cosa", 1), actor=None).actor == ""
