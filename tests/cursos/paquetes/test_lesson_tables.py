"""Wide tables become cards on a phone; all say what their headers are headers of."""

from __future__ import annotations

from cursos.paquetes.lesson_body import count_words, render


def test_a_wide_table_labels_each_cell() -> None:
    html = render(
        '| Destino | Pedido | Arancel | Total "T" |\n|---|---|---|---:|\n| Chile | 1 | 2 | 3 |'
    )
    assert '<table class="tabla">' in html
    assert '<th scope="row">Chile</th>' in html
    assert '<td data-label="Pedido">1</td>' in html
    assert '<td data-label="Total &quot;T&quot;" align="right">3</td>' in html


def test_a_narrow_table_stays_a_table() -> None:
    html = render("| A | B |\n|---|---:|\n| 1 | 2 |")
    assert "<table><thead>" in html.replace("\n", "")
    assert '<th scope="col">A</th>' in html
    assert "data-label" not in html


def test_words_are_counted_as_a_reader_would() -> None:
    assert count_words("14 × 0,40 = 5,6 %. El AAP.CE 35, ¿sí?") == 7
