"""The guide travels with the course, and changes nothing for who is learning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.catalogo.almacen import read_version
from cursos.catalogo.queries import find_version_actual
from cursos.catalogo.services import publicar
from cursos.inscripciones.models import Inscripcion
from cursos.paquetes.check import load_files
from plataforma.db import db
from tests.factories.cursos import make_inscripcion, publish_minimo
from tests.factories.guias import with_guide

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario


def publish(files: dict[str, bytes]) -> VersionCurso:
    version = publicar(load_files(files, "curso"))
    assert version is not None
    return version


def test_a_version_has_its_guide_in_both_languages() -> None:
    version = publish(with_guide())
    assert version.datos["guia"] is True
    assert version.guia is not None
    assert 'href="../la-moneda/"' in version.guia["es"]["html"]
    assert "<h2" in version.guia["pt"]["html"]
    assert version.guia["es"]["revisada"] == "2026-11-21"


def test_a_course_without_a_guide_says_so() -> None:
    version = find_version_actual(publish_minimo().id)
    assert version is not None
    assert (version.datos["guia"], version.guia) == (False, None)


def test_the_files_of_a_guide_come_back_as_they_were() -> None:
    files = with_guide()
    assert read_version(publish(files)) == files


def test_a_new_guide_moves_who_is_learning_without_asking(ana: Usuario) -> None:
    place = make_inscripcion(ana, publish_minimo())
    new = publish(with_guide())
    db.session.expire_all()
    assert db.session.get_one(Inscripcion, place.id).version_id == new.id


def test_a_new_guide_with_a_new_text_still_asks(ana: Usuario) -> None:
    place = make_inscripcion(ana, publish_minimo())
    first = place.version_id
    files = with_guide()
    files["curso.yml"] = files["curso.yml"].replace(b"minutos: 20", b"minutos: 25")
    publish(files)
    db.session.expire_all()
    assert db.session.get_one(Inscripcion, place.id).version_id == first
