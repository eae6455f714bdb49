"""Reports, hiding with a reason, showing again: recorded, and told to who wrote the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from cursos.discusion import services_moderacion as services
from cursos.discusion.errors import AporteOcultoError, AportePropioError
from cursos.discusion.models import Denuncia, Razon, Resultado
from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.email import Correo
from tests.factories.cursos import make_autor, make_curso
from tests.factories.discusion import make_denuncia, make_duda, make_respuesta

if TYPE_CHECKING:
    from cursos.discusion.models import Aporte, Duda
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

COLA = "/es/autoria/costos/discusion/"
MOTIVO = "Tiene el teléfono de un cliente."


@pytest.fixture
def aporte(duda: Duda, fabian: Usuario) -> Aporte:
    """An answer of Fabián's."""
    return make_respuesta(duda, fabian, texto="Llame al 0800 123.")


def acts() -> list[str]:
    return list(db.session.scalars(select(AuditLine.accion).order_by(AuditLine.id)))


def mails() -> list[Correo]:
    return list(db.session.scalars(select(Correo).order_by(Correo.id)))


def report(client: CheckingClient, aporte: Aporte, **changes: str) -> int:
    data = {"razon": "publicidad", "detalle": ""} | changes
    path = f"/es/cursos/costos/discusion/aportes/{aporte.id}/denunciar/"
    return client.send(path, data).status_code


def test_a_report_counts_once_a_person(
    client: CheckingClient, aporte: Aporte, ana: Usuario
) -> None:
    client.as_user(ana)
    assert [report(client, aporte) for _ in range(2)] == [303, 303]
    assert db.session.scalar(select(func.count(Denuncia.id))) == 1
    page = client.get(f"/es/cursos/costos/discusion/{aporte.duda_id}/").text
    assert "Ya lo denunció" in page


def test_a_report_needs_a_reason(client: CheckingClient, aporte: Aporte, ana: Usuario) -> None:
    client.as_user(ana)
    for changes in ({"razon": ""}, {"razon": "nada"}, {"razon": "otra"}, {"detalle": "x" * 601}):
        assert report(client, aporte, **changes) == 422, changes
    assert db.session.scalar(select(func.count(Denuncia.id))) == 0


def test_nobody_reports_themselves_or_what_is_hidden(
    aporte: Aporte, fabian: Usuario, ana: Usuario, bruno: Usuario
) -> None:
    with pytest.raises(AportePropioError):
        services.denunciar(aporte, actor=fabian, razon=Razon.OFENSA, detalle="")
    services.ocultar(aporte, actor=bruno, motivo=MOTIVO)
    with pytest.raises(AporteOcultoError):
        services.denunciar(aporte, actor=ana, razon=Razon.OFENSA, detalle="")


def test_the_queue_shows_what_was_reported_and_why(
    client: CheckingClient, aporte: Aporte, ana: Usuario, bruno: Usuario
) -> None:
    make_denuncia(aporte, ana, razon=Razon.OTRA, detalle="Parece un engaño.")
    page = client.as_user(bruno).get(COLA).text
    assert "Llame al 0800 123." in page
    assert "Parece un engaño." in page
    assert "Fabián, Bolivia" in page
    assert "Ana, Paraguay" not in page  # who reported is not said


def test_hiding_answers_the_reports_and_tells_the_author(
    client: CheckingClient, aporte: Aporte, ana: Usuario, bruno: Usuario
) -> None:
    denuncia = make_denuncia(aporte, ana)
    sent = client.as_user(bruno).send(f"{COLA}{aporte.id}/ocultar/", {"motivo": MOTIVO})
    assert sent.status_code == 303
    db.session.expire_all()
    assert denuncia.resultado == Resultado.OCULTO
    assert acts() == ["aporte.ocultar"]
    (mail,) = mails()
    assert (mail.para, MOTIVO in mail.texto) == ("fabian@escala.test", True)
    services.ocultar(aporte, actor=bruno, motivo="Otra vez")
    assert (len(mails()), aporte.motivo) == (1, MOTIVO)


