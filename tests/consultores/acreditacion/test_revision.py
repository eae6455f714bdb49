"""Reviewing an application: who recommends, who decides, when, and what each decision changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from sqlalchemy import select

from consultores.acreditacion import enlaces, queries
from consultores.acreditacion.models import EstadoPostulacion, Postulacion, Recomendacion
from consultores.postulaciones import credenciales, envio
from consultores.red.models import EstadoConsultor, TipoConsultor
from consultores.revision import tramite
from consultores.revision.tramite import Resolucion
from cursos.catalogo.models import Curso
from cursos.credenciales.models import Credencial
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.permissions import Rol
from tests.factories.acreditacion import make_borrador_completo, make_enviada
from tests.factories.credenciales import make_credencial, make_version
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

COLA = "/es/administracion/postulaciones/"
REPAROS = {"recomendacion": "con_reparos", "razones": "Sabe de aduanas, poco de fletes."}
NIEGA = {"causa": "experiencia", "motivo": "Faltan casos."}


@pytest.fixture
def rosa() -> Usuario:
    """Applicant in Mexico, Gael's country."""
    return make_usuario("Rosa Peña", correo="rosa@escala.test", pais="MX")


@pytest.fixture
def enviada(rosa: Usuario, gael: Usuario) -> Postulacion:
    assert gael.pais == "MX"
    return make_enviada(rosa, pais="MX", paises=["MX"])


def act(client: CheckingClient, p: Postulacion, name: str, data: dict[str, Any]) -> Any:
    return client.send(f"{COLA}{p.clave}/{name}/", data)


def grant(**changes: Any) -> dict[str, Any]:
    return {"nivel": "N2", "areas": ["ADU", "LOG"], **changes}


def make_c3(person: Usuario) -> None:
    version = make_version("origen")
    curso = db.session.get(Curso, version.curso_id)
    assert curso is not None
    curso.codigo = "C3"
    make_credencial(person, version)
    db.session.flush()


