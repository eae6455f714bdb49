"""What a firm answers, corrects and proves; and the link that needs no sign-in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from consultores.resultados import services
from consultores.resultados.emails import USO
from consultores.resultados.errors import FaltaMotivoError, TodaviaNoError, YaRevisadoError
from consultores.resultados.forms import leer_monto
from consultores.resultados.models import (
    ConsultaResultado,
    EstadoConsulta,
    Evidencia,
    Exporto,
    FichaResultado,
    Hito,
)
from plataforma.archivos import Subida
from plataforma.baja import firmar
from plataforma.db import db
from tests.consultores.resultados.conftest import consulta_de, dicho

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.solicitudes.models import Solicitud
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PDF = Subida("factura.pdf", b"%PDF-1.4\n%%EOF\n")


def link(consulta: ConsultaResultado, lang: str = "es") -> str:
    return f"/{lang}/resultados/enlace/{firmar(USO, consulta.id)}/"


def count() -> int:
    return db.session.scalar(select(func.count(FichaResultado.id))) or 0


def test_opening_the_link_of_the_mail_keeps_nothing(
    client: CheckingClient, consulta: ConsultaResultado
) -> None:
    page = client.get(f"{link(consulta)}?r=si")
    assert page.status_code == 200
    assert 'value="si" checked' in page.text
    assert count() == 0


def test_the_button_keeps_the_answer_without_signing_in(
    client: CheckingClient, consulta: ConsultaResultado
) -> None:
    page = client.send(link(consulta), data={"exporto": "si", "intento": "a"})
    assert page.status_code == 200
    assert "Guardado" in page.text
    db.session.refresh(consulta)
    assert (consulta.estado, consulta.fichas[0].exporto) == (
        EstadoConsulta.RESPONDIDA,
        Exporto.SI,
    )
    assert consulta.fichas[0].evidencia == Evidencia.DECLARADO


@pytest.mark.parametrize("firma", ["nada", "1-", "-1-aa", "1-" + "0" * 32, "9" * 40 + "-aa"])
def test_a_forged_link_opens_nothing(
    client: CheckingClient, consulta: ConsultaResultado, firma: str
) -> None:
    assert client.get(f"/es/resultados/enlace/{firma}/").status_code == 404
    assert client.send(f"/es/resultados/enlace/{firma}/").status_code == 404


def test_the_proof_of_one_question_does_not_open_another(
    client: CheckingClient, consulta: ConsultaResultado, cerrada: Solicitud
) -> None:
    mac = firmar(USO, consulta.id).partition("-")[2]
    other = consulta_de(cerrada, Hito.SEIS).id
    assert client.get(f"/es/resultados/enlace/{other}-{mac}/").status_code == 404


def test_the_proof_of_another_kind_of_link_does_not_open_it(
    client: CheckingClient, consulta: ConsultaResultado
) -> None:
    firma = firmar("novedades", consulta.id)
    assert client.get(f"/es/resultados/enlace/{firma}/").status_code == 404


def test_an_old_link_says_so_and_keeps_nothing(
    client: CheckingClient, consulta: ConsultaResultado, dias: Callable[[float], None]
) -> None:
    dias(191)
    assert client.get(link(consulta)).status_code == 410
    assert client.send(link(consulta), data={"exporto": "si", "intento": "a"}).status_code == 410
    assert count() == 0


def test_the_firm_may_still_answer_signed_in(
    client: CheckingClient, consulta: ConsultaResultado, ana: Usuario, dias: Callable[[float], None]
) -> None:
    dias(191)
    address = f"/es/resultados/{consulta.id}/"
    assert client.as_user(ana).send(address, data={"exporto": "si"}).status_code == 303
    assert count() == 1


def test_a_double_click_is_one_answer(client: CheckingClient, consulta: ConsultaResultado) -> None:
    for _ in range(2):
        client.send(link(consulta), data={"exporto": "todavia_no", "intento": "la-misma"})
    assert count() == 1


def test_a_correction_keeps_the_earlier_answer(
    client: CheckingClient, consulta: ConsultaResultado, ana: Usuario
) -> None:
    services.responder(consulta, dicho("todavia_no"), intento="a")
    services.responder(consulta, dicho("si", destino="CO"), intento="b")
    db.session.commit()
    said = [(f.exporto, f.reemplazada_el is None) for f in consulta.fichas]
    assert said == [(Exporto.SI, True), (Exporto.TODAVIA_NO, False)]
    page = client.as_user(ana).get("/es/resultados/")
    assert "Respuestas anteriores" in page.text
    assert "Colombia" in page.text


def test_what_belongs_to_an_export_is_kept_of_an_export_alone(consulta: ConsultaResultado) -> None:
    details = {"destino": "CO", "monto": Decimal(500), "moneda": "USD", "empleos": 2}
    ficha = services.responder(consulta, dicho("todavia_no", **details), intento="a")
    assert (ficha.destino, ficha.monto, ficha.empleos) == ("", None, None)


def test_nobody_answers_before_being_asked(cerrada: Solicitud) -> None:
    with pytest.raises(TodaviaNoError):
        services.responder(consulta_de(cerrada), dicho(), intento="a")


def test_a_document_waits_for_the_counterpart_of_the_country(
    client: CheckingClient, consulta: ConsultaResultado
) -> None:
    from plataforma.permissions import Rol
    from tests.factories.identidad import make_usuario

    services.responder(consulta, dicho(), intento="a", archivo=PDF)
    db.session.commit()
    mine = make_usuario("Pilar Duarte", pais="PY", roles=(Rol.CONTRAPARTE,))
    other = make_usuario("Gael Núñez", pais="MX", roles=(Rol.CONTRAPARTE,))
    db.session.commit()
    ficha = consulta.fichas[0]
    assert ficha.evidencia == Evidencia.DOCUMENTO
    page = "/es/administracion/resultados/"
    assert f"{page}{ficha.id}/" in client.as_user(mine).get(page).text
    assert f"{page}{ficha.id}/" not in client.as_user(other).get(page).text
    assert client.as_user(other).get(f"{page}{ficha.id}/").status_code == 404


def test_the_counterpart_says_that_the_document_is_right(
    consulta: ConsultaResultado, elena: Usuario
) -> None:
    ficha = services.responder(consulta, dicho(), intento="a", archivo=PDF)
    services.verificar(ficha, actor=elena, acepta=True)
    assert (ficha.evidencia, ficha.revisor_id) == (Evidencia.VERIFICADO, elena.id)


def test_a_document_that_proves_nothing_is_answered_with_the_reason(
    consulta: ConsultaResultado,
    elena: Usuario,
    ana: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    ficha = services.responder(consulta, dicho(), intento="a", archivo=PDF)
    with pytest.raises(FaltaMotivoError):
        services.verificar(ficha, actor=elena, acepta=False)
    services.verificar(ficha, actor=elena, acepta=False, motivo="Es de otra empresa.")
    assert ficha.evidencia == Evidencia.DECLARADO
    assert "Es de otra empresa." in buzon(ana)[0].texto


def test_of_two_who_look_at_a_document_the_second_reads_that_it_is_done(
    consulta: ConsultaResultado, elena: Usuario
) -> None:
    ficha = services.responder(consulta, dicho(), intento="a", archivo=PDF)
    services.verificar(ficha, actor=elena, acepta=True)
    with pytest.raises(YaRevisadoError):
        services.verificar(ficha, actor=elena, acepta=False, motivo="No.")


def test_a_correction_takes_the_document_along_to_be_looked_at_again(
    consulta: ConsultaResultado, elena: Usuario
) -> None:
    first = services.responder(consulta, dicho(), intento="a", archivo=PDF)
    services.verificar(first, actor=elena, acepta=True)
    second = services.responder(consulta, dicho(destino="PE"), intento="b")
    assert (first.evidencia, first.clave) == (Evidencia.VERIFICADO, "")
    assert (second.evidencia, services.leer(second)) == (Evidencia.DOCUMENTO, PDF.datos)


def test_a_file_that_is_no_document_is_refused_beside_its_field(
    client: CheckingClient, consulta: ConsultaResultado
) -> None:
    import io

    data = {"exporto": "si", "intento": "a", "archivo": (io.BytesIO(b"MZ"), "factura.exe")}
    page = client.send(link(consulta), data=data, content_type="multipart/form-data")
    assert page.status_code == 422
    assert "PDF, DOCX" in page.text
    assert count() == 0


def test_the_document_is_for_the_firm_and_the_counterpart(
    client: CheckingClient, consulta: ConsultaResultado, ana: Usuario, diego: Usuario
) -> None:
    ficha = services.responder(consulta, dicho(), intento="a", archivo=PDF)
    db.session.commit()
    address = f"/es/resultados/fichas/{ficha.id}/documento/"
    assert client.as_user(ana).get(address).data == PDF.datos
    assert client.as_user(diego).get(address).status_code == 404


def test_the_panel_asks_too(
    client: CheckingClient, consulta: ConsultaResultado, ana: Usuario
) -> None:
    assert f"/es/resultados/{consulta.id}/" in client.as_user(ana).get("/es/panel/").text


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        *(("12.500", "12500"), ("12,500.75", "12500.75"), ("1 250 000", "1250000")),
        *(("800", "800"), ("800,5", "800.5"), ("12.500.000,00", "12500000"), ("0", "0")),
    ],
)
def test_an_amount_is_read_however_it_is_written(typed: str, amount: str) -> None:
    assert leer_monto(typed) == Decimal(amount)


@given(st.text(max_size=25))
def test_what_is_no_amount_is_refused_and_never_fails(typed: str) -> None:
    amount = leer_monto(typed)
    assert amount is None or 0 <= amount < Decimal(10**12)
