"""Journey 9: an author writes es beside pt, mends what is wrong, publishes; a learner stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

    from tests.journeys.browser import Visitor

SLUG = "preferencias-arancelarias"
COURSE = f"/es/autoria/{SLUG}/"


def test_an_author_writes_and_publishes_and_a_learner_stays(
    enter: Callable[..., Visitor], visitor: Callable[..., Visitor], width: str
) -> None:
    learner, bruno = enter("emprendedora"), enter("autor")
    word = f"palabra{width.split('x', maxsplit=1)[0]}"
    finds_the_lesson(bruno)
    sees_an_error_while_writing(bruno)
    writes(bruno, word)
    publishes(bruno)
    anybody = visitor()
    anybody.go(f"/es/cursos/{SLUG}/la-formula/")
    anybody.sees(re.compile(word))
    learner.go(f"/es/cursos/{SLUG}/la-formula/")
    assert learner.page.get_by_text(word).count() == 0
    goes_back(bruno)
    anybody.go(f"/es/cursos/{SLUG}/la-formula/")
    assert anybody.page.get_by_text(word).count() == 0


def finds_the_lesson(bruno: Visitor) -> None:
    bruno.go("/es/autoria/")
    bruno.title_is("Autoría de cursos")
    bruno.follow(re.compile("preferencias arancelarias"), within=bruno.main.locator("ul.rejilla"))
    bruno.follow("La fórmula del arancel preferencial", within=bruno.main)


def body(bruno: Visitor, lang: str) -> Locator:
    return bruno.page.locator(f"#{lang}_cuerpo")


def sees_an_error_while_writing(bruno: Visitor) -> None:
    """Nothing is pressed: what is written is kept, and what is wrong is told."""
    before = body(bruno, "es").input_value()
    body(bruno, "es").fill(before + "\n\n<b>ya</b>")
    expect(bruno.page.locator("[data-guardado]")).to_have_text(re.compile("Guardado a las"))
    expect(bruno.page.locator("[data-fallas]")).to_contain_text("No se permite HTML.")
    body(bruno, "es").fill(before)
    expect(bruno.page.locator("[data-fallas]")).to_contain_text("Nada por corregir.")
    bruno.check()


def writes(bruno: Visitor, word: str) -> None:
    """Both languages; the phone beside the text follows."""
    for lang in ("es", "pt"):
        text = body(bruno, lang)
        text.fill(f"{text.input_value()}\n\n**{word}** {lang}.")
        expect(bruno.page.locator(f"[data-vista={lang}]")).to_contain_text(f"{word} {lang}.")
    bruno.page.get_by_label("Revisé la traducción: dice lo mismo que el original").check()
    bruno.click("Guardar en el borrador")
    bruno.sees("Guardado en el borrador.")


def publishes(bruno: Visitor) -> None:
    bruno.go(COURSE)
    bruno.sees("Nada por corregir.")
    bruno.follow("Revisar y publicar")
    bruno.pick(re.compile("^El contenido"))
    bruno.click("Publicar la versión nueva")
    bruno.sees(re.compile("Publicada la versión"))


def goes_back(bruno: Visitor) -> None:
    bruno.go(f"{COURSE}versiones/1/")
    bruno.click("Volver a esta versión")
    bruno.sees("El curso muestra otra vez la versión 1.")


def test_two_windows_of_an_author_keep_both_texts(enter: Callable[..., Visitor]) -> None:
    bruno = enter("autor")
    path = f"{COURSE}lecciones/el-ahorro-en-dinero/"
    bruno.go(f"{COURSE}")
    bruno.follow("El ahorro en dinero", within=bruno.main)
    path = bruno.path
    other = bruno.context.new_page()
    other.goto(path)
    for page, word in ((bruno.page, "primera"), (other, "segunda")):
        page.locator("#es_regla").fill(f"La ventana {word}.")
        expect(page.locator("[data-guardado]")).not_to_be_empty()
    expect(other.locator("[data-guardado]")).to_contain_text("Quedaron los dos")
    other.close()
    bruno.go(path)
    bruno.sees(re.compile("^Texto aparte de"))
    expect(bruno.page.locator("#es_regla")).to_have_value("La ventana primera.")
    bruno.click("Descartar este texto")
    bruno.go(f"{COURSE}descartar/")
    bruno.click("Descartar el borrador")


def test_an_author_needs_no_script(enter: Callable[..., Visitor]) -> None:
    bruno = enter("autor", "pt", javascript=False)
    bruno.go(f"/pt/autoria/{SLUG}/")
    bruno.follow("A economia em dinheiro", within=bruno.main)
    bruno.page.locator("#pt_regla").fill("Uma regra nova.")
    bruno.click("Guardar y ver como en un teléfono")
    bruno.title_is("Como se ve en un teléfono")
    bruno.sees("Uma regra nova.")
    bruno.go(f"/pt/autoria/{SLUG}/descartar/")
    bruno.click("Descartar el borrador")
