"""A cohort open by code: until a day, with a poster, renewed and closed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cursos.cohortes import errors
from cursos.cohortes.codigo import abrir, cerrar, codigo_de, find_abierta
from cursos.cohortes.enlaces import mostrar_codigo
from plataforma.clock import now
from plataforma.db import db
from tests.codigos_qr import on_paper
from tests.cursos.importaciones.camino import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_the_code_opens_until_its_last_day(cohorte: Cohorte, carla: Usuario) -> None:
    abrir(cohorte, cohorte.cierre, actor=carla)
    code = codigo_de(cohorte)
    assert find_abierta(mostrar_codigo(code).lower()) == cohorte
    cohorte.codigo_hasta = now().date() - timedelta(days=1)
    db.session.flush()
    assert find_abierta(code) is None


def test_another_code_kills_the_one_before_and_closing_kills_it_too(
    cohorte: Cohorte, carla: Usuario
) -> None:
    abrir(cohorte, cohorte.cierre, actor=carla)
    first = codigo_de(cohorte)
    abrir(cohorte, cohorte.cierre, actor=carla)
    assert codigo_de(cohorte) == first
    abrir(cohorte, cohorte.cierre, actor=carla, nuevo=True)
    second = codigo_de(cohorte)
    assert find_abierta(first) is None
    cerrar(cohorte, actor=carla)
    assert find_abierta(second) is None


def test_the_last_day_is_from_today_to_the_closing(cohorte: Cohorte, carla: Usuario) -> None:
    for day in (now().date() - timedelta(days=1), cohorte.cierre + timedelta(days=1)):
        with pytest.raises(errors.CodigoHastaError):
            abrir(cohorte, day, actor=carla)


def test_a_manager_opens_prints_renews_and_closes(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    url = f"{BASE}/{cohorte.id}/codigo/"
    client.as_user(carla)
    assert "Ahora está cerrada" in client.get(url).text
    assert client.get(f"{url}cartel.pdf").status_code == 404
    assert client.send(url, {"hasta": "2020-01-01"}).status_code == 422
    assert client.send(url, {"hasta": cohorte.cierre.isoformat()}).status_code == 303
    code = codigo_de(cohorte)
    assert mostrar_codigo(code) in client.get(url).text
    assert client.send(f"{url}renovar/").status_code == 303
    assert codigo_de(cohorte) != code
    assert client.send(f"{url}cerrar/").status_code == 303
    assert "Ahora está cerrada" in client.get(url).text


def test_the_poster_leads_to_the_cohort(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, tmp_path: Path
) -> None:
    abrir(cohorte, cohorte.cierre, actor=carla)
    answer = client.as_user(carla).get(f"{BASE}/{cohorte.id}/codigo/cartel.pdf")
    assert answer.mimetype == "application/pdf"
    read = on_paper(answer.data, tmp_path)
    assert read.endswith(f"/es/unirse/{codigo_de(cohorte)}/")
