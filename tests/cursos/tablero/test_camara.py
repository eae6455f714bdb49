"""All cohorts of a chamber together."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cursos.cohortes.models import CamaraInvitada
from cursos.cohortes.queries import Situacion
from cursos.tablero.camara import AlcanceCamara, FiltroCohortes, contar, sumar
from plataforma.clock import now
from plataforma.db import db
from tests.bench.camara import poblar
from tests.cursos.tablero.gente import BASE, learner
from tests.factories.cohortes import make_cohorte, make_participante
from tests.factories.cursos import make_curso
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient


def test_the_figures_of_all_cohorts_add_up(llena: Cohorte, camara: Organizacion) -> None:
    other = make_cohorte(camara, "Otra")
    learner(other, "Ana", 1)
    counts = contar(AlcanceCamara(camara.id))
    assert set(counts) == {llena.id, other.id}
    assert sumar(counts) == dict.fromkeys(Situacion, 1) | {Situacion.EN_CURSO: 2}


def test_a_chamber_counts_only_its_own_people_in_a_shared_cohort(cohorte: Cohorte) -> None:
    learner(cohorte, "De la dueña")
    sur = make_organizacion("Cámara del Sur", slug="sur")
    assert contar(AlcanceCamara(sur.id)) == {}
    db.session.add(CamaraInvitada(cohorte_id=cohorte.id, organizacion_id=sur.id))
    make_participante(cohorte, "De la invitada", organizacion_id=sur.id)
    assert contar(AlcanceCamara(sur.id)) == {cohorte.id: {Situacion.PENDIENTE: 1}}


def test_what_another_chamber_brings_is_found_by_neither_search_nor_count(
    client: CheckingClient, llena: Cohorte, camara: Organizacion
) -> None:
    stranger = make_usuario("Patrícia Nogueira")
    make_membresia(stranger, make_organizacion("Otra cámara", slug="otra"))
    client.as_user(stranger)
    page = client.get("/es/camara/otra/cohortes/personas/?q=dora")
    assert "Dora" not in page.text
    assert client.get(f"{BASE}/personas/").status_code == 404


def test_course_and_dates_narrow_the_cohorts_and_the_figures(
    client: CheckingClient, cohorte: Cohorte, camara: Organizacion, carla: Usuario
) -> None:
    old = make_cohorte(
        camara,
        "Vieja",
        inicio=now().date() - timedelta(days=400),
        cierre=now().date() - timedelta(days=300),
    )
    make_participante(old, "Vera")
    make_participante(cohorte, "Nina")
    client.as_user(carla)
    desde = (now() - timedelta(days=100)).date().isoformat()
    page = client.get(f"{BASE}/?desde={desde}").text
    assert cohorte.nombre in page
    assert "Vieja" not in page
    assert "1 cohorte<" in page
    page = client.get(f"{BASE}/?curso={old.curso.slug}").text
    assert "Vieja" in page
    assert f">{cohorte.nombre}<" not in page
    assert "Ninguna cohorte coincide" in client.get(f"{BASE}/?curso=nada").text
    assert FiltroCohortes.read({"desde": "ayer", "pagina": "-4"}) == FiltroCohortes()


def test_a_person_is_found_in_whatever_cohort(
    client: CheckingClient, cohorte: Cohorte, camara: Organizacion, carla: Usuario
) -> None:
    make_participante(cohorte, "Luz Peña")
    make_participante(make_cohorte(camara, "Otra"), "Luz Araújo")
    page = client.as_user(carla).get(f"{BASE}/personas/?q=LUZ").text
    assert "2 personas" in page
    assert f'href="{BASE}/{cohorte.id}/personas/?q=Luz+Pe%C3%B1a"' in page
    assert "Nadie coincide" in client.get(f"{BASE}/personas/?q=zzz").text


@pytest.mark.parametrize("page", ["", "personas/", "personas/?ver=detenidos"])
def test_ten_and_five_hundred_people_cost_the_same_statements(
    client: CheckingClient, camara: Organizacion, carla: Usuario, page: str
) -> None:
    url = f"{BASE}/{page}"
    client.as_user(carla)
    poblar(camara, make_curso(), 10, 5)
    client.get(url)
    with counted() as few:
        client.get(url)
    other = make_organizacion("Mayor", slug="mayor")
    make_membresia(carla, other)
    poblar(other, make_curso(), 500, 50)
    mayor = url.replace("litoral", "mayor")
    client.get(mayor)
    with counted() as many:
        assert client.get(mayor).status_code == 200
    assert len(many) == len(few) <= 20
