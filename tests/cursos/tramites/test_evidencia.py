"""A holder lets the public page show the mark; it is never signed and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.credenciales import vida
from cursos.credenciales.models import Credencial, MotivoSuspension, Origen
from cursos.tramites import evidencia
from plataforma.clock import now
from tests.factories.credenciales import version_de
from tests.factories.cursos import make_inscripcion

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

SHOWN = "<dt>Evaluación final</dt>"


@pytest.fixture(autouse=True)
def nota(ana: Usuario, credencial: Credencial) -> None:
    curso = version_de(credencial).curso
    make_inscripcion(ana, curso, mejor_nota=92, aprobada_el=now(), completada_el=now())


def page_of(client: CheckingClient, credencial: Credencial) -> str:
    return client.get(f"/es/credenciales/{credencial.codigo}/").text


def show(client: CheckingClient, credencial: Credencial, mostrar: str = "si") -> int:
    address = f"/es/cuenta/credenciales/{credencial.codigo}/evidencia/"
    return client.send(address, {"mostrar": mostrar}).status_code


def test_nothing_is_shown_unless_the_holder_agreed(
    client: CheckingClient, credencial: Credencial
) -> None:
    assert SHOWN not in page_of(client, credencial)


def test_who_agreed_shows_it_to_everybody_and_takes_it_back(
    client: CheckingClient, ana: Usuario, credencial: Credencial
) -> None:
    assert "Mostrar la evidencia" in page_of(client.as_user(ana), credencial)
    signed = credencial.documento
    show(client, credencial)

    assert "92" in page_of(client, credencial).split(SHOWN)[1][:30]
    assert credencial.documento == signed
    show(client, credencial, "no")
    assert SHOWN not in page_of(client, credencial)


def test_nobody_shows_somebody_elses(
    client: CheckingClient, fabian: Usuario, credencial: Credencial
) -> None:
    assert "Mostrar la evidencia" not in page_of(client.as_user(fabian), credencial)
    assert show(client, credencial) == 404
    assert not credencial.muestra_evidencia


def test_while_it_has_no_effect_nothing_is_shown(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    evidencia.mostrar(credencial, si=True)
    vida.suspender(elena, credencial, MotivoSuspension.EN_REVISION)

    assert SHOWN not in page_of(client, credencial)


def test_behind_what_was_recognised_there_is_no_test(credencial: Credencial) -> None:
    credencial.origen = Origen.RECONOCIMIENTO
    evidencia.mostrar(credencial, si=True)

    assert not credencial.muestra_evidencia
