"""Saying what one saw, and seeing what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.formadores.models import Observacion
from cursos.formadores.tarjetas import estante
from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.organizaciones.models import RolMembresia
from tests.cursos.formadores.conftest import TEXTO, make_taller
from tests.factories.identidad import make_membresia
from tests.statements import counted

if TYPE_CHECKING:
    from flask import Flask

    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient

PAGE = "/es/diplomas/ff-1/"


def address(cohorte: Cohorte) -> str:
    return f"/es/camara/{cohorte.organizacion.slug}/cohortes/{cohorte.id}/observacion/"


def seen(cohorte: Cohorte, **changes: str) -> dict[str, str]:
    return {"fecha": cohorte.inicio.isoformat(), "texto": TEXTO, "confirmo": "y"} | changes


def count() -> int:
    return db.session.scalar(select(func.count(Observacion.id))) or 0


def test_the_manager_confirms_what_they_saw_once(
    client: CheckingClient, camara: Organizacion, carla: Usuario, diego: Usuario
) -> None:
    cohorte = make_taller(camara, diego, "Uno")
    manager = client.as_user(carla)
    assert manager.send(address(cohorte), seen(cohorte)).status_code == 303
    assert manager.send(address(cohorte), seen(cohorte)).status_code == 422
    assert count() == 1
    text = manager.get(address(cohorte)).text
    assert TEXTO in text
    assert "<textarea" not in text
    lines = select(func.count(AuditLine.id)).where(AuditLine.accion == "formacion.observar")
    assert db.session.scalar(lines) == 1


def test_what_is_incomplete_is_not_kept(
    client: CheckingClient, camara: Organizacion, carla: Usuario, diego: Usuario
) -> None:
    cohorte = make_taller(camara, diego, "Uno")
    manager = client.as_user(carla)
    for changes in (
        {"confirmo": ""},
        {"texto": "Bien."},
        {"fecha": "2001-01-01"},
        {"fecha": "2999-01-01"},
    ):
        assert manager.send(address(cohorte), seen(cohorte, **changes)).status_code == 422
    assert count() == 0


def test_nobody_observes_themselves(
    client: CheckingClient, camara: Organizacion, carla: Usuario
) -> None:
    cohorte = make_taller(camara, carla, "Uno")
    assert client.as_user(carla).get(address(cohorte)).status_code == 403


def test_another_chamber_is_told_nothing(
    client: CheckingClient, camara: Organizacion, diego: Usuario, fabian: Usuario
) -> None:
    cohorte = make_taller(camara, diego, "Uno")
    assert client.as_user(fabian).get(address(cohorte)).status_code == 404


def test_a_cohort_without_facilitator_has_nobody_to_observe(
    client: CheckingClient, camara: Organizacion, carla: Usuario, diego: Usuario
) -> None:
    cohorte = make_taller(camara, diego, "Uno")
    cohorte.facilitador_id = None
    db.session.flush()
    text = client.as_user(carla).get(address(cohorte)).text
    assert "no tiene facilitador" in text
    assert "<textarea" not in text


def test_the_facilitator_sees_what_is_missing(
    client: CheckingClient, camara: Organizacion, diego: Usuario
) -> None:
    make_taller(camara, diego, "Uno", terminaron=2)
    text = client.as_user(diego).get(PAGE).text
    assert "Sus cohortes: 0 de 2" in text
    assert "Terminaron 2 personas, de un mínimo de 5" in text
    assert f"Falta la observación de {camara.nombre}" in text
    assert "Falta su credencial MC-B1 vigente" in text
    assert "Pedir la credencial" not in text


def test_the_facilitator_asks_and_is_led_to_the_credential(
    client: CheckingClient, diego: Usuario, talleres: list[Cohorte]
) -> None:
    page = client.as_user(diego)
    text = page.get(PAGE).text
    assert "Sus cohortes: 2 de 2" in text
    assert TEXTO in text
    answer = page.send(PAGE, {})
    shown = page.get(answer.location).text
    assert "Formación de formadores" in shown
    assert "Taller del curso" in shown
    assert TEXTO not in shown


def test_who_lacks_something_is_told_so(client: CheckingClient, ana: Usuario) -> None:
    page = client.as_user(ana)
    assert page.send(PAGE, {}).status_code == 303
    assert "Todavía falta algo" in page.get(PAGE).text


def test_anybody_reads_what_it_asks_for(client: CheckingClient) -> None:
    assert "al menos 5 personas" in client.get(PAGE).text
    assert "pelo menos 5 pessoas" in client.get(PAGE.replace("/es/", "/pt/")).text


def test_the_shelf_says_how_far_one_is(
    app: Flask, camara: Organizacion, diego: Usuario, ana: Usuario, talleres: list[Cohorte]
) -> None:
    talleres[0].facilitador_id = None
    db.session.flush()
    with app.test_request_context("/es/"):
        assert [r.texto for r in estante(diego)] == ["1 de 2 cohortes. Cuando estén, pídala aquí."]
        assert list(estante(ana)) == []


def test_the_page_costs_the_same_for_one_workshop_and_for_three(
    client: CheckingClient, camara: Organizacion, diego: Usuario
) -> None:
    page, costs = client.as_user(diego), []
    for n in range(3):
        make_taller(camara, diego, f"Taller {n}", terminaron=1)
        page.get(PAGE)
        with counted() as statements:
            page.get(PAGE)
        costs.append(len(statements))
    assert len(set(costs)) == 1


def test_a_reader_of_the_chamber_may_not_confirm(
    client: CheckingClient, camara: Organizacion, ana: Usuario, diego: Usuario
) -> None:
    make_membresia(ana, camara, rol=RolMembresia.LECTOR)
    assert client.as_user(ana).get(address(make_taller(camara, diego, "Uno"))).status_code == 403
