"""History and signatures go; what somebody wrote stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plataforma.buzon.citas import propio

pytestmark = pytest.mark.once
NOTICE = "> Hola, Ana:\n>\n> Diego le escribió sobre: Arancel\n>> ¿Cuántos frascos?\n> Leer:"
GMAIL_ES = "El vie, 20 nov 2026 a las 10:00, Escala (<respuesta+x@r.test>) escribió:"
INTRODUCTIONS = [
    GMAIL_ES,
    "El 20/11/26 a las 10:00, Escala escribió:",
    "El viernes, 20 de noviembre de 2026, 10:00:00 ART, Escala <no@r.test> escribió:",
    "El vie, 20 nov 2026 a la(s) 10:00, Escala (\nrespuesta+solicitud-1a-2b-abc@r.test) escribió:",
    "Em sex., 20 de nov. de 2026 às 10:00, Escala <no@r.test> escreveu:",
    "On Fri, Nov 20, 2026 at 10:00 AM Escala <no@r.test> wrote:",
    "Escala <no@r.test> escribió:",
]


@pytest.mark.parametrize("said", INTRODUCTIONS)
def test_an_answer_above_the_history(said: str) -> None:
    assert propio(f"Son 2.000.\n\nGracias\n\n{said}\n\n{NOTICE}\n") == "Son 2.000.\n\nGracias"


@pytest.mark.parametrize("said", INTRODUCTIONS)
def test_an_answer_below_the_history(said: str) -> None:
    assert propio(f"{said}\n{NOTICE}\n\nSon 2.000.\n") == "Son 2.000."


def test_answers_between_the_questions_keep_the_questions() -> None:
    text = "> ¿Cuántos?\nSon 2.000.\n> ¿Cuándo?\nEn mayo."
    assert propio(text) == text


RULE = "________________________________"
HEADS = "De: Escala <no@r.test>\nEnviado el: viernes\nPara: ana@x.test\nAsunto: Mensaje\n\nHola"
OUTLOOK = [
    HEADS,
    f"{RULE}\n{HEADS}",
    "*De:* Escala <no@r.test>\n*Enviado:* viernes\n*Para:* ana@x.test\n*Assunto:* Mensagem\n\nOlá",
    "-----Mensaje original-----\nDe: Escala\n\nHola, Ana:",
    "-------- Mensagem original --------\nDe: Escala\n\nOlá",
    "----- Original Message -----\nFrom: Escala\n\nHello",
    "---------- Forwarded message ---------\nFrom: Escala\n\nHello",
]


@pytest.mark.parametrize("history", OUTLOOK)
def test_a_history_without_marks(history: str) -> None:
    assert propio(f"Son 2.000.\n\n{history}") == "Son 2.000."


@pytest.mark.parametrize("history", OUTLOOK)
def test_with_nothing_above_it_nothing_is_cut(history: str) -> None:
    """Somebody may have answered below: it cannot be known, so all of it stays."""
    assert history.rsplit("\n", 1)[-1] in propio(history)


@pytest.mark.parametrize(
    "text",
    [
        "De: Asunción\nPara: Bogotá\nFecha: 3 de mayo\n2.000 frascos",
        "Como usted escribió:\nhay que pagar.",
        "El precio es 5.\n--\nAna",
        "- uno\n- dos\n--- tres",
        "-- \n" + "\n".join(f"línea {n}" for n in range(20)),
        "El 20 de mayo mi socio escribió:\nque sí.",
        "Enviado desde Montevideo el lunes, llega el jueves.",
        "5 > 3 y 2 < 4",
    ],
)
def test_what_only_looks_like_history_stays(text: str) -> None:
    assert propio(text) == text.replace("-- \n", "--\n")


@pytest.mark.parametrize(
    "end", ["-- \nAna Benítez\nDulces del Sur", "Enviado desde mi iPhone", "Enviado do meu iPhone"]
)
def test_a_signature_goes(end: str) -> None:
    assert propio(f"Son 2.000.\n\n{end}\n\n{GMAIL_ES}\n{NOTICE}") == "Son 2.000."


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60)


@given(st.lists(LINE, min_size=1, max_size=12), st.sampled_from(INTRODUCTIONS))
def test_no_sentence_above_a_quotation_is_lost(lines: list[str], said: str) -> None:
    """Whatever one writes that is not itself a quotation, a rule, a signature or a heading."""
    own = [f"palabra {line}".strip() for line in lines]
    kept = propio("\n".join(own) + f"\n\n{said}\n{NOTICE}")
    assert [line.rstrip() for line in own] == kept.split("\n")


@given(
    st.lists(st.one_of(LINE, st.sampled_from(["> a", "-- ", "De: x", "", GMAIL_ES])), max_size=30)
)
def test_it_never_raises_and_invents_nothing(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert propio(text).strip() in "\n".join(line.rstrip() for line in text.split("\n"))
