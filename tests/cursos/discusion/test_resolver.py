"""Correcting one's own text, accepting, closing, saying that it helped."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from cursos.discusion import services
from cursos.discusion.errors import (
    AporteOcultoError,
    AportePropioError,
    CambioEnOtraPaginaError,
    EdicionVencidaError,
    SoloRespuestasError,
)
from cursos.discusion.models import PLAZO_EDICION, Aporte, MeSirvio
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from tests.factories.discusion import escrito, make_respuesta

if TYPE_CHECKING:
    from cursos.discusion.models import Duda
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

APORTES = "/es/cursos/costos/discusion/aportes/"


def marks() -> int:
    return db.session.scalar(select(func.count(MeSirvio.id))) or 0


def accepted() -> list[int]:
    return list(db.session.scalars(select(Aporte.id).where(Aporte.aceptado_el.is_not(None))))


def test_an_own_text_is_changed_and_says_so(
    client: CheckingClient, duda: Duda, ana: Usuario
) -> None:
    path = f"{APORTES}{duda.pregunta.id}/editar/"
    assert "Es mango de Concepción." in client.as_user(ana).get(path).text
    data = {"titulo": "¿Y el seguro?", "texto": "Es piña.", "idioma": "es", "revision": "0"}
    page = client.send(path, data, follow_redirects=True).text
    assert "¿Y el seguro?" in page
    assert "cambiado después" in page
    found = client.get("/es/cursos/costos/discusion/?q=pina seguro").text
    assert "¿Y el seguro?" in found


def test_after_an_hour_it_stays(duda: Duda, ana: Usuario) -> None:
    duda.pregunta.creado_el = now() - PLAZO_EDICION - timedelta(seconds=1)
    db.session.flush()
    with pytest.raises(EdicionVencidaError):
        services.editar(duda.pregunta, escrito=escrito(), revision=0)


def test_a_hidden_text_is_not_changed(duda: Duda) -> None:
    duda.pregunta.oculto_el = now()
    db.session.flush()
    with pytest.raises(EdicionVencidaError):
        services.editar(duda.pregunta, escrito=escrito(), revision=0)


def test_the_older_of_two_pages_does_not_win_unseen(duda: Duda) -> None:
    services.editar(duda.pregunta, escrito=escrito("Primero."), revision=0)
    with pytest.raises(CambioEnOtraPaginaError):
        services.editar(duda.pregunta, escrito=escrito("Segundo."), revision=0)
    assert duda.pregunta.texto == "Primero."


def test_the_older_page_keeps_what_was_typed_in_it(
    client: CheckingClient, duda: Duda, ana: Usuario
) -> None:
    own = make_respuesta(duda, ana)
    path = f"{APORTES}{own.id}/editar/"
    client.as_user(ana).send(path, {"texto": "Uno.", "idioma": "es", "revision": "0"})
    late = client.send(path, {"texto": "Dos.", "idioma": "es", "revision": "0"})
    assert late.status_code == 422
    assert "Este texto cambió en otra página" in late.text
    assert "Dos.</textarea>" in late.text
    client.send(path, {"texto": "Dos.", "idioma": "es", "revision": "1"})
    assert db.session.get_one(Aporte, own.id).texto == "Dos."


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 40, "²"])
def test_an_odd_revision_is_the_older_page(
    client: CheckingClient, duda: Duda, ana: Usuario, revision: str
) -> None:
    path = f"{APORTES}{make_respuesta(duda, ana).id}/editar/"
    sent = {"texto": "Uno.", "idioma": "es", "revision": revision}
    assert client.as_user(ana).send(path, sent).status_code == 422


def test_who_asked_accepts_one_answer_at_a_time(duda: Duda, ana: Usuario, bruno: Usuario) -> None:
    first, second = make_respuesta(duda, bruno), make_respuesta(duda, bruno)
    for answer in (first, second, second):
        services.aceptar(answer, actor=ana, si=True)
    assert accepted() == [second.id]
    services.aceptar(second, actor=ana, si=False)
    assert accepted() == []
    lines = select(func.count(AuditLine.id)).where(AuditLine.accion == "aporte.aceptar")
    assert db.session.scalar(lines) == 2


def test_neither_the_question_nor_a_hidden_answer_is_accepted(duda: Duda, ana: Usuario) -> None:
    hidden = make_respuesta(duda, ana, oculto_el=now())
    with pytest.raises(SoloRespuestasError):
        services.aceptar(duda.pregunta, actor=ana, si=True)
    with pytest.raises(AporteOcultoError):
        services.aceptar(hidden, actor=ana, si=True)


def test_the_accepted_answer_stands_first(
    client: CheckingClient, duda: Duda, ana: Usuario, bruno: Usuario
) -> None:
    for n in range(25):
        last = make_respuesta(duda, bruno, texto=f"Respuesta {n}.")
    sent = client.as_user(ana).send(f"{APORTES}{last.id}/aceptar/", {"si": "1"})
    assert "pagina" not in sent.location
    page = client.get(sent.location).text
    assert page.index("Respuesta 24.") < page.index("Respuesta 0.")
    assert "Resolvió la duda" in page


def test_a_new_answer_leads_to_the_page_that_shows_it(
    client: CheckingClient, duda: Duda, bruno: Usuario
) -> None:
    for _ in range(20):
        make_respuesta(duda, bruno)
    path = f"/es/cursos/costos/discusion/{duda.id}/respuestas/"
    sent = client.as_user(bruno).send(path, {"texto": "La 21.", "idioma": "es"})
    assert "pagina=2" in sent.location
    assert "La 21." in client.get(sent.location).text


def test_closing_and_opening_again(client: CheckingClient, duda: Duda, ana: Usuario) -> None:
    path = f"/es/cursos/costos/discusion/{duda.id}/"
    client.as_user(ana).send(f"{path}cerrar/", {"si": "1"})
    closed = client.get(path).text
    assert "no recibe más respuestas" in closed
    assert "Publicar la respuesta" not in closed
    client.send(f"{path}cerrar/", {"si": "0"})
    assert "Publicar la respuesta" in client.get(path).text


def test_it_helped_counts_once_a_person(duda: Duda, ana: Usuario, bruno: Usuario) -> None:
    answer = make_respuesta(duda, bruno)
    for _ in range(3):
        services.marcar_util(answer, actor=ana, si=True)
    assert marks() == 1
    for _ in range(2):
        services.marcar_util(answer, actor=ana, si=False)
    assert marks() == 0


def test_not_for_one_s_own_answer_nor_for_a_question(
    duda: Duda, ana: Usuario, bruno: Usuario
) -> None:
    with pytest.raises(AportePropioError):
        services.marcar_util(make_respuesta(duda, ana), actor=ana, si=True)
    with pytest.raises(SoloRespuestasError):
        services.marcar_util(duda.pregunta, actor=bruno, si=True)


def test_the_page_says_how_many_it_helped(
    client: CheckingClient, duda: Duda, ana: Usuario, bruno: Usuario
) -> None:
    answer = make_respuesta(duda, bruno)
    client.as_user(ana).send(f"{APORTES}{answer.id}/me-sirvio/", {"si": "1"})
    page = client.get(f"/es/cursos/costos/discusion/{duda.id}/").text
    assert "Le sirvió a 1 persona" in page
    assert "Quitar «me sirvió»" in page


def test_somebody_else_s_text_is_not_theirs_to_change(
    client: CheckingClient, duda: Duda, fabian: Usuario
) -> None:
    client.as_user(fabian)
    assert client.get(f"{APORTES}{duda.pregunta.id}/editar/").status_code == 403
    for act in (f"aportes/{make_respuesta(duda, fabian).id}/aceptar/", f"{duda.id}/cerrar/"):
        assert client.send(f"/es/cursos/costos/discusion/{act}").status_code == 403
    assert client.send(f"{APORTES}99999/me-sirvio/").status_code == 404
