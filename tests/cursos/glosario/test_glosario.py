"""The glossary: its page, its file, and terms marked in lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.orm import undefer

from cursos.catalogo import cambios
from cursos.catalogo.models import Cambio, Leccion, VersionCurso
from cursos.catalogo.services import publicar
from cursos.glosario.marcar import MOST, marcar
from cursos.glosario.terminos import AVISO, Terminos, buscar, list_terminos
from cursos.paquetes.check import load
from cursos.paquetes.package import FORMER, hash_of
from cursos.paquetes.yaml_source import ContentError, YamlSource
from plataforma.db import db
from tests.factories.cursos import MINIMO, publish_minimo

if TYPE_CHECKING:
    from tests.client import CheckingClient

LANGS = ("es", "pt")


def test_every_term_is_whole_in_both_languages() -> None:
    terms = list_terminos()
    assert len(terms) >= 134  # the trade glossary of the programme
    for lang in LANGS:
        names = [getattr(t.termino, lang) for t in terms]
        assert len(set(names)) == len(names)
        forms = [f.lower() for t in terms for f in t.formas_en(lang)]
        assert {f for f in forms if forms.count(f) > 1} == set()


FRIEND = """
- clave: pronto
  termino: {es: Pronto, pt: Em breve}
  texto: {es: En poco tiempo., pt: Em pouco tempo.}
  falso_amigo:
    es: En portugués «pronto» quiere decir listo.
    pt: Em espanhol, “pronto” quer dizer em breve.
