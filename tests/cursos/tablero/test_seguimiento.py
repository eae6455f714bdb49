"""Who finished, who is on the way, who is stuck, who never came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.cohortes.alcance import Alcance, de_toda
from cursos.cohortes.models import EstadoParticipante
from cursos.cohortes.queries import Situacion, count_situaciones
from cursos.tablero.filtro import Filtro
from cursos.tablero.queries import list_personas
from plataforma.db import db
from tests.cursos.tablero.gente import BASE, learner, names
from tests.factories.cohortes import make_inscrito, make_participante
from tests.factories.identidad import make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_everybody_is_in_exactly_one_situation(llena: Cohorte) -> None:
    assert count_situaciones([de_toda(llena)]) == {llena.id: dict.fromkeys(Situacion, 1)}
    for situacion in Situacion:
        (row,) = list_personas(de_toda(llena), Filtro(situacion=situacion)).filas
        assert row.situacion == situacion


def test_without_filter_who_left_is_not_shown(llena: Cohorte) -> None:
    assert names(de_toda(llena), Filtro()) == [
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
    (row,) = list_personas(de_toda(cohorte), Filtro(situacion=Situacion.RETIRADO)).filas
    assert row.progreso is None


def test_a_chamber_that_shares_the_cohort_sees_whom_it_brought(cohorte: Cohorte) -> None:
    learner(cohorte, "De la dueña")
    other = make_organizacion("Cámara del Sur", slug="sur")
    theirs = make_inscrito(cohorte, make_usuario("De la invitada"))
    theirs.organizacion_id = other.id
    db.session.flush()
    assert names(Alcance(cohorte.id, other.id), Filtro()) == ["De la invitada"]
    assert len(names(de_toda(cohorte), Filtro())) == 2


def test_the_page_begins_with_what_to_do_today(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    page = client.as_user(carla).get(f"{BASE}/{llena.id}/").text
    assert page.index("Para hoy") < page.index("Cómo va la cohorte")
    assert "1 persona detenida en «Lección 2 en español»." in page
    lugar = f"ver=detenidos&amp;donde=l{llena.curso_id}:leccion-2"
    assert f"{BASE}/{llena.id}/personas/?{lugar}" in page
    assert "1 persona tiene su lugar y no empezó." in page
    assert "1 persona no respondió la invitación." in page


def test_the_chart_and_its_table_say_the_same(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    make_participante(llena, "Paz Pendiente")
    page = client.as_user(carla).get(f"{BASE}/{llena.id}/").text
    chart, table = page[page.index("grafico__barras") :].split("<table", 1)
    for word, count in (("Pendientes", 2), ("Terminaron", 1), ("Detenidas", 1)):
        assert f"{word}</span>" in chart
        assert f"{word}</a>" in table
        assert f'<span class="numero">{count}</span>' in chart.split(f"{word}</span>", 1)[1][:400]
        assert f">{count}</td>" in table.split(f"{word}</a>", 1)[1][:200]


def test_an_empty_cohort_says_what_comes_first(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, lectora: Usuario
) -> None:
    assert "Falta su lista de personas" in client.as_user(carla).get(f"{BASE}/{cohorte.id}/").text
    page = client.as_user(lectora).get(f"{BASE}/{cohorte.id}/").text
    assert "Sin personas todavía" in page
    assert "Cargar la lista" not in page


def test_an_old_link_with_a_filter_still_leads_to_the_people(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    answer = client.as_user(carla).get(f"{BASE}/{llena.id}/?ver=detenidos")
    assert answer.location == f"{BASE}/{llena.id}/personas/?ver=detenidos"


def test_a_reader_sees_and_changes_nothing(
    client: CheckingClient, llena: Cohorte, lectora: Usuario
) -> None:
    page = client.as_user(lectora).get(f"{BASE}/{llena.id}/personas/").text
    assert "Dora Detenida" in page
    assert "Retirar" not in page
    assert "wa.me" not in page
