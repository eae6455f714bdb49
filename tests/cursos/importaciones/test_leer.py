"""A long list is read piece by piece by a job; whatever dies on the way, a second run goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.importaciones import jobs
from cursos.importaciones.models import EstadoImportacion, FilaImportada, Importacion
from cursos.importaciones.services import descartar, elegir
from cursos.planillas.columnas import Mapa
from plataforma import storage
from plataforma.db import db, transaction
from plataforma.jobs.services import run_due
from tests.cursos.importaciones.camino import accept, upload
from tests.cursos.importaciones.fallas import ends_at
from tests.factories.cohortes import make_lista, make_subida

if TYPE_CHECKING:
    import pytest

    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def begin(cohorte: Cohorte, actor: Usuario, rows: int) -> Importacion:
    with transaction():
        lista = make_subida(cohorte, actor, make_lista(rows))
        elegir(lista.id, lista.hoja, Mapa.from_dict(lista.mapa))
    return lista


def rows_of(lista: Importacion) -> list[int]:
    found = select(FilaImportada.numero).where(FilaImportada.importacion_id == lista.id)
    return list(db.session.scalars(found.order_by(FilaImportada.numero)))


def test_a_list_is_read_whole_whatever_dies_on_the_way(
    cohorte: Cohorte, carla: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "TRAMO", 10)
    lista = begin(cohorte, carla, 35)
    statement = 1
    while not ends_at(statement, lambda: jobs.leer(lista.id)):
        statement += 1
        assert rows_of(lista) == list(range(2, 2 + len(rows_of(lista))))
    db.session.refresh(lista)
    assert statement > 3
    assert lista.estado == EstadoImportacion.PREPARADA
    assert rows_of(lista) == list(range(2, 37))


def test_a_repetition_is_known_across_pieces_and_runs(
    cohorte: Cohorte, carla: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "TRAMO", 10)
    with transaction():
        text = make_lista(25, malas=0) + "\nOtra;persona0@correo.com;;"
        lista = make_subida(cohorte, carla, text)
        elegir(lista.id, lista.hoja, Mapa.from_dict(lista.mapa))
    jobs.leer(lista.id, tramos=2)
    assert len(rows_of(lista)) == 20
    jobs.leer(lista.id)
    last = db.session.scalars(select(FilaImportada).where(FilaImportada.numero == 27)).one()
    assert (last.causa, last.problemas[0]["otra"]) == ("repetido", 2)


def test_the_first_piece_is_read_at_once_and_the_rest_by_a_job(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    address = accept(client.as_user(carla), upload(client, cohorte, make_lista(1_200)))
    page = client.get(address).text
    assert "Leídas hasta la fila 501." in page
    assert f'data-avance="{address}"' in page
    run_due()
    assert "Revisar la lista" in client.get(address).text
    assert db.session.scalar(select(func.count(FilaImportada.id))) == 1_200


def test_a_list_thrown_away_while_it_is_read_stays_away(
    cohorte: Cohorte, carla: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "TRAMO", 10)
    lista = begin(cohorte, carla, 30)
    jobs.leer(lista.id, tramos=1)
    with transaction():
        descartar(lista.id)
    jobs.leer(lista.id)
    run_due()
    db.session.refresh(lista)
    assert (lista.estado, rows_of(lista)) == (EstadoImportacion.DESCARTADA, [])
    assert storage.get(lista.archivo) is None


def test_a_file_that_is_gone_says_so_in_the_language_of_who_loaded_it(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    carla.idioma = "pt"
    lista = begin(cohorte, carla, 5)
    storage.delete(lista.archivo)
    jobs.leer(lista.id)
    db.session.refresh(lista)
    assert lista.estado == EstadoImportacion.FALLIDA
    page = client.as_user(carla).get(f"/pt/camara/litoral/cohortes/{cohorte.id}/listas/{lista.id}/")
    assert lista.motivo.startswith("O arquivo")
    assert lista.motivo in page.text
