"""What each type is worth and what it teaches, case by case."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from cursos.preguntas import tipos
from cursos.preguntas.errors import (
    FaltanPartesError,
    LugarRepetidoError,
    NumeroIlegibleError,
    RespuestaAjenaError,
    RespuestaIncompletaError,
    TextoVacioError,
)
from tests.cursos.preguntas.muestras import ENDS, bi, options, question, rotulos

FORMULA = {
    "enunciado": {
        "es": "Arancel {a} %, preferencia {p} %",
        "pt": "Tarifa {a} %, preferência {p} %",
    },
    "parametros": {
        "a": {"desde": 5, "hasta": 30, "paso": 2.5},
        "p": {"desde": 10, "hasta": 90, "paso": 20},
    },
    "formula": "a * (1 - p / 100)",
    "tolerancia": 0.005,
    "unidad": {"es": "%", "pt": "%"},
    "errores": [{"formula": "a * p / 100", "comentario": {"es": "{p} se quita", "pt": "{p} sai"}}],
    "desarrollo": [
        {
            "es": "{a} × (1 − {p} ÷ 100) = {respuesta} %",
            "pt": "{a} × (1 − {p} ÷ 100) = {respuesta}%",
        }
    ],
    **ENDS,
}
SORTEO = {"valores": {"a": "12.5", "p": "30"}}
PAIRS = [
    {"clave": k, "izquierda": bi(f"I{k}"), "derecha": bi(f"D{k}"), "comentario": bi(f"C{k}")}
    for k in "abc"
]


def grade(pregunta: Any, answer: list[str], sorteo: dict[str, Any] | None = None) -> Any:
    return tipos.calificar(pregunta.tipo, pregunta.datos(), answer, sorteo or {})


def read(pregunta: Any, sorteo: dict[str, Any] | None = None, **form: list[str]) -> list[str]:
    named = {name.replace("_", "."): values for name, values in form.items()}
    return tipos.leer(pregunta.tipo, pregunta.datos(), sorteo or {}, named)


@pytest.mark.parametrize(
    ("typed", "right"),
    [("certificado de origen", True), ("  CERTIFICADO   de ORIGÉN. ", True),
     ("certificado-de-origen", True), ("Certificado de origem", True), ("certificado", False),
     ("cert\u0131ficado de origen", False)],
)  # fmt: skip
def test_words_are_compared_as_people_mean_them(typed: str, *, right: bool) -> None:
    asked = question(
        "texto",
        respuestas=[{"es": "Certificado de origen", "pt": "Certificado de origem"}],
        errores=[{"textos": [bi("Factura")], "comentario": bi("Cobra")}],
        **ENDS,
    )
    assert (grade(asked, read(asked, r=[typed])).acierto is True) is right
    assert grade(asked, ["factura en ESPAÑOL"]).comentarios == (bi("Cobra"),)
    assert tipos.decir("texto", asked.datos(), ["Certificado de origen"], {}, "pt").endswith(
        "origem"
    )


def test_a_sign_between_digits_counts_in_words() -> None:
    asked = question("texto", respuestas=[{"es": "AAP.CE 7,2", "pt": "ACE 7,2"}], **ENDS)
    assert grade(asked, ["aapce 7.2"]).puntos == 1
    assert grade(asked, ["aapce 72"]).puntos == 0
    for empty in ("", "  ", "…", "\u200b"):
        with pytest.raises(TextoVacioError):
            read(asked, r=[empty])


def test_pairs_add_their_share_and_the_wrong_ones_say_why() -> None:
    asked = question("emparejar", pares=PAIRS, acierto=bi("Bien"))
    sorteo = {"derecha": ["c", "a", "b"]}
    answer = read(asked, sorteo, r_0=["1"], r_1=["2"], r_2=["1"])
    assert answer == ["a=a", "b=b", "c=a"]
    nota = grade(asked, answer)
    assert (nota.puntos, nota.acierto) == (Fraction(2, 3), None)
    assert nota.comentarios == (
        {"es": "Ic en español: Cc en español", "pt": "Ic em português: Cc em português"},
    )
    assert tipos.decir("emparejar", asked.datos(), answer, sorteo, "es").startswith(
        "Ia en español → Da"
    )
    with pytest.raises(FaltanPartesError):
        read(asked, sorteo, r_0=["1"], r_1=[""])
    for foreign in ("3", "-1", "a", "²", "1" * 5_000):
        with pytest.raises(RespuestaAjenaError):
            read(asked, sorteo, r_0=[foreign], r_1=["1"], r_2=["0"])


@pytest.mark.parametrize(
    ("answer", "points"),
    [("abcd", 1), ("bcda", Fraction(2, 3)), ("dcba", 0), ("acbd", 0), ("abdc", Fraction(1, 3)),
     ("abc", 0), ("aabc", 0)],
)  # fmt: skip
def test_an_order_is_worth_what_follows_rightly(answer: str, points: Fraction) -> None:
    asked = question("ordenar", elementos=rotulos(4, "Paso"), **ENDS)
    assert grade(asked, list(answer)).puntos == points


def test_places_are_read_by_what_the_page_showed() -> None:
    asked = question("ordenar", elementos=rotulos(3, "Paso"), **ENDS)
    sorteo = {"opciones": ["c", "a", "b"]}
    assert read(asked, sorteo, r_0=["3"], r_1=["1"], r_2=["2"]) == ["a", "b", "c"]
    with pytest.raises(LugarRepetidoError):
        read(asked, sorteo, r_0=["1"], r_1=["1"], r_2=["2"])
    for foreign in ("0", "4", "x"):
        with pytest.raises(RespuestaAjenaError):
            read(asked, sorteo, r_0=[foreign], r_1=["1"], r_2=["2"])


def test_a_draw_never_shows_the_right_order() -> None:
    asked = question("ordenar", elementos=rotulos(3, "Paso"), **ENDS).datos()
    shown = [tipos.sortear_practica("ordenar", asked, n)["opciones"] for n in range(50)]
    assert ["a", "b", "c"] not in shown


def test_gaps_are_chosen_or_typed() -> None:
    gaps = [
        {"clave": "a", "opciones": options([True, False])},
        {"clave": "b", "respuestas": [{"es": "FOB=x", "pt": "FOB=y"}], "comentario": bi("Sume")},
    ]
    asked = question("completar", texto=bi("El [a] y el [b]"), huecos=gaps, acierto=bi("Bien"))
    answer = read(asked, r_a=["a"], r_b=["cif"])
    assert answer == ["a=a", "b=cif"]
    nota = grade(asked, answer)
    assert (nota.puntos, nota.comentarios[0]["es"]) == (Fraction(1, 2), "cif: Sume en español")
    assert grade(asked, ["a=a", "b=fob=Y"]).puntos == 1
    with pytest.raises(RespuestaAjenaError):
        read(asked, r_a=["zz"], r_b=["cif"])


def test_a_computed_number_has_its_values_its_errors_and_its_solution() -> None:
    asked = question("calculada", **FORMULA)
    shown = tipos.vista("calculada", asked.datos(), SORTEO, "pt")
    assert shown.enunciado == "Tarifa 12,5\u00a0%, preferência 30\u00a0%"
    assert tipos.correcta("calculada", asked.datos(), SORTEO) == ["8.75"]
    for typed in ("8,75", "8.75 %", " 8,750"):
        assert grade(asked, [typed], SORTEO).puntos == 1
    assert grade(asked, ["3,75"], SORTEO).comentarios[0]["es"] == "30 se quita"
    steps = tipos.desarrollo("calculada", asked.datos(), SORTEO)
    assert steps[0]["es"] == "12,5 × (1 − 30 ÷ 100) = 8,75\u00a0%"
    with pytest.raises(NumeroIlegibleError):
        read(asked, SORTEO, r=["mucho"])


def test_a_known_error_without_a_value_for_this_draw_is_no_failure() -> None:
    """The check of a package computes a sample of the draws, not all of them."""
    ranges = {n: {"desde": 0, "hasta": 1000, "paso": 1} for n in ("a", "p")}
    wrong = {"formula": "1 / ((a - 371) * (p - 372))", "comentario": bi("Secreto")}
    asked = question("calculada", **formula(parametros=ranges, formula="a + p", errores=[wrong]))
    nota = grade(asked, ["5"], {"valores": {"a": "371", "p": "7"}})
    assert (nota.puntos, nota.comentarios) == (0, (asked.datos()["error"],))


def test_a_rounded_result_is_right_without_tolerance() -> None:
    asked = question(
        "calculada",
        **(
            FORMULA
            | {"formula": "a / 3", "tolerancia": 0, "decimales": 1, "enunciado": bi("{a} {p}")}
        ),
    )
    assert grade(asked, ["4,2"], SORTEO).puntos == 1
    assert grade(asked, ["4,3"], SORTEO).puntos == 0


def test_one_value_in_a_field_of_one() -> None:
    asked = question(
        "verdadero", correcta=True, comentarios={"verdadero": bi("a"), "falso": bi("b")}
    )
    for values in ([], [""], ["verdadero", "falso"]):
        with pytest.raises(RespuestaIncompletaError):
            read(asked, r=values)
    with pytest.raises(RespuestaAjenaError):
        read(asked, r=["quizas"])
    assert read(asked, r=["falso", "falso"]) == ["falso"]


GAP = {"clave": "a", "opciones": options([True, False])}
TYPED = {"clave": "a", "respuestas": [bi("x")]}
OTHERS = [e | {"categoria": "z", "comentario": bi("c")} for e in rotulos(2, "E")]
COLUMNS = {"elemento": bi("E"), "categoria": bi("C")}
ONE = bi("[a]")


def gaps(texto: dict[str, str], *huecos: dict[str, Any]) -> dict[str, Any]:
    return {"texto": texto, "huecos": list(huecos), "acierto": bi("x")}


def pairs(*pares: dict[str, Any], **own: Any) -> dict[str, Any]:
    return {"pares": list(pares), "acierto": bi("x")} | own


def formula(**own: Any) -> dict[str, Any]:
    return FORMULA | own


REFUSED = [
    ("texto", {"respuestas": [{"es": "…", "pt": "x"}], **ENDS}, "cannot be typed"),
    (
        "texto",
        {"respuestas": [bi("x")], "errores": [{"textos": [bi("X.")], "comentario": bi("c")}]}
        | ENDS,
        "is a right",
    ),
    ("emparejar", pairs(PAIRS[0], PAIRS[0]), "the same clave"),
    ("emparejar", pairs(*PAIRS, sobran=[{"clave": "z", "texto": bi("Da")}]), "the same in es"),
    ("emparejar", pairs(*PAIRS, acierto={"es": "x"}), "pt"),
    ("ordenar", {"elementos": rotulos(2, "P"), **ENDS}, "at least 3"),
    ("completar", gaps(bi("[a] [a]"), GAP), "each gap once"),
    ("completar", gaps(ONE, GAP | {"opciones": options([True, True])}), "one right option"),
    ("completar", gaps(ONE, {"clave": "a"}), "either opciones or"),
    ("completar", gaps(ONE, TYPED), "what does a wrong word"),
    (
        "clasificar",
        {"categorias": rotulos(2, "C"), "elementos": OTHERS, "columnas": COLUMNS, "acierto": ONE},
        "no category 'z'",
    ),
    ("calculada", formula(enunciado=bi("{a}")), "does not say {p}"),
    ("calculada", formula(enunciado={"es": "{a} {p}", "pt": "{a}"}), "same values"),
    ("calculada", formula(enunciado=bi("{a} {p} {respuesta}")), "no value {respuesta}"),
    ("calculada", formula(pista=bi("{respuesta}")), "no value {respuesta}"),
    ("calculada", formula(acierto=bi("{ a }")), "a value is written"),
    ("calculada", formula(pasos=[{"clave": "a", "formula": "1"}]), "'a' is taken"),
    ("calculada", formula(parametros={"a": {"desde": 5, "hasta": 5, "paso": 1}}), "give no 2"),
    ("calculada", formula(parametros={"a": {"desde": 0, "hasta": 1e6, "paso": 0.01}}), "give no 2"),
]


@pytest.mark.parametrize(("tipo", "own", "fault"), REFUSED, ids=[f"{r[0]}-{r[2]}" for r in REFUSED])
def test_a_question_that_cannot_work_is_refused(tipo: str, own: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(fault)):
        question(tipo, **own)


@pytest.mark.parametrize(
    ("own", "fault"),
    [({"formula": "a * q"}, "unknown name 'q'"), ({"formula": "a / (p - 50)"}, "divides by zero"),
     ({"formula": "open(a)"}, "unknown function"), ({"formula": "a ^ 999"}, "powers are whole"),
     ({"errores": [{"formula": "a - a * p / 100", "comentario": bi("c")}]}, "is right")],
)  # fmt: skip
def test_a_formula_must_have_a_value_for_every_draw(own: dict[str, Any], fault: str) -> None:
    problem = question("calculada", **(FORMULA | own)).problema()
    assert problem is not None
    assert fault in problem[1]
