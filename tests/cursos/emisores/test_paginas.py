"""The Secretariat's pages: authorise, suspend, authorise again; what follows is said first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from cursos.emisores import services
from cursos.emisores.queries import find_emisor
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import Sesion
from plataforma.identidad.sessions import RECENT
from plataforma.organizaciones.models import TipoOrganizacion
from tests.factories.credenciales import make_emisor
from tests.factories.identidad import make_organizacion

if TYPE_CHECKING:
    from cursos.emisores.models import Emisor
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient

BASE = "/es/administracion/emisores/"
AUTORIZAR = f"{BASE}autorizar/"
DATOS = {
    "organizacion": "litoral",
    "nombre_es": "Cámara del Litoral",
    "nombre_pt": "Câmara do Litoral",
    "url": "https://www.litoral.org.uy",
}


def acts() -> list[str]:
    found = select(AuditLine.accion).where(AuditLine.accion.startswith("emisor."))
    return list(db.session.scalars(found.order_by(AuditLine.id)))


def test_what_follows_stands_before_the_form(
    client: CheckingClient, elena: Usuario, camara: Organizacion
) -> None:
    page = client.as_user(elena).get(AUTORIZAR).text

    assert page.index("Qué pasa después") < page.index('name="organizacion"')
    assert "Cámara de Exportadores del Litoral" in page


def test_authorising_writes_it_down_and_makes_its_key(
    client: CheckingClient, elena: Usuario, camara: Organizacion
) -> None:
    answer = client.as_user(elena).send(AUTORIZAR, DATOS)
    page = client.get(answer.location).text

    assert answer.status_code == 303
    assert "Cámara autorizada" in page
    assert "did:web:127.0.0.1%3A5000:camaras:litoral" in page
    assert acts() == ["emisor.autorizar"]


def test_nothing_is_done_until_one_proves_who_one_is(
    client: CheckingClient, elena: Usuario, camara: Organizacion
) -> None:
    client.as_user(elena)
    mine = update(Sesion).where(Sesion.usuario_id == elena.id)
    db.session.execute(mine.values(probada_el=now() - RECENT))
    db.session.commit()

    assert "Confirme que es usted" in client.send(AUTORIZAR, DATOS).text
    assert find_emisor("litoral") is None


def test_twice_is_once(client: CheckingClient, elena: Usuario, camara: Organizacion) -> None:
    client.as_user(elena).send(AUTORIZAR, DATOS)

    assert client.send(AUTORIZAR, DATOS).status_code == 422  # it is not to be chosen any more
    with pytest.raises(services.YaEsEmisorError):  # the other tab, at the same moment
        make_emisor(camara)
    assert acts() == ["emisor.autorizar"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("organizacion", ""),
        ("organizacion", "nadie"),
        ("nombre_pt", ""),
        ("url", "http://litoral.org"),
        ("url", "javascript:alert(1)"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    client: CheckingClient, elena: Usuario, camara: Organizacion, field: str, value: str
) -> None:
    assert client.as_user(elena).send(AUTORIZAR, DATOS | {field: value}).status_code == 422
    assert find_emisor("litoral") is None


def test_a_firm_is_not_offered(client: CheckingClient, elena: Usuario) -> None:
    make_organizacion("Dulces Yvoty", slug="dulces", tipo=TipoOrganizacion.EMPRESA)

    sent = client.as_user(elena).send(AUTORIZAR, DATOS | {"organizacion": "dulces"})
    assert sent.status_code == 422


def test_suspending_and_authorising_again(
    client: CheckingClient, elena: Usuario, emisor: Emisor
) -> None:
    client.as_user(elena)
    page = client.get(f"{BASE}litoral/suspender/").text
    assert "su clave pública sigue publicada" in page
    assert client.send(f"{BASE}litoral/suspender/").status_code == 303
    assert not emisor.emite
    assert "Suspendida" in client.get(BASE).text

    client.send(f"{BASE}litoral/restablecer/")
    assert "Suspendida" not in client.get(BASE).text
    assert acts() == ["emisor.autorizar", "emisor.suspender", "emisor.restablecer"]


def test_the_second_tab_is_told_how_it_stands(
    client: CheckingClient, elena: Usuario, emisor: Emisor
) -> None:
    client.as_user(elena).send(f"{BASE}litoral/suspender/")
    again = client.send(f"{BASE}litoral/suspender/")

    assert "ya cambió de estado" in client.get(again.location).text
    assert acts().count("emisor.suspender") == 1


@pytest.mark.parametrize("path", ["nadie/", "nadie/suspender/", "litoral/borrar/"])
def test_what_there_is_not(
    client: CheckingClient, elena: Usuario, emisor: Emisor, path: str
) -> None:
    assert client.as_user(elena).get(BASE + path).status_code == 404


def test_a_slug_that_signed_never_changes(emisor: Emisor) -> None:
    with pytest.raises(ValueError, match="DID"):
        emisor.slug = "otro"
