"""Hours, pauses, messages with files, and what two low ratings lead to."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from consultores.pasos import marcha
from consultores.solicitudes.estados import Estado
from consultores.trabajo import horas, pausas
from consultores.trabajo.errors import (
    DiaDeHorasError,
    HorasError,
    SinPausaPedidaError,
    SoloElMismoDiaError,
)
from consultores.trabajo.forms import leer_cuartos
from consultores.trabajo.horas import Trabajo
from consultores.valoracion import calificaciones, revisiones
from plataforma.clock import now
from tests.factories.consultores import OPINION, make_solicitud
from tests.factories.trabajo import make_horas

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"
LOW = replace(OPINION, contactada=False, util=False, trato=2)


@pytest.fixture
def en_curso(ana: Usuario, consultor: Consultor) -> Solicitud:
    return make_solicitud(ana, consultor, "en_curso")


@pytest.mark.parametrize(
    ("typed", "quarters"),
    [("1,5", 6), ("1.5", 6), ("1:30", 6), ("2", 8), ("0,1", None), ("1:10", None), ("-1", None)],
)
def test_hours_are_read_in_quarters(typed: str, quarters: int | None) -> None:
    assert leer_cuartos(typed) == quarters


def test_hours_of_tomorrow_of_before_or_beyond_a_day_are_refused(
    en_curso: Solicitud, consultor: Consultor, diego: Usuario
) -> None:
    first, today = horas.dias(en_curso, consultor)
    for day in (today + timedelta(days=1), first - timedelta(days=1)):
        with pytest.raises(DiaDeHorasError):
            horas.anotar(en_curso, Trabajo(dia=day, cuartos=4, que="Leí"), actor=diego, intento="a")
    make_horas(en_curso, cuartos=90)
    with pytest.raises(HorasError):
        make_horas(en_curso, cuartos=7)


def test_hours_are_corrected_on_the_day_alone(en_curso: Solicitud, diego: Usuario) -> None:
    noted = make_horas(en_curso)
    again = Trabajo(dia=noted.dia, cuartos=8, que="Leí y escribí")
    horas.corregir(en_curso, noted.id, again, actor=diego)
    assert noted.cuartos == 8
    with time_machine.travel(now() + timedelta(days=1)), pytest.raises(SoloElMismoDiaError):
        horas.corregir(en_curso, noted.id, again, actor=diego)


def test_a_pause_needs_both(en_curso: Solicitud, ana: Usuario, diego: Usuario) -> None:
    until = now().date() + timedelta(days=9)
    pausas.pedir(en_curso, actor=ana, hasta=until, motivo="Estamos de feria.")
    with pytest.raises(SinPausaPedidaError):
        pausas.acordar(en_curso, actor=ana)
    assert en_curso.estado == Estado.EN_CURSO
    pausas.acordar(en_curso, actor=diego)
    assert (en_curso.estado, en_curso.suspendida_hasta) == (Estado.SUSPENDIDA, until)
    with pytest.raises(SinPausaPedidaError):
        pausas.acordar(en_curso, actor=diego)


def test_one_tap_says_that_the_firm_is_still_there(
    client: CheckingClient, en_curso: Solicitud, ana: Usuario, diego: Usuario
) -> None:
    marcha.declarar_sin_contacto(en_curso, actor=diego, motivo="No responde el teléfono.")
    url = f"/es/asistencia/{en_curso.referencia}/"
    assert "Sigo aquí" in client.as_user(ana).get(url).text
    assert client.send(f"{url}seguir/").status_code == 303
    assert en_curso.estado == Estado.EN_CURSO


def test_a_message_carries_files_that_both_sides_open_and_nobody_else(
    client: CheckingClient, en_curso: Solicitud, ana: Usuario, diego: Usuario, fabian: Usuario
) -> None:
    url = f"/es/asistencia/{en_curso.referencia}/"
    sent = {"texto": "La factura.", "intento": "m", "archivos": [(io.BytesIO(PDF), "f.pdf")]}
    assert client.as_user(ana).send(f"{url}mensajes/", sent).status_code == 303
    key = en_curso.mensajes[0].archivos[0].clave
    assert client.as_user(diego).get(f"{url}archivos/{key}/").data == PDF
    assert client.as_user(fabian).get(f"{url}archivos/{key}/").status_code == 404


def test_thirty_megabytes_are_refused_beside_the_field_and_the_text_stays(
    client: CheckingClient, en_curso: Solicitud, ana: Usuario
) -> None:
    huge = io.BytesIO(PDF + b"0" * 30 * 1024 * 1024)
    sent = {"texto": "Va el plano.", "intento": "m", "archivos": [(huge, "plano.pdf")]}
    page = client.as_user(ana).send(f"/es/asistencia/{en_curso.referencia}/mensajes/", sent)
    assert page.status_code == 422
    assert "pesa más de 5 MB" in page.text
    assert "Va el plano." in page.text
    assert not en_curso.mensajes


def test_a_message_is_unread_until_the_other_side_looks(
    client: CheckingClient, en_curso: Solicitud, ana: Usuario, diego: Usuario
) -> None:
    url = f"/es/asistencia/{en_curso.referencia}/"
    client.as_user(ana).send(f"{url}mensajes/", {"texto": "Hola.", "intento": "m"})
    assert "Todavía sin leer" in client.get(url).text
    assert "sin-leer" in client.as_user(diego).get(url).text
    assert "sin-leer" not in client.get(url).text
    assert "Todavía sin leer" not in client.as_user(ana).get(url).text


def test_two_low_ratings_running_open_one_review_and_suspend_nobody(
    ana: Usuario, diego: Usuario, consultor: Consultor
) -> None:
    for opinion, reviews in ((LOW, 0), (OPINION, 0), (LOW, 0), (LOW, 1), (LOW, 1)):
        request = make_solicitud(ana, consultor, "entregada")
        calificaciones.calificar(request, opinion, actor=ana)
        assert revisiones.count_abiertas() == reviews
    assert consultor.recibe_solicitudes
    assert revisiones.find_abierta_de(diego.id) is not None
