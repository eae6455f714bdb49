"""A manager endorses for their own chamber, and for no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from cursos.avales.models import Aval
from cursos.emisores import services as emisores
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import Sesion
from plataforma.identidad.sessions import RECENT
from tests.factories.credenciales import make_aval
from tests.factories.identidad import make_membresia

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.emisores.models import Emisor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LITORAL, SERRA = "/es/camara/litoral/avales/", "/es/camara/serra/avales/"
SECRETARIA = "/es/administracion/avales/"
DATOS = {"texto_es": "La pedimos <b>siempre</b>.", "texto_pt": "Nós a pedimos sempre."}
FIRMAR = DATOS | {"paso": "avalar"}


@pytest.fixture
def codigo(version: VersionCurso) -> str:
    return str(version.credencial["codigo"])


def written() -> list[Aval]:
    return list(db.session.scalars(select(Aval).order_by(Aval.id)))


def test_a_manager_writes_checks_and_signs(
    client: CheckingClient, carla: Usuario, emisor: Emisor, codigo: str
) -> None:
    client.as_user(carla)
    assert f"{LITORAL}{codigo}/" in client.get(LITORAL).text
    check = client.send(f"{LITORAL}{codigo}/", DATOS)
    assert "Revise antes de firmar" in check.text
    assert "&lt;b&gt;siempre" in check.text
    assert written() == []

    done = client.send(f"{LITORAL}{codigo}/", FIRMAR)
    assert "Aval firmado" in client.get(done.location).text
    assert [a.emisor for a in written()] == [emisor]


def test_going_back_keeps_the_text(
    client: CheckingClient, carla: Usuario, emisor: Emisor, codigo: str
) -> None:
    page = client.as_user(carla).send(f"{LITORAL}{codigo}/", DATOS | {"paso": "cambiar"})

    assert DATOS["texto_pt"] in page.text
    assert written() == []


def test_nothing_is_signed_until_one_proves_who_one_is(
    client: CheckingClient, carla: Usuario, emisor: Emisor, codigo: str
) -> None:
    client.as_user(carla)
    mine = update(Sesion).where(Sesion.usuario_id == carla.id)
    db.session.execute(mine.values(probada_el=now() - RECENT))
    db.session.commit()

    assert "Confirme que es usted" in client.send(f"{LITORAL}{codigo}/", FIRMAR).text
    assert written() == []


@pytest.mark.parametrize("text", ["", "x" * 301])
def test_a_text_that_is_missing_or_too_long_is_refused(
    client: CheckingClient, carla: Usuario, emisor: Emisor, codigo: str, text: str
) -> None:
    sent = client.as_user(carla).send(f"{LITORAL}{codigo}/", FIRMAR | {"texto_pt": text})

    assert sent.status_code == 422
    assert written() == []


def test_a_double_click_signs_once(
    client: CheckingClient, carla: Usuario, emisor: Emisor, codigo: str
) -> None:
    client.as_user(carla).send(f"{LITORAL}{codigo}/", FIRMAR)
    again = client.send(f"{LITORAL}{codigo}/", FIRMAR)

    assert "ya está avalada" in client.get(again.location).text
    assert len(written()) == 1


def test_as_another_chamber_it_is_not_there(
    client: CheckingClient, carla: Usuario, emisor: Emisor, otro: Emisor, codigo: str
) -> None:
    client.as_user(carla)

    assert client.get(SERRA).status_code == 404
    assert client.send(f"{SERRA}{codigo}/", FIRMAR).status_code == 404
    assert client.send(f"{SECRETARIA}{codigo}/", FIRMAR).status_code == 403
    assert written() == []


@pytest.mark.parametrize("base", [LITORAL, SERRA])
def test_anothers_endorsement_is_not_withdrawn(
    client: CheckingClient,
    carla: Usuario,
    emisor: Emisor,
    otro: Emisor,
    version: VersionCurso,
    base: str,
) -> None:
    of_other = make_aval(otro, version)
    of_house = make_aval(None, version)
    client.as_user(carla)
    for aval in (of_other, of_house):
        assert client.send(f"{base}{aval.codigo}/retirar/").status_code == 404
        assert aval.retirado_el is None


def test_the_house_does_not_withdraw_a_chambers(
    client: CheckingClient, elena: Usuario, emisor: Emisor, version: VersionCurso
) -> None:
    aval = make_aval(emisor, version)

    sent = client.as_user(elena).send(f"{SECRETARIA}{aval.codigo}/retirar/")
    assert sent.status_code == 404
    assert aval.retirado_el is None


def test_a_chamber_that_does_not_issue_endorses_nothing(
    client: CheckingClient, carla: Usuario, elena: Usuario, emisor: Emisor, codigo: str
) -> None:
    emisores.suspender(emisor, actor=elena)
    db.session.commit()

    assert client.as_user(carla).get(LITORAL).status_code == 404
    assert client.send(f"{LITORAL}{codigo}/", FIRMAR).status_code == 404
    assert "Avales de" not in client.get("/es/panel/").text


def test_withdrawing_says_first_what_follows(
    client: CheckingClient, carla: Usuario, emisor: Emisor, version: VersionCurso
) -> None:
    aval = make_aval(emisor, version)
    page = f"{LITORAL}{aval.codigo}/retirar/"
    assert "ven que se retiró" in client.as_user(carla).get(page).text

    done = client.send(page)
    assert "Aval retirado" in client.get(done.location).text
    assert aval.retirado_el is not None
    assert client.send(page).status_code == 404


def test_the_secretariat_endorses_from_its_own_pages(
    client: CheckingClient, elena: Usuario, codigo: str
) -> None:
    client.as_user(elena).send(f"{SECRETARIA}{codigo}/", FIRMAR)

    assert [a.emisor for a in written()] == [None]
    assert "Avalada" in client.get(SECRETARIA).text
    assert client.get(f"{SECRETARIA}NADA/").status_code == 404


def test_who_may_look_is_not_shown_what_they_may_not_do(
    client: CheckingClient, diego: Usuario, emisor: Emisor, codigo: str
) -> None:
    from plataforma.organizaciones.models import RolMembresia

    make_membresia(diego, emisor.organizacion, RolMembresia.LECTOR)
    page = client.as_user(diego).get(LITORAL)

    assert page.status_code == 200
    assert f"{LITORAL}{codigo}/" not in page.text
    assert client.get(f"{LITORAL}{codigo}/").status_code == 403
