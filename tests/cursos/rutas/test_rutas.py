"""Learning paths: their pages, progress on them, and advice before a course."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cursos.catalogo.queries import find_version_actual
from cursos.rutas.queries import Estado, recorrer
from cursos.rutas.rutas import find_ruta, leer_plan
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cursos import make_avances, make_curso, make_inscripcion
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from cursos.rutas.queries import Recorrido
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

RUTA = "/es/rutas/primera-exportacion/"


def course(codigo: str, slug: str) -> Curso:
    curso = make_curso(slug)
    curso.codigo = codigo
    db.session.flush()
    return curso


def route(persona: Usuario) -> Recorrido:
    ruta = find_ruta("primera-exportacion")
    assert ruta is not None
    (recorrido,) = recorrer([ruta], persona)
    return recorrido


def test_the_shipped_routes_are_whole() -> None:
    plan = leer_plan()
    assert [p.curso for p in plan.rutas[0].pasos] == ["A1", "B1", "B2", "C2", "C3"]
    assert all(p.razon.es and p.razon.pt for ruta in plan.rutas for p in ruta.pasos)


def test_a_visitor_sees_the_steps_and_no_dead_link(client: CheckingClient) -> None:
    course("C2", "preferencias")
    page = client.get(RUTA).text
    assert "En preparación" in page
    assert "Primera exportación: actores, documentos y despacho" in page
    steps = page.split('class="ruta')[1].split("</ol>")[0]
    assert steps.count("<a ") == 1
    assert 'href="/es/cursos/preferencias/"' in steps
    assert "Empezar por: Acuerdos" in page
    assert "Primeira exportação" in client.get(RUTA.replace("/es/", "/pt/")).text


def test_a_route_without_published_courses_offers_nothing_to_press(client: CheckingClient) -> None:
    page = client.get(RUTA).text
    assert "Empezar por" not in page
    assert page.count("En preparación") == 6  # each step, and the route


def test_an_unknown_route_is_404(client: CheckingClient) -> None:
    assert client.get("/es/rutas/nada/").status_code == 404


def test_progress_is_one_s_own(ana: Usuario, fabian: Usuario) -> None:
    make_inscripcion(ana, course("A1", "plan"), completada_el=now())
    make_avances(make_inscripcion(ana, course("C2", "preferencias")), "leccion-1")
    found = route(ana)
    assert [p.estado for p in found.paradas] == [
        Estado.COMPLETADO,
        Estado.EN_PREPARACION,
        Estado.EN_PREPARACION,
        Estado.EMPEZADO,
        Estado.EN_PREPARACION,
    ]
    assert found.completadas == 1
    assert found.proxima is found.paradas[3]
    assert route(fabian).completadas == 0


def test_who_is_on_the_way_goes_on(client: CheckingClient, ana: Usuario) -> None:
    make_inscripcion(ana, course("A1", "plan"), completada_el=now())
    make_avances(make_inscripcion(ana, course("C2", "preferencias")), "leccion-1")
    page = client.as_user(ana).get(RUTA).text
    assert "1 de 5 cursos completados" in page
    assert "Continuar: Acuerdos" in page
    assert "1 de 4 lecciones · " in page


def test_who_did_all_that_there_is_hears_it(client: CheckingClient, ana: Usuario) -> None:
    make_inscripcion(ana, course("C2", "preferencias"), completada_el=now())
    assert "Completó todos los cursos publicados" in client.as_user(ana).get(RUTA).text


def test_routes_cost_the_same_however_many(ana: Usuario) -> None:
    course("C2", "preferencias")
    with counted() as one:
        recorrer(leer_plan().rutas[:1], ana)
    with counted() as all_of_them:
        recorrer(leer_plan().rutas, ana)
    assert len(one) == len(all_of_them) <= 4


def test_home_and_catalogue_show_routes(client: CheckingClient) -> None:
    course("C2", "preferencias")
    for page in ("/es/", "/es/cursos/"):
        assert 'href="/es/rutas/primera-exportacion/"' in client.get(page).text
    listed = client.get("/pt/rutas/").text
    for ruta in leer_plan().rutas:
        assert f'href="/pt/rutas/{ruta.clave}/"' in listed


def test_what_comes_before_a_course_is_advice_with_a_link(client: CheckingClient) -> None:
    version = find_version_actual(course("C3", "origen").id)
    assert version is not None
    version.datos = version.datos | {"antes": ["C1", "C2", "Z9"]}
    course("C2", "preferencias")
    page = client.get("/es/cursos/origen/").text.split("Antes le conviene:")[1]
    assert 'href="/es/cursos/preferencias/"' in page
    assert "Clasificación arancelaria y nomenclaturas <span" in page
    assert "Z9" not in page


def test_a_route_leads_to_its_diploma(client: CheckingClient) -> None:
    found = re.search(r'href="(/es/diplomas/[^"]+)"', client.get(RUTA).text)
    assert found
    assert "Primera exportación" in client.get(found[1]).text
    assert "diploma" not in client.get("/es/rutas/exportar-por-paquete/").text


def test_who_completed_every_course_is_told_so(client: CheckingClient, ana: Usuario) -> None:
    for codigo in ("A1", "B1", "B2", "C2"):
        make_inscripcion(ana, course(codigo, codigo.lower()), completada_el=now())
    assert "Completó todos los cursos publicados" in client.as_user(ana).get(RUTA).text
    make_inscripcion(ana, course("C3", "c3"), completada_el=now())
    assert "Completó la ruta." in client.get(RUTA).text
