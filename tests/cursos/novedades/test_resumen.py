"""The mail of the day: at most one, for who takes part or keeps the course, told once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import func, select, update

from cursos.discusion import services
from cursos.novedades import emails
from cursos.novedades import services as novedades
from cursos.novedades.baja import leer_baja, token_de_baja
from cursos.novedades.emails import RESUMEN
from cursos.novedades.models import Novedad
from plataforma.clock import now
from plataforma.db import db, transaction
from plataforma.email import Correo, build
from plataforma.identidad.models import EstadoUsuario
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from tests.factories.discusion import escrito, make_duda

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.catalogo.models import Curso
    from cursos.discusion.models import Duda
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

NOON = datetime(2027, 3, 10, 15, 0, tzinfo=UTC)  # of a Wednesday in Asunción
MORNING = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as coordinates:
        yield coordinates


def answer(duda: Duda, persona: Usuario, texto: str = "Sí.") -> None:
    with transaction():
        services.responder(duda, actor=persona, escrito=escrito(texto))
    run_due()


def mails() -> list[Correo]:
    found = select(Correo).where(Correo.plantilla == RESUMEN).order_by(Correo.para)
    return list(db.session.scalars(found))


def waiting() -> int:
    return db.session.scalar(select(func.count(Novedad.id))) or 0


def next_morning(clock: time_machine.Traveller) -> None:
    clock.shift(MORNING)
    run_due()


def test_the_whole_day_comes_in_one_mail(
    clock: time_machine.Traveller, duda: Duda, fabian: Usuario
) -> None:
    for _ in range(4):
        answer(duda, fabian)
    assert mails() == []
    next_morning(clock)
    to_ana, to_bruno = mails()
    assert (to_ana.para, to_bruno.para) == ("ana@escala.test", "bruno@escala.test")
    assert to_ana.asunto == "Novedades en las dudas que sigue"
    assert "\n  4 respuestas nuevas.\n  http" in to_ana.texto
    assert "4 respostas novas." in to_bruno.texto
    assert "Sí." not in to_ana.texto
    assert "Fabián" not in to_ana.texto
    assert waiting() == 0


def test_nobody_hears_of_what_they_wrote_or_do_not_follow(
    clock: time_machine.Traveller, duda: Duda, ana: Usuario, bruno: Usuario, diego: Usuario
) -> None:
    answer(duda, bruno)
    make_duda(duda.curso, diego)
    next_morning(clock)
    assert [mail.para for mail in mails()] == ["ana@escala.test"]


def test_a_new_question_is_told_to_who_keeps_the_course(
    clock: time_machine.Traveller, curso: Curso, ana: Usuario
) -> None:
    with transaction():
        services.preguntar(curso, "leccion-1", actor=ana, escrito=escrito())
    run_due()
    next_morning(clock)
    (mail,) = mails()
    assert (mail.para, mail.idioma) == ("bruno@escala.test", "pt")


def test_at_most_one_mail_a_day(clock: time_machine.Traveller, duda: Duda, fabian: Usuario) -> None:
    answer(duda, fabian)
    clock.shift(timedelta(hours=23))  # the runner was down at eight, and comes back late
    run_due()
    assert len(mails()) == 2
    answer(duda, fabian)
    db.session.execute(update(Job).values(no_antes_el=now()))
    db.session.commit()
    run_due()
    assert len(mails()) == 2
    next_morning(clock)
    assert len(mails()) == 4


def test_killed_in_the_middle_it_tells_nothing_twice(
    clock: time_machine.Traveller, duda: Duda, fabian: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(duda, fabian)
    clock.shift(MORNING)
    whole = emails.resumen

    def dies(*args: object) -> None:
        whole(*args)  # type: ignore[arg-type]
        raise SystemExit

    monkeypatch.setattr(emails, "resumen", dies)
    with pytest.raises(SystemExit):
        run_due()
    monkeypatch.undo()
    assert mails() == []
    clock.shift(timedelta(minutes=5))  # its lease ends
    run_due()
    run_due()
    assert len(mails()) == 2


def test_a_job_that_runs_again_notes_nobody_twice(duda: Duda, fabian: Usuario) -> None:
    answer(duda, fabian)
    noted = waiting()
    with transaction():
        novedades.anunciar(db.session.scalars(select(Novedad.aporte_id)).first() or 0)
    assert waiting() == noted == 2


def test_what_is_hidden_by_then_is_not_told(
    clock: time_machine.Traveller, duda: Duda, fabian: Usuario
) -> None:
    with transaction():
        aporte = services.responder(duda, actor=fabian, escrito=escrito())
    run_due()
    aporte.oculto_el = NOON
    db.session.commit()
    next_morning(clock)
    assert mails() == []
    assert waiting() == 0


def test_who_was_suspended_meanwhile_hears_nothing(
    clock: time_machine.Traveller, duda: Duda, ana: Usuario, fabian: Usuario
) -> None:
    answer(duda, fabian)
    ana.estado = EstadoUsuario.SUSPENDIDO
    db.session.commit()
    next_morning(clock)
    assert [mail.para for mail in mails()] == ["bruno@escala.test"]


def test_one_press_in_the_mail_stops_it(
    client: CheckingClient, clock: time_machine.Traveller, duda: Duda, fabian: Usuario
) -> None:
    answer(duda, fabian)
    next_morning(clock)
    message = build(mails()[0])
    url = message["List-Unsubscribe"].strip("<>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert url in mails()[0].texto
    path = url.removeprefix("http://127.0.0.1:5000")
    assert "No recibir más" in client.get(path).text  # looking changes nothing
    assert novedades.recibe_aviso(duda.pregunta.autor_id)
    done = client.post(path, data={"List-Unsubscribe": "One-Click"})
    assert "Ya no recibe estos correos" in done.text
    answer(duda, fabian)
    next_morning(clock)
    assert [mail.para for mail in mails()].count("ana@escala.test") == 1


@pytest.mark.parametrize("token", ["", "1", "x-y", "-", "²-a", "1-" + "0" * 32, "9" * 400])
def test_a_link_that_we_did_not_make_stops_nothing(token: str) -> None:
    assert leer_baja(token) is None


def test_a_link_is_one_person_s(ana: Usuario, bruno: Usuario) -> None:
    assert leer_baja(token_de_baja(ana.id)) == ana.id
    assert leer_baja(f"{bruno.id}-{token_de_baja(ana.id).partition('-')[2]}") is None
    assert leer_baja(f"0{token_de_baja(ana.id)}") is None


def test_the_account_says_whether_one_gets_it(
    client: CheckingClient, duda: Duda, ana: Usuario, fabian: Usuario
) -> None:
    client.as_user(ana)
    assert "checked" in client.get("/es/cuenta/novedades/").text
    client.send("/es/cuenta/novedades/", {})
    assert "checked" not in client.get("/es/cuenta/novedades/").text
    answer(duda, fabian)
    assert waiting() == 1  # Bruno
    client.send("/es/cuenta/novedades/", {"recibe": "y"})
    assert novedades.recibe_aviso(ana.id)
    assert "Avisos de dudas" in client.get("/es/panel/").text


def test_saying_no_drops_what_was_waiting(duda: Duda, ana: Usuario, fabian: Usuario) -> None:
    answer(duda, fabian)
    with transaction():
        novedades.poner_aviso(ana.id, recibe=False)
    assert waiting() == 1


def test_eight_in_the_morning_of_each_clock(ana: Usuario, bruno: Usuario) -> None:
    bruno.zona_horaria = "America/Sao_Paulo"
    assert novedades.proxima_hora(bruno) == datetime(2027, 3, 11, 11, 0, tzinfo=UTC)
    with time_machine.travel(datetime(2027, 3, 10, 10, 59, tzinfo=UTC), tick=False):
        assert novedades.proxima_hora(bruno) == datetime(2027, 3, 10, 11, 0, tzinfo=UTC)
