"""The pages: what is missing, in words; what a diploma is; what an act brings about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.credenciales.textos import ficha
from cursos.diplomas.plan import leer
from cursos.diplomas.reglas import avance
from cursos.diplomas.vista import en_palabras
from cursos.verificacion.certificado import certificado, linkedin_url
from plataforma.clock import now
from plataforma.i18n import in_lang
from tests.factories.diplomas import AREA_A, AREA_B, give, held, make_version_de
from tests.statements import counted

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

SHELF = "/es/cuenta/credenciales/"


@pytest.mark.parametrize(
    ("codigo", "codes", "words"),
    [
        ("D2", AREA_B[:3], "3 de 4: falta MC-B4 «Cobro lo que exporto»"),
        ("D2", AREA_B[:2], "2 de 4: faltan MC-B3 y MC-B4"),
        ("ER", (*AREA_A, *AREA_B), "8 de 10: faltan MC-C2 y MC-C3"),
        ("ER", AREA_B[:2], "2 de 10: faltan 8, entre ellas MC-C2 y MC-C3"),
        (
            "ER",
            ("MC-B1", "MC-B2", "MC-C2", "MC-C3", *AREA_A),
            "8 de 10: faltan 2, las que prefiera",
        ),
        ("D1", AREA_A, "4 de 4: completo"),
    ],
)
def test_what_is_missing_is_said_in_words(
    app: Flask, codigo: str, codes: tuple[str, ...], words: str
) -> None:
    diploma = leer().find(codigo)
    assert diploma is not None
    with app.test_request_context("/es/"):
        assert en_palabras(avance(diploma.regla, codes)) == words


def test_the_shelf_shows_what_was_begun_with_links(client: CheckingClient, ana: Usuario) -> None:
    make_version_de("MC-A2")
    give(ana, "MC-A1")
    shelf = client.as_user(ana).get(SHELF).text.split("Lo que está reuniendo")[1]

    assert "Diploma en Gestión para la Internacionalización" in shelf
    assert "1 de 4: faltan MC-A2, MC-A3 y MC-A4" in shelf
    assert 'href="/es/cursos/mc-a2/"' in shelf
    assert "En preparación" in shelf
    assert "Procedimientos" not in shelf


def test_who_holds_nothing_sees_where_to_begin(client: CheckingClient, ana: Usuario) -> None:
    make_version_de("MC-B1")
    shelf = client.as_user(ana).get(SHELF).text

    assert "Diploma en Procedimientos" in shelf
    assert "Diploma en Gestión" not in shelf


def test_an_issued_diploma_is_held_and_no_longer_gathered(
    client: CheckingClient, ana: Usuario
) -> None:
    give(ana, *AREA_A)
    page = client.as_user(ana).get(SHELF).text
    before, after = page.split("Lo que está reuniendo")

    assert "Reúne MC-A1, MC-A2, MC-A3 y MC-A4" in before
    assert "Diploma en Gestión" not in after


def test_the_shelf_and_the_panel_cost_the_same_however_much_is_held(
    client: CheckingClient, ana: Usuario, fabian: Usuario
) -> None:
    give(ana, "MC-A1")
    give(fabian, *AREA_A[:3], *AREA_B[:3])
    for path in (SHELF, "/es/panel/"):
        with counted() as little:
            client.as_user(ana).get(path)
        with counted() as much:
            client.as_user(fabian).get(path)
        assert len(little) == len(much), path


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_every_diploma_has_a_page(client: CheckingClient, lang: str) -> None:
    listed = client.get(f"/{lang}/diplomas/").text
    for diploma in leer().diplomas:
        path = f"/{lang}/diplomas/{diploma.codigo.lower()}/"
        assert f'href="{path}"' in listed
        page = client.get(path).text
        assert getattr(diploma.criterio, lang) in page.replace("&#34;", '"')


@pytest.mark.parametrize("codigo", ["D1", "nada", "mc-a1"])
def test_other_codes_have_no_page(client: CheckingClient, codigo: str) -> None:
    assert client.get(f"/es/diplomas/{codigo}/").status_code == 404


def test_the_page_of_a_diploma_says_how_far_one_is(client: CheckingClient, ana: Usuario) -> None:
    give(ana, *AREA_B[:3])
    page = client.as_user(ana).get("/es/diplomas/d2/").text

    assert "3 de 4: falta MC-B4 «Cobro lo que exporto»" in page
    assert page.count("La tiene") == 3


def test_the_verification_page_lists_the_pieces_and_leads_to_the_diploma(
    client: CheckingClient, ana: Usuario
) -> None:
    pieces = give(ana, *AREA_A)
    (diploma,) = held(ana, "D1")
    page = client.get(f"/es/credenciales/{diploma.codigo}/").text

    assert all(f"/es/credenciales/{piece.codigo}/" in page for piece in pieces)
    assert "/es/diplomas/d1/" in page
    assert "<dt>Curso</dt>" not in page


def test_paper_and_profile_name_no_course(ana: Usuario) -> None:
    give(ana, *AREA_A)
    (diploma,) = held(ana, "D1")

    assert certificado(diploma).curso == "Reúne MC-A1, MC-A2, MC-A3 y MC-A4"
    with in_lang("es"):
        assert "%C2%B7" not in linkedin_url(ficha(diploma, "es", at=now()))


def test_the_act_on_a_piece_names_what_falls(
    client: CheckingClient, ana: Usuario, elena: Usuario
) -> None:
    pieces = give(ana, *AREA_A)
    own = f"/es/administracion/credenciales/{pieces[0].codigo}"
    page = client.as_user(elena).get(f"{own}/suspender/").text

    assert "También queda suspendido «Diploma en Gestión" in page
    client.send(f"{own}/suspender/", {"motivo": "en_revision"})
    assert "También vuelve a valer «Diploma" in client.get(f"{own}/restablecer/").text


def test_reasons_of_rules_are_in_no_form(
    client: CheckingClient, ana: Usuario, elena: Usuario
) -> None:
    (piece,) = give(ana, AREA_A[0])
    own = f"/es/administracion/credenciales/{piece.codigo}"
    client.as_user(elena)

    assert "sin_sustento" not in client.get(f"{own}/suspender/").text
    assert "equipo_cambio" not in client.get(f"{own}/revocar/").text
