"""Several chambers in one cohort: each sees and manages the people it brought, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.cohortes.alcance import Alcance, de_toda
from cursos.cohortes.models import CamaraInvitada, EstadoParticipante, Participante
from cursos.cohortes.queries import count_situaciones
from plataforma.db import db
from plataforma.email import Correo
from tests.factories.cohortes import make_participante
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient

SERRA = "/es/camara/serra/cohortes"


@pytest.fixture
def serra(cohorte: Cohorte) -> Organizacion:
    """A second chamber that shares Carla's cohort."""
    organizacion = make_organizacion("Câmara da Serra", slug="serra", pais="BR")
    db.session.add(CamaraInvitada(cohorte_id=cohorte.id, organizacion_id=organizacion.id))
    db.session.flush()
    return organizacion


@pytest.fixture
def patricia(serra: Organizacion) -> Usuario:
    """Its manager."""
    persona = make_usuario("Patrícia Nogueira", pais="BR")
    make_membresia(persona, serra)
    return persona


@pytest.fixture
def luz(cohorte: Cohorte) -> Participante:
    """Brought by the owner."""
    return make_participante(cohorte, "Luz Peña")


@pytest.fixture
def rui(cohorte: Cohorte, serra: Organizacion) -> Participante:
    """Brought by the second chamber."""
    return make_participante(cohorte, "Rui Prado", pais="BR", organizacion_id=serra.id)


def test_each_chamber_sees_whom_it_brought_and_the_owner_everybody(
    client: CheckingClient,
    cohorte: Cohorte,
    luz: Participante,
    rui: Participante,
    carla: Usuario,
    patricia: Usuario,
) -> None:
    for page in ("personas/", "avance.csv"):
        seen = client.as_user(patricia).get(f"{SERRA}/{cohorte.id}/{page}").text
        assert "Rui" in seen
        assert "Luz" not in seen
        seen = client.as_user(carla).get(f"/es/camara/litoral/cohortes/{cohorte.id}/{page}").text
        assert "Rui" in seen
        assert "Luz" in seen


def test_the_shared_cohort_is_in_both_lists_with_its_own_count(
    client: CheckingClient,
    cohorte: Cohorte,
    luz: Participante,
    rui: Participante,
    patricia: Usuario,
) -> None:
    page = client.as_user(patricia).get(f"{SERRA}/").text
    assert cohorte.nombre in page
    assert "La lleva Cámara de Exportadores del Litoral" in page
    assert "1 pendiente" in page


def test_counts_keep_to_the_scope(cohorte: Cohorte, luz: Participante, rui: Participante) -> None:
    assert sum(count_situaciones([de_toda(cohorte)])[cohorte.id].values()) == 2
    own = Alcance(cohorte.id, rui.organizacion_id)
    assert sum(count_situaciones([own])[cohorte.id].values()) == 1


def test_an_invited_chamber_takes_off_its_own_people_only(
    client: CheckingClient,
    cohorte: Cohorte,
    luz: Participante,
    rui: Participante,
    patricia: Usuario,
) -> None:
    client.as_user(patricia)
    url = f"{SERRA}/{cohorte.id}/personas"
    assert client.send(f"{url}/{luz.id}/retirar/").status_code == 404
    assert client.send(f"{url}/{luz.id}/reincorporar/").status_code == 404
    assert client.send(f"{url}/{rui.id}/retirar/").status_code == 303
    left = EstadoParticipante.RETIRADO
    gone = select(Participante.id).where(Participante.estado == left)
    assert db.session.scalars(gone).all() == [rui.id]


def test_an_invited_chamber_changes_no_setting(
    client: CheckingClient, cohorte: Cohorte, patricia: Usuario
) -> None:
    client.as_user(patricia)
    assert client.get(f"{SERRA}/{cohorte.id}/editar/").status_code == 404
    for page in ("editar", "cargar"):
        owner = f"/es/camara/litoral/cohortes/{cohorte.id}/{page}/"
        assert client.get(owner).status_code == 404


def test_the_owner_finds_invites_and_takes_out_a_chamber(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    serra = make_organizacion("Câmara da Serra", slug="serra", pais="BR")
    make_membresia(make_usuario("Patrícia Nogueira", correo="pat@escala.test", idioma="pt"), serra)
    url = f"/es/camara/litoral/cohortes/{cohorte.id}/camaras/"
    client.as_user(carla)
    assert "No hay otra organización" in client.get(f"{url}?q=nada").text
    assert "Invitar a Câmara da Serra" in client.get(f"{url}?q=serra").text
    for _twice in range(2):
        assert client.send(f"{url}serra/invitar/").status_code == 303
    assert db.session.scalars(select(Correo.para)).all() == ["pat@escala.test"]
    rui = make_participante(cohorte, "Rui Prado", organizacion_id=serra.id)
    assert "1 persona" in client.get(url).text
    assert "a cargo de Cámara de Exportadores" in client.get(f"{url}serra/quitar/").text
    assert client.send(f"{url}serra/quitar/").status_code == 303
    db.session.refresh(rui)
    assert rui.organizacion_id == cohorte.organizacion_id
    assert db.session.scalars(select(CamaraInvitada)).all() == []


def test_a_cohort_is_not_shared_with_its_owner_nor_with_nobody(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    url = f"/es/camara/litoral/cohortes/{cohorte.id}/camaras"
    client.as_user(carla)
    assert client.send(f"{url}/litoral/invitar/").status_code == 409
    assert client.send(f"{url}/nadie/invitar/").status_code == 404


def test_a_chamber_taken_out_sees_nothing(
    client: CheckingClient, cohorte: Cohorte, rui: Participante, carla: Usuario, patricia: Usuario
) -> None:
    url = f"/es/camara/litoral/cohortes/{cohorte.id}/camaras/serra/quitar/"
    assert client.as_user(carla).send(url).status_code == 303
    client.as_user(patricia)
    assert client.get(f"{SERRA}/{cohorte.id}/").status_code == 404
    assert cohorte.nombre not in client.get(f"{SERRA}/").text


def test_the_person_reads_which_chambers_see_them(
    client: CheckingClient, cohorte: Cohorte, rui: Participante, ana: Usuario
) -> None:
    from cursos.cohortes.enlaces import enlace_de

    page = client.get(f"/es/invitacion/{enlace_de(rui.semilla).token}/").text
    assert "Câmara da Serra, que le inscribe, y Cámara de Exportadores del Litoral" in page
