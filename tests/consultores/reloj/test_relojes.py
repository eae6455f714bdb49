"""What happens when the moments of each clock come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.acreditacion.decisiones import suspender
from consultores.pasos import admision, marcha, ofertas
from consultores.red.models import Ausencia
from consultores.reloj import efectos, services
from consultores.reloj.efectos import EFECTOS
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.estados import Acto, Estado, Papel
from consultores.solicitudes.models import Respuesta, Solicitud
from consultores.solicitudes.relojes import Reloj
from plataforma.audit import verify_chain
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from tests.consultores.reloj.conftest import LUNES, asuntos, last_text, otra_vez
from tests.factories.consultores import make_borrador, make_consultor, make_solicitud
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import pytest

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario

    Mirar = Callable[[datetime | None], None]

MINUTO = timedelta(minutes=1)


def test_each_clock_has_its_effects() -> None:
    assert set(EFECTOS) == set(Reloj) - {Reloj.ASIGNACION}


def test_nothing_happens_before_its_time(solicitud: Solicitud, mirar_el: Mirar) -> None:
    assert solicitud.proximo_el is not None
    before = len(db.session.scalars(select(Correo.id)).all())
    mirar_el(solicitud.proximo_el - MINUTO)
    assert len(db.session.scalars(select(Correo.id)).all()) == before


def test_who_was_asked_is_reminded_once(
    solicitud: Solicitud, diego: Usuario, mirar_el: Mirar
) -> None:
    first = solicitud.proximo_el
    assert first is not None
    for moment in (first, first + MINUTO, solicitud.meta_el):
        mirar_el(moment)
    assert len([a for a in asuntos(diego) if "espera su respuesta" in a]) == 1
    assert otra_vez(solicitud).estado == Estado.ASIGNADA


def test_silence_sends_it_to_others_at_once(
    solicitud: Solicitud, ana: Usuario, diego: Usuario, mirar_el: Mirar
) -> None:
    rosa = make_consultor(make_usuario("Rosa Peña"), nombre="Rosa Peña")
    mirar_el(solicitud.limite_el)
    s = otra_vez(solicitud)
    assert s.estado == Estado.ASIGNADA
    assert {a.consultor_id: a.respuesta for a in s.asignaciones} == {
        s.asignaciones[0].consultor_id: Respuesta.SILENCIO,
        rosa.id: Respuesta.PENDIENTE,
    }
    assert "pasa a otra persona" in asuntos(diego)[-1]
    assert "a otras personas" in asuntos(ana)[-1]


def test_each_business_day_somebody_is_looked_for(
    solicitud: Solicitud, diego: Usuario, ana: Usuario, mirar_el: Mirar
) -> None:
    ofertas.declinar(solicitud, actor=diego, causa="sin_tiempo", motivo="Sin tiempo.")
    first = solicitud.proximo_el
    assert first is not None
    assert first.date() == LUNES.date() + timedelta(days=1)
    mirar_el(first)
    make_consultor(make_usuario("Rosa Peña"), nombre="Rosa Peña")
    again = otra_vez(solicitud)
    assert again.estado == Estado.EN_ESPERA
    assert again.proximo_el == first + timedelta(days=1)
    mirar_el(again.proximo_el)
    assert otra_vez(solicitud).estado == Estado.ASIGNADA
    assert "Hay novedades" in asuntos(ana)[-1]


def test_when_nobody_is_found_it_ends_with_an_honest_mail(
    solicitud: Solicitud, diego: Usuario, ana: Usuario, mirar_el: Mirar
) -> None:
    ofertas.declinar(solicitud, actor=diego, causa="sin_tiempo", motivo="Sin tiempo.")
    end, s = solicitud.limite_el, solicitud
    assert end is not None
    while s.estado == Estado.EN_ESPERA:
        mirar_el(s.proximo_el)
        s = otra_vez(solicitud)
        if s.proximo_el is not None:
            assert s.proximo_el <= end
    assert (s.estado, s.desenlace) == (Estado.CANCELADA, Desenlace.SIN_CONSULTOR)
    told = asuntos(ana)
    assert [a for a in told if "Seguimos buscando" in a] == [f"Seguimos buscando: {s.referencia}"]
    assert told[-1] == f"No encontramos quién atienda {s.referencia}"


def test_the_system_admits_what_nobody_read(ana: Usuario, mirar_el: Mirar) -> None:
    s = make_borrador(ana, tipo="SOL-OTR")
    admision.enviar(s, actor=ana)
    assert s.estado == Estado.ENVIADA
    mirar_el(s.alerta_el)
    assert otra_vez(s).escalada_el is not None
    mirar_el(s.limite_el)
    assert otra_vez(s).estado == Estado.EN_ESPERA
    assert otra_vez(s).movimientos[1].papel == Papel.SISTEMA


def test_what_is_never_completed_is_closed(ana: Usuario, elena: Usuario, mirar_el: Mirar) -> None:
    s = make_borrador(ana, tipo="SOL-OTR")
    admision.enviar(s, actor=ana)
    admision.observar(s, actor=elena, motivo="Falta el país de destino.")
    mirar_el(s.proximo_el)
    assert asuntos(ana)[-1] == f"Complete su solicitud {s.referencia}"
    mirar_el(s.limite_el)
    s = otra_vez(s)
    assert (s.estado, s.desenlace) == (Estado.CANCELADA, Desenlace.SIN_RESPUESTA)
    assert asuntos(ana)[-1] == f"Cerramos {s.referencia}: faltaban datos"


def test_silence_of_the_firm_starts_the_work(
    ana: Usuario, consultor: Consultor, mirar_el: Mirar
) -> None:
    s = make_solicitud(ana, consultor, "aceptada")
    mirar_el(s.proximo_el)
    assert asuntos(ana)[-1] == f"Acuerde qué va a recibir: {s.referencia}"
    mirar_el(s.limite_el)
    s = otra_vez(s)
    assert (s.estado, s.reloj) == (Estado.EN_CURSO, Reloj.ENTREGA)


def test_a_late_delivery_is_told_to_all_and_then_taken_away(
    ana: Usuario, diego: Usuario, consultor: Consultor, mirar_el: Mirar
) -> None:
    s = make_solicitud(ana, consultor, "en_curso")
    mirar_el(s.proximo_el)
    assert asuntos(diego)[-1] == f"Se acerca la entrega de {s.referencia}"
    assert otra_vez(s).escalada_el is None
    mirar_el(s.alerta_el)
    assert asuntos(diego)[-1] == f"Pasó la fecha de entrega de {s.referencia}"
    assert asuntos(ana)[-1] == f"Se demora su solicitud {s.referencia}"
    assert otra_vez(s).escalada_el is not None
    mirar_el(s.limite_el)
    s = otra_vez(s)
    assert (s.estado, s.consultor) == (Estado.EN_ESPERA, None)
    assert "a otras personas" in asuntos(ana)[-1]


def test_the_changes_asked_for_have_the_same_clock(
    ana: Usuario, consultor: Consultor, mirar_el: Mirar
) -> None:
    s = make_solicitud(ana, consultor, "entregada")
    marcha.pedir_ajustes(s, actor=ana, motivo="Falta la fuente.")
    assert s.reloj == Reloj.REVISION
    mirar_el(s.limite_el)
    assert otra_vez(s).estado == Estado.EN_ESPERA


def test_an_absent_consultant_is_named_to_the_counterpart_at_the_reminder(
    ana: Usuario, consultor: Consultor, mirar_el: Mirar
) -> None:
    s = make_solicitud(ana, consultor, "en_curso")
    promise = s.meta_el
    day = LUNES.date()
    consultor.ausencias.append(Ausencia(desde=day, hasta=day + timedelta(days=20)))
    mirar_el(s.proximo_el)
    s = otra_vez(s)
    assert s.escalada_el is not None
    assert s.meta_el == promise


def test_who_cannot_be_reached_is_asked_once_more_and_then_let_go(
    ana: Usuario, diego: Usuario, consultor: Consultor, mirar_el: Mirar
) -> None:
    s = make_solicitud(ana, consultor, "en_curso")
    marcha.declarar_sin_contacto(s, actor=diego, motivo="No atiende el teléfono.")
    mirar_el(s.proximo_el)
    assert asuntos(ana)[-1] == f"¿Todavía necesita ayuda? {s.referencia}"
    mirar_el(s.limite_el)
    s = otra_vez(s)
    assert (s.estado, s.desenlace) == (Estado.CANCELADA, Desenlace.SIN_CONTACTO)
    assert asuntos(ana)[-1] == f"Cerramos {s.referencia} por falta de contacto"
    assert "No fue posible comunicarse" in last_text(diego)


def test_a_pause_ends_on_its_date(
    ana: Usuario, diego: Usuario, consultor: Consultor, mirar_el: Mirar
) -> None:
    s = make_solicitud(ana, consultor, "en_curso")
    marcha.suspender(s, actor=ana, hasta=LUNES.date() + timedelta(days=9), motivo="Feria.")
    mirar_el(s.proximo_el)
    s = otra_vez(s)
    assert (s.estado, s.reloj, s.suspendida_hasta) == (Estado.EN_CURSO, Reloj.ENTREGA, None)


def test_silence_about_the_result_closes_it(
    ana: Usuario, consultor: Consultor, mirar_el: Mirar
) -> None:
    s = make_solicitud(ana, consultor, "entregada")
    mirar_el(s.proximo_el)
    assert asuntos(ana)[-1] == f"¿Le sirve el resultado de {s.referencia}?"
    mirar_el(s.limite_el)
    s = otra_vez(s)
    assert (s.estado, s.desenlace) == (Estado.CERRADA, Desenlace.TACITA)
    assert verify_chain() is None


def test_work_of_a_suspended_consultant_goes_to_others(
    ana: Usuario, elena: Usuario, consultor: Consultor, diego: Usuario, mirar_el: Mirar
) -> None:
    working = make_solicitud(ana, consultor, "en_curso")
    asked = make_solicitud(ana, consultor)
    done = make_solicitud(ana, consultor, "entregada")
    suspender(consultor, actor=elena, motivo="Pausa.")
    mirar_el(LUNES)
    assert otra_vez(working).estado == Estado.EN_ESPERA
    assert otra_vez(asked).estado == Estado.EN_ESPERA
    assert otra_vez(done).estado == Estado.ENTREGADA
    assert "cerró su cuenta" not in last_text(ana)


def test_work_of_an_expired_consultant_goes_to_others(
    ana: Usuario, consultor: Consultor, mirar_el: Mirar
) -> None:
    working = make_solicitud(ana, consultor, "en_curso")
    consultor.vence_el = now() - MINUTO
    mirar_el(LUNES)
    assert otra_vez(working).consultor is None


def test_a_bad_one_does_not_stop_the_rest(
    ana: Usuario, consultor: Consultor, mirar_el: Mirar, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_solicitud(ana, consultor, "entregada")
    second = make_solicitud(ana, consultor, "entregada")
    real = efectos.atender

    def break_one(solicitud: Solicitud) -> None:
        if solicitud.id == first.id:
            raise RuntimeError("a bad row")
        real(solicitud)

    monkeypatch.setattr(services, "atender", break_one)
    mirar_el(first.limite_el)
    assert first.limite_el is not None
    assert otra_vez(second).estado == Estado.CERRADA
    assert otra_vez(first).proximo_el == first.limite_el + services.DESPUES
    monkeypatch.setattr(services, "atender", real)
    mirar_el(first.limite_el + services.DESPUES)
    assert otra_vez(first).estado == Estado.CERRADA


def test_what_was_done_together_with_a_bad_one_happens_once(
    ana: Usuario, consultor: Consultor, mirar_el: Mirar, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_solicitud(ana, consultor, "entregada")
    second = make_solicitud(ana, consultor, "entregada")
    real = efectos.atender

    def break_the_last(solicitud: Solicitud) -> None:
        real(solicitud)
        if solicitud.id == second.id:
            raise RuntimeError("a bad row")

    monkeypatch.setattr(services, "atender", break_the_last)
    mirar_el(first.limite_el)
    assert [m.acto for m in otra_vez(first).movimientos].count(Acto.CERRAR) == 1
    assert [a for a in asuntos(ana) if "Cerramos" in a] == [f"Cerramos {first.referencia}"]
    assert otra_vez(second).estado == Estado.ENTREGADA
    assert verify_chain() is None


def test_after_a_long_stop_the_end_comes_without_late_reminders(
    ana: Usuario, consultor: Consultor, mirar_el: Mirar
) -> None:
    s = make_solicitud(ana, consultor, "entregada")
    mirar_el(s.limite_el)
    assert otra_vez(s).estado == Estado.CERRADA
    assert not [a for a in asuntos(ana) if "¿Le sirve" in a]


def test_the_levels_are_in_order() -> None:
    assert efectos.RECORDADA < efectos.ALERTADA
