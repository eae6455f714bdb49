"""Who came: by the code on the wall, or by the list."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.encuentros.codigo import codigo_de, mostrar
from cursos.encuentros.errors import AsistenciaCerradaError, CodigoAsistenciaError
from cursos.encuentros.models import Asistencia, Forma
from cursos.encuentros.queries import asistencia_de, count_hechos
from cursos.encuentros.services import anotar_con_codigo, cancelar_encuentro
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.encuentros.test_agendar import url
from tests.factories.cohortes import make_cohorte, make_inscrito, make_participante
from tests.factories.encuentros import make_encuentro
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante
    from cursos.encuentros.models import Encuentro
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture
def en_curso(cohorte: Cohorte, carla: Usuario) -> Encuentro:
    return make_encuentro(cohorte, carla, inicio=now() - timedelta(minutes=10))


@pytest.fixture
def linea(cohorte: Cohorte, ana: Usuario) -> Participante:
    return make_inscrito(cohorte, ana)


def mine(cohorte: Cohorte, rest: str = "", lang: str = "es") -> str:
    return f"/{lang}/cuenta/cohortes/{cohorte.id}/encuentros/{rest}"


def came() -> dict[int, Forma]:
    return {a.participante_id: Forma(a.forma) for a in db.session.scalars(select(Asistencia))}


def test_the_qr_brings_the_code_and_one_press_notes_it(
    client: CheckingClient, en_curso: Encuentro, linea: Participante, ana: Usuario
) -> None:
    code = codigo_de(en_curso.semilla)
    path = mine(en_curso.cohorte, f"{en_curso.id}/asistir/")
    assert code in client.as_user(ana).get(f"{path}?codigo={code}").text
    assert came() == {}  # looking changes nothing
    for _click in range(2):
        client.send(path, {"codigo": mostrar(code).lower()})
    assert came() == {linea.id: Forma.CODIGO}
    assert "Usted asistió" in client.get(mine(en_curso.cohorte)).text


def test_a_wrong_code_is_said_and_guessing_ends(
    client: CheckingClient, en_curso: Encuentro, linea: Participante, ana: Usuario
) -> None:
    path = mine(en_curso.cohorte, f"{en_curso.id}/asistir/")
    client.as_user(ana)
    for _try in range(20):
        page = client.send(path, {"codigo": "AAAAAA"})
        assert page.status_code == 422
        assert "Ese no es el código" in page.text
    assert client.send(path, {"codigo": "AAAAAB"}).status_code == 429
    assert came() == {}


@pytest.mark.parametrize("minutes", [-31, 90 + 181])
def test_before_and_long_after_the_code_is_closed(
    cohorte: Cohorte, carla: Usuario, linea: Participante, minutes: int
) -> None:
    encuentro = make_encuentro(cohorte, carla, inicio=now() - timedelta(minutes=minutes))
    with pytest.raises(AsistenciaCerradaError):
        anotar_con_codigo(encuentro, linea, codigo_de(encuentro.semilla))


def test_the_code_of_another_meeting_is_not_this_ones(
    cohorte: Cohorte, carla: Usuario, en_curso: Encuentro, linea: Participante
) -> None:
    other = make_encuentro(cohorte, carla, inicio=now())
    with pytest.raises(CodigoAsistenciaError):
        anotar_con_codigo(en_curso, linea, codigo_de(other.semilla))


def test_the_list_notes_who_came_also_without_account(
    client: CheckingClient, en_curso: Encuentro, linea: Participante, carla: Usuario
) -> None:
    pia = make_participante(en_curso.cohorte, "Pía")
    client.as_user(carla)
    path = url(en_curso.cohorte, f"{en_curso.id}/asistencia/")
    client.send(path, {"vino": [str(linea.id), str(pia.id)]})
    assert came() == {linea.id: Forma.LISTA, pia.id: Forma.LISTA}
    client.send(path, {"antes": [str(linea.id), str(pia.id)], "vino": [str(pia.id)]})
    assert came() == {pia.id: Forma.LISTA}


def test_an_old_page_takes_nobody_off_who_typed_the_code_meanwhile(
    client: CheckingClient, en_curso: Encuentro, linea: Participante, carla: Usuario
) -> None:
    pia = make_participante(en_curso.cohorte, "Pía")
    anotar_con_codigo(en_curso, linea, codigo_de(en_curso.semilla))
    client.as_user(carla).send(
        url(en_curso.cohorte, f"{en_curso.id}/asistencia/"), {"vino": [str(pia.id)]}
    )
    assert came() == {linea.id: Forma.CODIGO, pia.id: Forma.LISTA}


def test_somebody_of_another_cohort_is_never_noted(
    client: CheckingClient, en_curso: Encuentro, carla: Usuario
) -> None:
    other = make_cohorte(make_organizacion("Otra", pais="BR"), "Ajena")
    stranger = make_participante(other)
    client.as_user(carla).send(
        url(en_curso.cohorte, f"{en_curso.id}/asistencia/"),
        {"vino": [str(stranger.id), "99999", "x"]},
    )
    assert came() == {}


def test_another_chamber_and_another_cohort_find_nothing(
    client: CheckingClient, en_curso: Encuentro, camara: object, ana: Usuario
) -> None:
    del camara
    patricia = make_usuario("Patrícia")
    other = make_organizacion("Câmara do Sul", pais="BR")
    make_membresia(patricia, other)
    own = make_cohorte(other, "Sua")
    client.as_user(patricia)
    for rest in ("", f"{en_curso.id}/", f"{en_curso.id}/codigo/", "encuentros.ics"):
        assert client.get(url(en_curso.cohorte, rest)).status_code == 404
    there = f"/es/camara/{other.slug}/cohortes/{own.id}/encuentros/{en_curso.id}/"
    assert client.get(there).status_code == 404
    client.as_user(ana)  # not in this cohort
    assert client.get(mine(en_curso.cohorte)).status_code == 404


def test_attendance_counts_what_was_held(
    cohorte: Cohorte, carla: Usuario, en_curso: Encuentro, linea: Participante
) -> None:
    off = make_encuentro(cohorte, carla, inicio=now() - timedelta(minutes=5))
    make_encuentro(cohorte, carla)  # still to come
    for encuentro in (en_curso, off):
        anotar_con_codigo(encuentro, linea, codigo_de(encuentro.semilla))
    cancelar_encuentro(off, actor=carla)
    db.session.flush()
    assert asistencia_de(cohorte.id, [linea.id]) == {linea.id: 1}
    assert count_hechos(cohorte.id) == 1


def test_the_code_page_shows_what_people_type(
    client: CheckingClient, en_curso: Encuentro, carla: Usuario
) -> None:
    page = client.as_user(carla).get(url(en_curso.cohorte, f"{en_curso.id}/codigo/", "pt")).text
    assert mostrar(codigo_de(en_curso.semilla)) in page
    assert "<svg" in page
