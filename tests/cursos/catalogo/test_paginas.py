"""The catalogue and the course page, for visitors and for learners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.factories.cursos import make_avances, make_curso, make_inscripcion, publish_minimo

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

CURSO = "/es/cursos/primer-precio/"


def test_the_catalogue_says_what_a_course_costs(client: CheckingClient) -> None:
    publish_minimo()
    page = client.get("/es/cursos/").text
    assert "Su primer precio" in page
    assert "Gratis" in page
    assert "20 min" in page
    assert "Seu primeiro preço" in client.get("/pt/cursos/").text


def test_an_empty_catalogue_says_why(client: CheckingClient) -> None:
    assert "Todavía no hay cursos publicados" in client.get("/es/cursos/").text


def test_the_course_page_shows_route_verbs_credential_and_one_act(client: CheckingClient) -> None:
    publish_minimo()
    page = client.get(CURSO).text
    for expected in (
        "El precio",
        "El envío",
        "Elegir la moneda.",
        "Pongo precio",
        "Ver las 2 fuentes",
    ):
        assert expected in page
    assert "Empezar" in page
    assert "csrf_token" not in page
    assert client.get("/pt/cursos/primer-precio/").status_code == 200


def test_visitors_pages_are_answered_304_and_set_no_cookie(client: CheckingClient) -> None:
    publish_minimo()
    for path in ("/es/cursos/", CURSO, f"{CURSO}la-moneda/", f"{CURSO}la-moneda/?p=moneda-1&r=b"):
        first = client.get(path)
        assert "Set-Cookie" not in first.headers, path
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304, path


def test_an_unknown_course_or_lesson_is_404(client: CheckingClient) -> None:
    publish_minimo()
    assert client.get("/es/cursos/nada/").status_code == 404
    assert client.get(f"{CURSO}nada/").status_code == 404


def test_a_learner_sees_where_she_is(client: CheckingClient, ana: Usuario) -> None:
    curso = make_curso("aduana")
    make_avances(make_inscripcion(ana, curso), "leccion-1", "leccion-2")
    page = client.as_user(ana).get("/es/cursos/aduana/").text
    assert "2 de 4 lecciones" in page
    assert "Continuar" in page
    assert 'aria-current="step"' in page


def test_who_has_an_account_enrols_with_one_button(client: CheckingClient, ana: Usuario) -> None:
    publish_minimo()
    client.as_user(ana)
    assert "Inscribirme y empezar" in client.get(CURSO).text
    answer = client.send(f"{CURSO}inscribirme")
    assert answer.status_code == 303
    assert "/continuar/" in answer.location
    client.send(f"{CURSO}inscribirme")
    assert "0 de 2 lecciones" in client.get(CURSO).text


def test_enrolling_needs_an_account(client: CheckingClient) -> None:
    publish_minimo()
    answer = client.send(f"{CURSO}inscribirme")
    assert "/entrar/" in answer.location


def test_the_worksheet_comes_in_the_language_of_the_page(client: CheckingClient) -> None:
    publish_minimo()
    es, pt = client.get(f"{CURSO}hoja/"), client.get("/pt/cursos/primer-precio/hoja/")
    assert es.data[:2] == b"PK"
    assert es.data != pt.data
    assert 'filename="primer-precio-1.pt.xlsx"' in pt.headers["Content-Disposition"]


def test_a_course_without_worksheet_has_none_to_download(client: CheckingClient) -> None:
    make_curso("sin-hoja")
    assert client.get("/es/cursos/sin-hoja/hoja/").status_code == 404


def test_the_sitemap_and_the_home_page_name_the_course(client: CheckingClient) -> None:
    publish_minimo()
    assert "/pt/cursos/primer-precio/la-moneda/" in client.get("/sitemap.xml").text
    home = client.get("/es/").text
    assert "Quiero aprender a exportar" in home
    assert "/es/cursos/primer-precio/" in home
