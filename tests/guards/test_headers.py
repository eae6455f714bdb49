"""Every answer carries the safety headers: pages, files, errors, redirects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.security import HEADERS
from tests.client import CheckingClient
from tests.guards.source import assert_none
from tests.guards.test_url_map import doors, path_of
from tests.guards.world import make_world

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask
    from werkzeug.datastructures import Headers

OPEN = "Cross-Origin-Resource-Policy"
# (endpoint, header) → why it says something else.
OTHERWISE = {
    ("correo_desarrollo.ver_html", "Content-Security-Policy"): "a mail draws its own styles",
    ("tareas.archivo", "Content-Security-Policy"): "a file of a person does nothing at all",
    ("revisiones.descargar", "Content-Security-Policy"): "likewise",
    ("reconocimientos.archivo", "Content-Security-Policy"): "likewise",
    ("tablero.exportar", "Content-Security-Policy"): "likewise",
    ("informes.bajar_camara", "Content-Security-Policy"): "likewise",
    ("informes.bajar_cohorte", "Content-Security-Policy"): "likewise",
    ("cohortes.avance_csv", "Content-Security-Policy"): "likewise",
    ("encuentros.ics", "Content-Security-Policy"): "likewise",
    ("encuentros.mi_ics", "Content-Security-Policy"): "likewise",
    ("intercambio.exportar", "Content-Security-Policy"): "likewise",
    ("autoria.bajar", "Content-Security-Policy"): "likewise",
    ("autoria.bajar_version", "Content-Security-Policy"): "likewise",
    ("guias.descargar", "Content-Security-Policy"): "likewise",
    ("acreditacion_pruebas.archivo", "Content-Security-Policy"): "likewise",
    ("reuniones.ics", "Content-Security-Policy"): "likewise",
    ("resultados.documento", "Content-Security-Policy"): "likewise",
    ("resultados_administracion.planilla", "Content-Security-Policy"): "likewise",
    ("carga.planilla", "Content-Security-Policy"): "likewise",
    ("catalogo_raiz.imagen", "Content-Security-Policy"): "a drawing alone in its page, too",
    ("verificacion.comprobar", "Permissions-Policy"): "it reads QR codes with the camera",
    ("verificacion.sin_conexion", "Permissions-Policy"): "likewise",
    ("verificacion_raiz.documento", OPEN): "verifiers of other sites read it in the browser",
    ("verificacion_raiz.lista_estado", OPEN): "likewise",
    ("verificacion_raiz.did", OPEN): "likewise",
    ("verificacion_raiz.did_de_camara", OPEN): "likewise",
    ("verificacion_raiz.reconocimiento", OPEN): "likewise",
    ("verificacion_raiz.documento_de_aval", OPEN): "likewise",
}
NO_REFERRER = "no-referrer"  # stricter than the rule: pages whose address is a secret


def problems(endpoint: str, headers: Mapping[str, str] | Headers) -> list[str]:
    found = []
    for name, wanted in HEADERS.items():
        have = headers.get(name)
        stricter = name == "Referrer-Policy" and have == NO_REFERRER
        if have != wanted and not stricter and (endpoint, name) not in OTHERWISE:
            found.append(f"{endpoint}: {name} is {have!r}; leave it to plataforma.security")
    if "Cache-Control" not in headers:
        found.append(f"{endpoint}: no Cache-Control")
    found += [
        f"{endpoint}: {n} says what serves" for n in ("Server", "X-Powered-By") if n in headers
    ]
    return found


@pytest.mark.parametrize("who", ["anonymous", "elena"])
def test_every_endpoint_answers_with_the_headers(app: Flask, who: str) -> None:
    world, found = make_world(), []
    client = CheckingClient(app)
    client.looks = False
    if who in world.people:
        client.as_user(world.people[who])
    for door, rule in doors(app):
        if door.endswith(" GET"):
            found += problems(rule.endpoint, client.get(path_of(app, world, door, rule)).headers)
    assert_none(found)


def test_a_static_file_answers_with_them(app: Flask) -> None:
    client = CheckingClient(app)
    client.looks = False
    name = app.jinja_env.globals["asset_url"]("css/escala.css")  # type: ignore[operator]
    for path in (name, "/static/nada.css", "/es/nada/"):
        with client.get(path) as response:
            assert_none(problems(path, response.headers))


def test_a_signed_in_persons_answers_are_not_kept(app: Flask) -> None:
    world = make_world()
    client = CheckingClient(app).as_user(world.people["ana"])
    assert client.get("/es/panel/").headers["Cache-Control"] == "no-store"


def test_a_missing_and_a_weaker_header_are_found() -> None:
    weak = {**HEADERS, "Cache-Control": "no-store", "Content-Security-Policy": "default-src *"}
    del weak["X-Content-Type-Options"]
    assert len(problems("cosa.ver", weak)) == 2


def test_a_server_that_names_itself_is_found() -> None:
    named = {**HEADERS, "Cache-Control": "no-store", "Server": "waitress"}
    assert problems("cosa.ver", named) == ["cosa.ver: Server says what serves"]
