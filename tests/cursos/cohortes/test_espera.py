"""Seats, quotas by country, and who comes next when a seat is free."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from cursos.ajustes.queries import list_facilitadores
from cursos.ajustes.services import DatosCohorte, cambiar_cohorte, fijar_cupos
from cursos.cohortes import errors
from cursos.cohortes.datos import PERSONAL_DATA
from cursos.cohortes.espera import posicion_de
from cursos.cohortes.lugares import count_libres
from cursos.cohortes.models import CupoPais, EstadoParticipante, Participante
from cursos.cohortes.services import retirar
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from tests.cursos.importaciones.camino import BASE
from tests.factories.cohortes import make_inscrito, make_participante
from tests.factories.identidad import make_membresia, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

ESPERA, INSCRITO = EstadoParticipante.EN_ESPERA, EstadoParticipante.INSCRITO
PENDIENTE = EstadoParticipante.PENDIENTE


def waits(cohorte: Cohorte, nombre: str, minutes: int = 0, **values: Any) -> Participante:
    """Add somebody who has waited so long."""
    since = now() - timedelta(minutes=minutes)
    return make_participante(cohorte, nombre, estado=ESPERA, espera_el=since, **values)


def datos(cohorte: Cohorte, **changes: Any) -> DatosCohorte:
    fields: dict[str, Any] = {
        "nombre": cohorte.nombre,
        "inicio": cohorte.inicio,
        "cierre": cohorte.cierre,
        "cupo": cohorte.cupo,
    }
    return DatosCohorte(**(fields | changes))


@pytest.fixture
def llena(cohorte: Cohorte, ana: Usuario) -> Cohorte:
    """Two seats, both taken: by Ana and by somebody who has not come."""
    cohorte.cupo = 2
    make_inscrito(cohorte, ana)
    make_participante(cohorte, "Luz Peña")
    return cohorte


def test_who_waits_takes_no_seat(llena: Cohorte) -> None:
    waits(llena, "Eva Mota")
    assert count_libres(llena) == 0


def test_a_withdrawal_promotes_the_first_who_waits_and_tells_them(
    llena: Cohorte, ana: Usuario, carla: Usuario
) -> None:
    second = waits(llena, "Segunda", 5)
    first = waits(llena, "Primera", 9)
    luz = db.session.scalars(select(Participante).where(Participante.nombre == "Luz Peña")).one()
    retirar(luz, actor=carla)
    assert (first.estado, second.estado) == (PENDIENTE, ESPERA)
    mail = db.session.scalars(select(Correo)).one()
    assert mail.para == first.correo


def test_who_waits_with_an_account_is_enrolled(
    llena: Cohorte, ana: Usuario, diego: Usuario
) -> None:
    line = waits(llena, "Diego", correo=diego.correo, usuario_id=diego.id)
    mine = db.session.scalars(select(Participante).where(Participante.usuario_id == ana.id)).one()
    retirar(mine, actor=ana)
    assert line.estado == INSCRITO
    assert line.inscripcion is not None
    assert db.session.scalars(select(Correo.asunto)).all() == ["Hay un lugar para usted"]


def test_more_seats_promote_as_many(llena: Cohorte, carla: Usuario) -> None:
    lines = [waits(llena, f"Persona {n}", 9 - n) for n in range(3)]
    cambiar_cohorte(llena, datos(llena, cupo=4), actor=carla)
    assert [p.estado for p in lines] == [PENDIENTE, PENDIENTE, ESPERA]


def test_a_country_with_a_quota_has_its_own_seats(cohorte: Cohorte, carla: Usuario) -> None:
    cohorte.cupo = 3
    fijar_cupos(cohorte, {"BR": 2}, actor=carla)
    make_participante(cohorte, "Uruguaya", pais="UY")
    assert (count_libres(cohorte), count_libres(cohorte, "BR"), count_libres(cohorte, "PY")) == (
        2,
        2,
        0,
    )
    make_participante(cohorte, "Brasileña", pais="BR")
    assert (count_libres(cohorte, "BR"), count_libres(cohorte, "UY")) == (1, 0)


def test_the_first_of_the_country_whose_seat_is_free_comes_in(
    cohorte: Cohorte, carla: Usuario
) -> None:
    cohorte.cupo = 2
    fijar_cupos(cohorte, {"BR": 1}, actor=carla)
    rui = make_participante(cohorte, "Rui", pais="BR")
    make_participante(cohorte, "Luz", pais="UY")
    uruguayan = waits(cohorte, "Uruguaya", 9, pais="UY")
    brazilian = waits(cohorte, "Brasileña", 5, pais="BR")
    assert posicion_de(brazilian) == 1
    retirar(rui, actor=carla)
    assert (uruguayan.estado, brazilian.estado) == (ESPERA, PENDIENTE)


def test_a_higher_quota_promotes(cohorte: Cohorte, carla: Usuario) -> None:
    cohorte.cupo = 2
    fijar_cupos(cohorte, {"BR": 2}, actor=carla)
    luz = waits(cohorte, "Luz", pais="UY")
    fijar_cupos(cohorte, {"BR": 1}, actor=carla)
    assert luz.estado == PENDIENTE


def test_quotas_do_not_add_up_to_more_than_there_is(cohorte: Cohorte, carla: Usuario) -> None:
    with pytest.raises(errors.CuposError):
        fijar_cupos(cohorte, {"BR": 30, "UY": 11}, actor=carla)
    fijar_cupos(cohorte, {"BR": 30, "UY": 10}, actor=carla)
    with pytest.raises(errors.CupoMenorError):
        cambiar_cohorte(cohorte, datos(cohorte, cupo=39), actor=carla)


def test_closing_an_account_gives_its_seat_to_who_waits(llena: Cohorte, ana: Usuario) -> None:
    line = waits(llena, "Eva Mota")
    PERSONAL_DATA.erase(ana, False)
    assert line.estado == PENDIENTE


def test_the_person_sees_her_place_in_the_line_and_may_leave_it(
    client: CheckingClient, llena: Cohorte, diego: Usuario
) -> None:
    waits(llena, "Primera", 9)
    line = waits(llena, "Diego", 5, correo=diego.correo, usuario_id=diego.id)
    client.as_user(diego)
    url = f"/es/cuenta/cohortes/{llena.id}/"
    assert "Su lugar en la lista es el 2" in client.get(url).text
    assert "lista de espera" in client.get("/es/panel/").text
    assert client.send(f"{url}salir/").status_code == 303
    db.session.refresh(line)
    assert (line.estado, line.espera_el) == (EstadoParticipante.RETIRADO, None)
    assert client.get(url).status_code == 404


def test_a_manager_divides_the_seats_by_country(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    url = f"{BASE}/{cohorte.id}/paises/"
    client.as_user(carla)
    assert "Uruguay" in client.get(url).text
    too_many = client.send(url, {"pais_UY": "30", "pais_BR": "30"})
    assert too_many.status_code == 422
    assert "suman 60" in too_many.text
    assert client.send(url, {"pais_UY": "x"}).status_code == 422
    assert client.send(url, {"pais_UY": "30", "pais_BR": ""}).status_code == 303
    rows = db.session.execute(select(CupoPais.pais, CupoPais.lugares)).tuples().all()
    assert rows == [("UY", 30)]
    assert "Uruguay: 30" in client.get(f"{BASE}/{cohorte.id}/editar/").text


def test_the_facilitator_is_one_of_the_chamber_told_and_shown(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, ana: Usuario, diego: Usuario
) -> None:
    from plataforma.organizaciones.models import RolMembresia

    fabio = make_usuario("Fabio Sena")
    make_membresia(fabio, cohorte.organizacion, RolMembresia.FACILITADOR)
    with pytest.raises(errors.FacilitadorError):
        cambiar_cohorte(cohorte, datos(cohorte, facilitador_id=diego.id), actor=carla)
    assert fabio in list_facilitadores(cohorte.organizacion_id)
    cambiar_cohorte(cohorte, datos(cohorte, facilitador_id=fabio.id), actor=carla)
    cambiar_cohorte(cohorte, datos(cohorte, facilitador_id=fabio.id), actor=carla)
    assert db.session.scalars(select(Correo.para)).all() == [fabio.correo]
    make_inscrito(cohorte, ana)
    page = client.as_user(ana).get(f"/es/cuenta/cohortes/{cohorte.id}/").text
    assert "Facilita Fabio Sena" in page