def test_a_hidden_answer_is_seen_by_its_author_with_the_reason(
    client: CheckingClient, aporte: Aporte, ana: Usuario, bruno: Usuario, fabian: Usuario
) -> None:
    services.ocultar(aporte, actor=bruno, motivo=MOTIVO)
    path = f"/es/cursos/costos/discusion/{aporte.duda_id}/"
    assert "0800" not in client.get(path).text
    assert "0800" not in client.as_user(ana).get(path).text
    assert MOTIVO in client.as_user(fabian).get(path).text
    assert "Mostrar otra vez" in client.as_user(bruno).get(path).text


def test_a_hidden_question_is_not_there_for_the_others(
    client: CheckingClient, duda: Duda, ana: Usuario, bruno: Usuario, fabian: Usuario
) -> None:
    services.ocultar(duda.pregunta, actor=bruno, motivo=MOTIVO)
    path = f"/es/cursos/costos/discusion/{duda.id}/"
    assert client.get(path).status_code == 404
    assert client.as_user(fabian).get(path).status_code == 404
    assert client.send(f"{path}respuestas/", {"texto": "Hola."}).status_code == 404
    assert MOTIVO in client.as_user(ana).get(path).text
    assert duda.titulo not in client.get("/es/cursos/costos/discusion/").text


def test_showing_it_again_tells_the_author(
    client: CheckingClient, aporte: Aporte, bruno: Usuario
) -> None:
    client.as_user(bruno)
    for _ in range(2):
        client.send(f"{COLA}{aporte.id}/ocultar/", {"motivo": MOTIVO})
        client.send(f"{COLA}{aporte.id}/restaurar/")
    client.send(f"{COLA}{aporte.id}/restaurar/")
    assert "0800" in client.get(f"/es/cursos/costos/discusion/{aporte.duda_id}/").text
    assert acts() == ["aporte.ocultar", "aporte.restaurar"] * 2
    assert "otra vez a la vista" in mails()[-1].asunto


def test_leaving_it_in_sight_answers_the_reports(
    client: CheckingClient, aporte: Aporte, ana: Usuario, bruno: Usuario
) -> None:
    denuncia = make_denuncia(aporte, ana)
    client.as_user(bruno)
    for _ in range(2):
        client.send(f"{COLA}{aporte.id}/mantener/")
    db.session.expire_all()
    assert denuncia.resultado == Resultado.MANTENIDO
    assert acts() == ["aporte.mantener"]
    assert mails() == []


def test_hiding_needs_a_reason(client: CheckingClient, aporte: Aporte, bruno: Usuario) -> None:
    answer = client.as_user(bruno).send(f"{COLA}{aporte.id}/ocultar/", {"motivo": " "})
    assert answer.status_code == 422
    assert "Escriba el motivo" in answer.text


def test_the_three_queues(
    client: CheckingClient, duda: Duda, aporte: Aporte, ana: Usuario, bruno: Usuario
) -> None:
    make_duda(duda.curso, ana, titulo="¿Nadie sabe esto?")
    services.ocultar(aporte, actor=bruno, motivo=MOTIVO)
    client.as_user(bruno)
    assert MOTIVO in client.get(f"{COLA}?ver=ocultos").text
    waiting = client.get(f"{COLA}?ver=sin-respuesta").text
    assert "¿Nadie sabe esto?" in waiting
    assert "Nada por aquí" in client.get(f"{COLA}?ver=nada&pagina=7").text


def test_another_course_s_author_finds_nothing(
    client: CheckingClient, aporte: Aporte, bruno: Usuario, gael: Usuario
) -> None:
    other = make_curso("otro")
    make_autor(bruno, other)
    client.as_user(bruno)
    assert client.send(f"/es/autoria/otro/discusion/{aporte.id}/mantener/").status_code == 404
    assert client.as_user(gael).get(COLA).status_code == 404


def test_the_panel_of_an_author_says_what_waits(
    client: CheckingClient, aporte: Aporte, ana: Usuario, bruno: Usuario
) -> None:
    make_denuncia(aporte, ana)
    page = client.as_user(bruno).get("/es/panel/").text
    assert "Denuncias por revisar" in page
    assert "Denuncias por revisar" not in client.as_user(ana).get("/es/panel/").text
