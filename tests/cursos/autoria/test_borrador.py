"""A draft keeps what is written, byte by byte, whoever else writes at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from cursos.autoria.borrador import (
    Escrito,
    descartar,
    find_borrador,
    guardar,
    huella,
    leer_trabajo,
    quitar_apartado,
    reemplazar,
    usar_apartado,
)
from cursos.autoria.errors import SinBorradorError, SinPaqueteError
from cursos.autoria.models import ArchivoBorrador, TextoApartado
from cursos.paquetes.origin import read_folder, read_zip, write_zip
from plataforma.db import db
from tests.factories.cursos import MINIMO, make_curso

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario

FILE = "preguntas/precio.yml"


def test_a_draft_begins_with_the_first_change_and_not_before(curso: Curso, bruno: Usuario) -> None:
    trabajo = leer_trabajo(curso)
    assert trabajo.borrador is None
    assert trabajo.files == read_folder(MINIMO)
    guardar(curso, [Escrito(FILE, b"- nueva\n", trabajo.huella(FILE))], actor=bruno)
    after = leer_trabajo(curso)
    assert after.borrador is not None
    assert after.files == {**read_folder(MINIMO), FILE: b"- nueva\n"}


def test_two_windows_keep_both_texts(curso: Curso, bruno: Usuario, elena: Usuario) -> None:
    start = leer_trabajo(curso).huella(FILE)
    assert guardar(curso, [Escrito(FILE, b"de Bruno", start)], actor=bruno) == []
    assert guardar(curso, [Escrito(FILE, b"de Elena", start)], actor=elena) == [FILE]
    assert leer_trabajo(curso).files[FILE] == b"de Bruno"
    apart = db.session.scalars(select(TextoApartado)).one()
    assert (apart.contenido, apart.usuario_id) == ("de Elena", elena.id)


def test_the_same_text_from_two_windows_is_no_conflict(curso: Curso, bruno: Usuario) -> None:
    start = leer_trabajo(curso).huella(FILE)
    for _ in range(2):
        assert guardar(curso, [Escrito(FILE, b"igual", start)], actor=bruno) == []


def test_who_goes_on_writing_has_one_text_set_apart(
    curso: Curso, bruno: Usuario, elena: Usuario
) -> None:
    start = leer_trabajo(curso).huella(FILE)
    guardar(curso, [Escrito(FILE, b"de Bruno", start)], actor=bruno)
    for text in (b"de E", b"de El", b"de Elena"):
        guardar(curso, [Escrito(FILE, text, start)], actor=elena)
    assert [a.contenido for a in db.session.scalars(select(TextoApartado))] == ["de Elena"]


def test_the_text_set_apart_can_be_used_or_thrown_away(
    curso: Curso, bruno: Usuario, elena: Usuario
) -> None:
    start = leer_trabajo(curso).huella(FILE)
    guardar(curso, [Escrito(FILE, b"de Bruno", start)], actor=bruno)
    guardar(curso, [Escrito(FILE, b"de Elena", start)], actor=elena)
    apart = db.session.scalars(select(TextoApartado)).one()
    assert usar_apartado(curso, apart.id, actor=bruno) == FILE
    assert leer_trabajo(curso).files[FILE] == b"de Elena"
    assert apart.contenido == "de Bruno"
    quitar_apartado(curso, apart.id)
    assert db.session.scalar(select(func.count(TextoApartado.id))) == 0
    with pytest.raises(SinBorradorError):
        usar_apartado(curso, 10**6, actor=bruno)


def test_a_zip_takes_the_place_of_the_draft(curso: Curso, bruno: Usuario) -> None:
    files = {**read_folder(MINIMO), "README.md": b"hola"}
    del files["preguntas/envio.yml"]
    reemplazar(curso, read_zip(write_zip(files)), actor=bruno)
    assert leer_trabajo(curso).files == files


def test_a_discarded_draft_leaves_nothing(curso: Curso, bruno: Usuario) -> None:
    guardar(curso, [Escrito(FILE, b"x", leer_trabajo(curso).huella(FILE))], actor=bruno)
    guardar(curso, [Escrito(FILE, b"y", "")], actor=bruno)
    descartar(curso, actor=bruno)
    db.session.flush()
    db.session.expire_all()
    assert find_borrador(curso.id) is None
    assert db.session.scalar(select(func.count(ArchivoBorrador.id))) == 0
    assert leer_trabajo(curso).files == read_folder(MINIMO)
    with pytest.raises(SinBorradorError):
        descartar(curso, actor=bruno)


def test_a_course_without_its_files_says_so() -> None:
    with pytest.raises(SinPaqueteError):
        leer_trabajo(make_curso("sin-archivos"))


def test_hashes_tell_states_apart() -> None:
    assert huella(None) == ""
    assert huella(b"") != huella(b"x")
