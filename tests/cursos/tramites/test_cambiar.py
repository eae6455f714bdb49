"""The pages of each change: what follows first, two tabs, somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.credenciales import vida
from cursos.credenciales.models import Credencial, MotivoSuspension

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

SENT = {
    "suspender": {"motivo": "en_revision"},
    "revocar": {"motivo": "error_de_emision"},
    "retirar": {},
    "reemitir": {"motivo": "Vimos su documento"},
}


def page_of(credencial: Credencial, act: str = "") -> str:
    own = f"/es/administracion/credenciales/{credencial.codigo}/"
    return own + (f"{act}/" if act else "")


@pytest.mark.parametrize(
    ("act", "follows"),
    [
        ("suspender", "Se puede deshacer"),
        ("revocar", "No se puede deshacer"),
        ("retirar", "ya no muestra el nombre"),
        ("reemitir", "tiene otro código"),
    ],
)
def test_what_follows_stands_before_the_form(
    client: CheckingClient, elena: Usuario, credencial: Credencial, act: str, follows: str
) -> None:
    page = client.as_user(elena).get(page_of(credencial, act)).text

    assert page.index(follows) < page.index('<form class="formulario"')
    assert "Ana Benítez recibe un correo" in page


@pytest.mark.parametrize(
    ("act", "state"),
    [
        ("suspender", "suspendida"),
        ("revocar", "revocada"),
        ("retirar", "retirada"),
        ("reemitir", "reemplazada"),
    ],
)
def test_each_act_does_it_and_shows_it(
    client: CheckingClient,
    elena: Usuario,
    ana: Usuario,
    credencial: Credencial,
    act: str,
    state: str,
) -> None:
    ana.nombre = "Ana Benítez Duarte"
    answer = client.as_user(elena).send(page_of(credencial, act), SENT[act])

    assert answer.status_code == 303
    assert credencial.estado == state
    assert state.capitalize() in client.get(answer.location).text


def test_a_suspended_one_is_reinstated(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    vida.suspender(elena, credencial, MotivoSuspension.OTRO, detalle="Carta de su jefe")
    own = client.as_user(elena).get(page_of(credencial)).text

    assert "Restablecer una credencial" in own
    assert "Carta de su jefe" in own
    client.send(page_of(credencial, "restablecer"))
    assert credencial.estado == "vigente"


@pytest.mark.parametrize("act", ["suspender", "revocar", "reemitir"])
def test_what_is_missing_is_said(
    client: CheckingClient, elena: Usuario, credencial: Credencial, act: str
) -> None:
    page = client.as_user(elena).send(page_of(credencial, act), {"motivo": ""})

    assert page.status_code == 422
    assert "Hay un problema" in page.text
    assert credencial.estado == "vigente"


def test_a_second_click_changes_nothing_and_says_so(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    client.as_user(elena)
    client.send(page_of(credencial, "revocar"), SENT["revocar"])
    again = client.send(page_of(credencial, "revocar"), {"motivo": "otro"})

    assert again.status_code == 303
    assert "ya cambió de estado" in client.get(again.location).text
    assert credencial.motivo_revocacion == "error_de_emision"


def test_an_unchanged_name_is_explained(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    answer = client.as_user(elena).send(page_of(credencial, "reemitir"), SENT["reemitir"])

    assert "es el mismo que el de la credencial" in client.get(answer.location).text
    assert credencial.estado == "vigente"


@pytest.mark.parametrize("path", ["rara/", "emitida/"])
def test_other_acts_do_not_exist(
    client: CheckingClient, elena: Usuario, credencial: Credencial, path: str
) -> None:
    assert client.as_user(elena).get(page_of(credencial) + path).status_code == 404


def test_a_holder_withdraws_their_own(
    client: CheckingClient, ana: Usuario, credencial: Credencial
) -> None:
    shown = client.as_user(ana).get(f"/es/credenciales/{credencial.codigo}/").text
    address = f"/es/cuenta/credenciales/{credencial.codigo}/retirar/"
    assert address in shown
    assert "No se puede deshacer" in client.get(address).text

    assert client.send(address).status_code == 303
    assert credencial.estado == "retirada"


def test_while_it_is_looked_into_the_holder_waits(
    client: CheckingClient, ana: Usuario, elena: Usuario, credencial: Credencial
) -> None:
    """To withdraw a suspended one and earn it anew would go round what is being looked into."""
    vida.suspender(elena, credencial, MotivoSuspension.EN_REVISION)
    address = f"/es/cuenta/credenciales/{credencial.codigo}/retirar/"

    assert address not in client.as_user(ana).get(f"/es/credenciales/{credencial.codigo}/").text
    assert client.send(address).location == "/es/cuenta/credenciales/"
    assert credencial.estado == "suspendida"
    with pytest.raises(vida.CambioTardioError):
        vida.retirar_propia(ana, credencial)


def test_nobody_withdraws_somebody_elses(
    client: CheckingClient, fabian: Usuario, credencial: Credencial
) -> None:
    address = f"/es/cuenta/credenciales/{credencial.codigo}/retirar/"

    assert client.as_user(fabian).send(address).status_code == 404
    assert credencial.estado == "vigente"
