"""Journey 3: a firm asks, a consultant answers; each step mails the other side in its language."""

from __future__ import annotations

import re
import secrets
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from plataforma.clock import now
from tests.journeys.conftest import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor
    from tests.journeys.conftest import Site

FIRM, CONSULTANT = "emprendedora@escala.test", "consultor@escala.test"
CODE = re.compile(r"[2-9A-Z]{5}-[2-9A-Z]{5}")
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
    agrees(ana, path)
    post.came(CONSULTANT, "pt", reference)
    diego.go(f"/pt/{path}")
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
    where.get_by_label("Problema o nombre").fill("Diego Restrepo")
    ana.click("Buscar", within=where)
    ana.follow("Diego Restrepo", within=ana.main.get_by_role("heading", level=2))
    ana.title_is("Diego Restrepo")


def asks(ana: Visitor) -> str:
    """Five short steps; before sending she reads who answers and by when."""
    ana.follow("Pedir asistencia")
    ana.page.get_by_role("radio").first.check()
    ana.click("Continuar")
    ana.fill("Su pregunta, en una línea", QUESTION)
    ana.fill("Producto o servicio", "Mermelada de guayaba en frasco de 250 g")
    ana.choose("País al que quiere vender", "Colombia")
    ana.fill("Cuente el problema", PROBLEM)
    ana.pick("Español")
    ana.click("Guardar y continuar")
    ana.title_is("Detalles que ayudan")
    ana.click("Guardar y continuar")
    ana.title_is("Revise y envíe")
    ana.sees(re.compile(r"Responde Diego Restrepo, a más tardar el \d{1,2} de [a-z]+ de 20\d\d"))
    ana.click("Enviar la solicitud")
    ana.title_is("Recibimos su solicitud")
    ana.follow("Ver mi solicitud")
    ana.title_is(QUESTION)
    return ana.path.rstrip("/").rsplit("/", 1)[1]


def accepts(diego: Visitor, path: str) -> None:
    diego.go(f"/pt/{path}")
    diego.follow("Aceptar y proponer qué hará")
    diego.click("Aceptar y enviar la propuesta")


def agrees(ana: Visitor, path: str) -> None:
    """One tap, on what Diego proposed."""
    ana.go(f"/es/{path}")
    ana.click("Estoy de acuerdo")
    ana.sees("Quedaron de acuerdo.")


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


def test_without_an_account_from_the_cards_to_following(
    visitor: Callable[..., Visitor], site: Site, lang: str
) -> None:
    """Ana says who she is, types the code of the mail, and opens it elsewhere with the code."""
    ana, mail = visitor(), f"ana.{lang}.{secrets.token_hex(3)}@buzon.test"
    since = time.time()
    ana.go(f"/{lang}/asistencia/nueva/")
    ana.page.get_by_role("radio").nth(1).check()
    ana.click("Continuar")
    ana.title_is("¿A quién le respondemos?")
    ana.fill("Nombre y apellido", "Ana Benítez")
    ana.fill("Correo electrónico", mail)
    ana.choose("País de la empresa", "Paraguay" if lang == "es" else "Paraguai")
    ana.page.get_by_role("checkbox").first.check()
    ana.click("Continuar sin cuenta")
    tells(ana)
    ana.click("Que la red proponga a dos o tres")
    ana.click("Enviar la solicitud")
    code = CODE.search(text_of(site.wait_for_mail(mail, since)))
    assert code
    ana.fill("Código de 10 letras y números", code[0])
    ana.click("Confirmar y enviar")
    ana.title_is("Recibimos su solicitud")
    reference = ana.path.split("/")[3]
    elsewhere = visitor()
    elsewhere.go(f"/{lang}/asistencia/seguir/")
    elsewhere.fill("Número de la solicitud", reference)
    elsewhere.fill("Código de 10 letras y números", code[0].lower())
    elsewhere.click("Abrir mi solicitud")
    elsewhere.title_is(QUESTION)


def tells(ana: Visitor) -> None:
    """Steps 2 and 3, with a file."""
    ana.title_is("Cuéntenos")
    ana.fill("Su pregunta, en una línea", QUESTION)
    ana.fill("Cuente el problema", PROBLEM)
    ana.click("Guardar y continuar")
    ana.title_is("Detalles que ayudan")
    pdf = {"name": "factura.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 1"}
    ana.page.locator("input[type=file]").set_input_files(pdf)  # type: ignore[arg-type]
    ana.click("Adjuntar")
    ana.sees("factura.pdf")
    ana.click("Guardar y continuar")


def test_a_chamber_asks_for_a_workshop(enter: Callable[..., Visitor], lang: str) -> None:
    carla = enter("camara", lang)
    carla.go(f"/{lang}/asistencia/nueva/")
    carla.page.locator("main summary").click()
    carla.page.locator("input[value=SOL-CUR]").check()
    carla.page.locator("input[name=organizacion]").nth(1).check()
    carla.click("Continuar")
    carla.fill("Su pregunta, en una línea", "Taller de origen para empresas de alimentos")
    carla.fill("Cuente el problema", "Queremos que treinta empresas sepan certificar el origen.")
    carla.click("Guardar y continuar")
    carla.title_is("El curso o taller")
    first = now().date() + timedelta(days=60)
    carla.page.locator("input[name=servicio]").first.check()
    carla.page.locator("select[name=area]").select_option("ORI")
    carla.fill("Para quiénes es", "Treinta empresas de alimentos")
    carla.fill("Cuántas personas", "30")
    carla.page.locator("input[name=desde]").fill(first.isoformat())
    carla.page.locator("input[name=hasta]").fill(first.isoformat())
    carla.page.locator("input[name=modalidad]").first.check()
    carla.fill("Ciudad y sala", "Montevideo, sala 2")
    carla.click("Guardar y continuar")
    carla.click("Que la red proponga a dos o tres")
    carla.title_is("Revise y envíe")
    carla.sees("Montevideo, sala 2")
    carla.click("Enviar la solicitud")
    carla.title_is("Recibimos su solicitud")
    carla.follow("Ver mi solicitud")
    carla.sees("Treinta empresas de alimentos")
