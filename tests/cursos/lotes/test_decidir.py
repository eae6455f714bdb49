"""Deciding: the check page, once and only once, and the second person above two hundred."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from cursos.credenciales.models import Credencial
from cursos.lotes import services
from cursos.lotes.errors import MismaPersonaError
from cursos.lotes.models import EstadoLote, Lote, LoteItem
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import Sesion
from plataforma.identidad.passwords import hash_password
from plataforma.identidad.sessions import RECENT
from plataforma.jobs.models import Job
from tests.factories.cohortes import make_inscrito
from tests.factories.identidad import make_usuario
from tests.factories.lotes import make_completo, make_grupo, make_pedido
from tests.plataforma.entrada.correo import mails_to

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LOTES = "/es/administracion/credenciales/lotes"


def check(client: CheckingClient, lote: Lote) -> dict[str, str]:
    """Return the form of the check page, with a reason."""
    page = client.get(f"{LOTES}/{lote.id}/revisar/").text
    seen = re.search(r'name="huella"[^>]*value="([0-9a-f]{64})"', page)
    assert seen, page
    return {"huella": seen[1], "motivo": "Cierre del curso", "paso": "emitir"}


def confirm(client: CheckingClient, lote: Lote, **values: str) -> TestResponse:
    return client.send(f"{LOTES}/{lote.id}/revisar/", check(client, lote) | values)


def count(model: type[Job | LoteItem | Credencial]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture
def doscientas(monkeypatch: pytest.MonkeyPatch) -> int:
    """The number that needs nobody else, made small."""
    monkeypatch.setattr(services, "SOLA", 2)
    return 2


def test_the_limit_is_two_hundred() -> None:
    assert services.SOLA == 200


def test_everybody_is_accounted_for_before_it_is_decided(
    client: CheckingClient, lote: Lote, elena: Usuario
) -> None:
    page = client.as_user(elena).get(f"{LOTES}/{lote.id}/revisar/").text
    found = re.findall(r"<dt>([^<]+)</dt>\s*<dd>([^<]+)</dd>", page)
    assert dict(found) | {
        "Se emiten": "1",
        "No completaron el curso": "1",
        "Sin cuenta todavía": "1",
    } == dict(found)
    assert count(Credencial) == 0


def test_without_a_reason_nothing_is_decided(
    client: CheckingClient, lote: Lote, elena: Usuario
) -> None:
    answer = confirm(client.as_user(elena), lote, motivo="  ")
    assert answer.status_code == 422
    assert lote.estado == EstadoLote.BORRADOR


def test_pressing_twice_decides_once(client: CheckingClient, lote: Lote, elena: Usuario) -> None:
    form = check(client.as_user(elena), lote)
    for _press in range(2):
        assert client.send(f"{LOTES}/{lote.id}/revisar/", form).status_code == 303
    assert lote.estado == EstadoLote.EN_CURSO
    assert count(LoteItem) == count(Job) == 1
    assert count(Credencial) == 0  # the job does it


def test_a_list_that_changed_is_looked_at_again(
    client: CheckingClient, lote: Lote, cohorte: Cohorte, elena: Usuario, diego: Usuario
) -> None:
    form = check(client.as_user(elena), lote)
    make_completo(cohorte, diego)
    answer = client.send(f"{LOTES}/{lote.id}/revisar/", form)
    assert answer.status_code == 422
    assert "la lista cambió" in answer.text
    assert confirm(client, lote).status_code == 303


def test_who_did_not_complete_is_named_before_it_is_decided(
    client: CheckingClient, lote: Lote, elena: Usuario, bruno: Usuario
) -> None:
    client.as_user(elena)
    services.corregir(lote, [bruno.id], [bruno.id])
    page = client.get(f"{LOTES}/{lote.id}/revisar/").text
    assert "1 persona no cumple la regla del curso" in page
    assert "<li>Bruno Tavares</li>" in page


def test_nobody_chosen_is_nothing_to_decide(
    client: CheckingClient, lote: Lote, elena: Usuario
) -> None:
    form = check(client.as_user(elena), lote)
    services.quitar_a_todas(lote)
    answer = client.send(f"{LOTES}/{lote.id}/revisar/", form)
    assert answer.status_code == 422
    assert "No eligió a nadie" in answer.text


def grow_old(person: Usuario) -> None:
    person.clave_hash = hash_password("mate amargo y tortas fritas")
    mine = update(Sesion).where(Sesion.usuario_id == person.id)
    db.session.execute(mine.values(probada_el=now() - RECENT))
    db.session.commit()


def test_deciding_asks_again_who_one_is(client: CheckingClient, lote: Lote, elena: Usuario) -> None:
    client.as_user(elena)
    grow_old(elena)
    assert "Confirme que es usted" in confirm(client, lote).text
    assert lote.estado == EstadoLote.BORRADOR


def test_the_audit_log_says_who_decided_on_how_many(cohorte: Cohorte, elena: Usuario) -> None:
    lote = make_pedido(cohorte, elena)
    line = db.session.scalars(select(AuditLine).where(AuditLine.accion == "lote.pedir")).one()
    assert (line.actor, line.objeto) == (elena.seudonimo, f"lote:{lote.id}")
    assert line.datos == {"personas": 1, "sin_cumplir": 0}


def test_as_many_as_the_limit_go_out_at_once(doscientas: int, elena: Usuario) -> None:
    assert make_pedido(make_grupo(doscientas), elena).estado == EstadoLote.EN_CURSO


def test_one_more_waits_for_a_second_person_who_is_told(
    doscientas: int, elena: Usuario, otra_elena: Usuario
) -> None:
    assert make_pedido(make_grupo(doscientas + 1), elena).estado == EstadoLote.ESPERANDO
    assert "3 credenciales" in mails_to(otra_elena.correo)[0].texto
    assert mails_to(elena.correo) == []
    assert db.session.scalar(select(Job.id).where(Job.nombre == "lotes.emitir")) is None


def test_cutting_the_list_in_two_does_not_go_round_the_rule(
    doscientas: int, elena: Usuario
) -> None:
    make_pedido(make_grupo(1), elena)
    assert make_pedido(make_grupo(doscientas), elena).estado == EstadoLote.ESPERANDO


def test_what_went_out_yesterday_does_not_count(doscientas: int, elena: Usuario) -> None:
    make_pedido(make_grupo(1), elena).pedido_el = now() - timedelta(hours=25)
    assert make_pedido(make_grupo(doscientas), elena).estado == EstadoLote.EN_CURSO


@pytest.fixture
def esperando(doscientas: int, elena: Usuario) -> Lote:
    return make_pedido(make_grupo(doscientas + 1), elena)


@pytest.mark.parametrize("act", ["aprobar", "rechazar"])
def test_who_asked_cannot_be_the_second_person(
    client: CheckingClient, esperando: Lote, elena: Usuario, act: str
) -> None:
    client.as_user(elena)
    client.send(f"{LOTES}/{esperando.id}/{act}/", {"motivo": "Sí", "paso": act})
    assert esperando.estado == EstadoLote.ESPERANDO
    assert "Debe decidirla otra persona" in client.get(f"{LOTES}/{esperando.id}/").text


def test_the_rule_itself_refuses_who_asked(esperando: Lote, elena: Usuario) -> None:
    with pytest.raises(MismaPersonaError):
        services.aprobar(esperando, elena)
    with pytest.raises(MismaPersonaError):
        services.rechazar(esperando, elena, motivo="No")


def test_the_second_person_sees_the_evidence_and_approves(
    client: CheckingClient, esperando: Lote, elena: Usuario, otra_elena: Usuario
) -> None:
    client.as_user(otra_elena)
    assert "0 de 4" in client.get(f"{LOTES}/{esperando.id}/").text
    client.send(f"{LOTES}/{esperando.id}/aprobar/", {"paso": "aprobar"})
    assert esperando.estado == EstadoLote.EN_CURSO
    assert esperando.decidido_por_id == otra_elena.id
    assert "aprobada" in mails_to(elena.correo)[0].texto


def test_the_second_person_is_told_how_many_do_not_meet_the_rule(
    client: CheckingClient, doscientas: int, elena: Usuario, otra_elena: Usuario
) -> None:
    cohorte = make_grupo(doscientas)
    bruno = make_usuario("Bruno")
    make_inscrito(cohorte, bruno)
    services.corregir(services.empezar(cohorte), [bruno.id], [bruno.id])
    lote = make_pedido(cohorte, elena)
    page = client.as_user(otra_elena).get(f"{LOTES}/{lote.id}/").text
    found = re.findall(r"<dt>([^<]+)</dt>\s*<dd>([^<]+)</dd>", page)
    assert dict(found)["De ellas, no cumplen la regla del curso"] == "1"


def test_the_second_person_proves_who_they_are(
    client: CheckingClient, esperando: Lote, otra_elena: Usuario
) -> None:
    client.as_user(otra_elena)
    grow_old(otra_elena)
    page = client.send(f"{LOTES}/{esperando.id}/aprobar/", {"paso": "aprobar"})
    assert "Confirme que es usted" in page.text
    assert esperando.estado == EstadoLote.ESPERANDO


def test_a_refusal_says_why_and_frees_the_cohort(
    client: CheckingClient, esperando: Lote, elena: Usuario, otra_elena: Usuario
) -> None:
    client.as_user(otra_elena)
    url = f"{LOTES}/{esperando.id}/rechazar/"
    assert client.send(url, {"motivo": ""}).status_code == 422
    client.send(url, {"motivo": "Falta el acta"})
    assert esperando.estado == EstadoLote.RECHAZADO
    assert "Falta el acta" in mails_to(elena.correo)[0].texto
    assert services.empezar(esperando.cohorte).id != esperando.id


def test_what_was_decided_is_not_decided_again(
    client: CheckingClient, esperando: Lote, otra_elena: Usuario
) -> None:
    client.as_user(otra_elena)
    client.send(f"{LOTES}/{esperando.id}/rechazar/", {"motivo": "Falta el acta"})
    client.send(f"{LOTES}/{esperando.id}/aprobar/", {"paso": "aprobar"})
    assert esperando.estado == EstadoLote.RECHAZADO


def test_who_asked_may_take_it_back(
    client: CheckingClient, esperando: Lote, elena: Usuario
) -> None:
    client.as_user(elena).send(f"{LOTES}/{esperando.id}/descartar/")
    assert esperando.estado == EstadoLote.DESCARTADO
    assert count(LoteItem) == 0


def test_the_panel_shows_it_to_the_second_person(
    client: CheckingClient, esperando: Lote, otra_elena: Usuario
) -> None:
    page = client.as_user(otra_elena).get("/es/panel/").text
    assert f"/lotes/{esperando.id}/" in page
    assert "Esta emisión espera su decisión" in page
