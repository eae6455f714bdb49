"""One message to everybody whom a filter shows: in their language, once, and not too often."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from sqlalchemy import func, select

from cursos.cohortes.models import EstadoParticipante
from cursos.mensajes.baja import token_de_baja
from cursos.mensajes.models import DestinatarioMensaje, MensajeCohorte
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.jobs.services import run_due
from tests.cursos.tablero.gente import BASE, learner
from tests.factories.cohortes import make_cohorte, make_participante
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def payload(**changes: str) -> dict[str, Any]:
    return {
        "intento": "a" * 32,
        "asunto_es": "El curso le espera",
        "texto_es": "Hola, {nombre}. {camara}: {enlace}",
        "asunto_pt": "O curso espera por você",
        "texto_pt": "Olá, {nombre}. Até {cierre}.",
    } | changes


def write(client: CheckingClient, cohorte: Cohorte, args: str = "", **changes: str) -> str:
    """Write a message; return the address of its check."""
    answer = client.send(f"{BASE}/{cohorte.id}/escribir/{args}", payload(**changes))
    assert answer.status_code == 303
    return str(answer.location)


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def mails() -> dict[str, Correo]:
    run_due()
    return {m.para: m for m in db.session.scalars(select(Correo))}


@pytest.fixture
def grupo(cohorte: Cohorte) -> Cohorte:
    make_participante(cohorte, "Ada Paz", correo="ada@correo.com")
    make_participante(cohorte, "Bia Luz", correo="bia@correo.com", idioma="pt", pais="BR")
    make_participante(cohorte, "Cora Sol", correo=None, telefono="+59899123456")
    return cohorte


def test_the_text_is_ready_in_both_languages(
    client: CheckingClient, grupo: Cohorte, carla: Usuario
) -> None:
    page = client.as_user(carla).get(f"{BASE}/{grupo.id}/escribir/?ver=pendientes").text
    assert "Escribir a 3 personas" in page
    assert "Hola, {nombre}. {camara} le invita al curso «{curso}»." in page
    assert "Olá, {nombre}." in page


def test_nothing_leaves_before_the_check(
    client: CheckingClient, grupo: Cohorte, carla: Usuario
) -> None:
    check = write(client.as_user(carla), grupo)
    page = client.get(check).text
    assert "2 personas por correo" in page
    assert "1 persona por WhatsApp" in page
    assert "carla@escala.test" in page
    assert "Hola, Ada. Cámara de Exportadores del Litoral: http" in page
    assert "Olá, Bia." in page
    assert mails() == {}
    assert count(DestinatarioMensaje) == 0


def test_each_one_gets_it_in_their_language_and_answers_the_chamber(
    client: CheckingClient, grupo: Cohorte, carla: Usuario
) -> None:
    check = write(client.as_user(carla), grupo)
    assert client.send(f"{check}enviar/").location == check
    found = mails()
    assert set(found) == {"ada@correo.com", "bia@correo.com"}
    ada, bia = found["ada@correo.com"], found["bia@correo.com"]
    assert (ada.idioma, ada.asunto) == ("es", "El curso le espera")
    assert "/es/invitacion/" in ada.texto
    assert (bia.idioma, bia.asunto) == ("pt", "O curso espera por você")
    assert ada.responder_a == carla.correo
    assert "/mensajes-de-cohorte/" in ada.baja
    line = db.session.scalars(select(AuditLine).where(AuditLine.accion == "cohorte.escribir")).one()
    assert (line.datos["correos"], line.datos["whatsapp"]) == (2, 1)


def test_a_double_click_writes_and_sends_once(
    client: CheckingClient, grupo: Cohorte, carla: Usuario
) -> None:
    client.as_user(carla)
    check = write(client, grupo)
    assert write(client, grupo) == check
    assert count(MensajeCohorte) == 1
    for _ in range(2):
        assert client.send(f"{check}enviar/").status_code == 303
    assert len(mails()) == count(Correo) == 2
    assert count(DestinatarioMensaje) == 3


def test_only_whom_the_filter_shows_is_written_to(
    client: CheckingClient, grupo: Cohorte, carla: Usuario
) -> None:
    check = write(client.as_user(carla), grupo, "?pais=BR")
    client.send(f"{check}enviar/")
    assert set(mails()) == {"bia@correo.com"}


def test_who_was_written_to_lately_is_left_out_and_it_says_so(
    client: CheckingClient, grupo: Cohorte, carla: Usuario
) -> None:
    client.as_user(carla)
    client.send(f"{write(client, grupo)}enviar/")
    page = client.get(write(client, grupo, intento="b" * 32)).text
    assert "2 personas quedan fuera: les escribió hace menos de 3 días" in page
    assert "Ada Paz, Bia Luz" in page
    with time_machine.travel(now() + timedelta(days=3, hours=1)):
        client.as_user(carla)
        assert "2 personas por correo" in client.get(write(client, grupo, intento="c" * 32)).text


def test_the_same_person_in_another_cohort_was_written_to_lately_too(
    client: CheckingClient, grupo: Cohorte, carla: Usuario
) -> None:
    other = make_cohorte(grupo.organizacion, "Otra")
    make_participante(other, "Ada otra vez", correo="ada@correo.com")
    client.as_user(carla)
    client.send(f"{write(client, grupo)}enviar/")
    check = write(client, other, intento="b" * 32)
    assert "1 persona queda fuera" in client.get(check).text
    assert client.send(f"{check}enviar/").status_code == 409


def test_who_left_or_asked_for_quiet_gets_nothing(
    client: CheckingClient, grupo: Cohorte, carla: Usuario
) -> None:
    client.as_user(carla)
    gone = make_participante(grupo, "Gina", correo="gina@correo.com")
    quiet = make_participante(grupo, "Quita", correo="quita@correo.com")
    late = make_participante(grupo, "Lara", correo="lara@correo.com")
    gone.estado = EstadoParticipante.RETIRADO
    db.session.flush()
    stop = f"/es/mensajes-de-cohorte/{token_de_baja(quiet.id)}/"
    assert client.get(stop).status_code == 200
    assert "Volver a recibirlos" in client.post(stop).text
    check = write(client, grupo)
    assert "pidieron no recibir mensajes" in client.get(check).text
    client.send(f"{check}enviar/")
    late.estado = EstadoParticipante.RETIRADO  # between the button and the job
    db.session.flush()
    assert set(mails()) == {"ada@correo.com", "bia@correo.com"}
    client.post(stop, data={"recibir": "si"})
    assert "1 persona por correo" in client.get(write(client, grupo, intento="b" * 32)).text


def test_a_token_that_we_did_not_make_is_404(client: CheckingClient, grupo: Cohorte) -> None:
    good = token_de_baja(1)
    for odd in (f"{good}x", "1-" + "0" * 32, "x", token_de_baja(999_999)):
        assert client.get(f"/es/mensajes-de-cohorte/{odd}/").status_code == 404


def test_an_account_decides_the_address_and_the_language(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    person = learner(cohorte, "Rui", 1)
    assert person.usuario is not None
    person.usuario.idioma = "pt"
    person.correo, person.telefono = None, "+5511912345678"
    db.session.flush()
    client.as_user(carla).send(f"{write(client.as_user(carla), cohorte)}enviar/")
    (mail,) = mails().values()
    assert (mail.para, mail.idioma) == (person.usuario.correo, "pt")


def test_whatsapp_links_are_tapped_one_by_one_and_marked(
    client: CheckingClient, grupo: Cohorte, carla: Usuario
) -> None:
    check = write(client.as_user(carla), grupo)
    client.send(f"{check}enviar/")
    page = client.get(check).text
    assert "https://wa.me/59899123456?text=Hola%2C%20Cora." in page
    assert "Abiertos: 0 de 1." in page
    chat = db.session.scalars(
        select(DestinatarioMensaje).where(DestinatarioMensaje.via == "whatsapp")
    ).one()
    for _ in range(2):
        assert client.send(f"{check}abierto/{chat.id}/").status_code == 303
    assert "Abiertos: 1 de 1." in client.get(check).text
    mail = chat.id - 1
    assert client.send(f"{check}abierto/{mail}/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"texto_es": " "}, "Escriba el mensaje."),
        ({"texto_pt": "Olá, {nome}"}, "No conocemos {nome}."),
        ({"asunto_es": "x" * 101}, "Escriba 100 caracteres o menos."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    client: CheckingClient, grupo: Cohorte, carla: Usuario, changes: dict[str, str], says: str
) -> None:
    answer = client.as_user(carla).send(f"{BASE}/{grupo.id}/escribir/", payload(**changes))
    assert answer.status_code == 422
    assert says in answer.text


def test_a_name_cannot_fill_another_gap_nor_run(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    make_participante(cohorte, "{enlace}<script>alert(1)</script>", correo="x@correo.com")
    check = write(client.as_user(carla), cohorte, texto_es="Hola, {nombre}.")
    page = client.get(check).text
    assert "Hola, {enlace}&lt;script&gt;alert(1)&lt;/script&gt;." in page
    client.send(f"{check}enviar/")
    assert "<script>alert" not in mails()["x@correo.com"].html


def test_readers_do_not_write_and_strangers_find_nothing(
    client: CheckingClient, grupo: Cohorte, carla: Usuario, lectora: Usuario, elena: Usuario
) -> None:
    check = write(client.as_user(carla), grupo)
    stranger = make_usuario("Patrícia Nogueira")
    make_membresia(stranger, make_organizacion("Otra cámara", slug="otra"))
    for who, code in ((lectora, 403), (elena, 403), (stranger, 404)):
        client.as_user(who)
        assert client.get(f"{BASE}/{grupo.id}/escribir/").status_code == code
        assert client.get(check).status_code == code
        assert client.send(f"{check}enviar/").status_code == code
    other = make_cohorte(grupo.organizacion, "Otra")
    client.as_user(carla)
    assert client.get(check.replace(f"/{grupo.id}/", f"/{other.id}/")).status_code == 404


def test_the_facilitator_of_the_cohort_may_write(
    client: CheckingClient, grupo: Cohorte, lectora: Usuario
) -> None:
    from plataforma.organizaciones.models import Membresia, RolMembresia

    membresia = db.session.scalars(
        select(Membresia).where(Membresia.usuario_id == lectora.id)
    ).one()
    membresia.rol = RolMembresia.FACILITADOR
    grupo.facilitador_id = lectora.id
    db.session.flush()
    assert client.as_user(lectora).get(f"{BASE}/{grupo.id}/escribir/").status_code == 200
