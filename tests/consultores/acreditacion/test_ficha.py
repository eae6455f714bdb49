"""Remaining a consultant: the profile, more areas, renewal, and the answer to a suspension."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from sqlalchemy import select

from consultores.acreditacion import queries
from consultores.acreditacion.decisiones import suspender
from consultores.acreditacion.plazos import years_later
from consultores.mi_ficha import pedidos
from consultores.revision import tramite
from consultores.revision.tramite import Resolucion
from consultores.taxonomia import IDIOMAS
from plataforma.audit.models import AuditLine
from plataforma.busqueda.jobs import ACTUALIZAR
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from tests.factories.acreditacion import COMPLETA
from tests.factories.consultores import make_consultor

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

URL = "/es/consultores/mi-ficha/"
SIN_VINCULOS = {"sin_vinculos": "y", "tiene": "no", "declara": "y", "cambios": "Nada cambió."}


@pytest.fixture
def consultor(diego: Usuario) -> Consultor:
    return make_consultor(diego, **COMPLETA)


def ends(c: Consultor) -> Any:
    assert c.vence_el is not None
    return c.vence_el


def subjects(persona: Usuario) -> list[str]:
    found = select(Correo).where(Correo.para == persona.correo).order_by(Correo.id)
    return [m.asunto for m in db.session.scalars(found)]


def test_a_change_of_the_profile_takes_effect_at_once(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    client.as_user(diego)
    told = {"resumen_es": "Despachos sin multas", "presentacion_es": "Veinte años."}
    assert client.send(f"{URL}experiencia/", told).status_code == 303
    assert "Despachos sin multas" in client.get(f"/es/consultores/{consultor.slug}/").text
    last = db.session.scalars(select(AuditLine).order_by(AuditLine.id.desc())).first()
    assert last is not None
    assert last.accion == "consultor.editar"
    jobs = db.session.scalars(select(Job).where(Job.nombre == ACTUALIZAR)).all()
    assert jobs[-1].payload["clave"] == f"consultor:{consultor.id}"


def test_what_is_public_is_never_half_filled(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    said = {"resumen_es": "Solo esto", "presentacion_es": "", "presentacion_pt": ""}
    page = client.as_user(diego).send(f"{URL}experiencia/", said)
    assert page.status_code == 422
    assert "Cuente su experiencia" in page.text
    assert 'value="Solo esto"' in page.text
    assert consultor.resumen.es != "Solo esto"


def test_languages_keep_their_level(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    levels = {f"nivel_{code}": "" for code in IDIOMAS}
    data = {**levels, "nivel_es": "nativo", "nivel_pt": "B2", "paises": ["PY"]}
    assert client.as_user(diego).send(f"{URL}idiomas/", data).status_code == 303
    db.session.refresh(consultor)
    assert {i.idioma: i.nivel for i in consultor.idiomas} == {"es": "nativo", "pt": "B2"}
    assert consultor.codigos_pais == ["CO", "PY"]


def test_one_more_area_goes_to_review_and_nothing_changes_meanwhile(
    client: CheckingClient, consultor: Consultor, diego: Usuario, elena: Usuario
) -> None:
    asked = {"areas": ["PAG"], "nivel": "N3", "motivo": "Cartas de crédito desde 2020."}
    assert client.as_user(diego).send(f"{URL}ampliar/", asked).status_code == 303
    assert consultor.es_publico
    assert consultor.codigos_area == ["ADU", "LOG"]
    found = queries.find_en_revision(consultor)
    assert found is not None
    tramite.aceptar(found, Resolucion(nivel="N3", areas=["PAG"]), actor=elena)
    assert {a.area for a in consultor.areas} == {"ADU", "LOG", "PAG"}
    assert consultor.nivel == "N3"


def test_asking_for_nothing_new_is_said(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    asked = {"nivel": consultor.nivel, "motivo": "Porque sí."}
    page = client.as_user(diego).send(f"{URL}ampliar/", asked)
    assert page.status_code == 422
    assert "Elija un área nueva o un nivel más alto" in page.text


def test_a_second_request_waits_for_the_first(consultor: Consultor) -> None:
    pedidos.ampliar(consultor, ["PAG"], "N2", "Sí")
    with pytest.raises(pedidos.YaHayPedidoError):
        pedidos.ampliar(consultor, ["MKT"], "N2", "Sí")


def test_an_area_is_taken_away_at_once_but_not_the_last(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    client.as_user(diego)
    assert client.send(f"{URL}areas/LOG/quitar/").status_code == 303
    assert client.send(f"{URL}areas/ADU/quitar/").status_code == 409
    db.session.refresh(consultor)
    assert consultor.codigos_area == ["ADU"]


def test_reminders_come_60_30_and_7_days_before_and_once(
    consultor: Consultor, diego: Usuario
) -> None:
    for days in (61, 60, 30, 7):
        with time_machine.travel(ends(consultor) - timedelta(days=days) + timedelta(minutes=5)):
            run_due()
    assert [s for s in subjects(diego) if "vence en" in s] == [
        "Su acreditación vence en 60 días",
        "Su acreditación vence en 30 días",
        "Su acreditación vence en 7 días",
    ]


def test_a_job_that_runs_twice_writes_once(consultor: Consultor, diego: Usuario) -> None:
    from consultores.acreditacion.plazos import avisar

    payload = {"consultor": consultor.id, "vence": ends(consultor).isoformat(), "dias": 30}
    for _run in range(2):
        avisar(payload)
    assert sum("vence en 30" in s for s in subjects(diego)) == 1


def test_what_expired_is_not_public_and_is_told(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    with time_machine.travel(ends(consultor) + timedelta(minutes=5)):
        run_due()
        assert client.get(f"/es/consultores/{consultor.slug}/").status_code == 404
        client.as_user(diego)
        assert "Renovar la acreditación" in client.get(URL).text
    assert subjects(diego)[-1] == "Su acreditación venció"


def test_it_is_not_renewed_too_early(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    assert consultor.es_publico
    early = client.as_user(diego).send(f"{URL}renovar/", SIN_VINCULOS)
    assert early.status_code == 409
    assert "se puede renovar desde el" in early.text


def test_a_renewal_adds_24_months_to_what_is_left(
    client: CheckingClient, consultor: Consultor, diego: Usuario, elena: Usuario
) -> None:
    before = ends(consultor)
    with time_machine.travel(before - timedelta(days=20)):
        client.as_user(diego)
        assert client.send(f"{URL}renovar/", SIN_VINCULOS).status_code == 303
        found = queries.find_en_revision(consultor)
        assert found is not None
        tramite.aceptar(found, Resolucion(), actor=elena)
    assert consultor.vence_el == years_later(before, 2)


def test_an_expired_one_is_renewed_from_the_day_of_the_decision(
    consultor: Consultor, elena: Usuario
) -> None:
    late = ends(consultor) + timedelta(days=40)
    ties = {"intereses": "", "vinculos": [{"nombre": "Quesos", "identificador": "1"}]}
    with time_machine.travel(late, tick=False):
        pedidos.renovar(consultor, {"renovacion": {"cambios": "Nada"}, "intereses": ties})
        found = queries.find_en_revision(consultor)
        assert found is not None
        tramite.aceptar(found, Resolucion(), actor=elena)
        assert consultor.vence_el == years_later(now(), 2)
    assert [v.nombre_plegado for v in consultor.vinculos] == ["quesos"]


def test_a_renewal_without_a_declaration_is_not_sent(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    with time_machine.travel(ends(consultor) - timedelta(days=20)):
        page = client.as_user(diego).send(f"{URL}renovar/", SIN_VINCULOS | {"declara": ""})
    assert page.status_code == 422
    assert "Marque la declaración." in page.text


def test_a_suspended_one_answers_once(
    client: CheckingClient,
    consultor: Consultor,
    diego: Usuario,
    elena: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    suspender(consultor, actor=elena, motivo="Dos quejas.")
    client.as_user(diego)
    assert "Dos quejas." in client.get(URL).text
    assert client.send(f"{URL}responder/", {"texto": "Estaba de viaje."}).status_code == 303
    assert client.send(f"{URL}responder/", {"texto": "Otra cosa."}).status_code == 409
    assert "Estaba de viaje." in buzon(elena)[0].texto
    client.as_user(elena)
    page = client.get(f"/es/administracion/consultores/{consultor.slug}/").text
    assert "Estaba de viaje." in page


def test_who_was_never_accredited_has_no_page(client: CheckingClient, fabian: Usuario) -> None:
    assert client.as_user(fabian).get(URL).status_code == 404


def test_the_panel_leads_to_the_profile_and_says_when_it_can_be_renewed(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    with time_machine.travel(ends(consultor) - timedelta(days=20)):
        assert "ya puede renovarla" in client.as_user(diego).get("/es/panel/").text
