"""A chamber sees totals, from five answers on, of the people that it may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.cohortes.alcance import Alcance, de_toda
from cursos.cohortes.models import CamaraInvitada
from cursos.satisfaccion.queries import resumir
from plataforma.db import db
from plataforma.organizaciones.models import RolMembresia
from tests.factories.cohortes import make_inscrito
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario
from tests.factories.satisfaccion import make_terminado, make_valoracion
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

SECRET = "Vendo a Paraguay"


def url(cohorte: Cohorte, camara: str = "litoral", lang: str = "es") -> str:
    return f"/{lang}/camara/{camara}/cohortes/{cohorte.id}/encuesta/"


def answer(cohorte: Cohorte, count: int, **line: int) -> None:
    for n in range(count):
        linea = make_terminado(cohorte, f"Persona {n}", **line)
        make_valoracion(linea, utilidad=4 if n else 5, cambio=SECRET if n == 0 else "")
    db.session.commit()


def test_four_answers_show_nothing_at_all(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    answer(cohorte, 4)
    page = client.as_user(carla).get(url(cohorte)).text
    assert "Todavía no hay 5 respuestas" in page
    assert SECRET not in page
    assert "promedio" not in page


def test_five_answers_show_averages_and_comments_without_names(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    answer(cohorte, 5)
    make_inscrito(cohorte, make_usuario("Ema En Curso"))
    page = client.as_user(carla).get(url(cohorte)).text
    assert "Respondieron 5 de 5 personas" in page
    assert "4,2 de 5" in page
    assert SECRET in page
    assert "Persona 0" not in page


def test_each_mark_is_counted(cohorte: Cohorte) -> None:
    answer(cohorte, 6)
    found = resumir([de_toda(cohorte)])
    assert (found.respuestas, found.invitadas) == (6, 6)
    assert found.cuentas["utilidad"] == {5: 1, 4: 5}
    assert found.media("claridad") == 4


def test_an_invited_chamber_sees_those_that_it_brought(
    client: CheckingClient, cohorte: Cohorte, fabian: Usuario
) -> None:
    serra = make_organizacion("Câmara da Serra", slug="serra", pais="BR")
    make_membresia(fabian, serra)
    db.session.add(CamaraInvitada(cohorte_id=cohorte.id, organizacion_id=serra.id))
    answer(cohorte, 5)
    answer(cohorte, 4, organizacion_id=serra.id)
    assert resumir([Alcance(cohorte.id, serra.id)]).respuestas == 4
    page = client.as_user(fabian).get(url(cohorte, "serra")).text
    assert "Todavía no hay 5 respuestas" in page
    assert client.get(url(cohorte)).status_code == 404


def test_who_only_looks_may_look(client: CheckingClient, cohorte: Cohorte) -> None:
    lectora = make_usuario("Lucía Lectora")
    make_membresia(lectora, cohorte.organizacion, RolMembresia.LECTOR)
    assert client.as_user(lectora).get(url(cohorte)).status_code == 200


@pytest.mark.parametrize("cuantas", [5, 30])
def test_the_page_asks_the_same_for_few_and_for_many(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, cuantas: int
) -> None:
    answer(cohorte, cuantas)
    client.as_user(carla).get(url(cohorte))
    with counted() as statements:
        client.get(url(cohorte))
    assert len(statements) <= 10


def test_the_page_of_the_cohort_leads_here(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    page = client.as_user(carla).get(f"/es/camara/litoral/cohortes/{cohorte.id}/").text
    assert url(cohorte) in page


def test_the_totals_are_shown_in_portuguese(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    answer(cohorte, 5)
    assert "Foi claro?" in client.as_user(carla).get(url(cohorte, lang="pt")).text
