"""The acts of the counterpart and the Secretariat on one request."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from consultores.emparejamiento.queries import list_candidatos
from consultores.gestion import candidatos
from consultores.gestion.errors import NoSePuedeAsignarError
from consultores.gestion.models import NotaInterna
from consultores.pasos import admision
from consultores.red.models import Ausencia, Vinculo
from consultores.solicitudes.estados import ActoImposibleError, Estado
from plataforma.db import db
from plataforma.dias_habiles import hoy
from tests.factories.consultores import make_borrador, make_consultor, make_solicitud
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

BASE = "/es/administracion/solicitudes/"
ACTS = ("", "observar/", "rechazar/", "retirar/", "prorrogar/", "cerrar/", "cancelar/", "asignar/")


@pytest.fixture
def rosa() -> Usuario:
    return make_usuario("Rosa Peña", correo="rosa@escala.test", pais="MX", empresa="Chocolates")


@pytest.fixture
def por_admitir(rosa: Usuario) -> Solicitud:
    """A request of Mexico that somebody has to read first."""
    s = make_borrador(rosa, tipo="SOL-OTR")
    admision.enviar(s, actor=rosa)
    return s


@pytest.mark.parametrize("act", ACTS)
def test_another_countrys_request_is_not_there_for_gael(
    client: CheckingClient, gael: Usuario, solicitud: Solicitud, act: str
) -> None:
    assert client.as_user(gael).get(f"{BASE}{solicitud.referencia}/{act}").status_code == 404


@pytest.mark.parametrize("act", ["admitir/", "reanudar/", "asignar/", "notas/", "cancelar/"])
def test_nor_can_gael_act_on_it(
    client: CheckingClient, gael: Usuario, solicitud: Solicitud, act: str
) -> None:
    client.as_user(gael)
    before = solicitud.estado
    sent = client.send(
        f"{BASE}{solicitud.referencia}/{act}",
        {"motivo": "Porque sí.", "texto": "Hola", "consultor": "diego-restrepo"},
    )
    assert sent.status_code == 404
    assert solicitud.estado == before


def test_gael_admits_and_the_network_looks_for_somebody(
    client: CheckingClient, gael: Usuario, por_admitir: Solicitud
) -> None:
    page = client.as_user(gael).get(f"{BASE}{por_admitir.referencia}/").text
    assert "hay que clasificarla" in page
    client.send(f"{BASE}{por_admitir.referencia}/admitir/")
    assert por_admitir.estado == Estado.EN_ESPERA  # nobody is there


def test_admitting_twice_moves_once(gael: Usuario, elena: Usuario, por_admitir: Solicitud) -> None:
    admision.admitir(por_admitir, actor=gael)
    moves = len(por_admitir.movimientos)
    with pytest.raises(ActoImposibleError):
        admision.admitir(por_admitir, actor=elena)
    assert len(por_admitir.movimientos) == moves


def test_asking_for_data_begins_with_a_ready_text_in_the_firms_language(
    client: CheckingClient,
    gael: Usuario,
    rosa: Usuario,
    por_admitir: Solicitud,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    url = f"{BASE}{por_admitir.referencia}/observar/"
    client.as_user(gael)
    assert "¿A qué país quiere vender" in client.get(f"{url}?texto=2").text
    assert client.get(f"{url}?texto=99").status_code == 200
    assert client.send(url, {"motivo": ""}).status_code == 422
    client.send(url, {"motivo": "¿A qué país quiere vender?"})
    assert por_admitir.estado == Estado.OBSERVADA
    assert "¿A qué país quiere vender?" in buzon(rosa)[0].texto


def test_refusing_needs_a_cause_and_words(
    client: CheckingClient, gael: Usuario, por_admitir: Solicitud
) -> None:
    url = f"{BASE}{por_admitir.referencia}/rechazar/"
    client.as_user(gael)
    assert client.send(url, {"motivo": "No es comercio exterior."}).status_code == 422
    client.send(url, {"motivo": "No es comercio exterior.", "causa": "fuera_de_alcance"})
    assert por_admitir.estado == Estado.RECHAZADA
    page = client.get(f"{BASE}{por_admitir.referencia}/").text
    assert "La red no atiende este tema. No es comercio exterior." in page
    assert "Gael Núñez" in page


def test_a_late_step_says_how_it_stands(
    client: CheckingClient, elena: Usuario, solicitud: Solicitud
) -> None:
    answer = client.as_user(elena).get(
        f"{BASE}{solicitud.referencia}/rechazar/", follow_redirects=True
    )
    assert "La solicitud ya cambió" in answer.text


def test_a_consultant_is_withdrawn_with_a_reason_and_others_are_asked(
    client: CheckingClient,
    elena: Usuario,
    ana: Usuario,
    consultor: Consultor,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    s = make_solicitud(ana, consultor, "en_curso")
    luz = make_consultor(make_usuario("Luz"), nombre="Luz Paredes")
    client.as_user(elena).send(f"{BASE}{s.referencia}/retirar/", {"motivo": "No responde."})
    assert s.estado == Estado.ASIGNADA
    assert [a.consultor for a in s.ofertas] == [luz]
    assert "No responde." in buzon(ana)[0].texto


def test_more_time_gives_a_new_date(
    client: CheckingClient, elena: Usuario, ana: Usuario, consultor: Consultor
) -> None:
    s = make_solicitud(ana, consultor, "en_curso")
    before, url = s.entregar_antes_el, f"{BASE}{s.referencia}/prorrogar/"
    client.as_user(elena)
    assert client.send(url, {"motivo": "Viaje.", "dias": "900"}).status_code == 422
    client.send(url, {"motivo": "Viaje.", "dias": "20"})
    assert before is not None
    assert s.entregar_antes_el is not None
    assert s.entregar_antes_el > before


def test_cancelling_says_how_it_ended(
    client: CheckingClient, elena: Usuario, solicitud: Solicitud
) -> None:
    client.as_user(elena).send(
        f"{BASE}{solicitud.referencia}/cancelar/",
        {"motivo": "Nadie puede.", "desenlace": "sin_consultor"},
    )
    assert (solicitud.estado, solicitud.desenlace) == (Estado.CANCELADA, "sin_consultor")


def test_a_delivered_request_is_closed_by_the_desk(
    client: CheckingClient, elena: Usuario, ana: Usuario, consultor: Consultor
) -> None:
    s = make_solicitud(ana, consultor, "entregada")
    client.as_user(elena).send(f"{BASE}{s.referencia}/cerrar/", {"motivo": "Todo está."})
    assert s.estado == Estado.CERRADA


def test_a_note_is_for_the_desk_alone_and_twice_is_once(
    client: CheckingClient, elena: Usuario, ana: Usuario, diego: Usuario, solicitud: Solicitud
) -> None:
    url = f"{BASE}{solicitud.referencia}/notas/"
    client.as_user(elena)
    for _ in range(2):
        client.send(url, {"texto": "Llamé a la empresa.", "intento": "uno"})
    assert db.session.query(NotaInterna).count() == 1
    assert "Llamé a la empresa." in client.get(f"{BASE}{solicitud.referencia}/").text
    for person in (ana, diego):
        client.as_user(person)
        assert "Llamé" not in client.get(f"/es/asistencia/{solicitud.referencia}/").text
        assert client.get(f"{BASE}{solicitud.referencia}/").status_code == 403


def test_the_request_is_given_to_somebody_else(
    client: CheckingClient, elena: Usuario, solicitud: Solicitud
) -> None:
    luz = make_consultor(make_usuario("Luz"), nombre="Luz Paredes")
    url = f"{BASE}{solicitud.referencia}/asignar/"
    page = client.as_user(elena).get(url).text
    assert "Ofrecer a Luz Paredes" in page
    assert "Ya recibió esta solicitud" in page
    client.send(url, {"consultor": luz.slug})
    assert [a.consultor for a in solicitud.ofertas] == [luz]
    assert client.send(url, {"consultor": "nadie"}).status_code == 409


def test_the_page_says_why_somebody_is_not_proposed(ana: Usuario, solicitud: Solicitud) -> None:
    ana.empresa = solicitud.empresa = "Dulces Benítez"
    today = hoy()
    tied = make_consultor(make_usuario("Una"), nombre="Una Atada")
    tied.vinculos = [Vinculo(nombre="Dulces Benítez", nombre_plegado="dulces benitez")]
    away = make_consultor(make_usuario("Dos"), nombre="Dos Ausente")
    away.ausencias = [Ausencia(desde=today, hasta=today + timedelta(days=3))]
    full = make_consultor(make_usuario("Tres"), nombre="Tres Llena")
    full.cupo = 0
    other = make_consultor(make_usuario("Cuatro"), nombre="Cuatro Otra", areas=["LOG"])
    db.session.flush()
    found = {e.consultor.nombre: e.motivos for e in candidatos.explicar(solicitud)}
    assert found["Una Atada"] == ("conflicto",)
    assert found["Dos Ausente"] == ("ausente",)
    assert found["Tres Llena"] == ("lleno",)
    assert found["Diego Restrepo"] == ("tuvo",)
    assert other.nombre not in found
    (asked,) = candidatos.explicar(solicitud, "cuatro")
    assert asked.motivos == ("area",)
    assert not {c.consultor.nombre for c in list_candidatos(solicitud)} & set(found)


def test_a_conflict_cannot_be_assigned_by_hand(solicitud: Solicitud, elena: Usuario) -> None:
    solicitud.empresa = "Dulces Benítez"
    tied = make_consultor(make_usuario("Una"), nombre="Una Atada")
    tied.vinculos = [Vinculo(nombre="Dulces Benítez", nombre_plegado="dulces benitez")]
    db.session.flush()
    with pytest.raises(NoSePuedeAsignarError, match="vínculo con la empresa"):
        candidatos.asignar(solicitud, tied, actor=elena)
    assert tied not in [a.consultor for a in solicitud.ofertas]
