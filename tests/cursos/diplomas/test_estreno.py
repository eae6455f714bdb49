"""A diploma that is new to an installation reaches those who held its pieces before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import func, select, update

from cursos import part
from cursos.catalogo import commands
from cursos.credenciales import vida
from cursos.credenciales.models import MotivoSuspension
from cursos.diplomas import decision, estreno, plan, queries, services
from cursos.diplomas.commands import prepare
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db, transaction
from plataforma.jobs.models import EstadoJob, Job
from plataforma.jobs.services import run_due
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.factories.diplomas import AREA_A, DE_EMPRESA, give, held, make_empresa
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from plataforma.identidad.models import Usuario

__all__ = ["own_app"]
DE_LA_RUTA = ("MC-A1", "MC-B1", "MC-B2", "MC-C2", "MC-C3")
NEW = ("PE-1", "EMP-1")
THREADS = 4


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Run the code that did not have the two new diplomas; what is returned ships them."""
    shipped = plan.leer()
    fewer = tuple(d for d in shipped.diplomas if d.codigo not in NEW)
    before = shipped.model_copy(update={"diplomas": fewer})

    def run(what: plan.Plan) -> None:
        for module in (plan, services, estreno):
            monkeypatch.setattr(module, "leer", lambda: what)

    run(before)
    return lambda: run(shipped)


def work() -> None:
    """Do what was asked for, as the server does once it is up."""
    db.session.commit()
    with time_machine.travel(now() + 2 * estreno.LATER):
        run_due()


def asked() -> int:
    return db.session.scalar(select(func.count(Job.id))) or 0


def test_who_held_the_pieces_before_receives_the_new_diploma(
    stage: Callable[[], None], monkeypatch: pytest.MonkeyPatch, ana: Usuario
) -> None:
    monkeypatch.setattr(commands, "import_shipped", lambda: None)  # slow, and not needed here
    part._prepare()
    give(ana, *DE_LA_RUTA)
    work()
    stage()
    part._prepare()
    assert held(ana, "PE-1") == []

    work()
    (diploma,) = held(ana, "PE-1")
    assert diploma.estado == "vigente"
    assert len(diploma.evidencias) == 5


def test_so_does_a_firm_whose_people_held_them(
    stage: Callable[[], None], ana: Usuario, diego: Usuario
) -> None:
    empresa = make_empresa(ana, [diego])
    give(ana, *DE_EMPRESA[:2])
    give(diego, *DE_EMPRESA[2:])
    prepare()
    work()
    assert held(empresa, "EMP-1") == []

    stage()
    prepare()
    work()
    assert [c.estado for c in held(empresa, "EMP-1")] == ["vigente"]


def test_who_lacks_one_receives_nothing(
    stage: Callable[[], None], bruno: Usuario, elena: Usuario
) -> None:
    pieces = give(bruno, *DE_LA_RUTA)
    vida.suspender(elena, pieces[0], MotivoSuspension.EN_REVISION)
    stage()
    prepare()
    work()

    assert held(bruno, "PE-1") == []


@pytest.mark.usefixtures("ana")
def test_preparing_again_asks_for_nothing_even_if_nobody_qualified() -> None:
    prepare()
    work()
    jobs, lines = asked(), db.session.scalar(select(func.count(AuditLine.id)))
    prepare()

    assert jobs == 2
    assert asked() == jobs
    assert db.session.scalar(select(func.count(AuditLine.id))) == lines


def test_one_that_somebody_earned_first_is_still_looked_for(
    stage: Callable[[], None], ana: Usuario, fabian: Usuario
) -> None:
    """The new server was quicker than `preparar`: Fabián's last piece came in between."""
    give(ana, *DE_LA_RUTA)
    stage()
    give(fabian, *DE_LA_RUTA)
    assert len(held(fabian, "PE-1")) == 1

    prepare()
    work()
    assert len(held(ana, "PE-1")) == len(held(fabian, "PE-1")) == 1


def test_a_new_number_is_looked_for_and_who_has_the_old_one_keeps_it(
    monkeypatch: pytest.MonkeyPatch, ana: Usuario
) -> None:
    give(ana, *AREA_A)
    prepare()
    work()
    shipped = plan.leer()
    newer = [d.model_copy(update={"numero": d.numero + 1}) for d in shipped.diplomas[:1]]
    changed = shipped.model_copy(update={"diplomas": (*newer, *shipped.diplomas[1:])})
    monkeypatch.setattr(estreno, "leer", lambda: changed)
    before = asked()
    prepare()
    assert asked() == before + 1

    work()
    assert [c.logro.numero for c in held(ana, "D1")] == [1]


def test_all_are_reached_batch_by_batch(
    stage: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    ana: Usuario,
    bruno: Usuario,
    fabian: Usuario,
) -> None:
    monkeypatch.setattr(estreno, "BATCH", 1)
    cast = [ana, bruno, fabian]
    for persona in cast:
        give(persona, *DE_LA_RUTA)
    stage()
    prepare()
    work()

    assert [len(held(persona, "PE-1")) for persona in cast] == [1, 1, 1]


def test_a_batch_costs_the_same_however_many_hold_pieces(ana: Usuario, bruno: Usuario) -> None:
    give(ana, *AREA_A[:2])
    with counted() as one:
        estreno.estrenar(["D1", "PE-1"], 0)
    give(bruno, *AREA_A[:3])
    with counted() as two:
        estreno.estrenar(["D1", "PE-1"], 0)

    assert len(one) == len(two) == 2


def test_only_who_is_due_it_is_reviewed(
    stage: Callable[[], None], ana: Usuario, bruno: Usuario
) -> None:
    give(ana, *DE_LA_RUTA)
    give(bruno, *DE_LA_RUTA[:4])
    stage()
    before = asked()
    estreno.estrenar(["PE-1"], 0)
    db.session.flush()

    last = db.session.scalars(select(Job).order_by(Job.id.desc())).first()
    assert asked() == before + 1
    assert last is not None
    assert (last.nombre, last.payload) == (services.REVISAR, {"id": ana.id})


def test_two_at_once_issue_once(own_app: Flask, stage: Callable[[], None]) -> None:
    with transaction():
        ana = make_usuario("Ana")
        give(ana, *DE_LA_RUTA)
        ana_id = ana.id
    stage()
    due = decision.de_persona(plan.leer().de("persona"), queries.de_persona(ana_id), now())
    assert due is not None

    def prepare_and_work(_number: int) -> None:
        with own_app.app_context():
            prepare()
            with transaction():
                db.session.execute(
                    update(Job)
                    .where(Job.nombre == estreno.ESTRENAR, Job.estado == EstadoJob.PENDIENTE)
                    .values(no_antes_el=now() - timedelta(seconds=1))
                )
            run_due()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(prepare_and_work, range(THREADS)))
    run_due()

    db.session.rollback()
    assert len(held(ana, "PE-1")) == 1
    failed = select(Job.error).where(Job.error != "")
    assert db.session.scalars(failed).all() == []
