"""What holds for a question of any type, however it was drawn and whoever answers."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from cursos.preguntas import tipos
from cursos.preguntas.errors import RespuestaIncompletaError
from cursos.preguntas.lectura import NO_SE
from plataforma.i18n import in_lang
from tests.cursos.preguntas.muestras import CUALQUIERA, TODAS

if TYPE_CHECKING:
    from flask import Flask

SEEDS = st.integers(0, 9_999)
ANY = st.text(max_size=30)
HOSTILE = st.dictionaries(
    st.sampled_from(["r", "r.", "r.0", "r.1", "r.a", "r.b", "R", "r.0.0", "r.-1", "csrf"]),
    st.lists(st.one_of(ANY, st.sampled_from(["a", "0", "1", "a=b", "²", "٣", "\0", "x" * 9_000]))),
)


def drawn(pregunta: Any, seed: int) -> tuple[str, dict[str, Any], dict[str, Any]]:
    datos = pregunta.datos()
    return pregunta.tipo, datos, tipos.sortear(pregunta.tipo, datos, Random(seed))  # noqa: S311 — a sample


def test_every_type_has_samples() -> None:
    assert set(TODAS) == set(tipos.TIPOS) == set(tipos.TipoPregunta)


@given(CUALQUIERA, SEEDS)
def test_the_key_gets_full_marks_and_proves_itself(pregunta: Any, seed: int) -> None:
    tipo, datos, sorteo = drawn(pregunta, seed)
    assert pregunta.problema() is None
    key = tipos.correcta(tipo, datos, sorteo)
    nota = tipos.calificar(tipo, datos, key, sorteo)
    assert nota.puntos == 1
    assert nota.comentarios
    assert all(tipos.decir(tipo, datos, key, sorteo, lang) for lang in ("es", "pt"))


@given(CUALQUIERA, SEEDS)
def test_a_form_filled_with_an_answer_gives_it_again(pregunta: Any, seed: int) -> None:
    tipo, datos, sorteo = drawn(pregunta, seed)
    key = tipos.correcta(tipo, datos, sorteo)
    campos = tipos.campos(tipo, datos, key, sorteo)
    read = tipos.leer(tipo, datos, sorteo, campos)
    assert sorted(read) == sorted(key)
    assert tipos.calificar(tipo, datos, read, sorteo).puntos == 1
    assert tipos.campos(tipo, datos, read, sorteo).keys() == campos.keys()


@given(CUALQUIERA, SEEDS)
def test_the_form_has_the_fields_that_the_key_fills(pregunta: Any, seed: int) -> None:
    """What the page offers is enough to answer rightly, in either language."""
    tipo, datos, sorteo = drawn(pregunta, seed)
    campos = tipos.campos(tipo, datos, tipos.correcta(tipo, datos, sorteo), sorteo)
    for lang in ("es", "pt"):
        shown = tipos.vista(tipo, datos, sorteo, lang)
        fields = {f.campo: [v for v, _ in f.opciones] for f in shown.filas}
        fields = fields or {"r": [v for v, _ in shown.opciones]}
        assert set(campos) == set(fields)
        for name, values in campos.items():
            assert not fields[name] or set(values) <= set(fields[name])


@given(CUALQUIERA, SEEDS)
def test_the_page_carries_nothing_of_the_key(pregunta: Any, seed: int) -> None:
    tipo, datos, sorteo = drawn(pregunta, seed)
    for lang in ("es", "pt"):
        shown = repr(tipos.vista(tipo, datos, sorteo, lang))
        for hidden in ("Secreto", "correcta", "Palabra", "comentario", "respuesta"):
            assert hidden not in shown
        if tipo in {"numerica", "calculada"}:
            assert (
                tipos.decir(tipo, datos, tipos.correcta(tipo, datos, sorteo), sorteo, lang)
                not in shown
            )


@given(CUALQUIERA, SEEDS, st.randoms(use_true_random=False))
def test_neither_the_draw_nor_the_order_of_an_answer_changes_its_mark(
    pregunta: Any, seed: int, rng: Random
) -> None:
    tipo, datos, sorteo = drawn(pregunta, seed)
    key = tipos.correcta(tipo, datos, sorteo)
    shuffled = key if tipo == "ordenar" else rng.sample(key, len(key))
    assert tipos.calificar(tipo, datos, shuffled, sorteo).puntos == 1
    if tipo != "calculada":
        other = tipos.sortear(tipo, datos, rng)
        assert tipos.calificar(tipo, datos, key, other) == tipos.calificar(tipo, datos, key, sorteo)


@given(CUALQUIERA, SEEDS, HOSTILE)
def test_any_form_is_an_answer_or_a_refusal(
    pregunta: Any, seed: int, form: dict[str, list[str]]
) -> None:
    tipo, datos, sorteo = drawn(pregunta, seed)
    with suppress(RespuestaIncompletaError):
        answer = tipos.leer(tipo, datos, sorteo, form)
        assert answer
        assert all(len(part) <= 110 and "\0" not in part for part in answer)
        assert 0 <= tipos.calificar(tipo, datos, answer, sorteo).puntos <= 1


@given(CUALQUIERA, SEEDS, st.lists(st.one_of(ANY, st.sampled_from(["a", "b", "a=b", "a=a", "="]))))
def test_any_stored_answer_is_graded_said_and_shown(
    pregunta: Any, seed: int, answer: list[str]
) -> None:
    """An older version may have kept something else."""
    tipo, datos, sorteo = drawn(pregunta, seed)
    nota = tipos.calificar(tipo, datos, answer, sorteo)
    assert 0 <= nota.puntos <= 1
    assert nota == tipos.calificar(tipo, datos, answer, sorteo)
    tipos.decir(tipo, datos, answer, sorteo, "pt")
    tipos.campos(tipo, datos, answer, sorteo)


@given(CUALQUIERA)
def test_entries_of_older_tries_stay_valid(pregunta: Any) -> None:
    tipo, datos = pregunta.tipo, pregunta.datos()
    for entry in (
        {},
        {"clave": "una", "opciones": []},
        {"opciones": ["zz", "b"], "derecha": ["?"]},
    ):
        key = tipos.correcta(tipo, datos, entry)
        read = tipos.leer(tipo, datos, entry, tipos.campos(tipo, datos, key, entry))
        assert tipos.calificar(tipo, datos, read, entry).puntos == 1
        tipos.vista(tipo, datos, entry, "es")


@given(CUALQUIERA, SEEDS)
def test_not_knowing_is_an_answer_worth_nothing_that_teaches(pregunta: Any, seed: int) -> None:
    tipo, datos, sorteo = drawn(pregunta, seed)
    assert tipos.vista(tipo, datos, sorteo, "es").no_se
    answer = tipos.leer(tipo, datos, sorteo, {"r": ["a", NO_SE]})
    assert answer == [NO_SE]
    nota = tipos.calificar(tipo, datos, answer, sorteo)
    assert (nota.acierto, len(nota.comentarios)) == (False, 1)
    assert "Secreto" in nota.comentarios[0]["es"]
    assert tipos.decir(tipo, datos, answer, sorteo, "pt") == "Não sei"
    assert tipos.campos(tipo, datos, answer, sorteo) == {}


@given(CUALQUIERA, SEEDS)
def test_the_same_seed_draws_the_same_practice(pregunta: Any, seed: int) -> None:
    tipo, datos = pregunta.tipo, pregunta.datos()
    first = tipos.sortear_practica(tipo, datos, seed)
    assert first == tipos.sortear_practica(tipo, datos, seed)
    assert bool(first) == (tipo in tipos.CON_SORTEO)


@given(
    CUALQUIERA,
    SEEDS,
    st.lists(st.sampled_from(["a", "b", "a=a", "b=a", "c", "7", "x"])),
    st.randoms(),
)
def test_the_order_in_which_a_question_keeps_its_parts_changes_no_mark(
    pregunta: Any, seed: int, answer: list[str], rng: Random
) -> None:
    """Only where the order is the key does it count."""
    tipo, datos, sorteo = drawn(pregunta, seed)
    other = deepcopy(datos)
    for name, parts in other.items():
        if isinstance(parts, list) and not (tipo == "ordenar" and name == "elementos"):
            rng.shuffle(parts)
    for said in (answer, tipos.correcta(tipo, datos, sorteo)):
        before, after = (tipos.calificar(tipo, d, said, sorteo) for d in (datos, other))
        assert (before.puntos, before.acierto) == (after.puntos, after.acierto)


@given(CUALQUIERA, SEEDS, st.lists(st.sampled_from(["a", "b", "a=a", "1,5", "1.500", "c", "Ñ"])))
def test_the_language_of_the_page_changes_no_mark(
    app: Flask, pregunta: Any, seed: int, answer: list[str]
) -> None:
    tipo, datos, sorteo = drawn(pregunta, seed)
    key = tipos.correcta(tipo, datos, sorteo)
    campos = tipos.campos(tipo, datos, key, sorteo)
    seen = []
    for lang in ("es", "pt"):
        with app.test_request_context(f"/{lang}/"), in_lang(lang):
            read = tipos.leer(tipo, datos, sorteo, campos)
            seen.append([tipos.calificar(tipo, datos, said, sorteo) for said in (answer, read)])
    assert seen[0] == seen[1]
    assert seen[0][1].puntos == 1


@given(st.one_of(TODAS["texto"], TODAS["numerica"], TODAS["calculada"]), SEEDS)
def test_the_answer_as_either_language_says_it_is_right_when_typed(
    pregunta: Any, seed: int
) -> None:
    tipo, datos, sorteo = drawn(pregunta, seed)
    key = tipos.correcta(tipo, datos, sorteo)
    for lang in ("es", "pt"):
        typed = tipos.decir(tipo, datos, key, sorteo, lang)
        read = tipos.leer(tipo, datos, sorteo, {"r": [typed]})
        assert tipos.calificar(tipo, datos, read, sorteo).puntos == 1, typed
