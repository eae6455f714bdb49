"""The components: each one drawn, and what a person would miss if it were not said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from flask import g, get_template_attribute, render_template, render_template_string
from wtforms.fields import SelectChoice
from wtforms.validators import Optional

from plataforma.forms import (
    BooleanField,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    requerido,
)
from tests.client import check_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


@pytest.fixture
def page(app: Flask) -> Iterator[None]:
    """A request in Spanish, as a visitor."""
    with app.test_request_context("/es/"):
        g.lang = "es"
        yield


def macro(file: str, name: str, *args: Any, **kwargs: Any) -> str:
    """Draw one component, spaces joined."""
    drawn = get_template_attribute(f"components/{file}.html", name)(*args, **kwargs)
    return " ".join(str(drawn).split())


class Ficha(Form):
    class Meta(Form.Meta):
        csrf = False

    nombre = StringField("Nombre", [requerido("Escriba su nombre")], description="Como firma.")
    empresa = StringField("Empresa", [Optional()])
    pais = SelectField(
        "País", choices=[SelectChoice("UY", "Uruguay"), SelectChoice("BR", "Brasil")]
    )
    via = RadioField(
        "Vía", choices=[SelectChoice("correo", "Correo"), SelectChoice("llamada", "Llamada")]
    )
    areas = SelectMultipleField(
        "Áreas", choices=[SelectChoice("ORI", "Origen"), SelectChoice("ADU", "Aduanas")]
    )
    acepto = BooleanField("Acepto")


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_the_page_of_components_draws_in_both_languages(app: Flask, lang: str) -> None:
    with app.test_request_context(f"/{lang}/"):
        g.lang = lang
        check_page(render_template("componentes.html"), f"/{lang}/")


@pytest.mark.usefixtures("page")
def test_each_stop_of_a_route_says_its_state_in_words() -> None:
    stops = [{"texto": s, "estado": s} for s in ("hecho", "aqui", "pendiente", "bloqueado")]
    drawn = macro("ruta", "ruta", stops, "Ruta del curso")
    for word in ("Hecho", "Está aquí", "Por hacer", "Bloqueado"):
        assert word in drawn
    assert drawn.count('aria-current="step"') == 1
    assert "ruta--horizontal" in drawn


@pytest.mark.usefixtures("page")
def test_a_long_route_stays_vertical() -> None:
    stops = [{"texto": str(n), "estado": "pendiente"} for n in range(11)]
    assert "ruta--horizontal" not in macro("ruta", "ruta", stops, "Ruta")


@pytest.mark.usefixtures("page")
def test_the_reason_of_a_blocked_stop_replaces_its_word() -> None:
    stop = {"texto": "Prueba", "estado": "bloqueado", "palabra": "Termine el módulo 2"}
    drawn = macro("ruta", "ruta", [stop], "Ruta")
    assert "Termine el módulo 2" in drawn
    assert "Bloqueado" not in drawn


@pytest.mark.usefixtures("page")
def test_a_field_carries_label_hint_and_error_tied_to_its_control() -> None:
    form = Ficha(data={"nombre": ""})
    form.nombre.errors = ["Escriba su nombre"]
    drawn = " ".join(str(form.nombre(autocomplete="name")).split())
    assert '<label class="campo__etiqueta" for="nombre">Nombre</label>' in drawn
    assert 'aria-describedby="nombre-pista nombre-error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert 'autocomplete="name"' in drawn
    assert "Como firma." in drawn
    assert "(opcional)" not in drawn


@pytest.mark.usefixtures("page")
def test_an_optional_field_says_so() -> None:
    assert "(opcional)" in str(Ficha().empresa())


@pytest.mark.usefixtures("page")
def test_chosen_values_stay_chosen() -> None:
    form = Ficha(data={"pais": "BR", "via": "llamada", "areas": ["ADU"], "acepto": True})
    assert '<option value="BR" selected>' in str(form.pais())
    assert 'value="llamada" checked' in str(form.via())
    assert 'value="ADU" checked' in str(form.areas())
    assert 'value="y" checked' in str(form.acepto())


@pytest.mark.usefixtures("page")
def test_nothing_is_ticked_beforehand() -> None:
    form = Ficha()
    assert "checked" not in "".join(str(f()) for f in (form.via, form.areas, form.acepto))
    q = {
        "forma": "una",
        "enunciado": "¿Cuánto?",
        "opciones": [("a", "1")],
        "pista": "",
        "valores": {},
    }
    assert "Elija una respuesta." in (drawn := macro("pregunta", "pregunta", "p", q))
    assert "checked" not in drawn


@pytest.mark.usefixtures("page")
def test_what_people_type_is_escaped() -> None:
    form = Ficha(data={"nombre": '"><script>'})
    assert "<script>" not in str(form.nombre())
    assert "<script>" not in macro("aviso", "aviso", "info", "<script>")


@pytest.mark.usefixtures("page")
def test_a_table_names_each_cell_for_the_phone() -> None:
    drawn = macro(
        "tabla", "tabla", "Cohorte", ["Persona", ("Lecciones", "numero"), ""], [["Ana", 4, "Ver"]]
    )
    assert '<th scope="row">Ana</th>' in drawn
    assert '<td data-label="Lecciones" class="numero">4</td>' in drawn
    assert 'class="tabla__sin-rotulo"' in drawn


@pytest.mark.usefixtures("page")
def test_one_page_needs_no_pagination() -> None:
    assert macro("paginacion", "paginacion", 1, 1, str) == ""
    assert "Página 2 de 3" in macro("paginacion", "paginacion", 2, 3, lambda n: f"?pagina={n}")


@pytest.mark.usefixtures("page")
def test_a_wrong_answer_is_never_a_reproach() -> None:
    drawn = macro("pregunta", "respuesta", False, "Porque…", suya="8,4 %", correcta="5,6 %")
    assert "Todavía no" in drawn
    assert "Su respuesta:" in drawn
    assert 'tabindex="-1"' in drawn
    assert not re.search("reprobad|incorrect|fallid", drawn, re.IGNORECASE)


@pytest.mark.usefixtures("page")
def test_every_drawing_is_hidden_from_screen_readers() -> None:
    drawn = render_template("componentes.html")
    drawings = re.findall(r"<svg[^>]*>", drawn)
    assert len(drawings) > 50
    assert [d for d in drawings if 'aria-hidden="true"' not in d] == []


@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 429, 500])
@pytest.mark.parametrize("lang", ["es", "pt"])
def test_error_pages_say_what_happened_and_what_to_do(app: Flask, code: int, lang: str) -> None:
    with app.test_request_context(f"/{lang}/"):
        g.lang, g.sin_base = lang, code == 500
        drawn = render_template(f"errors/{code}.html", mensaje="Este cupo ya se llenó.")
    check_page(drawn, f"/{lang}/")
    assert "ayuda@escala.test" in drawn
    assert 'content="noindex"' in drawn


def test_the_page_of_a_failure_asks_nothing_of_the_database(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        message = "the database is down"
        raise RuntimeError(message)

    with app.test_request_context("/es/"):
        g.lang, g.sin_base = "es", True
        monkeypatch.setattr("sqlalchemy.orm.Session.execute", refuse)
        assert "Algo falló de nuestro lado" in render_template("errors/500.html")


MAIL = '{% extends "email/base.EXT" %}{% block cuerpo %}Hola{% endblock %}'
WITH_BUTTON = MAIL + "{% block boton_url %}https://escala.test/x{% endblock %}"


def test_a_mail_is_light_and_asks_for_nothing_from_outside(app: Flask) -> None:
    with app.test_request_context("/es/"):
        source = WITH_BUTTON.replace("EXT", "html")
        drawn = app.jinja_env.from_string(source).render(idioma="es", asunto="Su solicitud")
    assert len(drawn.encode()) < 20 * 1024
    assert drawn.count("https://escala.test/x") == 3, "the button, and its address in sight"
    assert not re.search(r"<img|<link|src=|@import|url\(", drawn)


def test_a_mail_without_address_has_no_button(app: Flask) -> None:
    with app.test_request_context("/es/"):
        source = MAIL.replace("EXT", "html")
        drawn = app.jinja_env.from_string(source).render(idioma="pt", asunto="x")
    assert 'class="boton"' not in drawn


def test_a_public_page_names_its_other_language_and_a_private_one_hides(app: Flask) -> None:
    public = '{% extends "base.html" %}{% block robots %}{% endblock %}'
    with app.test_request_context("/es/?x=1"):
        g.lang = "es"
        drawn = render_template("errors/404.html")
        assert "hreflang" not in drawn.split("</head>")[0]
        head = render_template_string(public).split("</head>")[0]
    assert 'hreflang="pt"' in head
    assert 'rel="canonical"' in head
    assert "noindex" not in head


@pytest.mark.usefixtures("page")
def test_a_cell_with_nothing_is_marked_so_that_a_card_leaves_it_out() -> None:
    columns = ["Nombre", ("Nota", "numero"), "País", ""]
    drawn = macro("tabla", "tabla", "Notas", columns, [("Ana", "—", "Perú", "Ver")])
    assert 'data-label="Nota" class="numero tabla__vacia">—' in drawn
    assert 'data-label="País">Perú' in drawn
    assert 'class="tabla__sin-rotulo">Ver' in drawn
