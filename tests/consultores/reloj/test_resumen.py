"""The mail of the day to counterparts and the Secretariat."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from consultores.pasos import admision, ofertas
from tests.consultores.reloj.conftest import LUNES, asuntos, contraparte, last_text, otra_vez
from tests.factories.consultores import make_borrador, make_solicitud

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

    Mirar = Callable[[datetime | None], None]


@pytest.mark.parametrize("idioma", ["es", "pt"])
def test_the_counterpart_gets_one_mail_a_day_for_all(
    ana: Usuario, consultor: Consultor, mirar_el: Mirar, idioma: str
) -> None:
    quien = contraparte("PY", idioma)
    elsewhere = contraparte("MX")
    late = [make_solicitud(ana, consultor, "en_curso") for _ in range(3)]
    mirar_el(late[0].alerta_el)
    alert = otra_vez(late[0]).escalada_el
    assert alert is not None
    assert asuntos(quien) == []
    for hours in (15, 16, 20):
        mirar_el(alert + timedelta(hours=hours))
    words = {"es": "3 solicitudes necesitan su atención", "pt": "3 pedidos precisam da sua atenção"}
    assert asuntos(quien) == [words[idioma]]
    assert all(s.referencia in last_text(quien) for s in late)
    assert asuntos(elsewhere) == []


def test_new_ones_to_admit_are_named_the_next_morning(ana: Usuario, mirar_el: Mirar) -> None:
    quien = contraparte()
    s = make_borrador(ana, tipo="SOL-OTR")
    admision.enviar(s, actor=ana)
    mirar_el(LUNES + timedelta(days=1))
    mirar_el(LUNES + timedelta(days=2))
    assert asuntos(quien) == ["1 solicitud necesita su atención"]


def test_the_secretariat_hears_of_what_nobody_took_and_of_countries_without_counterpart(
    solicitud: Solicitud, diego: Usuario, elena: Usuario, mirar_el: Mirar
) -> None:
    ofertas.declinar(solicitud, actor=diego, causa="sin_tiempo", motivo="Sin tiempo.")
    mirar_el(solicitud.limite_el)
    s = otra_vez(solicitud)
    assert s.cerrada_el is not None
    for days in (1, 2, 3, 4):
        mirar_el(s.cerrada_el + timedelta(days=days))
    assert asuntos(elena) == ["1 solicitud necesita su atención"]
    assert "sin que nadie la tomara" in last_text(elena)
