"""What a look costs: the index finds what is due, and each of them the same few statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from consultores.reloj.queries import due
from consultores.reloj.services import mirar
from plataforma.clock import at, now
from plataforma.db import db
from tests.bench.red_mundo import poblar_red
from tests.bench.reloj_mundo import poblar_solicitudes
from tests.factories.consultores import make_solicitud
from tests.statements import counted

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario


def test_what_is_due_is_found_by_its_index() -> None:
    is_sqlite = db.engine.dialect.name == "sqlite"
    if not is_sqlite:
        db.session.execute(
            text("SET LOCAL enable_seqscan = off")
        )  # so few rows would be read whole
    shown = str(due().compile(db.engine, compile_kwargs={"literal_binds": True}))
    explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
    rows = db.session.connection().exec_driver_sql(f"{explain} {shown}")
    plan = "\n".join(" ".join(map(str, row)) for row in rows)
    assert "ix_solicitud_proximo_el" in plan
    assert "SCAN solicitud\n" not in plan


def count_of(many: int, ana: Usuario, consultor: Consultor, moment: str = "limite_el") -> int:
    """Return the statements of a look at so many whose firm said nothing."""
    requests = [make_solicitud(ana, consultor, "entregada") for _ in range(many)]
    end = getattr(requests[0], moment)
    assert end is not None
    db.session.commit()
    db.session.expire_all()
    with at(end), counted() as sent:
        mirar()
    return len(sent)


def test_one_that_is_due_costs_the_same_among_many(ana: Usuario, consultor: Consultor) -> None:
    alone = count_of(1, ana, consultor)
    with at(now()):
        poblar_red(30)
        poblar_solicitudes(300, 0, firms=10)
    for_later = text("UPDATE solicitud SET proximo_el = NULL WHERE intento LIKE 'bulto-%'")
    db.session.execute(for_later)
    assert abs(count_of(1, ana, consultor) - alone) <= 4  # the mails of the day look, too


def test_what_is_due_together_is_read_and_told_together(ana: Usuario, consultor: Consultor) -> None:
    alone = count_of(1, ana, consultor, "proximo_el")
    db.session.execute(text("UPDATE solicitud SET proximo_el = NULL"))
    more = count_of(10, ana, consultor, "proximo_el") - alone
    assert more <= 9 + 2  # each more: the row of its mail
