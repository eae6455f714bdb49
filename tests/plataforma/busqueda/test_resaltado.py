"""Found words are marked in the original text, and nothing in it can become markup."""

from __future__ import annotations

from plataforma.busqueda.analisis import normalize, stem
from plataforma.busqueda.resaltado import WIDTH, mark, snippet

ARANCEL = {stem(normalize("arancel"), "es")}


def test_every_form_is_marked_as_it_was_written() -> None:
    assert mark("El ARANCEL y los aranceles.", "es", ARANCEL) == (
        "El <mark>ARANCEL</mark> y los <mark>aranceles</mark>."
    )


def test_neighbours_share_one_mark() -> None:
    terms = {stem("preferencia", "es"), stem("arancelaria", "es")}

    assert mark("la preferencia arancelaria, hoy", "es", terms) == (
        "la <mark>preferencia arancelaria</mark>, hoy"
    )


def test_the_text_is_escaped_around_and_inside_the_mark() -> None:
    text = '<script>alert("arancel")</script> & arancel<b>es'

    marked = mark(text, "es", ARANCEL)

    assert "<script>" not in marked
    assert marked.count("<mark>arancel</mark>") == 2
    assert "&amp;" in marked


def test_a_short_text_is_its_own_snippet() -> None:
    assert snippet("Un arancel.", "es", ARANCEL) == "Un <mark>arancel</mark>."


def test_a_snippet_without_hits_is_the_beginning() -> None:
    text = "palabra " * 100

    found = snippet(text, "es", ARANCEL)

    assert found.startswith("palabra palabra")
    assert found.endswith("palabra …")
    assert len(found) <= WIDTH + 2


def test_a_snippet_shows_the_stretch_with_most_different_words() -> None:
    filler = "texto sin nada que ver " * 20
    text = f"Un arancel aquí. {filler} La preferencia sobre el arancel de origen. {filler}"
    terms = ARANCEL | {stem("preferencia", "es"), stem("origen", "es")}

    found = snippet(text, "es", terms)

    assert "<mark>preferencia</mark> sobre el <mark>arancel</mark> de <mark>origen</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")


def test_a_snippet_never_cuts_a_word() -> None:
    text = "palabra " * 30 + "arancel " + "palabra " * 60

    words = snippet(text, "es", ARANCEL).replace("<mark>", "").replace("</mark>", "").split()

    assert set(words) <= {"palabra", "arancel", "…"}


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    assert len(snippet("x" * 5000, "es", ARANCEL)) <= WIDTH + 2
