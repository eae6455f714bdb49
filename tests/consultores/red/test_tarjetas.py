"""What the network shows on the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.red.tarjetas import direcciones, portada
from consultores.revision.tarjetas import administracion
from tests.factories.consultores import make_consultor, make_postulado, make_solicitud

if TYPE_CHECKING:
    from flask import Flask

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_an_empty_network_shows_its_door_and_no_figures(app: Flask, ana: Usuario) -> None:
    with app.test_request_context("/es/"):
        assert [t.grupo for t in portada(ana)] == ["puerta"]


def test_figures_have_a_denominator_and_the_map_counts_what_its_links_find(
    app: Flask, ana: Usuario, diego: Usuario
) -> None:
    make_solicitud(ana, make_consultor(diego), "aceptada")
    with app.test_request_context("/es/"):
        found = list(portada(ana))
    assert [t.cifra for t in found if t.grupo == "cifra"] == ["1"]
    assert {t.icono: t.cifra for t in found if t.grupo == "pais"} == {
        "BR": "1",
        "CO": "1",
        "PY": "1",
    }


def test_staff_see_how_many_applications_wait_in_their_country(
    app: Flask, elena: Usuario, gael: Usuario, ana: Usuario
) -> None:
    make_postulado()
    with app.test_request_context("/es/"):
        assert next(iter(administracion(elena))).texto == "1 postulación por revisar"
        assert next(iter(administracion(gael))).texto == "0 postulaciones por revisar"
        assert not list(administracion(ana))


def test_the_sitemap_has_the_public_profiles(diego: Usuario) -> None:
    make_postulado()
    make_consultor(diego)
    assert [a.values.get("slug") for a in direcciones()] == [None, "diego-restrepo-2"]


def test_the_home_page_dates_its_figures_once(client: CheckingClient, consultor: Consultor) -> None:
    assert consultor.es_publico
    today = client.get("/es/").text.count(">Al ")
    assert today == 1
