"""Questions and answers in the words of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.catalogo.models import Pregunta
from cursos.catalogo.pregunta_vista import devolver, say, vista
from cursos.preguntas.tipos import TipoPregunta
from tests.factories.cursos import OPCIONES

if TYPE_CHECKING:
    from flask import Flask


def numerica(es: str, pt: str) -> Pregunta:
    datos = {
        "enunciado": {"es": "¿Cuánto?", "pt": "Quanto?"},
        "respuesta": 1200.5,
        "tolerancia": 0.05,
        "unidad": {"es": es, "pt": pt},
        "acierto": {"es": "Bien.", "pt": "Bem."},
        "error": {"es": "Paso a paso.", "pt": "Passo a passo."},
    }
    return Pregunta(clave="n", tipo=TipoPregunta.NUMERICA, datos=datos)


@pytest.mark.parametrize(
    ("lang", "es", "pt", "said"),
    [
        ("es", "%", "%", "1.200,5\xa0%"),
        ("pt", "%", "%", "1.200,5%"),
        ("es", "USD por frasco", "US$ por vidro", "USD\xa01.200,5 por frasco"),
        ("pt", "USD", "US$", "US$\xa01.200,5"),
        ("es", "envíos", "envios", "1.200,5\xa0envíos"),
    ],
)
def test_the_right_number_is_said_as_the_language_writes_it(
    app: Flask, lang: str, es: str, pt: str, said: str
) -> None:
    with app.test_request_context(f"/{lang}/cursos/"):
        app.preprocess_request()
        assert devolver(numerica(es, pt), ["3"], con_clave=True).correcta == said


def test_options_keep_the_order_of_the_try_and_lose_their_key(app: Flask) -> None:
    pregunta = Pregunta(
        clave="o",
        tipo=TipoPregunta.OPCION,
        datos={"enunciado": {"es": "¿Cuál?", "pt": "Qual?"}, "opciones": OPCIONES},
    )
    with app.test_request_context("/es/cursos/"):
        seen = vista(pregunta, ["b"], {"opciones": ["c", "a", "b"]})
        assert [clave for clave, _ in seen.opciones] == ["c", "a", "b"]
        assert "correcta" not in repr(seen)
        assert say(pregunta, ["b"]) == "Opción b"
        assert devolver(pregunta, [], con_clave=True).correcta == "Opción a"
