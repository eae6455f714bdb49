"""Sending what was done without a signal: once each, whatever comes back from the phone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from cursos.aprendizaje.models import AvanceLeccion, RespuestaPractica
from cursos.catalogo.queries import find_curso, find_version_actual
from cursos.cuestionarios.services import comenzar
from cursos.sin_conexion.models import Envio
from plataforma import sin_senal
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.sin_conexion.lotes import PRACTICA, make_envio, send, states
from tests.factories.cursos import make_curso

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture(autouse=True)
def _curso() -> None:
    make_curso("curso-uno")


def count(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def practice() -> RespuestaPractica:
    db.session.expire_all()
    return db.session.scalars(select(RespuestaPractica)).one()


def test_practice_answered_without_a_signal_is_kept(client: CheckingClient, ana: Usuario) -> None:
    done = now() - timedelta(hours=3)
    assert states(send(client, ana, make_envio(hecho_el=done.isoformat()))) == ["aplicado"]
    assert practice().respuesta == ["a"]
    assert abs(practice().respondida_el - done) < timedelta(minutes=5)


def test_the_same_key_again_changes_nothing(client: CheckingClient, ana: Usuario) -> None:
    first = make_envio()
    other = {**first, "datos": {**PRACTICA, "campos": {"r": ["b"]}}}
    assert states(send(client, ana, first, first)) == ["aplicado", "repetido"]
    assert states(send(client, ana, other)) == ["repetido"]
    assert practice().respuesta == ["a"]
    assert practice().intentos == 1


def test_a_lesson_is_marked_once(client: CheckingClient, ana: Usuario) -> None:
    datos = {"curso": "curso-uno", "leccion": "leccion-1", "campos": {}}
    envios = [make_envio("leccion", datos=datos) for _ in range(3)]
    assert states(send(client, ana, *envios)) == ["aplicado"] * 3
    assert count(AvanceLeccion) == 1


def test_an_older_answer_of_another_device_does_not_undo_a_newer(
    client: CheckingClient, ana: Usuario
) -> None:
    send(client, ana, make_envio())
    old = (now() - timedelta(hours=1)).isoformat()
    late = make_envio(hecho_el=old, datos={**PRACTICA, "campos": {"r": ["b"]}})
    (result,) = send(client, ana, late)
    assert result["estado"] == "conflicto"
    assert "otro dispositivo" in result["mensaje"]
    assert practice().respuesta == ["a"]
    kept = db.session.scalars(select(Envio).where(Envio.clave == late["clave"])).one()
    assert kept.resultado["datos"]["campos"] == {"r": ["b"]}
    (again,) = send(client, ana, late)
    assert again["estado"] == "conflicto"


def test_what_had_arrived_though_its_answer_was_lost_is_no_conflict(
    client: CheckingClient, ana: Usuario
) -> None:
    """The form reached us, the page did not reach the phone: it sends the same again."""
    done = (now() - timedelta(seconds=30)).isoformat()
    client.as_user(ana).send("/es/cursos/curso-uno/leccion-1/practica/p1-0", {"r": "a"})
    intento = comenzar(ana, find_version_actual(find_curso("curso-uno").id))  # type: ignore[union-attr, arg-type]
    db.session.commit()
    client.send(f"/es/cursos/curso-uno/evaluacion/{intento.id}/1/", {"r": "a"})
    datos = {"curso": "curso-uno", "intento": intento.id, "n": 1, "campos": {"r": ["a"]}}
    again = [make_envio(hecho_el=done), make_envio("respuesta", hecho_el=done, datos=datos)]
    assert states(send(client, ana, *again)) == ["aplicado", "aplicado"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"clave": "1"}, "leer"),
        ({"clave": None}, "leer"),
        ({"tipo": "nada"}, "versión vieja"),
        ({"tipo": ["practica"]}, "leer"),
        ({"tipo": "x" * 100}, "leer"),
        ({"hecho_el": "ayer"}, "leer"),
        ({"hecho_el": "2026-11-21T10:00:00"}, "leer"),
        ({"hecho_el": "0001-01-01T00:00:00+00:00"}, "180 días"),
        ({"datos": []}, "leer"),
        ({"datos": {}}, "leer"),
        ({"datos": {**PRACTICA, "campos": {"r": "a"}}}, "leer"),
        ({"datos": {**PRACTICA, "campos": {"r": [1]}}}, "leer"),
        ({"datos": {**PRACTICA, "campos": {}}}, "Elija"),
        ({"datos": {**PRACTICA, "campos": {"r": ["a\0"]}}}, "leer"),
        ({"datos": {**PRACTICA, "campos": {"r": ["\ud800"]}}}, "leer"),
        ({"datos": {**PRACTICA, "campos": {"r": ["a"]}, "x": float("nan")}}, "leer"),
        ({"datos": {**PRACTICA, "campos": {"r": ["z"]}}}, "no es de esta pregunta"),
        ({"datos": {**PRACTICA, "leccion": "otra", "campos": {"r": ["a"]}}}, "ya no está"),
        ({"datos": {**PRACTICA, "pregunta": "p1-1", "campos": {"r": ["a"]}}}, "ya no está"),
        ({"datos": {**PRACTICA, "campos": {"r": ["a" * 200_000]}}}, "demasiado larga"),
    ],
)
def test_what_cannot_be_used_says_why_and_stops_nothing_else(
    client: CheckingClient, ana: Usuario, changes: dict[str, Any], words: str
) -> None:
    bad, good = send(client, ana, make_envio(**changes), make_envio())
    assert bad["estado"] == "rechazado"
    assert words in bad["mensaje"]
    assert good["estado"] == "aplicado"
    assert count(Envio) == 1


@pytest.mark.parametrize("crudo", [None, 1, "x", [], {}])
def test_what_is_no_answer_at_all_is_refused(
    client: CheckingClient, ana: Usuario, crudo: object
) -> None:
    assert states(send(client, ana, crudo)) == ["rechazado"]


def test_a_phone_whose_clock_is_wrong_is_set_right(client: CheckingClient, ana: Usuario) -> None:
    behind = now() - timedelta(days=900)
    done = (behind - timedelta(hours=2)).isoformat()
    result = send(client, ana, make_envio(hecho_el=done), ahora=behind.isoformat())
    assert states(result) == ["aplicado"]
    assert abs(practice().respondida_el - (now() - timedelta(hours=2))) < timedelta(minutes=1)


def test_an_answer_of_tomorrow_counts_as_of_now_and_says_so(
    client: CheckingClient, ana: Usuario
) -> None:
    (result,) = send(client, ana, make_envio(hecho_el=(now() + timedelta(days=1)).isoformat()))
    assert result["estado"] == "aplicado"
    assert "reloj" in result["mensaje"]
    assert practice().respondida_el <= now()


def test_somebody_elses_answers_are_not_taken(
    client: CheckingClient, ana: Usuario, fabian: Usuario
) -> None:
    client.as_user(fabian)
    fresh = client.get("/pt/sincronizar/").get_json()
    body = {"persona": ana.seudonimo, "envios": [make_envio()]}
    answer = client.post("/pt/sincronizar/", json=body, headers={"X-CSRFToken": fresh["csrf"]})
    assert answer.status_code == 400
    assert "outra pessoa" in answer.get_json()["error"]
    assert count(Envio) == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b'{"envios": {}}',
        b"[" * 200_000,
        b'{"envios": [' + b"1," * 60 + b"1]}",
    ],
)
def test_a_corrupt_request_is_refused_whole(
    client: CheckingClient, ana: Usuario, body: bytes
) -> None:
    client.as_user(ana)
    token = client.get("/es/sincronizar/").get_json()["csrf"]
    answer = client.post("/es/sincronizar/", data=body, headers={"X-CSRFToken": token})
    assert answer.status_code == 400
    assert answer.get_json()["error"]


def test_a_huge_request_is_refused(client: CheckingClient, ana: Usuario) -> None:
    client.as_user(ana)
    token = client.get("/es/sincronizar/").get_json()["csrf"]
    answer = client.post("/es/sincronizar/", data=b"x" * 3_000_000, headers={"X-CSRFToken": token})
    assert answer.status_code == 413


def test_without_the_token_nothing_is_taken(client: CheckingClient, ana: Usuario) -> None:
    client.as_user(ana)
    answer = client.post("/es/sincronizar/", json={"envios": [make_envio()]})
    assert answer.status_code == 400
    assert count(Envio) == 0


def test_a_visitor_is_told_that_nobody_is_signed_in(client: CheckingClient) -> None:
    assert client.get("/es/sincronizar/").get_json() == {"persona": "", "csrf": ""}


@pytest.fixture
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of errand, "rota", that always fails here."""

    def breaks(*_args: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setitem(sin_senal._receptores, "rota", breaks)


@pytest.mark.usefixtures("_broken")
def test_what_fails_here_is_sent_again_later(client: CheckingClient, ana: Usuario) -> None:
    """An error of ours keeps the answer on the phone, and takes nothing else along."""
    client.application.testing = False
    try:
        results = send(client, ana, make_envio("rota"), make_envio())
    finally:
        client.application.testing = True
    assert states(results) == ["pendiente", "aplicado"]
    assert count(Envio) == 1


@pytest.mark.usefixtures("_broken")
def test_a_test_is_not_handed_in_without_the_answer_that_we_failed_to_keep(
    client: CheckingClient, ana: Usuario
) -> None:
    version = find_version_actual(find_curso("curso-uno").id)  # type: ignore[union-attr]
    intento = comenzar(ana, version)  # type: ignore[arg-type]
    db.session.commit()
    where = {"curso": "curso-uno", "intento": intento.id}
    client.application.testing = False
    try:
        envios = [make_envio(tipo, datos=where) for tipo in ("rota", "entrega")]
        results = send(client, ana, *envios, make_envio())
    finally:
        client.application.testing = True
    assert states(results) == ["pendiente", "pendiente", "aplicado"]
    db.session.refresh(intento)
    assert intento.entregado_el is None


def test_old_keys_are_forgotten(client: CheckingClient, ana: Usuario) -> None:
    send(client, ana, make_envio())
    db.session.scalars(select(Envio)).one().recibido_el = now() - timedelta(days=400)
    db.session.commit()
    from plataforma import limits

    limits.reset()
    send(client, ana)
    assert count(Envio) == 0
