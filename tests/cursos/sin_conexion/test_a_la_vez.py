"""A thousand copies of the same answers, from many connections at once: one effect each."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from cursos.aprendizaje.models import RespuestaPractica
from cursos.catalogo.queries import find_version_actual
from cursos.cuestionarios.models import Intento, RespuestaIntento
from cursos.cuestionarios.services import comenzar
from cursos.sin_conexion.lote import leer_envio, leer_lote
from cursos.sin_conexion.models import Envio
from cursos.sin_conexion.services import recibir
from plataforma.clock import now
from plataforma.db import db, transaction
from plataforma.identidad.models import Usuario
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.cursos.sin_conexion.lotes import make_envio
from tests.factories.cursos import make_curso
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from flask import Flask

__all__ = ["own_app"]
TIMES, THREADS = 1000, 8
LOTE = leer_lote(b'{"envios": []}', now())


def prepare() -> tuple[int, list[dict[str, Any]]]:
    """A person in a test, and ten things that their phone kept."""
    with transaction():
        ana = make_usuario()
        version = find_version_actual(make_curso("curso-uno").id)
        assert version is not None
        intento = comenzar(ana, version)
        answers = [
            {"curso": "curso-uno", "intento": intento.id, "n": n, "campos": {"r": ["a"]}}
            for n in range(1, 5)
        ]
        lessons = [{"curso": "curso-uno", "leccion": f"leccion-{n}"} for n in range(1, 5)]
        handed = {"curso": "curso-uno", "intento": intento.id}
        envios = [make_envio()]
        envios += [make_envio("respuesta", datos=d) for d in answers]
        envios += [make_envio("leccion", datos=d) for d in lessons]
        return ana.id, [*envios, make_envio("entrega", datos=handed)]


def test_a_thousand_copies_have_one_effect_each(own_app: Flask) -> None:
    ana, envios = prepare()

    def send(crudo: dict[str, Any]) -> str:
        while True:
            try:
                with own_app.test_request_context("/es/sincronizar/"), transaction():
                    enviado = leer_envio(crudo, LOTE, now())
                    return str(recibir(db.session.get_one(Usuario, ana), enviado).estado)
            except OperationalError:  # a busy machine kept it waiting: a phone sends again
                continue

    with ThreadPoolExecutor(THREADS) as pool:
        ordered = [e for e in envios for _ in range(TIMES // len(envios))]
        found = Counter(pool.map(send, ordered))

    assert found == {"aplicado": len(envios), "repetido": TIMES - len(envios)}
    counts = {m: db.session.scalar(select(func.count()).select_from(m)) for m in (Envio, Intento)}
    assert counts == {Envio: len(envios), Intento: 1}
    assert db.session.scalars(select(RespuestaPractica)).one().intentos == 1
    assert len(db.session.scalars(select(RespuestaIntento)).all()) == 4
    assert db.session.scalars(select(Intento)).one().nota == 100
