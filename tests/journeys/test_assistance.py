"""Journey 3: a firm asks, a consultant answers; each step mails the other side in its language."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from tests.journeys.conftest import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor
    from tests.journeys.conftest import Site

FIRM, CONSULTANT = "emprendedora@escala.test", "consultor@escala.test"
QUESTION = "¿Cuánto paga mi mermelada al entrar a Colombia?"
PROBLEM = (
    "Tengo el código y el certificado, pero el comprador dice que la preferencia no se aplica."
)


class Post:
    """Reads the mails of both sides: each step must write to one of them."""

    def __init__(self, site: Site) -> None:
        self.site, self.since = site, time.time()

    def came(self, to: str, lang: str, *words: str) -> None:
        """Wait for a mail since the last step, in this language and with these words."""
        message = self.site.wait_for_mail(to, self.since)
        assert message["Content-Language"] == lang
        body = text_of(message)
        assert all(word in body for word in words), body
        self.since = time.time()


def test_a_request_from_the_search_to_the_rating(enter: Callable[..., Visitor], site: Site) -> None:
    ana, diego = enter("emprendedora"), enter("consultor", "pt")
    reads_in_portuguese(diego)
    post = Post(site)
    finds_diego(ana)
    reference = asks(ana)
    post.came(CONSULTANT, "pt", QUESTION)
    path = f"asistencia/{reference}/"
    accepts(diego, path)
    post.came(FIRM, "es", "Diego Restrepo")
    they_write(ana, diego, path, post)
    delivers(diego, path)
    post.came(FIRM, "es", reference)
    rates(ana, path)
    post.came(CONSULTANT, "pt", reference)


def reads_in_portuguese(diego: Visitor) -> None:
    """Diego asks for his mails in Portuguese."""
    diego.go("/pt/cuenta/")
    diego.pick("Português")
    diego.click("Guardar los cambios")


def finds_diego(ana: Visitor) -> None:
    ana.go("/es/consultores/")
    where = ana.page.get_by_role("search")
    where.get_by_label("Área").select_option("ORI")
    where.get_by_label("Atiende a empresas de").select_option("PY")
    where.get_by_label("Idioma").select_option("es")
    ana.click("Buscar", within=where)
    ana.follow("Diego Restrepo", within=ana.main.get_by_role("heading", level=2))
    ana.title_is("Diego Restrepo")


def asks(ana: Visitor) -> str:
    """Three short steps; before sending she reads who answers and by when."""
    ana.follow("Pedir asistencia")
    ana.page.get_by_role("radio").first.check()
    ana.click("Continuar")
    ana.fill("Su pregunta, en una línea", QUESTION)
    ana.fill("Producto o servicio", "Mermelada de guayaba en frasco de 250 g")
    ana.choose("País al que quiere vender", "Colombia")
    ana.fill("Cuente el problema", PROBLEM)
    ana.pick("Español")
    ana.click("Guardar y continuar")
    ana.title_is("Revise y envíe")
    ana.sees(re.compile(r"Responde Diego Restrepo, a más tardar el \d{1,2} de [a-z]+ de 20\d\d"))
    ana.click("Enviar la solicitud")
    ana.title_is(QUESTION)
    return ana.path.rstrip("/").rsplit("/", 1)[1]


def accepts(diego: Visitor, path: str) -> None:
    diego.go(f"/pt/{path}")
    diego.click("Aceptar la solicitud")
    diego.click("Empezar el trabajo")


def they_write(ana: Visitor, diego: Visitor, path: str, post: Post) -> None:
    post.since = time.time()
    diego.fill("Su mensaje", "Bom dia, Ana. Qual é o código do produto na fatura?")
    diego.click("Enviar el mensaje")
    post.came(FIRM, "es")
    ana.go(f"/es/{path}")
    ana.sees("Bom dia, Ana. Qual é o código do produto na fatura?")
    ana.fill("Su mensaje", "Buen día, Diego: el código es 2007.99.")
    ana.click("Enviar el mensaje")
    post.came(CONSULTANT, "pt")


def delivers(diego: Visitor, path: str) -> None:
    diego.go(f"/pt/{path}")
    diego.sees("Buen día, Diego: el código es 2007.99.")
    diego.follow("Entregar el resultado")
    diego.fill("Resultado", "A preferência é de 100 % e pede prova de origem. Passos: 1, 2 e 3.")
    diego.click("Entregar el resultado")
    diego.sees("A preferência é de 100 % e pede prova de origem. Passos: 1, 2 e 3.")


def rates(ana: Visitor, path: str) -> None:
    ana.go(f"/es/{path}")
    ana.sees("A preferência é de 100 % e pede prova de origem. Passos: 1, 2 e 3.")
    ana.follow("Confirmar y calificar")
    for question in ("se comunicó con usted", "Le sirvió", "Llegó a tiempo", "Cómo fue el trato"):
        asked = ana.main.get_by_role("group", name=re.compile(question))
        asked.get_by_role("radio").first.check()
    ana.fill("Comentario", "Clara y a tiempo. Gracias.")
    ana.click("Confirmar y cerrar")
    ana.sees("Solicitud cerrada. Gracias por calificar.")
