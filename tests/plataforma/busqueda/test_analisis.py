"""Every form of a word leads to the same term, whatever the accents, and offsets are exact."""

from __future__ import annotations

import pytest

from plataforma.busqueda.analisis import analyse, fold, normalize, stem
from tests.plataforma.busqueda.pares import DISTINTAS, PARES

RECALL = 0.95


def term(word: str, lang: str) -> str:
    return stem(normalize(word), lang)


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_inflected_forms_lead_to_one_term(lang: str) -> None:
    pairs = [(a, b) for each, a, b in PARES if each == lang]
    missed = [(a, b) for a, b in pairs if term(a, lang) != term(b, lang)]

    assert len(pairs) >= 100
    assert 1 - len(missed) / len(pairs) >= RECALL, missed


@pytest.mark.parametrize(("lang", "one", "other"), DISTINTAS)
def test_different_words_stay_apart(lang: str, one: str, other: str) -> None:
    assert term(one, lang) != term(other, lang)


@pytest.mark.parametrize("word", ["nmf", "cif", "aladi", "8471", "2027", "ce18"])
def test_codes_and_acronyms_are_found_as_typed(word: str) -> None:
    assert [t.exacto for t in analyse(word.upper(), "es")] == [word]
    assert term(word.upper(), "es") == term(word, "es")


def test_offsets_point_at_the_original_text() -> None:
    text = "¿Qué es la PREFERENCIA arancelaria, según la ALADI?"

    assert [text[t.inicio : t.fin] for t in analyse(text, "es")] == [
        "PREFERENCIA",
        "arancelaria",
        "ALADI",
    ]


def test_decomposed_accents_are_part_of_the_word() -> None:
    text = "certificac\u0327a\u0303o"  # c + cedilla, a + tilde, as some phones send them

    (token,) = analyse(text, "pt")

    assert (token.inicio, token.fin) == (0, len(text))
    assert token.superficie == "certificação"
    assert token.termino == term("certificação", "pt")


def test_words_without_meaning_are_left_out() -> None:
    assert [t.exacto for t in analyse("¿Cómo y cuándo es lo que hay para usted?", "es")] == []
    assert [t.exacto for t in analyse("o que é isso para você", "pt")] == []


def test_position_of_words_is_the_same_in_both_languages() -> None:
    text = "preferência para a certificacion de origen sem arancel"

    spanish, portuguese = (list(analyse(text, lang)) for lang in ("es", "pt"))

    assert [t.inicio for t in spanish] == [t.inicio for t in portuguese]


def test_full_width_letters_and_ligatures_are_plain_letters() -> None:
    assert normalize("\uff23\uff29\uff26 certi\ufb01cado") == "cif certificado"


def test_fold_takes_every_accent_off() -> None:
    assert fold("ãéîöúçñ") == "aeioucn"


@pytest.mark.parametrize("word", ["a" * 61, "ﷺ" * 5, "한" * 40])
def test_what_no_table_holds_is_no_word(word: str) -> None:
    assert not list(analyse(word, "es"))
