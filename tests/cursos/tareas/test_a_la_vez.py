"""A thousand copies of worksheets and of practice, at once: one effect each, nothing half."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from cursos.aprendizaje.models import AvanceLeccion, RespuestaPractica
from cursos.inscripciones.models import Inscripcion
from cursos.sin_conexion.lote import leer_envio, leer_lote
from cursos.sin_conexion.services import recibir
from cursos.tareas.models import Entrega, EstadoEntrega, Tarea
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db, transaction
from plataforma.identidad.models import Usuario
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.cursos.cuestionarios.navegador import Navegador
from tests.cursos.sin_conexion.lotes import make_envio
from tests.factories.identidad import make_usuario
from tests.factories.tareas import make_curso_con_tarea

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flask import Flask

__all__ = ["own_app"]
THREADS, PEOPLE = 8, 10
SHEET = "/es/cursos/con-tarea/tarea/"
LESSON = "/es/cursos/con-tarea/leccion-1/"
FORM = {
    "c.empresa": "Dulces", "c.cantidad": "40", "c.precio": "2,5", "c.moneda": "USD",
    "t.gastos.0.concepto": "Camión", "t.gastos.0.monto": "30,5", "accion": "entregar",
}  # fmt: skip


def learners(app: Flask) -> tuple[list[Navegador], list[int]]:
    with transaction():
        make_curso_con_tarea("con-tarea")
        people = [make_usuario() for _ in range(PEOPLE)]
        return [Navegador.de(app, p) for p in people], [p.id for p in people]


def at_once(act: Callable[[Any], object], sends: Sequence[object]) -> Counter[object]:
    """Do each, in a mixed order; what a busy machine kept waiting too long is sent again."""

    def until_answered(one: object) -> object:
        while True:
            try:
                return act(one)
            except OperationalError:
                continue

    mixed = list(sends)
    Random(11).shuffle(mixed)  # noqa: S311 — a test
    with ThreadPoolExecutor(THREADS) as pool:
        return Counter(pool.map(until_answered, mixed))


def count(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_sheet_handed_in_many_times_is_one_delivery_each(own_app: Flask) -> None:
    people, _ids = learners(own_app)
    sent = at_once(lambda who: who.send(SHEET, FORM).status_code, people * 40)
    assert sent == {303: PEOPLE * 40}
    assert count(Entrega) == count(Tarea) == count(Inscripcion) == PEOPLE
    assert set(db.session.scalars(select(Entrega.estado))) == {EstadoEntrega.ENTREGADA}
    acts = select(func.count()).where(AuditLine.accion == "tarea.entregar")
    assert db.session.scalar(acts) == PEOPLE


def test_practice_sent_many_times_is_one_answer_and_one_lesson_each(own_app: Flask) -> None:
    people, _ids = learners(own_app)
    sends = [
        (who, path) for who in people * 20 for path in (f"{LESSON}practica/p1-0", f"{LESSON}hecha")
    ]
    sent = at_once(lambda one: one[0].send(one[1], {"r": "a", "s": "0"}).status_code, sends)
    assert sent == {303: len(sends)}
    assert count(RespuestaPractica) == count(AvanceLeccion) == count(Inscripcion) == PEOPLE


def test_drafts_of_a_phone_that_repeats_itself_are_saved_once_each(own_app: Flask) -> None:
    _people, ids = learners(own_app)
    lote = leer_lote(b'{"envios": []}', now())
    campos = {name: [value] for name, value in FORM.items()} | {"guardados": ["0"]}
    crudos = {
        i: make_envio("borrador", datos={"curso": "con-tarea", "campos": campos}) for i in ids
    }

    def send(persona: Any) -> str:
        with own_app.test_request_context("/es/sincronizar/"), transaction():
            enviado = leer_envio(crudos[persona], lote, now())
            return str(recibir(db.session.get_one(Usuario, persona), enviado).estado)

    assert at_once(send, ids * 20) == {"aplicado": PEOPLE, "repetido": PEOPLE * 19}
    assert count(Tarea) == PEOPLE
    assert set(db.session.scalars(select(Tarea.guardados))) == {1}