def test_the_counterpart_is_told_and_finds_it_in_the_queue(
    client: CheckingClient,
    enviada: Postulacion,
    gael: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    assert "Rosa Peña" in buzon(gael)[0].texto
    assert "Rosa Peña" in client.as_user(gael).get(COLA).text
    page = client.get(f"{COLA}{enviada.clave}/").text
    assert "Rita Paz 1" in page
    assert "despachos.pdf" in page


def test_the_answer_is_promised_within_thirty_days(enviada: Postulacion) -> None:
    assert enviada.enviada_el is not None
    assert enviada.responder_antes_el == enviada.enviada_el + timedelta(days=30)


def test_what_is_late_is_marked_in_the_queue(
    client: CheckingClient, enviada: Postulacion, elena: Usuario
) -> None:
    assert enviada.clave
    client.as_user(elena)
    assert "Atrasada" not in client.get(COLA).text
    enviada.responder_antes_el = now() - timedelta(days=1)
    db.session.flush()
    assert "Atrasada" in client.get(COLA).text


def test_the_counterpart_recommends_with_reasons(
    client: CheckingClient, enviada: Postulacion, gael: Usuario
) -> None:
    client.as_user(gael)
    assert act(client, enviada, "recomendar", REPAROS | {"razones": ""}).status_code == 422
    assert act(client, enviada, "recomendar", REPAROS).status_code == 303
    db.session.refresh(enviada)
    assert enviada.recomendacion == Recomendacion.CON_REPAROS


def test_the_secretariat_waits_for_the_counterpart_ten_business_days(
    client: CheckingClient, enviada: Postulacion, elena: Usuario
) -> None:
    client.as_user(elena)
    assert act(client, enviada, "aceptar", grant()).status_code == 409
    assert "Después puede decidir sin ella" in client.get(f"{COLA}{enviada.clave}/").text
    enviada.opinar_antes_el = now() - timedelta(minutes=1)
    db.session.flush()
    assert "puede decidir sin ella" in client.get(f"{COLA}{enviada.clave}/").text
    assert act(client, enviada, "aceptar", grant()).status_code == 303


def test_a_country_without_counterpart_waits_for_nobody(diego: Usuario, elena: Usuario) -> None:
    sent = make_enviada(diego)
    tramite.aceptar(sent, Resolucion(nivel="N2", areas=["ADU"]), actor=elena)
    assert sent.estado == EstadoPostulacion.ACEPTADA


def test_the_secretariat_accredits_at_another_level_and_in_fewer_areas(
    client: CheckingClient, enviada: Postulacion, gael: Usuario, elena: Usuario
) -> None:
    tramite.recomendar(enviada, Recomendacion.FAVORABLE, "Sí.", actor=gael)
    client.as_user(elena)
    given = act(client, enviada, "aceptar", grant(nivel="N1", areas=["ADU"]))
    assert given.status_code == 303
    consultor = enviada.consultor
    assert consultor is not None
    db.session.refresh(consultor)
    assert (consultor.estado, consultor.nivel) == (EstadoConsultor.ACREDITADO, "N1")
    assert consultor.codigos_area == ["ADU"]
    assert [s.subtema for s in consultor.subtemas] == ["ADU-DES"]


def test_a_second_decision_is_refused(
    client: CheckingClient, enviada: Postulacion, gael: Usuario, elena: Usuario
) -> None:
    tramite.recomendar(enviada, Recomendacion.FAVORABLE, "Sí.", actor=gael)
    client.as_user(elena)
    assert act(client, enviada, "aceptar", grant()).status_code == 303
    late = act(client, enviada, "rechazar", NIEGA)
    assert late.status_code == 409
    assert "ya fue resuelta" in late.text


def test_a_refusal_gives_its_reason_by_mail(
    client: CheckingClient,
    enviada: Postulacion,
    rosa: Usuario,
    gael: Usuario,
    elena: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    tramite.recomendar(enviada, Recomendacion.DESFAVORABLE, "No.", actor=gael)
    client.as_user(elena)
    assert act(client, enviada, "rechazar", NIEGA | {"causa": ""}).status_code == 422
    assert act(client, enviada, "rechazar", NIEGA).status_code == 303
    assert "Faltan casos." in buzon(rosa)[0].texto


def test_what_is_given_back_is_completed_and_sent_again(
    client: CheckingClient, enviada: Postulacion, rosa: Usuario, gael: Usuario
) -> None:
    client.as_user(gael)
    assert act(client, enviada, "observar", {"falta": "Un contrato."}).status_code == 303
    client.as_user(rosa)
    assert "Un contrato." in client.get("/es/consultores/postular/").text
    assert client.send("/es/consultores/postular/enviar/").status_code == 303
    db.session.refresh(enviada)
    assert enviada.estado == EstadoPostulacion.ENVIADA
    assert queries.count_por_revisar("MX") == 1


def test_origin_needs_the_credential_of_its_course(
    client: CheckingClient, rosa: Usuario, elena: Usuario
) -> None:
    make_c3(rosa)
    sent = make_enviada(rosa, areas=["ORI"], subtemas=["ORI-PRF"])
    held = credenciales.tenidas(sent)["C3"]
    assert held.curso == "C3"
    for row in rosa_credentials(rosa):
        row.vence_el = now()
    db.session.flush()
    client.as_user(elena)
    refused = act(client, sent, "aceptar", grant(areas=["ORI"]))
    assert refused.status_code == 409
    assert "pide la credencial del curso C3" in refused.text
    assert sent.estado == EstadoPostulacion.ENVIADA


def rosa_credentials(rosa: Usuario) -> list[Any]:
    return list(db.session.scalars(select(Credencial).where(Credencial.usuario_id == rosa.id)))


def test_origin_with_the_credential_is_accredited(rosa: Usuario, elena: Usuario) -> None:
    make_c3(rosa)
    sent = make_enviada(rosa, areas=["ORI"], subtemas=["ORI-PRF"])
    tramite.aceptar(sent, Resolucion(nivel="N2", areas=["ORI"]), actor=elena)
    assert sent.estado == EstadoPostulacion.ACEPTADA


def test_an_application_for_origin_without_the_credential_is_not_complete(
    app: Flask, rosa: Usuario
) -> None:
    with app.test_request_context("/es/"), pytest.raises(envio.FaltanDatosError):
        make_enviada(rosa, areas=["ORI"], subtemas=["ORI-PRF"])


def test_a_member_of_an_institution_confirms_the_credential(
    client: CheckingClient, diego: Usuario, ana: Usuario
) -> None:
    make_c3(ana)
    draft = make_borrador_completo(
        diego, "N4", tipo=TipoConsultor.INSTITUCION, areas=["ORI"], subtemas=["ORI-PRF"]
    )
    client.as_user(diego)
    named = {"correo": "ana@escala.test"}
    assert client.send("/es/consultores/postular/credencial/", named).status_code == 303
    assert not credenciales.tenidas(draft)
    url = f"/es/consultores/credencial-de-institucion/{enlaces.firmar(draft)}/"
    assert client.get(url).status_code == 404
    assert client.as_user(ana).send(url).status_code == 303
    db.session.refresh(draft)
    assert "C3" in credenciales.tenidas(draft)


def test_a_counterpart_of_another_country_sees_nothing(
    client: CheckingClient, enviada: Postulacion
) -> None:
    other = make_usuario("Otra", pais="CL", roles=(Rol.CONTRAPARTE,))
    client.as_user(other)
    assert client.get(f"{COLA}{enviada.clave}/").status_code == 404
    assert act(client, enviada, "recomendar", REPAROS).status_code == 404
    assert "Rosa Peña" not in client.get(COLA).text


def test_nobody_reviews_their_own_application(client: CheckingClient, gael: Usuario) -> None:
    mine = make_enviada(gael, pais="MX", paises=["MX"])
    client.as_user(gael)
    assert act(client, mine, "recomendar", REPAROS).status_code == 404


def test_somebody_elses_evidence_is_not_found(
    client: CheckingClient, enviada: Postulacion, fabian: Usuario, gael: Usuario
) -> None:
    url = f"/es/consultores/evidencias/{enviada.evidencias[0].clave}/"
    assert client.as_user(fabian).get(url).status_code == 404
    assert client.as_user(gael).get(url).status_code == 200


def test_a_recommendation_and_a_decision_are_audited(
    enviada: Postulacion, gael: Usuario, elena: Usuario
) -> None:
    tramite.recomendar(enviada, Recomendacion.FAVORABLE, "Sí.", actor=gael)
    tramite.aceptar(enviada, Resolucion(nivel="N2", areas=["ADU"]), actor=elena)
    lines = [line.accion for line in db.session.scalars(select(AuditLine).order_by(AuditLine.id))]
    assert lines[-2:] == ["postulacion.recomendar", "consultor.acreditar"]


def test_after_ten_business_days_by_the_clock_the_secretariat_decides_alone(
    enviada: Postulacion, elena: Usuario
) -> None:
    granted = Resolucion(nivel="N2", areas=["ADU"])
    with pytest.raises(tramite.EspereContraparteError):
        tramite.aceptar(enviada, granted, actor=elena)
    with time_machine.travel(now() + timedelta(days=25)):
        tramite.aceptar(enviada, granted, actor=elena)
    assert enviada.estado == EstadoPostulacion.ACEPTADA
