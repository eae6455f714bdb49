"""Every fault that the tests plant is said in Spanish and in Portuguese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cursos.edicion.phrases import FRASES, say
from cursos.paquetes.check import load_files
from cursos.paquetes.origin import read_zip
from cursos.paquetes.yaml_source import ContentError
from plataforma.i18n import in_lang
from tests.cursos.paquetes.test_hostile_packages import HOSTILE
from tests.cursos.paquetes.test_load import CHANGES
from tests.factories.cursos import MINIMO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


def planted() -> Iterator[str]:
    from cursos.paquetes.origin import read_folder

    for name, old, new, _fault in CHANGES:
        files = read_folder(MINIMO)
        files[name] = files[name].replace(old.encode(), new.encode(), 1)
        try:
            load_files(files, "malo")
        except ContentError as error:
            yield from (f.text for f in error.faults)
    for data, _reason in HOSTILE.values():
        try:
            load_files(read_zip(data), "malo")
        except ContentError as error:
            yield from (f.text for f in error.faults)


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_every_planted_fault_has_its_phrase(app: Flask, lang: str) -> None:
    with app.test_request_context(), in_lang(lang):
        unsaid = {t for t in planted() if re.match(r"(?:Por corregir|A corrigir):", say(t))}
    assert unsaid == set()


def test_an_unknown_fault_is_shown_as_the_check_says_it(app: Flask) -> None:
    with app.test_request_context(), in_lang("es"):
        assert say("something new") == "Por corregir: something new"


def test_a_phrase_says_what_and_where(app: Flask) -> None:
    with app.test_request_context(), in_lang("pt"):
        assert (
            say("unknown key 'dificil'") == "Não existe a chave “dificil”. Retire-a ou corrija-a."
        )
        assert say("has 3 words, needs 350 to 700") == "Tem 3 palavras; precisa de 350 a 700."


def test_no_pattern_hides_another(app: Flask) -> None:
    assert len({p.pattern for p, _text in FRASES}) == len(FRASES)
