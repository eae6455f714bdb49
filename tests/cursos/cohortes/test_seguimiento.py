"""Who finished, who is on the way, who is stuck, who never came."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from cursos.aprendizaje.models import AvanceLeccion
from cursos.cohortes.alcance import de_toda
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.queries import Situacion, count_situaciones, list_seguimiento
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cohortes import make_cohorte, make_inscrito, make_participante
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the SQL statements of a block."""
    seen: list[str] = []
    engine = db.session.get_bind()

    def note(_c: Any, _cur: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("SAVEPOINT", "RELEASE", "PRAGMA")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def learner(cohorte: Cohorte, nombre: str, lecciones: int = 0, **place: Any) -> Participante:
    """Somebody enrolled who has done some lessons."""
    participante = make_inscrito(cohorte, make_usuario(nombre), **place)
    for n in range(1, lecciones + 1):
        db.session.add(
            AvanceLeccion(inscripcion_id=participante.inscripcion_id, leccion_clave=f"leccion-{n}")
        )
    db.session.flush()
    return participante


@pytest.fixture
def llena(cohorte: Cohorte) -> Cohorte:
    """One person in each situation."""
    long_ago = now() - timedelta(days=8)
    make_participante(cohorte, "Pía Pendiente", correo=None, telefono="+59899000001")
    learner(cohorte, "Sol Sin Empezar", actividad_el=long_ago)
    learner(cohorte, "Ema En Curso", 2)
    learner(cohorte, "Dora Detenida", 1, actividad_el=long_ago, mejor_nota=55)
    learner(cohorte, "Tina Terminó", 4, completada_el=now(), mejor_nota=90, actividad_el=long_ago)
    make_participante(cohorte, "Elsa En Espera", estado=EstadoParticipante.EN_ESPERA)
    make_participante(cohorte, "Rita Retirada", estado=EstadoParticipante.RETIRADO)
    return cohorte


def test_everybody_is_in_exactly_one_situation(llena: Cohorte) -> None:
    assert count_situaciones([de_toda(llena)]) == {llena.id: dict.fromkeys(Situacion, 1)}
    for situacion in Situacion:
        (row,) = list_seguimiento(de_toda(llena), situacion, 1)
        assert row.situacion == situacion


def test_without_filter_who_left_is_not_shown(llena: Cohorte) -> None:
    names = [r.participante.nombre for r in list_seguimiento(de_toda(llena), None, 1)]
    assert names == [
        "Dora Detenida",
        "Elsa En Espera",
        "Ema En Curso",
        "Pía Pendiente",
        "Sol Sin Empezar",
        "Tina Terminó",
    ]


def test_the_progress_of_who_left_is_not_shown(cohorte: Cohorte) -> None:
    gone = learner(cohorte, "Rita", 2)
    gone.estado = EstadoParticipante.RETIRADO
    db.session.flush()
    (row,) = list_seguimiento(de_toda(cohorte), Situacion.RETIRADO, 1)
    assert row.progreso is None


def test_the_page_shows_lessons_mark_and_how_to_write(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    page = client.as_user(carla).get(f"/es/camara/litoral/cohortes/{llena.id}/").text
    assert "2\u00a0de\u00a04" in page
    assert "90" in page
    assert "https://wa.me/59899000001?text=Hola%2C%20P%C3%ADa" in page
    assert "Rita" not in page
    assert f'href="/es/camara/litoral/cohortes/{llena.id}/?ver=detenidos"' in page


def test_the_filter_stands_in_the_url(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    client.as_user(carla)
    page = client.get(f"/pt/camara/litoral/cohortes/{llena.id}/?ver=detenidos").text
    assert "Dora Detenida" in page
    assert "Ema En Curso" not in page
    for odd in ("?ver=nada", "?pagina=99", "?pagina=-1", "?pagina=x&ver=retirados"):
        assert client.get(f"/es/camara/litoral/cohortes/{llena.id}/{odd}").status_code == 200


def test_ten_and_a_thousand_people_cost_the_same_statements(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    url = f"/es/camara/litoral/cohortes/{cohorte.id}/"
    client.as_user(carla)
    for n in range(10):
        learner(cohorte, f"Persona {n}", 1)
    client.get(url)
    with counted() as few:
        client.get(url)
    for n in range(990):
        make_participante(cohorte, f"Más {n}")
    for n in range(60):
        learner(cohorte, f"Aprendiz {n}", 1)
    with counted() as many:
        page = client.get(url).text
    assert "Página 1 de 22" in page
    assert len(many) == len(few) < 16


def test_the_export_has_everybody_and_runs_no_formula(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    make_participante(llena, "Eva", empresa='=HYPERLINK("http://x")', correo="eva@correo.com")
    answer = client.as_user(carla).get(f"/es/camara/litoral/cohortes/{llena.id}/avance.csv")
    assert answer.mimetype == "text/csv"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    text = answer.data.decode("utf-8-sig")
    assert "\"'=HYPERLINK" in text
    assert "'+59899000001" in text
    assert "Detenida;1;4;" in text
    assert "Rita" not in text


def test_the_panel_leads_a_manager_to_the_stuck(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    page = client.as_user(carla).get("/es/panel/").text
    assert "1 persona detenida" in page
    assert f"/es/camara/litoral/cohortes/{llena.id}/?ver=detenidos" in page


def test_the_panel_shows_a_participant_the_deadline_and_what_waits(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana)
    other = make_cohorte(make_organizacion("Cámara del Sur"), "Otra")
    make_participante(other, correo=ana.correo)
    page = client.as_user(ana).get("/es/panel/").text
    assert f"/es/cuenta/cohortes/{cohorte.id}/" in page
    assert "Cámara del Sur le invita" in page


def test_a_reader_sees_and_changes_nothing(client: CheckingClient, llena: Cohorte) -> None:
    from plataforma.organizaciones.models import RolMembresia

    reader = make_usuario("Lector")
    make_membresia(reader, llena.organizacion, RolMembresia.LECTOR)
    url = f"/es/camara/litoral/cohortes/{llena.id}/"
    page = client.as_user(reader).get(url)
    assert "Retirar" not in page.text
    assert client.get(f"{url}cargar/").status_code == 403
