"""A wrong line is corrected where it stands, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.importaciones.colocacion import colocar
from cursos.importaciones.confirmacion import confirmar
from cursos.importaciones.correccion import corregir, dejar_fuera
from cursos.importaciones.errors import YaConfirmadaError
from cursos.importaciones.models import FilaImportada
from cursos.importaciones.queries import contar
from cursos.planillas.columnas import Columna
from plataforma.db import db
from plataforma.errors import NotFoundError
from tests.factories.cohortes import make_importacion, make_lista, make_participante

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from cursos.importaciones.models import Importacion
    from plataforma.identidad.models import Usuario

REPEATED = "nombre,correo\nLuz,luz@correo.com\nEva,luz@correo.com\nAda,luz@correo.com"


def fix(lista: Importacion, numero: int, **cells: str) -> bool:
    return corregir(lista.id, numero, {Columna(c): text for c, text in cells.items()}, "UY")


def causes(lista: Importacion) -> dict[int, str]:
    found = select(FilaImportada.numero, FilaImportada.causa).where(
        FilaImportada.importacion_id == lista.id
    )
    return dict(db.session.execute(found.order_by(FilaImportada.numero)).tuples().all())


def test_a_corrected_line_goes_in_and_keeps_its_place(cohorte: Cohorte, carla: Usuario) -> None:
    lista = make_importacion(cohorte, carla, "nombre,correo\nLuz,luz\nEva,eva@correo.com")
    assert fix(lista, 2, correo="luz@correo.com")
    assert causes(lista) == {2: "", 3: ""}
    assert contar(colocar(lista)).nuevas == 2


def test_what_is_still_wrong_stays_with_what_was_written(cohorte: Cohorte, carla: Usuario) -> None:
    lista = make_importacion(cohorte, carla, "nombre,correo\nLuz,luz")
    assert not fix(lista, 2, correo="luz arroba")
    fila = db.session.scalars(select(FilaImportada)).one()
    assert (fila.causa, fila.celdas["correo"]) == ("correo", "luz arroba")


def test_a_contact_that_the_list_had_no_column_for_can_be_added(
    cohorte: Cohorte, carla: Usuario
) -> None:
    lista = make_importacion(cohorte, carla, "nombre,correo\nLuz,")
    assert causes(lista) == {2: "sin_contacto"}
    assert fix(lista, 2, telefono="099 123 456")
    assert db.session.scalars(select(FilaImportada.telefono)).one() == "+59899123456"


def test_correcting_the_first_frees_the_second(cohorte: Cohorte, carla: Usuario) -> None:
    lista = make_importacion(cohorte, carla, REPEATED)
    assert causes(lista) == {2: "", 3: "repetido", 4: "repetido"}
    fix(lista, 3, correo="eva@correo.com")
    assert causes(lista) == {2: "", 3: "", 4: "repetido"}
    dejar_fuera(lista.id, 2, fuera=True)
    assert causes(lista) == {2: "", 3: "", 4: ""}


def test_a_correction_that_repeats_another_line_is_an_error(
    cohorte: Cohorte, carla: Usuario
) -> None:
    lista = make_importacion(cohorte, carla, "nombre,correo\nLuz,luz\nEva,eva@correo.com")
    fix(lista, 2, correo="EVA@correo.com")
    assert causes(lista) == {2: "", 3: "repetido"}
    assert contar(colocar(lista)).de("error") == 1


def test_a_phone_of_somebody_else_in_the_cohort_is_corrected_too(
    cohorte: Cohorte, carla: Usuario
) -> None:
    make_participante(cohorte, correo="luz@correo.com", telefono="+59899123456")
    lista = make_importacion(cohorte, carla, "nombre,correo,telefono\nEva,eva@correo.com,099123456")
    assert contar(colocar(lista)).errores == {"choque": 1}
    fix(lista, 2, telefono="099 123 457")
    assert contar(colocar(lista)).nuevas == 1


def test_a_line_left_out_does_not_enter_and_may_come_back(cohorte: Cohorte, carla: Usuario) -> None:
    lista = make_importacion(cohorte, carla, make_lista(3, malas=0))
    dejar_fuera(lista.id, 2, fuera=True)
    assert contar(colocar(lista)).nuevas == 2
    dejar_fuera(lista.id, 2, fuera=False)
    assert contar(colocar(lista)).nuevas == 3


def test_after_the_confirmation_nothing_is_corrected(cohorte: Cohorte, carla: Usuario) -> None:
    lista = make_importacion(cohorte, carla)
    confirmar(lista.id, actor=carla)
    with pytest.raises(YaConfirmadaError):
        fix(lista, 40, correo="luz@correo.com")


def test_a_line_that_is_not_there_is_404(cohorte: Cohorte, carla: Usuario) -> None:
    lista = make_importacion(cohorte, carla)
    with pytest.raises(NotFoundError):
        fix(lista, 999, correo="luz@correo.com")
