"""The service worker, the page of what is kept, and the lists of what to keep."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

from config import ROOT
from cursos.cuestionarios.services import comenzar
from cursos.sin_conexion.datos import erase_share, export_share
from cursos.sin_conexion.models import Envio
from plataforma.assets import bundle_js
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cursos import make_curso, make_inscripcion

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

BUDGET = 9 * 1024  # bytes, compressed: the player has the rest of 15 KB
SCRIPTS = ("trabajador/trabajador.js", "guardado/guardado.js", "conexion.js")
NEWER = re.compile(
    r"\?\.[a-z(\[]|\?\?|\.replaceAll\(|(?<!clients)\.matchAll\(|\.at\(|Object\.fromEntries"
)


def test_the_service_worker_looks_after_the_whole_site(client: CheckingClient) -> None:
    answer = client.get("/trabajador.js", headers={"Accept-Encoding": "gzip"})
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    script = gzip.decompress(answer.data).decode()
    assert script.startswith("const VERSION='")
    assert client.get("/trabajador.js").text == script
    kept = {"If-None-Match": answer.headers["ETag"], "Accept-Encoding": "gzip"}
    assert client.get("/trabajador.js", headers=kept).status_code == 304


def test_what_it_keeps_is_there(client: CheckingClient) -> None:
    script = client.get("/trabajador.js").text.splitlines()[0]
    addresses = re.findall(r'"(/[^"]+)"', script)
    assert "/pt/sin-conexion/" in addresses
    for address in addresses:
        with client.get(address) as answer:
            assert answer.status_code == 200, address


def test_the_scripts_are_light_and_run_on_an_old_browser() -> None:
    texts = [(ROOT / "static/js" / name).read_text(encoding="utf-8") for name in SCRIPTS]
    served = [bundle_js([ROOT / "static/js" / name]) for name in SCRIPTS]
    assert sum(len(gzip.compress(t.encode(), 9)) for t in served) <= BUDGET
    assert not [m[0] for t in texts for m in NEWER.finditer(t)]


def test_a_course_says_its_pages_and_sizes(client: CheckingClient) -> None:
    make_curso("curso-uno")
    found = client.get("/pt/sin-conexion/curso-uno/manifiesto/").get_json()
    assert found["id"] == "pt/curso-uno"
    assert found["persona"] == ""
    assert len(found["paginas"]) == 5
    assert found["bytes"] == sum(p["bytes"] for p in found["paginas"])
    for page in found["paginas"]:
        assert client.get(page["url"]).status_code == 200


def test_a_module_is_the_course_page_and_its_lessons(client: CheckingClient) -> None:
    make_curso("curso-uno")
    found = client.get("/es/sin-conexion/curso-uno/m2/manifiesto/").get_json()
    assert [p["url"].rsplit("/", 2)[1] for p in found["paginas"]] == [
        "curso-uno",
        "leccion-3",
        "leccion-4",
    ]
    assert client.get("/es/sin-conexion/curso-uno/m9/manifiesto/").status_code == 404
    assert client.get("/es/sin-conexion/nada/manifiesto/").status_code == 404


def test_a_test_that_was_begun_goes_along(client: CheckingClient, ana: Usuario) -> None:
    place = make_inscripcion(ana, make_curso("curso-uno"))
    comenzar(ana, place.version)
    db.session.commit()
    client.as_user(ana)
    found = client.get("/es/sin-conexion/curso-uno/manifiesto/").get_json()
    assert found["persona"] == ana.seudonimo
    added = [p["url"] for p in found["paginas"] if "/evaluacion/" in p["url"]]
    assert len(added) == 5
    assert added[-1].endswith("/revisar/")
    for url in added:
        page = client.get(url)
        assert page.status_code == 200
        assert "Comentario" not in page.text


def test_a_page_names_its_person_by_pseudonym_only(client: CheckingClient, ana: Usuario) -> None:
    assert "Escala-Persona" not in client.get("/es/").headers
    client.as_user(ana)
    assert client.get("/es/").headers["Escala-Persona"] == ana.seudonimo


def test_the_course_page_offers_it_with_its_size(client: CheckingClient) -> None:
    make_curso("curso-uno")
    page = client.get("/es/cursos/curso-uno/").text
    assert "Guardar para leer sin conexión" in page
    assert re.search(r"Todo el curso <span class=\"suave\">\d+ KB", page)


def test_the_export_names_it_and_the_end_of_the_account_takes_it(ana: Usuario) -> None:
    row = Envio(
        usuario_id=ana.id,
        clave="x",
        tipo="practica",
        hecho_el=now(),
        resultado={"estado": "aplicado"},
    )
    db.session.add(row)
    db.session.flush()
    (kept,) = export_share(ana)
    assert kept["tipo"] == "practica"
    erase_share(ana, True)
    assert export_share(ana) == []
