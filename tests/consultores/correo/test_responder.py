"""Ana answers the notices of her request by mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.pasos.conversacion import escribir
from consultores.pasos.marcha import cancelar
from consultores.pasos.ofertas import declinar
from consultores.solicitudes.borradores import MAX_TEXTO
from consultores.solicitudes.intercambio import Mensaje
from plataforma.buzon.models import CorreoEntrante, EstadoEntrante, Motivo
from plataforma.db import db
from plataforma.email import build
from plataforma.identidad.services import suspender
from tests.receptor import Receptor, address, mail

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.solicitudes.models import Solicitud
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

    Buzon = Callable[[Usuario], list[Correo]]


def said(solicitud: Solicitud) -> list[str]:
    query = select(Mensaje.texto).where(Mensaje.solicitud_id == solicitud.id).order_by(Mensaje.id)
    return list(db.session.scalars(query))


def arrived() -> CorreoEntrante:
    return db.session.scalars(select(CorreoEntrante).order_by(CorreoEntrante.id.desc())).first()  # type: ignore[return-value]


def to(solicitud: Solicitud, persona: Usuario) -> str:
    return address("solicitud", solicitud.id, persona)


def test_the_answer_to_a_notice_lands_in_the_conversation(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, diego: Usuario, buzon: Buzon
) -> None:
    escribir(solicitud, actor=diego, texto="¿Cuántos frascos son?", intento="d")
    notice = build(buzon(ana)[0])
    quoted = "\r\n".join(f"> {line}" for line in buzon(ana)[0].texto.splitlines())
    body = (
        f"Son 2.000 frascos.\r\n\r\nEl vie, 20 nov 2026 a las 10:00, Escala escribió:\r\n{quoted}"
    )
    receptor.send(bytes(mail(body)), notice["Reply-To"])
    assert said(solicitud) == ["¿Cuántos frascos son?", "Son 2.000 frascos."]
    assert "Son 2.000 frascos." in buzon(diego)[0].texto


def test_the_notice_says_that_it_can_be_answered(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, diego: Usuario, buzon: Buzon
) -> None:
    escribir(solicitud, actor=diego, texto="¿Cuántos?", intento="d")
    notice = buzon(ana)[0]
    assert "Puede responder a este correo" in notice.texto
    assert "Puede responder a este correo" in notice.html
    assert notice.responder_a == to(solicitud, ana)


def test_where_no_mail_is_taken_nothing_changes(
    solicitud: Solicitud, ana: Usuario, diego: Usuario, buzon: Buzon
) -> None:
    escribir(solicitud, actor=diego, texto="¿Cuántos?", intento="d")
    notice = buzon(ana)[0]
    assert "Puede responder" not in notice.texto
    assert build(notice)["Reply-To"] is None


def test_the_same_mail_twice_is_one_message(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario
) -> None:
    """The second time a server wrote the same words in another encoding."""
    receptor.send(bytes(mail("Mañana envío")), to(solicitud, ana))
    again = mail()
    again.set_content("Mañana envío", cte="quoted-printable", charset="iso-8859-1")
    receptor.send(bytes(again), to(solicitud, ana))
    assert said(solicitud) == ["Mañana envío"]


def test_an_answer_from_another_address_waits_for_its_person(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, buzon: Buzon, client: CheckingClient
) -> None:
    raw = bytes(mail("Soy yo, desde el trabajo", From="ana@empresa.test"))
    receptor.send(raw, to(solicitud, ana), sender="ana@empresa.test")
    assert not said(solicitud)
    told = buzon(ana)[0]
    assert told.asunto == f"Llegó un correo desde otra dirección: {solicitud.referencia}"
    page = re.search(r"http://[^/]+(/es/correo-recibido/\d+/)", told.texto)
    assert page
    client.as_user(ana)
    assert "Soy yo, desde el trabajo" in client.get(page[1]).text
    client.send(page[1])
    client.send(page[1])
    assert said(solicitud) == ["Soy yo, desde el trabajo"]


def test_a_forwarded_address_is_of_no_use_to_others(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, fabian: Usuario, client: CheckingClient
) -> None:
    receptor.send(bytes(mail("Hola", From=fabian.correo)), to(solicitud, ana))
    client.as_user(fabian)
    assert client.get(f"/es/correo-recibido/{arrived().id}/").status_code == 404
    assert client.send(f"/es/correo-recibido/{arrived().id}/").status_code == 404
    assert not said(solicitud)


def test_a_mail_that_waits_can_be_thrown_away(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, client: CheckingClient
) -> None:
    receptor.send(bytes(mail("Spam", From="x@otro.test")), to(solicitud, ana))
    page = f"/es/correo-recibido/{arrived().id}/"
    client.as_user(ana)
    client.send(f"{page}descartar/")
    client.send(page)
    assert "Descartó este correo" in client.get(page).text
    assert not said(solicitud)


def test_a_late_answer_to_a_closed_request_is_given_back(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, buzon: Buzon
) -> None:
    cancelar(solicitud, actor=ana, motivo="Ya no hace falta")
    receptor.send(bytes(mail("Una pregunta más: ¿y el IVA?")), to(solicitud, ana))
    assert not said(solicitud)
    told = buzon(ana)[0]
    assert "La conversación está cerrada" in told.texto
    assert "haga una solicitud nueva" in told.texto
    assert "> Una pregunta más: ¿y el IVA?" in told.texto
    assert told.asunto.endswith(solicitud.referencia)
    assert arrived().motivo == Motivo.CERRADO


def test_before_somebody_has_the_request_the_page_is_where_to_answer(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, diego: Usuario, buzon: Buzon
) -> None:
    """No mail invites to answer then; who does it all the same gets the words back."""
    declinar(solicitud, actor=diego, causa="otra", motivo="Estoy de viaje")
    assert "Puede responder a este correo" not in buzon(ana)[0].texto
    receptor.send(bytes(mail("¿Hay alguien?")), to(solicitud, ana))
    told = buzon(ana)[0].texto
    assert "La conversación no está abierta ahora" in told
    assert "> ¿Hay alguien?" in told


def test_who_no_longer_has_the_request_is_told_so(
    receptor: Receptor, solicitud: Solicitud, diego: Usuario, buzon: Buzon
) -> None:
    declinar(solicitud, actor=diego, causa="otra", motivo="Estoy de viaje")
    raw = bytes(mail("El arancel es 0 %", From=diego.correo))
    receptor.send(raw, to(solicitud, diego), sender=diego.correo)
    assert not said(solicitud)
    told = buzon(diego)[0]
    assert "ya no está con usted" in told.texto
    assert "> El arancel es 0 %" in told.texto
    assert arrived().motivo == Motivo.AJENO


def test_a_suspended_person_says_nothing_and_is_told_nothing(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, elena: Usuario, buzon: Buzon
) -> None:
    suspender(elena, ana)
    before = len(buzon(ana))
    receptor.send(bytes(mail("Hola")), to(solicitud, ana))
    assert not said(solicitud)
    assert len(buzon(ana)) == before
    assert arrived().estado == EstadoEntrante.NO_ENTREGADO


def test_what_does_not_fit_is_cut_and_given_back(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, buzon: Buzon
) -> None:
    words = " ".join(f"palabra{n}" for n in range(900))
    receptor.send(bytes(mail(words)), to(solicitud, ana))
    (text,) = said(solicitud)
    assert len(text) <= MAX_TEXTO
    assert text.endswith("[El correo seguía: aquí está cortado.]")
    told = buzon(ana)[0].texto
    assert "palabra899" in told
    together = text.split("\n\n[")[0].split() + told.split()
    assert {f"palabra{n}" for n in range(900)} <= set(together)


def test_a_script_is_shown_as_text(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, client: CheckingClient
) -> None:
    html = mail()
    html.set_content("<p>Hola<script>alert(1)</script> &lt;b&gt;</p>", subtype="html")
    receptor.send(bytes(html), to(solicitud, ana))
    receptor.send(bytes(mail("<script>alert(2)</script>")), to(solicitud, ana))
    assert said(solicitud) == ["Hola <b>", "<script>alert(2)</script>"]
    client.as_user(ana)
    page = client.get(f"/es/asistencia/{solicitud.referencia}/").text
    assert "&lt;script&gt;alert(2)" in page
    assert "<script>alert" not in page
