"""Publishing a draft: all or nothing, never over somebody else's work, and the way back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from sqlalchemy import select

from cursos.autoria import publicacion
from cursos.autoria.borrador import Escrito, find_borrador, guardar, leer_trabajo
from cursos.autoria.errors import CambioMientrasTantoError, VersionMasNuevaError
from cursos.autoria.revision import revisar
from cursos.catalogo import cambios
from cursos.catalogo.models import Cambio, Curso, OrigenVersion, VersionCurso
from cursos.catalogo.services import publicar
from cursos.catalogo.versiones import find_version, list_versiones
from cursos.paquetes import budget
from cursos.paquetes.check import load_files
from cursos.paquetes.origin import read_folder, read_zip, write_zip
from plataforma.audit.models import AuditLine
from plataforma.db import db, transaction
from tests.factories.cursos import MINIMO

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

COURSE = "/es/autoria/primer-precio/"
CURSO = "curso.yml"


@pytest.fixture
def author(client: CheckingClient, bruno: Usuario, curso: Curso) -> CheckingClient:
    return client.as_user(bruno)


def retitle(curso: Curso, bruno: Usuario, old: str = "Su primer precio", new: str = "X") -> None:
    files = leer_trabajo(curso).files
    data = files[CURSO].replace(old.encode(), new.encode())
    guardar(curso, [Escrito(CURSO, data, leer_trabajo(curso).huella(CURSO))], actor=bruno)
    db.session.commit()


def current() -> VersionCurso:
    db.session.expire_all()
    found = find_version("primer-precio", None)
    assert found is not None
    return found


def test_a_draft_becomes_the_current_version(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    retitle(curso, bruno)
    page = author.get(f"{COURSE}publicar/").text
    assert "<ins>" in page
    assert author.send(f"{COURSE}publicar/", {"cambio": "correccion"}).status_code == 303
    version = current()
    assert (version.numero, version.titulo.es, version.origen) == (2, "X", OrigenVersion.AUTORIA)
    assert version.datos["cambio"] == "correccion"
    assert find_borrador(curso.id) is None
    published = select(AuditLine).where(AuditLine.accion == "curso.publicar")
    line = db.session.scalars(published.order_by(AuditLine.id.desc())).first()
    assert line
    assert line.actor == bruno.seudonimo


def test_a_draft_with_a_fault_is_not_published(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    retitle(curso, bruno, "nivel: basico", "nivel: facil")
    answer = author.send(f"{COURSE}publicar/", {"cambio": "contenido"})
    assert answer.status_code == 422
    assert "«nivel» puede ser: &#39;basico&#39;" in answer.text
    assert current().numero == 1


def test_a_course_does_not_become_another_one(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    retitle(curso, bruno, "clave: primer-precio", "clave: segundo-precio")
    assert author.send(f"{COURSE}publicar/", {"cambio": "contenido"}).status_code == 422
    assert current().numero == 1


def test_a_code_that_another_course_has_is_refused(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    from tests.factories.cursos import make_curso

    make_curso("T9")
    retitle(curso, bruno, "codigo: T1", "codigo: T9")
    answer = author.send(f"{COURSE}publicar/", {"cambio": "contenido"})
    assert "Ya hay un curso con esa clave o ese código." in answer.text


def test_a_publication_killed_in_the_middle_publishes_nothing(
    author: CheckingClient, curso: Curso, bruno: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    retitle(curso, bruno)

    def die(_version: VersionCurso, _cambio: Cambio) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cambios, "_funciones", [die])
    with pytest.raises(KeyboardInterrupt):
        author.send(f"{COURSE}publicar/", {"cambio": "contenido"})
    assert (current().numero, current().titulo.es) == (1, "Su primer precio")
    assert find_borrador(curso.id) is not None
    monkeypatch.setattr(cambios, "_funciones", [])
    author.send(f"{COURSE}publicar/", {"cambio": "contenido"})
    assert (current().numero, current().titulo.es) == (2, "X")


def test_what_was_not_checked_is_not_published(curso: Curso, bruno: Usuario) -> None:
    retitle(curso, bruno)
    paquete = revisar(publicacion.con_cambio(leer_trabajo(curso), Cambio.CONTENIDO))
    retitle(curso, bruno, '"X"', '"Y"')
    with pytest.raises(CambioMientrasTantoError), transaction():
        publicacion.publicar_borrador(curso, paquete, actor=bruno, encima=False)


def test_a_version_published_meanwhile_is_not_replaced_unawares(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    retitle(curso, bruno)
    files = read_folder(MINIMO)
    files[CURSO] = files[CURSO].replace(b"minutos: 20", b"minutos: 25")
    publicar(load_files(files, "otro"))
    db.session.commit()
    answer = author.send(f"{COURSE}publicar/", {"cambio": "contenido"})
    assert answer.status_code == 422
    assert str(VersionMasNuevaError()) in answer.text
    author.send(f"{COURSE}publicar/", {"cambio": "contenido", "encima": "y"})
    assert (current().numero, current().titulo.es) == (3, "X")


def test_versions_are_listed_compared_and_brought_back(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    retitle(curso, bruno)
    author.send(f"{COURSE}publicar/", {"cambio": "contenido"})
    assert "Versión 2" in author.get(f"{COURSE}versiones/").text
    assert "<del>titulo:" in author.get(f"{COURSE}versiones/2/").text
    author.send(f"{COURSE}versiones/1/volver/", {"cambio": "contenido"})
    assert current().numero == 1
    assert [v.numero for v in list_versiones("primer-precio")] == [2, 1]
    author.send(f"{COURSE}versiones/2/traer/")
    assert b'es: "X"' in leer_trabajo(curso).files[CURSO]


def test_files_go_out_and_come_back_the_same(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    assert read_zip(author.get(f"{COURSE}versiones/1.zip").data) == read_folder(MINIMO)
    retitle(curso, bruno)
    data = author.get(f"{COURSE}borrador.zip").data
    author.send(f"{COURSE}descartar/")
    assert author.send(f"{COURSE}subir/", {"archivo": (io.BytesIO(data), "x.zip")}).location
    db.session.expire_all()
    assert write_zip(leer_trabajo(curso).files) == data


def test_a_bad_zip_leaves_the_draft_as_it_was(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    retitle(curso, bruno)
    before = dict(leer_trabajo(curso).files)
    other = {CURSO: before[CURSO].replace(b"primer-precio", b"otro-curso")}
    for data in (b"", b"PK no", write_zip({**before, "../x": b"x"}), write_zip(other)):
        answer = author.send(f"{COURSE}subir/", {"archivo": (io.BytesIO(data), "x.zip")})
        assert answer.status_code == 422
    assert "El zip es de otro curso: su clave es «otro-curso»." in answer.text
    assert leer_trabajo(curso).files == before


def test_a_zip_of_heavy_images_is_refused_before_anybody_waits_for_it(
    author: CheckingClient, curso: Curso, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Making images small takes seconds each: never while the database is held."""
    monkeypatch.setattr(budget, "SECONDS", 0)
    heavy = io.BytesIO()
    Image.effect_noise((300, 300), 50).save(heavy, "PNG")
    data = write_zip({**read_folder(MINIMO), "imagenes/a.png": heavy.getvalue()})
    answer = author.send(f"{COURSE}subir/", {"archivo": (io.BytesIO(data), "x.zip")})
    assert answer.status_code == 422
    assert "Revisarlo lleva demasiado tiempo" in answer.text
    assert leer_trabajo(curso).borrador is None


def test_an_author_begins_a_course_that_nobody_sees_until_it_is_published(
    client: CheckingClient, bruno: Usuario
) -> None:
    author, files = client.as_user(bruno), read_folder(MINIMO)
    upload = {"archivo": (io.BytesIO(write_zip(files)), "curso.zip")}
    assert author.send("/es/autoria/nuevo/", upload).location.endswith(COURSE)
    assert author.get("/es/cursos/primer-precio/").status_code == 404
    assert "Su primer precio" not in author.get("/es/cursos/").text
    again = {"archivo": (io.BytesIO(write_zip(files)), "curso.zip")}
    assert author.send("/es/autoria/nuevo/", again).status_code == 422
    author.send(f"{COURSE}publicar/", {"cambio": "contenido"})
    assert author.get("/es/cursos/primer-precio/").status_code == 200
