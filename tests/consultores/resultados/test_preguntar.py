"""When a firm is asked what came of the help."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from consultores.pasos.marcha import cancelar
from consultores.resultados import jobs, services
from consultores.resultados.models import ConsultaResultado, EstadoConsulta, Hito
from consultores.resultados.plazos import sumar_meses, toca_el
from consultores.resultados.queries import list_mias
from plataforma.db import db
from plataforma.email import Correo
from plataforma.identidad.invitados import probar_correo
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from tests.consultores.resultados.conftest import consulta_de, dicho
from tests.factories.consultores import make_solicitud
from tests.factories.identidad import make_invitado

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

PREGUNTA = "red/correo/pregunta"


def sent(para: str) -> list[Correo]:
    found = select(Correo).where(Correo.plantilla == PREGUNTA, Correo.para == para)
    return list(db.session.scalars(found.order_by(Correo.id)))


def test_the_firm_sees_first_what_waits_and_then_what_comes_next(
    cerrada: Solicitud, ana: Usuario, dias: Callable[[float], None]
) -> None:
    in_order = [Hito.NOVENTA, Hito.SEIS, Hito.DOCE]
    assert [c.hito for c in list_mias(ana.id, 1).filas] == in_order
    dias(90.5)
    services.responder(consulta_de(cerrada), dicho(), intento="a")
    db.session.commit()
    dias(190)
    in_order = [Hito.SEIS, Hito.NOVENTA, Hito.DOCE]
    assert [c.hito for c in list_mias(ana.id, 1).filas] == in_order


def test_a_closed_request_is_asked_about_three_times(
    cerrada: Solicitud, ana: Usuario, dias: Callable[[float], None]
) -> None:
    counts = []
    for day in (89, 90.5, 182, 366):
        dias(day)
        counts.append(len([m for m in sent(ana.correo) if "unos días" not in m.texto]))
    assert counts == [0, 1, 2, 3]


def test_the_days_are_calendar_days_and_months_in_the_morning_of_the_firm() -> None:
    closed = datetime(2026, 8, 31, 23, 0, tzinfo=UTC)
    moments = [toca_el(hito, closed, "PY") for hito in Hito]
    assert [m.date().isoformat() for m in moments] == ["2026-11-29", "2027-02-28", "2027-08-31"]
    assert {m.hour for m in moments} == {13}  # ten o'clock in Asunción


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert sumar_meses(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert sumar_meses(date(2026, 12, 5), 12) == date(2027, 12, 5)


def test_the_mail_has_one_button_for_each_answer_and_its_link_says_which(
    consulta: ConsultaResultado, ana: Usuario
) -> None:
    [mail] = sent(ana.correo)
    assert [mail.texto.count(f"r={r}") for r in ("si", "todavia_no", "no_aplica")] == [1, 1, 1]
    assert "Arancel de la mermelada en Colombia" in mail.texto


def test_it_is_asked_in_the_language_of_the_firm(
    consultor: Consultor, reloj: object, otra_firma: Usuario, dias: Callable[[float], None]
) -> None:
    make_solicitud(otra_firma, consultor, hasta="cerrada")
    db.session.commit()
    dias(0)
    dias(90.5)
    [mail] = sent(otra_firma.correo)
    assert mail.texto.startswith("Olá, Paula Rocha,")
    assert "/pt/resultados/enlace/" in mail.texto


def test_a_guest_is_asked_at_the_address_that_was_proved(
    consultor: Consultor, reloj: object, dias: Callable[[float], None]
) -> None:
    guest = make_invitado()
    probar_correo(guest)
    make_solicitud(guest, consultor, hasta="cerrada")
    db.session.commit()
    dias(0)
    dias(90.5)
    assert len(sent("ana@buzon.test")) == 1


def test_who_does_not_answer_is_reminded_once_after_ten_days(
    consulta: ConsultaResultado, ana: Usuario, dias: Callable[[float], None]
) -> None:
    dias(101)
    dias(130)
    assert len(sent(ana.correo)) == 2
    assert "todavía no sabemos" in sent(ana.correo)[1].texto


def test_who_answered_is_not_reminded(
    consulta: ConsultaResultado, ana: Usuario, dias: Callable[[float], None]
) -> None:
    services.responder(consulta, dicho("todavia_no"), intento="a")
    db.session.commit()
    dias(101)
    assert len(sent(ana.correo)) == 1


def test_a_hundred_days_without_an_answer_is_no_answer(
    consulta: ConsultaResultado, cerrada: Solicitud, dias: Callable[[float], None]
) -> None:
    dias(189)
    assert consulta_de(cerrada).estado == EstadoConsulta.ENVIADA
    dias(191)
    assert consulta_de(cerrada).estado == EstadoConsulta.SIN_DATO


def test_who_said_that_it_does_not_apply_is_asked_no_more(
    consulta: ConsultaResultado,
    cerrada: Solicitud,
    ana: Usuario,
    dias: Callable[[float], None],
) -> None:
    services.responder(consulta, dicho("no_aplica"), intento="a")
    db.session.commit()
    dias(182)
    assert len(sent(ana.correo)) == 1
    assert consulta_de(cerrada, Hito.SEIS).estado == EstadoConsulta.OMITIDA


def test_a_reminder_that_comes_early_waits(consulta: ConsultaResultado, ana: Usuario) -> None:
    services.recordar(consulta)
    assert len(sent(ana.correo)) == 1


def test_a_cancelled_request_is_asked_about_never(
    solicitud: Solicitud, ana: Usuario, reloj: object, dias: Callable[[float], None]
) -> None:
    cancelar(solicitud, actor=ana, motivo="Ya no.")
    db.session.commit()
    dias(0)
    assert db.session.scalar(select(func.count(ConsultaResultado.id))) == 0


@pytest.mark.parametrize("work", [jobs.preparar, jobs.preguntar, jobs.recordar, jobs.vencer])
def test_every_job_may_run_twice(
    cerrada: Solicitud,
    ana: Usuario,
    dias: Callable[[float], None],
    work: Callable[[dict[str, int]], None],
) -> None:
    dias(90.5)
    dias(101)
    before = len(sent(ana.correo))
    of = cerrada.id if work is jobs.preparar else consulta_de(cerrada).id
    for _ in range(2):
        work({"id": of})
    db.session.flush()
    assert len(sent(ana.correo)) == before
    assert db.session.scalar(select(func.count(ConsultaResultado.id))) == 3


def test_an_old_installation_asks_about_what_closed_before_and_only_once(
    cerrada: Solicitud,
) -> None:
    db.session.query(ConsultaResultado).delete()
    db.session.query(Job).delete()
    for _ in range(2):
        jobs.completar()
        db.session.commit()
        run_due()
    assert db.session.scalar(select(func.count(ConsultaResultado.id))) == 3
