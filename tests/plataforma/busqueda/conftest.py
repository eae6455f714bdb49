"""A small library of pages in both languages, and a way to index pages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

import pytest

from plataforma.busqueda import Documento, Tipo, register_source
from plataforma.busqueda.commands import reindex
from plataforma.busqueda.motor import current_motor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

Estante = dict[str, list[Documento]]


class Indexar(Protocol):
    def __call__(self, *documentos: Documento) -> None: ...


def make_documento(
    clave: str, titulo: str, cuerpo: str = "", *, idioma: str = "es", tipo: Tipo = Tipo.LECCION
) -> Documento:
    """A page that leads to the home page: the test application has no other for sure."""
    return Documento(
        clave=clave,
        tipo=tipo,
        idioma=idioma,
        titulo=titulo,
        cuerpo=cuerpo,
        endpoint="portada.inicio",
        args={"de": clave},
        facetas={"pais": ["PY"]},
    )


BIBLIOTECA = (
    make_documento(
        "curso:1",
        "Acuerdos de ALADI y preferencias arancelarias",
        "Aprenda a encontrar la preferencia de su producto y a pedir el certificado de origen.",
        tipo=Tipo.CURSO,
    ),
    make_documento(
        "curso:1",
        "Acordos da ALADI e preferências tarifárias",
        "Aprenda a encontrar a preferência do seu produto e a pedir o certificado de origem.",
        idioma="pt",
        tipo=Tipo.CURSO,
    ),
    make_documento(
        "leccion:1",
        "El arancel que usted paga",
        "El arancel es un porcentaje del valor. Un arancel de 10 % sobre USD 1.000 son USD 100.",
    ),
    make_documento(
        "leccion:1",
        "A tarifa que você paga",
        "A tarifa é uma porcentagem do valor. Uma tarifa de 10 % sobre USD 1.000 são USD 100.",
        idioma="pt",
    ),
    make_documento(
        "leccion:2",
        "Cómo pedir la certificación de origen",
        "La entidad habilitada firma el certificado de origen digital.",
    ),
    make_documento(
        "leccion:2",
        "Como pedir a certificação de origem",
        "A entidade habilitada assina o certificado de origem digital.",
        idioma="pt",
    ),
    make_documento(
        "consultor:1",
        "Diego Restrepo",
        "Ayudo a usar preferencias arancelarias y a calcular aranceles. Colombia.",
        tipo=Tipo.CONSULTOR,
    ),
    make_documento(
        "consultor:1",
        "Diego Restrepo",
        "Ajudo a usar preferências tarifárias e a obter certificações de origem. Colômbia.",
        idioma="pt",
        tipo=Tipo.CONSULTOR,
    ),
)


@pytest.fixture
def estante(app: Flask, db_session: None) -> Iterator[Estante]:
    """The only source of the search in this test: pages by the name of their shelf."""
    kept = app.extensions["fuentes_de_busqueda"]
    app.extensions["fuentes_de_busqueda"] = {}
    shelf: Estante = defaultdict(list)
    register_source("estante", lambda: [d for found in shelf.values() for d in found])
    current_motor().replace_all([])
    yield shelf
    current_motor().replace_all([])
    app.extensions["fuentes_de_busqueda"] = kept


@pytest.fixture
def indexar(estante: Estante) -> Indexar:
    """Put pages on the shelf and index them."""

    def index(*documentos: Documento) -> None:
        estante["todos"] = list(documentos)
        reindex()

    return index


@pytest.fixture
def biblioteca(indexar: Indexar) -> None:
    indexar(*BIBLIOTECA)
