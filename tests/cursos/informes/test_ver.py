"""The report on the page: figures with definitions and denominators, small ones hidden."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cursos.cohortes.models import CamaraInvitada
from plataforma.db import db
from plataforma.organizaciones.models import RolMembresia
from tests.cursos.informes.gente import llano, poblar
from tests.factories.cohortes import make_cohorte
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient


def url(cohorte: Cohorte, camara: str = "litoral", lang: str = "es") -> str:
    return f"/{lang}/camara/{camara}/cohortes/{cohorte.id}/informe/"


def test_each_figure_has_its_denominator_and_its_definition(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    page = llano(client.as_user(carla).get(url(llena)).text)
    assert "9 de 20 (45 %) Terminaron" in page
    assert "Personas que aceptaron su lugar en la cohorte" in page
    assert "8 días Tiempo para terminar" in page
    assert "Informe hecho por Carla Sosa" in page


def test_who_finished_of_the_women_is_told_when_it_hides_nobody(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    poblar(cohorte, 12, terminan=6, sexo="mujer")
    poblar(cohorte, 11, terminan=5, sexo="hombre")
    page = llano(client.as_user(carla).get(url(cohorte)).text)
    assert "Mujeres 12 (52 %) 6 de 12 (50 %)" in page
    assert "Hombres 11 (48 %) 5 de 11 (45 %)" in page


def test_a_small_group_is_not_told_nor_computed(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    page = llano(client.as_user(carla).get(url(llena)).text)
    assert "Los grupos son tan chicos que ninguno se puede mostrar." in page  # 17 and 3
    assert "Perú" not in page


def test_four_people_give_no_figure(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    poblar(cohorte, 4, terminan=4)
    page = llano(client.as_user(carla).get(url(cohorte)).text)
    assert "Hay menos de 5 personas inscritas" in page
    assert "Terminaron" not in page


def test_an_invited_chamber_sees_its_own_and_not_the_owners_page(
    client: CheckingClient, llena: Cohorte, fabian: Usuario
) -> None:
    serra = make_organizacion("Câmara da Serra", slug="serra", pais="BR")
    make_membresia(fabian, serra)
    db.session.add(CamaraInvitada(cohorte_id=llena.id, organizacion_id=serra.id))
    poblar(llena, 10, terminan=5, organizacion_id=serra.id)
    db.session.commit()
    page = llano(client.as_user(fabian).get(url(llena, "serra")).text)
    assert "5 de 10 (50 %) Terminaron" in page
    assert client.get(url(llena)).status_code == 404


def test_who_only_looks_may_look(client: CheckingClient, llena: Cohorte) -> None:
    lectora = make_usuario("Lucía Lectora")
    make_membresia(lectora, llena.organizacion, RolMembresia.LECTOR)
    assert client.as_user(lectora).get(url(llena)).status_code == 200


@pytest.mark.usefixtures("carla")
def test_a_stranger_is_told_nothing(
    client: CheckingClient, llena: Cohorte, fabian: Usuario
) -> None:
    assert client.as_user(fabian).get(url(llena)).status_code == 404
    assert client.get("/es/camara/litoral/informe/").status_code == 404


def test_the_chambers_report_takes_the_cohorts_that_were_chosen(
    client: CheckingClient, llena: Cohorte, camara: Organizacion, carla: Usuario
) -> None:
    other = make_cohorte(camara, "Primavera")
    poblar(other, 10, terminan=5)
    db.session.commit()
    base = f"/es/camara/litoral/informe/?desde={llena.inicio}&hasta={llena.inicio}"
    both = llano(client.as_user(carla).get(base).text)
    assert "14 de 30 (47 %) Terminaron" in both
    one = llano(client.get(f"{base}&cohorte={other.id}").text)
    assert "5 de 10 (50 %) Terminaron" in one


def test_a_cohort_that_began_on_another_day_is_left_out(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    day = llena.inicio - timedelta(days=1)
    page = client.as_user(carla).get(f"/es/camara/litoral/informe/?desde={day}&hasta={day}").text
    assert "Ninguna cohorte empezó entre esas dos fechas." in page


@pytest.mark.parametrize("args", ["desde=ayer", "cohorte=x&cohorte=99999999999999999999", "hasta="])
def test_an_address_written_by_hand_is_answered(
    client: CheckingClient, llena: Cohorte, carla: Usuario, args: str
) -> None:
    assert client.as_user(carla).get(f"/es/camara/litoral/informe/?{args}").status_code == 200


def test_another_chambers_cohort_cannot_be_chosen(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    serra = make_organizacion("Câmara da Serra", slug="serra", pais="BR")
    other = make_cohorte(serra, "Ajena")
    poblar(other, 10)
    page = client.as_user(carla).get(f"/es/camara/litoral/informe/?cohorte={other.id}").text
    assert "Ajena" not in page


@pytest.mark.parametrize("more", [0, 40])
def test_the_page_asks_the_same_for_few_and_for_many(
    client: CheckingClient, llena: Cohorte, carla: Usuario, more: int
) -> None:
    poblar(llena, more, terminan=more)
    db.session.commit()
    client.as_user(carla).get(url(llena))
    with counted() as statements:
        client.get(url(llena))
    assert len(statements) <= 14


def test_the_page_of_the_cohort_and_the_list_lead_here(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    page = client.as_user(carla).get(f"/es/camara/litoral/cohortes/{llena.id}/").text
    assert url(llena) in page
    assert "/es/camara/litoral/informe/" in client.get("/es/camara/litoral/cohortes/").text


def test_it_is_told_in_portuguese(client: CheckingClient, llena: Cohorte, carla: Usuario) -> None:
    page = llano(client.as_user(carla).get(url(llena, lang="pt")).text)
    assert "9 de 20 (45%) Concluíram" in page


def test_nobody_is_named(client: CheckingClient, llena: Cohorte, carla: Usuario) -> None:
    assert "Persona 0" not in client.as_user(carla).get(url(llena)).text
