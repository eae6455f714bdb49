"""What we issue is accepted by verifiers that others wrote, whatever the name holds."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest

from cursos.insignias import emisor
from cursos.insignias.firma import _FILES, _context, sign
from tests.cursos.insignias.documentos import BASE, LOGRO
from tests.cursos.insignias.test_firma import HOSTILE
from tests.cursos.verificacion.test_insignia import inside_png, inside_svg
from tests.factories.credenciales import make_credencial
from tests.verificadores.otros import ACEPTADA, published, refused

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient
    from tests.verificadores.otros import Firmar, Otros, Sitio


def test_what_is_served_is_accepted(
    otros: Otros, client: CheckingClient, credencial: Credencial, sitio: Sitio
) -> None:
    served = client.get(f"/credenciales/{credencial.codigo}.json").text

    assert otros.ask(served, sitio) == ACEPTADA


def test_one_in_portuguese_is_accepted(
    otros: Otros, client: CheckingClient, bruno: Usuario, version: VersionCurso
) -> None:
    emitida = make_credencial(bruno, version)

    assert "Uso as preferências" in emitida.documento
    assert otros.ask(emitida.documento, published(client, [emitida])) == ACEPTADA


def test_one_that_never_expires_is_accepted(otros: Otros, sitio: Sitio, firmar: Firmar) -> None:
    assert otros.ask(firmar(vence_el=None), sitio) == ACEPTADA


@pytest.mark.parametrize("text", [*HOSTILE, "Ana\u2028Pérez \U0001f1fa\U0001f1fe", "Ñandú\\u0041"])
def test_a_hostile_name_is_accepted(otros: Otros, sitio: Sitio, firmar: Firmar, text: str) -> None:
    assert otros.ask(firmar(titular=text), sitio) == ACEPTADA


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_course_is_accepted(
    otros: Otros, sitio: Sitio, firmar: Firmar, text: str
) -> None:
    logro = replace(LOGRO, nombre=text, descripcion=text, criterio=text, codigo=text)

    assert otros.ask(firmar(logro), sitio) == ACEPTADA


@pytest.mark.parametrize("hours", [0.5, 6.0, 5.55, 1 / 3, 1e21])
def test_hours_are_read_as_the_number_that_was_signed(
    otros: Otros, sitio: Sitio, firmar: Firmar, hours: float
) -> None:
    assert otros.ask(firmar(replace(LOGRO, horas=hours)), sitio) == ACEPTADA


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_what_a_badge_holds_is_accepted(
    otros: Otros, client: CheckingClient, sitio: Sitio, credencial: Credencial, ending: str
) -> None:
    baked = client.get(f"/credenciales/{credencial.codigo}.{ending}").data
    inside = inside_png(baked) if ending == "png" else inside_svg(baked)

    assert otros.ask(inside, sitio) == ACEPTADA


def test_what_a_certificate_carries_is_accepted(
    otros: Otros, client: CheckingClient, sitio: Sitio, credencial: Credencial
) -> None:
    paper = client.get(f"/credenciales/{credencial.codigo}.pdf").data
    (carried,) = pypdf.PdfReader(io.BytesIO(paper)).attachments["credencial.json"]

    assert otros.ask(carried.decode(), sitio) == ACEPTADA


def test_they_need_the_keys_and_the_list_and_nothing_else_of_ours(
    otros: Otros, sitio: Sitio, credencial: Credencial
) -> None:
    asked = otros.tell(credencial.documento, sitio)["pedidos"]

    ours = [url.split("://")[1] for url in asked if "127.0.0.1" in url]
    assert sorted(ours) == sorted(url.split("://")[1] for url in sitio)


def test_their_contexts_are_ours(otros: Otros) -> None:
    assert otros.send({})["contextos"] == {url: _context(url) for url in _FILES}


def test_one_that_breaks_the_official_schema_is_refused_by_it_alone(
    otros: Otros, sitio: Sitio, credencial: Credencial
) -> None:
    document = json.loads(credencial.documento)
    del document["proof"], document["credentialSubject"]["achievement"]["criteria"]
    signed = sign(document, emisor.current_keys(), created=credencial.emitida_el)

    assert otros.ask(json.dumps(signed), sitio) == refused("esquema")


def test_the_addresses_are_those_of_this_installation(sitio: Sitio) -> None:
    assert all(url.startswith(BASE) for url in sitio)
    assert {answer["status"] for answer in sitio.values()} == {200}