"""


@pytest.mark.parametrize(
    ("said", "instead", "why"),
    [
        ("    pt: Em espanhol, “pronto” quer dizer em breve.\n", "", "pt"),
        ("    es: En portugués «pronto» quiere decir listo.\n", "", "es"),
        ("“pronto” quer", "pronto quer", "between quotes"),
        ("“pronto” quer dizer em breve.", "“pronto”.\n    palabra: pronto", "palabra"),
    ],
    ids=["no Portuguese", "no Spanish", "no word named", "a field that nobody knows"],
)
def test_a_false_friend_that_is_not_whole_is_refused(said: str, instead: str, why: str) -> None:
    assert YamlSource.parse(FRIEND, "x.yml").read(Terminos)[0].falso_amigo
    assert said in FRIEND
    with pytest.raises(ContentError, match=why):
        YamlSource.parse(FRIEND.replace(said, instead), "x.yml").read(Terminos)


def test_every_word_that_a_false_friend_names_finds_it_in_both_languages() -> None:
    friends = [t for t in list_terminos() if t.falso_amigo]
    assert {"arancel", "largo", "propina"} <= {t.clave for t in friends}
    for termino in friends:
        assert termino.falso_amigo
        for word in termino.falso_amigo.palabras:
            for lang in LANGS:
                assert termino in buscar(word, lang)


@pytest.mark.parametrize(
    ("lang", "label", "says"),
    [("es", "Falso amigo", "«oficina» es el taller"), ("pt", "Falso cognato", "se diz “taller”")],
)
def test_a_false_friend_is_marked_with_a_word_and_says_what_misleads(
    client: CheckingClient, lang: str, label: str, says: str
) -> None:
    page = client.get(f"/{lang}/glosario/").text
    entry = page[page.index('id="oficina"') :]
    entry = entry[: entry.index("</div>")]
    assert f"{label}</span>" in entry
    assert says in entry
    plain = page[page.index('id="flete"') :]
    assert label not in plain[: plain.index("</div>")]


def test_the_filter_shows_only_false_friends_with_its_title_and_count(
    client: CheckingClient,
) -> None:
    friends = sum(t.falso_amigo is not None for t in list_terminos())
    page = client.get("/es/glosario/?ver=falsos-amigos").text
    assert "<h1>Falsos amigos</h1>" in page
    assert "<title>Falsos amigos" in page
    assert client.get("/pt/glosario/?ver=falsos-amigos").text.count("<dt>") == friends
    assert page.count("<dt>") == friends
    assert f'page">Falsos amigos <span class="filtro__cuenta">{friends}</span>' in page
    assert f'<span class="filtro__cuenta">{len(list_terminos())}</span>' in page
    assert page.count('aria-current="page">') == 1


def test_a_search_among_false_friends_stays_among_them(client: CheckingClient) -> None:
    page = client.get("/es/glosario/?ver=falsos-amigos&q=factura").text
    assert '<input type="hidden" name="ver" value="falsos-amigos">' in page
    assert "<dt>Factura comercial</dt>" in page
    assert "<dt>Factoring</dt>" not in page
    assert 'href="/es/glosario/?q=factura">Todas' in page
    everything = client.get("/es/glosario/?q=factura").text
    assert "<dt>Factoring</dt>" in everything


def test_a_filter_that_nobody_knows_shows_everything(client: CheckingClient) -> None:
    page = client.get("/es/glosario/?ver=otra-cosa").text
    assert "<h1>Glosario</h1>" in page
    assert page.count("<dt>") == len(list_terminos())


def test_the_page_has_letters_and_an_anchor_for_each_term(client: CheckingClient) -> None:
    for lang, word in (("es", "Certificado de origen"), ("pt", "Fluxo de caixa")):
        page = client.get(f"/{lang}/glosario/").text
        assert f"<dt>{word}</dt>" in page
        assert 'id="certificado-origen"' in page
        assert '<a href="#letra-a">A</a>' in page


@pytest.mark.parametrize("typed", ["nomina", "NÓMINA", "lista de abertura", "pmder"])
def test_a_search_minds_no_accents_capitals_or_language(client: CheckingClient, typed: str) -> None:
    page = client.get("/es/glosario/", query_string={"q": typed}).text
    assert "<dt>N\u00f3mina" in page or "PMDER" in page
    assert "<dt>Zona franca</dt>" not in page


def test_a_word_that_is_not_there_says_so(client: CheckingClient) -> None:
    page = client.get("/pt/glosario/?q=<b>xyz").text
    assert "“&lt;b&gt;xyz”" in page
    assert "noindex" in page


def test_terms_are_found_in_the_other_language_too() -> None:
    assert "flete" in [t.clave for t in buscar("frete", "es")]


def test_the_first_mention_is_a_link_that_carries_the_explanation() -> None:
    html = "<p>El <strong>arancel</strong> es alto. Un arancel bajo, no.</p>"
    page = marcar(html, "es")
    assert page.count('class="termino"') == 1
    assert 'href="/es/glosario/#arancel"' in page
    assert 'data-termino="Lo que se paga' in page
    assert page.endswith(">arancel</a></strong> es alto. Un arancel bajo, no.</p>")


@pytest.mark.parametrize(
    ("html", "lang", "word"),
    [
        ("<p>La lista de empaque.</p>", "es", "«volumes»"),
        ("<p>O packing list.</p>", "pt", "“volumen”"),
    ],
)
def test_the_explanation_in_a_lesson_ends_with_the_warning(html: str, lang: str, word: str) -> None:
    page = marcar(html, lang)
    text = page.partition('data-termino="')[2].partition('"')[0]
    explained, _, warning = text.partition("\n")
    assert explained
    assert warning.startswith(f"{AVISO[lang]}. ")
    assert word in warning
    assert AVISO[lang] not in marcar("<p>O frete, el flete.</p>", lang)


def test_an_everyday_false_friend_is_not_marked_in_lessons() -> None:
    html = "<p>Todavía no hay fecha: la oficina va a contestar pronto.</p>"
    assert marcar(html, "es") == html


@pytest.mark.parametrize(
    "html",
    [
        "<h2>El arancel</h2>",
        '<p><a href="https://x.y">el arancel</a></p>',
        "<table><tr><td>arancel</td></tr></table>",
        '<p class="admonition-title">El arancel</p>',
        "<p>arancelario, para-arancel, un par de cifras</p>",
    ],
)
def test_what_is_not_running_text_is_left_alone(html: str) -> None:
    assert marcar(html, "es") == html


def test_after_what_is_closed_marking_goes_on() -> None:
    page = marcar("<h2>Flete</h2><p>El Flete y la PAR.</p>", "es")
    assert ">Flete</a> y la <a" in page
    assert ">PAR</a>" in page


def test_the_longer_term_wins_and_marks_are_few() -> None:
    assert "#regla-origen" in marcar("<p>La regla de origen.</p>", "es")
    everything = " ".join(f for t in list_terminos() for f in t.formas_en("pt"))
    assert marcar(f"<p>{everything}</p>", "pt").count('class="termino"') == MOST


def test_a_published_lesson_has_its_terms_marked(client: CheckingClient) -> None:
    publish_minimo()
    found = db.session.scalars(select(Leccion).options(undefer(Leccion.html))).all()
    assert any('class="termino"' in leccion.html.en(lang) for leccion in found for lang in LANGS)
    assert all("data-termino" not in x.texto.es for x in found)


@pytest.mark.parametrize("former", FORMER)
def test_pages_made_anew_are_a_correction(monkeypatch: pytest.MonkeyPatch, former: bytes) -> None:
    """What changes is how pages are made, not what they say: who is learning moves with it."""
    seen: list[Cambio] = []
    monkeypatch.setattr(cambios, "_funciones", [lambda _version, cambio: seen.append(cambio)])
    paquete = load(MINIMO)
    version = publicar(paquete)
    assert version is not None
    version.hash = hash_of(paquete.files, former)
    db.session.flush()
    assert publicar(load(MINIMO)) is not None
    assert seen == [Cambio.CONTENIDO, Cambio.CORRECCION]
    assert len(db.session.scalars(select(VersionCurso)).all()) == 2
