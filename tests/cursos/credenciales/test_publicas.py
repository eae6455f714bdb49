"""What the other parts are told about a person's credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.clock import now
from plataforma.credenciales_publicas import credenciales_de, curso_de
from tests.factories.credenciales import make_credencial, make_version

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.identidad.models import Usuario


def test_a_valid_credential_is_told_with_its_course_and_address(app: Flask, ana: Usuario) -> None:
    version = make_version("origen")
    made = make_credencial(ana, version)
    with app.test_request_context("/es/"):
        found = credenciales_de(ana)
    assert [(c.codigo, c.curso) for c in found] == [(made.logro.codigo, version.curso.codigo)]
    assert made.codigo in found[0].url


def test_what_expired_is_not_told(app: Flask, ana: Usuario) -> None:
    make_credencial(ana, make_version("origen")).vence_el = now()
    with app.test_request_context("/es/"):
        assert credenciales_de(ana) == []


def test_a_course_is_found_by_its_code_and_an_unknown_code_is_none(app: Flask) -> None:
    version = make_version("origen")
    with app.test_request_context("/es/"):
        found = curso_de(version.curso.codigo)
        assert found is not None
        assert "/cursos/origen/" in found.url
        assert curso_de("Z9") is None
